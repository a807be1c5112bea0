"""Column mappings: drafted for a file, kept for its header, listed and forgotten."""

from dataclasses import dataclass
from pathlib import Path

from zhendan.domain import Progress
from zhendan.intake import ColumnMapping, SeenTable, drafted, seen_in
from zhendan.steps.wiring import Wiring


@dataclass(frozen=True, slots=True)
class Draft:
    """A mapping drafted for one table of a file."""

    table: SeenTable
    text: str
    """YAML; suggestions are comments until a person adopts them."""


def drafts(path: Path, progress: Progress) -> tuple[Draft, ...]:
    """A draft for every table of a file, those without a known layout first."""
    tables = sorted(seen_in(path, progress=progress), key=lambda table: bool(table.known_as))
    return tuple(Draft(table, drafted(table)) for table in tables)


def kept(wiring: Wiring) -> tuple[ColumnMapping, ...]:
    """The workspace's mappings, in order of name. Raises `MappingUnusable`."""
    return wiring.mappings.kept()


def forget(name: str, wiring: Wiring) -> bool:
    """Drop one mapping; False where none bears this name."""
    return wiring.mappings.forget(name)
