"""Servers for tests, benches and pictures: a free port, one that is up, one that ends whole."""

import os
import re
import selectors
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

_START, _END = 60.0, 30.0
_LOOK_EVERY = 0.1


def free_port() -> int:
    """A port that nobody listens at now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(
    command: Sequence[object], environment: Mapping[str, str] | None = None
) -> Iterator["subprocess.Popen[bytes]"]:
    """A server and all it starts, until the block ends."""
    process = subprocess.Popen(
        list(map(str, command)), stdout=subprocess.PIPE, env=environment, start_new_session=True
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(_END)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def answering(port: int) -> None:
    """Wait until somebody listens. Raises `TimeoutError`."""
    until = time.monotonic() + _START
    while time.monotonic() < until:
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(_LOOK_EVERY)
    raise TimeoutError("the server does not answer")


def first_code(process: "subprocess.Popen[bytes]") -> str:
    """The code of the first run that a workbench prints; nothing where accounts exist.

    Raises `TimeoutError` where it does not say that it is open.
    """
    if process.stdout is None:
        raise LookupError("stdout")
    watch = selectors.DefaultSelector()
    watch.register(process.stdout, selectors.EVENT_READ)
    said, until = b"", time.monotonic() + _START
    while b"Ctrl-C" not in said and time.monotonic() < until and process.poll() is None:
        if watch.select(timeout=1):
            # Past Python's own buffer: what lies there already would never be told again.
            said += os.read(process.stdout.fileno(), 65536)
    if b"Ctrl-C" not in said:
        raise TimeoutError("the workbench did not say that it is open")
    found = re.search(rb"/welcome#(\S+)", said)
    return found[1].decode() if found else ""
