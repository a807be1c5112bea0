"""A disk that keeps only what was forced out: replays what a program did up to a power cut.

The hardest lawful disk. Content counts as kept after a sync of the file, a name after a sync of
its folder. What was not forced out is gone; or, drawn at random, partly there and torn.
"""

import random
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

SECTOR = 512
"""A write may land up to any multiple of this many bytes."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the program did to the disk, or an acknowledgement that it gave."""

    what: str
    """make folder write truncate whole sync names_in rename unlink told"""
    path: str = ""
    """Relative to the recorded folder; `.` is the folder itself."""
    to: str = ""
    """New name of a rename; what was acknowledged."""
    at: int = 0
    content: bytes = b""
    names: tuple[str, ...] = ()
    """Children that lie in a folder when it is synced."""


@dataclass(slots=True)
class _File:
    """Content that is safe, and changes since then in their order."""

    safe: bytearray = field(default_factory=bytearray)
    open: list[Step] = field(default_factory=list)


def _changed(content: bytearray, step: Step, length: int) -> None:
    """Apply one change; of a write only the first `length` bytes."""
    if step.what == "write":
        if len(content) < step.at:
            content.extend(bytes(step.at - len(content)))
        content[step.at : step.at + length] = step.content[:length]
    elif step.what == "truncate":
        del content[step.at :]
    else:
        content[:] = step.content[:length]


class Disk:
    """Names and contents, each as the program sees them and as a power cut would leave them."""

    def __init__(self) -> None:
        self._seen: dict[str, _File | None] = {".": None}
        self._safe: dict[str, _File | None] = {".": None}

    def play(self, step: Step) -> None:
        """Take in one step."""
        act = getattr(self, f"_{step.what}", None)
        if act is not None:
            act(step)

    def after_cut(self, place: Path, chance: random.Random | None = None) -> None:
        """Write what a power cut leaves; `chance` draws what else may have landed."""
        names = self._names(chance)
        for path in sorted(names, key=lambda one: one.count("/")):
            kept, parent = names[path], (place / path).parent
            if not parent.is_dir():
                continue
            if kept is None:
                (place / path).mkdir(exist_ok=True)
            else:
                (place / path).write_bytes(_landed(kept, chance))

    def _names(self, chance: random.Random | None) -> dict[str, _File | None]:
        """The safe names; of each folder that was not synced, by chance, the newer ones."""
        names = dict(self._safe)
        if chance is None:
            return names
        folders = {str(PurePosixPath(one).parent) for one in (*self._seen, *self._safe)}
        for folder in sorted(folders):
            if chance.random() < 1 / 2:
                self._forced(folder, names)
        return names

    def _forced(self, folder: str, names: dict[str, _File | None]) -> None:
        """Put the present names of one folder into `names`."""
        for path in [one for one in names if _parent(one) == folder]:
            del names[path]
        names |= {one: kept for one, kept in self._seen.items() if _parent(one) == folder}

    def _file(self, path: str) -> _File:
        """The file of this name; met for the first time, it was made just before."""
        found = self._seen.setdefault(path, _File())
        return _File() if found is None else found

    def _folder(self, step: Step) -> None:
        self._seen[step.path] = None

    def _make(self, step: Step) -> None:
        self._file(step.path)

    def _write(self, step: Step) -> None:
        self._file(step.path).open.append(step)

    _truncate = _write

    def _whole(self, step: Step) -> None:
        kept = self._file(step.path)
        # What lies there already, forced out, is not written again.
        if kept.open or kept.safe != step.content:
            kept.open.append(step)

    def _sync(self, step: Step) -> None:
        kept = self._file(step.path)
        for change in kept.open:
            _changed(kept.safe, change, len(change.content))
        kept.open.clear()

    def _names_in(self, step: Step) -> None:
        for name in step.names:
            self._file(name)
        self._forced(step.path, self._safe)

    def _rename(self, step: Step) -> None:
        self._seen[step.to] = self._seen.pop(step.path, None)

    def _unlink(self, step: Step) -> None:
        self._seen.pop(step.path, None)


def _parent(path: str) -> str:
    """The folder a name lies in; the recorded folder lies nowhere."""
    return "" if path == "." else str(PurePosixPath(path).parent)


def _landed(kept: _File, chance: random.Random | None) -> bytes:
    """What is safe and, by chance, any of the later changes, each up to some sector."""
    content = bytearray(kept.safe)
    for change in kept.open if chance else ():
        if chance is not None and chance.random() < 1 / 2:
            sectors = len(change.content) // SECTOR
            torn = chance.random() < 1 / 4
            length = SECTOR * chance.randint(0, sectors) if torn else len(change.content)
            _changed(content, change, length)
    return bytes(content)
