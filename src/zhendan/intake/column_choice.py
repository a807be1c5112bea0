"""What a person chooses for an unknown table: offered with reasons, tried before it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from zhendan.domain import FileProblem, Text
from zhendan.intake.file_problems import MappingUnusable
from zhendan.intake.inbox import read_file
from zhendan.intake.ledger_words import FIELD_WORDS
from zhendan.intake.mapping_draft import alike, renamings
from zhendan.intake.recognise.headers import norm
from zhendan.intake.recognise.mapped import KEPT
from zhendan.intake.settings import ColumnMapping, IntakeSettings, Mapped, SeenTable

NEEDED = "order_no"
_MOST_LOST = 8
"""With more headings lost the table is another one, and not one renamed."""
_LONG = 12
"""So many digits and nothing else: an order number, most likely."""
_SECRET = b"nothing is kept of this reading"


@dataclass(frozen=True, slots=True)
class OfferedField:
    """One of our fields, and the heading that may mean it."""

    name: str
    words: Text
    needed: bool
    heading: str = ""
    """The suggestion; empty where no heading looks like it."""
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class Renamed:
    """A heading of a known layout that the table lacks, and the new one that may be it."""

    lost: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Tried:
    """What a mapping makes of a file; nothing is kept of it."""

    rows: int
    """Rows of the whole file that could be read."""
    rejected: int
    problems: tuple[FileProblem, ...]
    mapped: tuple[Mapped, ...]
    """Empty: the mapping explains no table of the file."""


def table_columns(table: SeenTable) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """(the name to choose it by, the heading as it stands, masked samples) of each column.

    A heading that stands twice is chosen as `name#2`, as mappings spell it.
    """
    seen: dict[str, int] = {}
    found = []
    for index, heading in enumerate(table.headings):
        name = norm(heading)
        seen[name] = seen.get(name, 0) + 1
        if not name:
            continue
        chosen = heading if seen[name] == 1 else f"{heading}#{seen[name]}"
        cells = tuple(row[index] for row in table.samples if index < len(row))
        found.append((chosen, heading, cells))
    return tuple(found)


def offered(table: SeenTable) -> tuple[OfferedField, ...]:
    """Every field of an order table; a heading is suggested for one field only, the surest."""
    best: dict[str, tuple[str, Text]] = {}
    taken: set[str] = set()
    found = alike(name for name, _, _ in table_columns(table))
    for sure, name, heading, like in sorted(found, key=lambda one: -one[0]):
        if name in best or heading in taken:
            continue
        taken.add(heading)
        best[name] = (heading, _same(like) if sure == 1 else _near(like))
    if NEEDED not in best:
        best |= _by_shape(table, taken)
    return tuple(
        OfferedField(name, words, name == NEEDED, *best.get(name, ("", None)))
        for name, words in FIELD_WORDS.items()
    )


def _by_shape(table: SeenTable, taken: set[str]) -> dict[str, tuple[str, Text]]:
    """A column that looks like order numbers by its cells, where no heading says so."""
    why = Text("样例是一长串数字，像订单号，请核对", "its cells are long numbers: check it")
    for name, heading, cells in table_columns(table):
        filled = [cell for cell in cells if cell]
        if name not in taken and "号" in heading and filled and all(map(_long, filled)):
            return {NEEDED: (name, why)}
    return {}


def _long(shape: str) -> bool:
    """Whether a masked cell is one long number."""
    return len(shape) >= _LONG and not shape.strip("0")


def renamed(table: SeenTable) -> tuple[str, tuple[Renamed, ...]]:
    """The known layout that the table nearly has, and what may have been renamed; or nothing."""
    names = {norm(heading): name for name, heading, _ in reversed(table_columns(table))}
    for miss in table.near[:1]:
        if not miss.template.startswith(KEPT) and len(miss.missing) <= _MOST_LOST:
            pairs = dict(renamings(miss.missing, miss.new))
            lost = ((one, names.get(pairs.get(one, ""), "")) for one in miss.missing)
            return miss.template, tuple(Renamed(one, heading) for one, heading in lost)
    return "", ()


def chosen(
    table: SeenTable,
    columns: Mapping[str, str],
    *,
    platform: str = "unknown",
    template: str = "",
    same: Mapping[str, str] | None = None,
) -> ColumnMapping:
    """The person's choice as a mapping for this header alone.

    Raises `MappingUnusable` where the order number is missing, a field or heading is not known,
    or one heading is to mean two things.
    """
    picked = {} if template else {name: heading for name, heading in columns.items() if heading}
    renames = {here: there for here, there in (same or {}).items() if here} if template else {}
    here = {name for name, _, _ in table_columns(table)}
    used = [*picked.values(), *renames]
    strange = sorted((set(picked) - set(FIELD_WORDS)) | (set(used) - here))
    twice = sorted({one for one in used if used.count(one) > 1})
    if strange:
        raise MappingUnusable(detail=f"{'、'.join(strange)} 不存在 / not there")
    if twice:
        raise MappingUnusable(detail=f"{'、'.join(twice)} 用了两次 / chosen twice")
    if not template and NEEDED not in picked:
        raise MappingUnusable(detail="还没有选订单号 / no column for the order number yet")
    return ColumnMapping(
        columns=picked, template=template, platform=platform, same=renames, name=_name(table)
    )


def tried(path: Path, mapping: ColumnMapping) -> Tried:
    """Read one file as the mapping has it, and hand no row on."""
    settings = IntakeSettings(secret=_SECRET, mappings=(mapping,))
    takings = tuple(read_file(path, settings).values())
    hit = [taking for taking in takings if taking.mapped]
    return Tried(
        rows=sum(taking.rows for taking in hit),
        rejected=sum(taking.rejected for taking in hit),
        problems=tuple(problem for taking in hit or takings for problem in taking.told()),
        mapped=tuple(one for taking in hit for one in taking.mapped),
    )


def _name(table: SeenTable) -> str:
    """A mapping is called after the file that it was made for."""
    return Path(table.path.replace("!", "/")).stem


def _same(like: str) -> Text:
    return Text(
        zh=f"与已知导出里的“{like}”同名", en=f"the same heading as “{like}” in a known export"
    )


def _near(like: str) -> Text:
    return Text(
        zh=f"与已知列名“{like}”相近，请核对样例",
        en=f"close to the known heading “{like}”: check it",
    )
