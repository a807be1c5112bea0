"""Mended rows taken back: each stands in for the row it came from, and for nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from zhendan.domain import Sha256, Text
from zhendan.intake.desk_problems import RowsMended
from zhendan.intake.rejected import Mended, may_be_mended
from zhendan.intake.taking import Taking

RECOGNISED = "own.mended_rows"


class _Desk(Protocol):
    """As much of the desk as is needed here."""

    takings: dict[int, Taking]

    def open(self, path: Path, shown: str) -> None:
        """Have one file read."""


def take_mends(taking: Taking, mends: Sequence[Mended]) -> None:
    """A file of mended rows: its rows go to the files that they came from."""
    taking.recognised_as, taking.score, taking.grain = RECOGNISED, 1.0, "row"
    taking.title = Text("修正后的退回行", "Mended rows")
    taking.mends.extend(mends)


def mended_before(
    files: Iterable[tuple[Path, str]], desk: _Desk
) -> Mapping[Sha256, tuple[Mended, ...]]:
    """Every mended row of an inbox, by the file that it belongs to; the last word holds."""
    for path, shown in files:
        if path.is_file() and not path.is_symlink() and may_be_mended(path):
            desk.open(path, shown)
    last = {mended.origin: mended for taking in desk.takings.values() for mended in taking.mends}
    found: dict[Sha256, list[Mended]] = {}
    for mended in last.values():
        found.setdefault(mended.origin[0], []).append(mended)
    return {file: tuple(some) for file, some in found.items()}


def say_mended(takings: Iterable[Taking]) -> None:
    """Say in the report of each file of mended rows what became of them."""
    known = list(takings)
    used = {(m.file, m.sheet, m.row) for taking in known for m in taking.mended_used}
    for taking in known:
        if taking.mends:
            taking.rows = sum((m.file, m.sheet, m.row) in used for m in taking.mends)
            taking.say(RowsMended(used=taking.rows, unused=len(taking.mends) - taking.rows))
