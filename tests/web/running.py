"""A workbench running for a test: server, worker, first-run code, its data folder."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools import serving

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
    port = serving.free_port()
    words = ("serve", "--port", port, "--data", data, *extra)
    traced = os.environ | {"ZHENDAN_WEB_TRACE": "1"}
    with serving.running((sys.executable, "-c", _RUN, *words), traced) as process:
        code = serving.first_code(process)
        serving.answering(port)
        yield Bench(f"http://127.0.0.1:{port}", code, data, process)
