"""Programs that send files to a workbench which may be gone at any moment, and note its answers."""

import hashlib
import http.client
import json
import random
import threading
import time
from dataclasses import dataclass, field
from typing import Any

from faults.cuts import SIZES

_PAUSE = 0.1
_FILES = 6
"""In one delivery: two of each size."""


@dataclass(slots=True)
class Sender:
    """One program with its key; what the workbench acknowledged to it."""

    port: int
    key: str
    case: str
    shop: int = 0
    """Which of the shops it sends to."""
    name: str = ""
    pieces: bool = False
    """Sends deliveries in pieces, which the worker seals later, instead of one file at a time."""
    handed: set[str] = field(default_factory=set)
    """Hashes of files that were sent, or whose delivery was accepted: sealed in the end."""
    sealed: set[str] = field(default_factory=set)
    """Hashes of files that were answered as sealed: sealed from then on."""
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None
    _turn: int = 0

    def start(self) -> None:
        """Send until told to stop."""
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Begin nothing further; what is under way is settled or given up."""
        self._stop.set()

    def wait(self, seconds: float) -> bool:
        """Whether it came to an end within so many seconds."""
        assert self._thread is not None
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while not self._stop.is_set():
            self._turn += 1
            if self.pieces:
                self._deliver({f"{self._turn}-{n}.txt": self._content(n) for n in range(_FILES)})
            else:
                self._send(self._content(self._turn))

    def _content(self, number: int) -> bytes:
        """Readable invented bytes, of no other turn and no other sender."""
        chance = random.Random(f"{self.key} {self.name} {self._turn} {number}")
        size = SIZES[number % len(SIZES)]
        return chance.randbytes(size // 2).hex().encode()

    def _send(self, content: bytes) -> None:
        """One file, again and again until it is answered as sealed."""
        told = hashlib.sha256(content).hexdigest()
        self.handed.add(told)
        if self._asked("POST", f"/evidence?name={self._turn}.txt", content).get("sha256") == told:
            self.sealed.add(told)

    def _deliver(self, files: dict[str, bytes]) -> None:
        """One delivery from its beginning until it is done, however often the line breaks."""
        number = self._asked("POST", "/deliveries", {"case": self.case})["delivery"]
        home = f"/deliveries/{number}"
        for path, content in files.items():
            file = self._asked("POST", f"{home}/files", {"path": path, "size": len(content)})
            if file["got"] < len(content):
                self._asked("PUT", f"{home}/files/{file['file']}?at=0", content)
        hashes = {hashlib.sha256(one).hexdigest() for one in files.values()}
        while True:
            task = self._asked("POST", f"{home}/done", {"paths": list(files)}).get("task")
            if task is None:
                return  # the answer was lost and the delivery is closed: nothing to count on
            self.handed |= hashes
            if self._settled(task) == "done":
                self.sealed |= hashes
                return

    def _settled(self, task: str) -> str:
        """How a task ended."""
        while True:
            state = str(self._asked("GET", f"/tasks/{task}", None).get("state"))
            if state not in ("waiting", "running"):
                return state
            time.sleep(2 * _PAUSE)

    def _asked(self, method: str, address: str, told: object) -> dict[str, Any]:
        """Ask until there is an answer; a refusal is empty, a busy or broken line is no answer."""
        while True:
            status, answer = ask(self.port, self.key, method, address, told)
            if status < 400:
                return answer
            if 400 <= status < 500 and status not in (409, 429):
                return {}
            time.sleep(_PAUSE)


def ask(port: int, key: str, method: str, address: str, told: object) -> tuple[int, dict[str, Any]]:
    """One request with its status; 599 where nobody answers whole."""
    raw = told if isinstance(told, bytes) else json.dumps(told).encode()
    kind = "application/octet-stream" if isinstance(told, bytes) else "application/json"
    headers = {"Authorization": f"Bearer {key}", "Content-Type": kind}
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        line.request(method, f"/api/v1{address}", None if told is None else raw, headers)
        answer = line.getresponse()
        content = answer.read()
        return answer.status, json.loads(content) if answer.status < 400 else {}
    except (OSError, http.client.HTTPException, ValueError):
        return 599, {}
    finally:
        line.close()


def is_ready(port: int) -> bool:
    """Whether the workbench takes writing."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        line.request("GET", "/healthz")
        return line.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()
