"""The program, standing ready: its imports done once, every command a fork of its own.

A start of the program costs two seconds of processor time, nearly all of them imports. Here a
child process has done them and forks for each command: what the command does, prints and leaves
is that of a process of its own. Tests of the start itself
(closed pipes, signals, what is imported) start the program afresh: `PROGRAM` in
`tests/journey/story.py`.
"""

import atexit
import gc
import importlib
import json
import os
import pkgutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NoReturn

_ROOT = Path(__file__).resolve().parents[1]
_LONGEST = 1 << 20
"""Bytes of one request: the words of a command and the environment it runs in."""
_APART = ("zhendan.faces.web",)
"""Not imported beforehand: the workbench asks for its settings while it is imported."""


def command(*words: object) -> "subprocess.CompletedProcess[str]":
    """Run one command of the program to its end, as `subprocess.run` would with captured text."""
    told = [str(word) for word in words]
    request = json.dumps({"words": told, "cwd": os.getcwd(), "env": dict(os.environ)}).encode()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        line = _standing()
        socket.send_fds(line, [request], [out.fileno(), err.fileno()])
        ended = line.recv(64)
        assert ended, "the standing program is gone"
        said = [_text(file.fileno()) for file in (out, err)]
    return subprocess.CompletedProcess(told, int(ended), *said)


def _text(file: int) -> str:
    os.lseek(file, 0, os.SEEK_SET)
    with os.fdopen(os.dup(file), encoding="utf-8", newline=None) as lines:
        return lines.read()


@cache
def _standing() -> socket.socket:
    """The line to the process that forks; it ends when this end of the line does."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    serve = f"from tests.ready import serve; serve({theirs.fileno()})"
    process = subprocess.Popen(
        [sys.executable, "-c", serve],
        cwd=_ROOT,
        stdin=subprocess.DEVNULL,
        pass_fds=(theirs.fileno(),),
    )
    theirs.close()
    atexit.register(process.wait, 60)
    atexit.register(ours.close)
    return ours


def serve(line: int) -> None:
    """Import the program, then fork for each command asked for, one after the other."""
    _imported()
    # What is imported stays as it is: no look for garbage in a child copies its pages.
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=line) as asked:
        while True:
            request, files, _, _ = socket.recv_fds(asked, _LONGEST, 2)
            if not request:
                os._exit(0)
            child = os.fork()
            if child == 0:
                break
            for file in files:
                os.close(file)
            _, status = os.waitpid(child, 0)
            asked.send(str(os.waitstatus_to_exitcode(status)).encode())
    _become(json.loads(request), files)


def _imported() -> None:
    """Whatever a command may need, as far as it is installed."""
    import zhendan

    for found in pkgutil.walk_packages(zhendan.__path__, "zhendan."):
        if not found.name.startswith(_APART):
            importlib.import_module(found.name)


def _become(request: "dict[str, list[str] | str | dict[str, str]]", files: list[int]) -> None:
    """Be the command: its words, place, environment and output; it ends as any program ends."""
    from zhendan.faces.cli import main

    words, place, environment = request["words"], request["cwd"], request["env"]
    assert isinstance(words, list)
    assert isinstance(place, str)
    assert isinstance(environment, dict)
    for file, known in zip(files, (1, 2), strict=True):
        os.dup2(file, known)
        os.close(file)
    os.chdir(place)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    sys.argv = ["-c", *words]
    _end(main)


def _end(main: Callable[[], None]) -> NoReturn:
    """Run it and end as the interpreter does: threads waited for, exits called, all flushed.

    Only the modules are not taken apart: two thousand of them would cost more than the command.
    """
    code = 1
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)
