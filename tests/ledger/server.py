"""A PostgreSQL server of a test's own: a new cluster in a temporary folder, ended with the test."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


class NoServer(RuntimeError):
    """No server can be started here; says why."""


def _programs() -> Path:
    """Where `initdb` and `pg_ctl` lie. Raises `NoServer`."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = debian[-1] if debian else shutil.which("initdb")
    if not found:
        raise NoServer("PostgreSQL is not installed on this machine")
    return Path(found).resolve().parent


def _account() -> str | None:
    """The server refuses to run as root: another account then, or None for our own."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise NoServer("PostgreSQL does not run as root, and no other account was found")


@contextmanager
def cluster(settings: Sequence[str] = ()) -> Iterator[str]:
    """The address of a running server, reached over a socket in its own folder."""
    programs, account = _programs(), _account()
    with tempfile.TemporaryDirectory(prefix="zhendan-pg-") as name:
        if account:
            shutil.chown(name, account)
        data = f"{name}/data"

        def run(program: str, *words: str) -> None:
            command = [str(programs / program), *words]
            done = subprocess.run(
                command, user=account, cwd=name, capture_output=True, text=True, check=False
            )
            if done.returncode:
                raise NoServer(f"{program} failed: {done.stderr[-300:]}")

        run("initdb", "-D", data, "-U", "zhendan", "-A", "trust", "-E", "UTF8", "--locale=C")
        options = " ".join(["-k", name, "-c listen_addresses=''", *(f"-c {s}" for s in settings)])
        run("pg_ctl", "-D", data, "-w", "-l", f"{name}/log", "-o", options, "start")
        try:
            yield f"postgresql://zhendan@/postgres?host={name}"
        finally:
            run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
