"""The files of an appeal as they lie in the workspace: the present ones, and each round's."""

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from zhendan.domain import CaseId

_PLAIN = re.compile(r"[^\w-]+")
_PRESENT = "present"


@contextmanager
def staging(workspace: Path, case: CaseId) -> Iterator[Path]:
    """An empty folder that takes the place of the present files when the block ends well."""
    home = _home(workspace, case)
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh, old = home / "new", home / "old"
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    yield fresh
    if (home / _PRESENT).exists():
        os.replace(home / _PRESENT, old)
    os.replace(fresh, home / _PRESENT)
    shutil.rmtree(old, ignore_errors=True)


def freeze_round(workspace: Path, case: CaseId, number: int) -> None:
    """Keep the present files as those of a round; once kept they are not written again."""
    home = _home(workspace, case)
    place, beside = home / f"round-{number}", home / f"round-{number}.new"
    if place.exists() or not (home / _PRESENT).is_dir():
        return
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(home / _PRESENT, beside)
    for path in beside.rglob("*"):
        path.chmod(0o500 if path.is_dir() else 0o400)
    os.replace(beside, place)


def current(workspace: Path, case: CaseId) -> Mapping[str, Path]:
    """The present files by name; empty where nothing was prepared yet."""
    return _files(_home(workspace, case) / _PRESENT)


def of_round(workspace: Path, case: CaseId, number: int) -> Mapping[str, Path]:
    """The files of a round by name."""
    return _files(_home(workspace, case) / f"round-{number}")


def _files(folder: Path) -> Mapping[str, Path]:
    """Plain files to hand out; the packet goes as one archive."""
    found = sorted(p for p in folder.rglob("*") if p.is_file() and not p.is_symlink())
    names = {p.relative_to(folder).as_posix(): p for p in found}
    return {name: path for name, path in names.items() if not name.startswith("packet/")}


def _home(workspace: Path, case: CaseId) -> Path:
    return workspace / "exports" / _PLAIN.sub("-", case)[:120]
