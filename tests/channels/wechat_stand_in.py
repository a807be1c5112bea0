"""A stand-in for WeChat's violation and appeal interface, from its published fields; not WeChat."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "示例令牌-secret"


@dataclass
class StandIn:
    """The state of one invented account, and which faults it plays."""

    violations: list[dict[str, Any]] = field(default_factory=list)
    appeals: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    allowed: int = 2
    media: list[bytes] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    lose_answer_of: str = ""
    """A path whose answer is lost after it took effect."""
    drop: str = ""
    """A path whose call is lost before it took effect."""
    late: str = ""
    """A path whose call takes effect only after `hold` is lifted, when nobody waits any more."""
    hold: threading.Event = field(default_factory=threading.Event)
    taken: threading.Event = field(default_factory=threading.Event)
    """Set once a late call took effect."""
    refuse: str = ""
    """A path that refuses every call."""
    garbage: str = ""
    """A path that answers no JSON."""

    def answer(self, path: str, body: bytes) -> dict[str, Any]:
        """What the interface answers."""
        if path == "/cgi-bin/media/upload":
            self.media.append(body)
            return {"type": "image", "media_id": f"m{len(self.media)}", "created_at": 1}
        told = json.loads(body)
        if path == "/wxa/getillegalrecords":
            return {"errcode": 0, "records": self.violations}
        if path == "/wxa/getappealrecords":
            return {"errcode": 0, "records": self.appeals.get(told["illegal_record_id"], [])}
        return self._create(told)

    def _create(self, told: dict[str, Any]) -> dict[str, Any]:
        """Take an appeal in, as the page describes: counted, one at a time, item by item."""
        record = told["illegal_record_id"]
        held = self.appeals.setdefault(record, [])
        wanted = next(v for v in self.violations if v["illegal_record_id"] == record)
        items = wanted.get("illegal_content") or [""]
        count = len(items) if isinstance(items, list) else 1
        if any(each["appeal_status"] == 1 for each in held):
            return {"errcode": 86003, "errmsg": "appeal in progress"}
        if len(held) >= self.allowed:
            return {"errcode": 86004, "errmsg": "no attempt left"}
        materials = told["appeal_materials"]
        if len(materials) != count or not all(
            m["reason"] and m["proof_material_ids"] for m in materials
        ):
            return {"errcode": 40097, "errmsg": "materials do not match"}
        held.append(
            {
                "appeal_record_id": f"{record}-{len(held) + 1}",
                "appeal_time": 1_780_000_000,
                "appeal_count": len(held) + 1,
                "appeal_from": 1,
                "appeal_status": 1,
                "materials": materials,
            }
        )
        return {"errcode": 0, "errmsg": "ok"}


@contextmanager
def serving(state: StandIn) -> Iterator[str]:
    """The stand-in on a free port of this machine; yields its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers["Content-Length"]))
            state.asked.append(parts.path)
            if parse_qs(parts.query).get("access_token") != [TOKEN]:
                self._say({"errcode": 40001, "errmsg": "invalid credential"})
                return
            if parts.path == state.drop:
                self.close_connection = True
                return
            if parts.path == state.refuse:
                self._say({"errcode": 42001, "errmsg": "access_token expired"})
                return
            if parts.path == state.late:
                state.hold.wait(10)
                state.answer(parts.path, body)
                state.taken.set()
                self.close_connection = True
                return
            answer = state.answer(parts.path, body)
            if parts.path == state.lose_answer_of:
                self.close_connection = True
                return
            self._say(answer, garbage=parts.path == state.garbage)

        def _say(self, answer: dict[str, Any], *, garbage: bool = False) -> None:
            raw = b"<html>busy</html>" if garbage else json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=lambda: server.serve_forever(0.02), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
