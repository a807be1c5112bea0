"""Step 1 列对应: a sealed table nobody knows, what its columns may mean, tried and kept."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO

from zhendan.domain import FileReport, Silent
from zhendan.intake import (
    FIELD_WORDS,
    ColumnMapping,
    OfferedField,
    Renamed,
    SeenTable,
    Tried,
    chosen,
    offered,
    remember,
    renamed,
    seen_in,
    table_columns,
    tried,
)
from zhendan.steps.wiring import Wiring

MOST_TRIED = 4 * 1024**2
"""So much of a large text is tried; the whole file is read when the case is worked through."""
_TABLES = {".csv", ".tsv", ".txt", ".xls", ".xlsx", ".xlsm", ".ods"}
_UNREAD = ("unknown", "mapping")
_NO_LAYOUT = ("ZD302", "ZD303", "ZD386")
"""A sheet has no known layout, only nearly one, or nearly the header of a kept mapping."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def may_be_mapped(report: FileReport) -> bool:
    """Whether a person may say what the columns of this file mean."""
    ending = PurePosixPath(report.path).suffix.lower()
    odd = report.recognised_as in _UNREAD or any(p.code in _NO_LAYOUT for p in report.problems)
    return report.opened and odd and ending in _TABLES


def tables_of(
    report: FileReport, files: Sequence[FileReport], wiring: Wiring
) -> tuple[SeenTable, ...]:
    """The tables of a sealed file as they present themselves, unknown layouts first."""
    outer = _outermost(report, files)
    with _laid_out(outer, wiring) as path:
        found = seen_in(path, progress=Silent())
    here = path.name + report.path.removeprefix(outer.path)
    own = [table for table in found if table.path == here]
    return tuple(sorted(own, key=lambda table: bool(table.known_as)))


def try_on(
    report: FileReport, files: Sequence[FileReport], mapping: ColumnMapping, wiring: Wiring
) -> Tried:
    """What the mapping makes of the sealed file; nothing is kept."""
    with _laid_out(_outermost(report, files), wiring) as path:
        return tried(path, mapping)


def adopt(found: Tried, wiring: Wiring) -> tuple[str, ...]:
    """Keep the mapping for the header it was tried on, from now on for every file that has it."""
    return remember(found.mapped, wiring.mappings)


def _outermost(report: FileReport, files: Sequence[FileReport]) -> FileReport:
    """The sealed original: the file itself, or the archive around it."""
    by_hash = {each.sha256: each for each in files if each.opened}
    seen = set()
    while report.parent in by_hash and report.sha256 not in seen:
        seen.add(report.sha256)
        report = by_hash[report.parent]
    return report


@contextmanager
def _laid_out(report: FileReport, wiring: Wiring) -> Iterator[Path]:
    """The sealed bytes under their own name, of a large text the beginning."""
    with TemporaryDirectory(prefix="zhendan-columns-") as folder:
        path = Path(folder) / (PurePosixPath(report.path).name or "unnamed")
        with wiring.vault.open(report.sha256) as content, path.open("wb") as copy:
            _copy(content, copy, text=path.suffix.lower() in (".csv", ".tsv", ".txt"))
        yield path


def _copy(content: IO[bytes], copy: IO[bytes], *, text: bool) -> None:
    """All bytes, or whole lines of the beginning."""
    if not text:
        shutil.copyfileobj(content, copy)
        return
    begin = content.read(MOST_TRIED)
    if len(begin) == MOST_TRIED and not begin.startswith(_UTF16):
        begin = begin[: begin.rfind(b"\n") + 1] or begin
    copy.write(begin)


__all__ = [
    "FIELD_WORDS",
    "ColumnMapping",
    "OfferedField",
    "Renamed",
    "SeenTable",
    "Tried",
    "adopt",
    "chosen",
    "may_be_mapped",
    "offered",
    "renamed",
    "table_columns",
    "tables_of",
    "tried",
    "try_on",
]
