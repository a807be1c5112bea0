"""A workbench running for a test: server, worker, first-run code, its data folder."""

import os
import re
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_START = 60.0
_RUN = "from zhendan.faces.cli import main; main()"


@dataclass(frozen=True)
class Bench:
    """Where it answers, and the code of its first run."""

    address: str
    code: str
    data: Path
    process: "subprocess.Popen[bytes]"


@contextmanager
def running(data: Path, *extra: str) -> Iterator[Bench]:
    """Serve a data folder until the block ends."""
    port = _free_port()
    command = [
        sys.executable,
        "-c",
        _RUN,
        "serve",
        "--port",
        str(port),
        "--data",
        str(data),
        *extra,
    ]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        env=os.environ | {"ZHENDAN_WEB_TRACE": "1"},
        start_new_session=True,
    )
    try:
        code = _code(process)
        _answering(port)
        yield Bench(f"http://127.0.0.1:{port}", code, data, process)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _code(process: "subprocess.Popen[bytes]") -> str:
    """The first-run code it prints, or nothing where accounts exist."""
    assert process.stdout is not None
    watch = selectors.DefaultSelector()
    watch.register(process.stdout, selectors.EVENT_READ)
    said, until = b"", time.monotonic() + _START
    while b"Ctrl-C" not in said and time.monotonic() < until and process.poll() is None:
        if watch.select(timeout=1):
            # Past Python's own buffer: what lies there already would never be told again.
            said += os.read(process.stdout.fileno(), 65536)
    assert b"Ctrl-C" in said, "the workbench did not say that it is open"
    found = re.search(rb"/welcome#(\S+)", said)
    return found[1].decode() if found else ""


def _answering(port: int) -> None:
    until = time.monotonic() + _START
    while time.monotonic() < until:
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the workbench does not answer")
