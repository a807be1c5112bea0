"""Questions to the canonical tables about some orders, each answer with its place in a file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from operator import itemgetter
from zoneinfo import ZoneInfo

from zhendan.domain import (
    Exhibit,
    ExhibitKind,
    Money,
    OrderId,
    Passage,
    RowRef,
    Sha256,
    SourceClass,
    Tables,
    Text,
)

Row = Sequence[object]
CHUNK = 500
"""Orders per query, so that no engine meets a statement without end."""


class Found:
    """One row of an answer, by column name."""

    def __init__(self, columns: Sequence[str], row: Sequence[object], zone: ZoneInfo) -> None:
        self._values = dict(zip(columns, row, strict=True))
        self._zone = zone

    def text(self, name: str) -> str:
        """A text, empty where there is none."""
        value = self._values[name]
        return "" if value is None else str(value).strip()

    def amount(self, name: str) -> Decimal | None:
        """A decimal amount."""
        value = self._values[name]
        return None if value is None else Decimal(str(value))

    def money(self, name: str, currency: str = "") -> str:
        """An amount as a person reads it; `?` where there is none."""
        amount = self.amount(name)
        return "?" if amount is None else Money(amount, currency or "CNY").shown()

    def at(self, name: str) -> datetime | None:
        """An instant."""
        value = self._values[name]
        return value if isinstance(value, datetime) else None

    def day(self, name: str) -> str:
        """A date, or the local day of an instant, as `2026-06-18`."""
        value = self._values[name]
        if isinstance(value, datetime):
            return value.astimezone(self._zone).date().isoformat()
        return "" if value is None else str(value)

    def flag(self, name: str) -> bool:
        """A yes; anything else is no."""
        return self._values[name] is True


@dataclass(frozen=True, slots=True)
class Telling:
    """What a row says of its order, before its place is known."""

    kind: ExhibitKind
    says: Text
    at: datetime | None = None
    source: SourceClass = SourceClass.OWN_SYSTEM
    certainty: str = "exact"
    contradicts: bool = False
    facts: dict[str, str] = field(default_factory=dict)
    by: str = "order_no"
    """How it was matched: `order_no`, `waybill`, `amount_time`, `account`, `buyer`, `period`."""
    key: str = ""
    """What makes it the same fact in another file; empty takes its words and time."""
    ask: Text | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A query over orders and what each row of its answer says.

    `query` has `{orders}` where the marks of the order numbers go, and yields `columns` in order;
    the first three are always `order_no`, `row_ref`, `file_id` (one of the latter two may be null).
    """

    columns: tuple[str, ...]
    query: str
    tell: Callable[[Found], Telling | None]
    ref: Callable[[Row], object] = itemgetter(1)
    """The row's lineage, where another column than the second names it better."""


class Places:
    """Where rows stand, told as places in sealed files; a row of an unsealed file has none."""

    def __init__(self, tables: Tables, exhibits: Sequence[Exhibit]) -> None:
        self._tables = tables
        self._sealed = {one.sha256 for one in exhibits}
        query = "SELECT file_id, name, parent_file_id FROM source_files"
        self._files: Mapping[str, tuple[str, str]] = {
            str(file): (str(name), str(parent or "")) for file, name, parent in tables.rows(query)
        }
        known = tables.filled("source_rows")
        extra = [name if name in known else "NULL" for name in ("sheet", "pointer")]
        self._query = (
            f"SELECT row_ref, file_id, row_no, {extra[0]}, {extra[1]} FROM source_rows"
            " WHERE row_ref IN ({marks})"
        )

    def of_rows(self, refs: Sequence[int]) -> dict[int, RowRef]:
        """The place of each row that stands in a sealed file."""
        found: dict[int, RowRef] = {}
        wanted = sorted(set(refs))
        for start in range(0, len(wanted), CHUNK):
            part = wanted[start : start + CHUNK]
            marks = ", ".join("?" for _ in part)
            for ref, file, row, sheet, pointer in self._tables.rows(
                self._query.replace("{marks}", marks), part
            ):
                number = int(str(row)) if row else None
                place = self.of_file(str(file), sheet=str(sheet or ""), row=number)
                if place is not None:
                    found[int(str(ref))] = replace(place, pointer=str(pointer or ""))
        return found

    def of_file(self, file: str, *, sheet: str = "", row: int | None = None) -> RowRef | None:
        """A file's own place, or inside the sealed archive that it came out of."""
        if Sha256(file) in self._sealed:
            return RowRef(Sha256(file), sheet, row)
        name, parent = self._files.get(file, ("", ""))
        if Sha256(parent) in self._sealed:
            inside = name.rsplit("!/", 1)[-1]
            return RowRef(Sha256(parent), f"{inside}·{sheet}" if sheet else inside, row)
        return None


class Asking:
    """Asks questions about some orders and turns the answers into passages."""

    def __init__(
        self, tables: Tables, exhibits: Sequence[Exhibit], orders: Sequence[OrderId], zone: str
    ) -> None:
        self._tables, self._orders = tables, sorted(set(orders))
        self._places = Places(tables, exhibits)
        self._zone = ZoneInfo(zone)

    def ask(self, question: Question) -> Iterator[Passage]:
        """Every passage that one question finds, in order of number and place."""
        for start in range(0, len(self._orders), CHUNK):
            part = self._orders[start : start + CHUNK]
            marks = ", ".join("?" for _ in part)
            query = question.query.replace("{orders}", marks)
            rows = self._tables.rows(query, part * question.query.count("{orders}"))
            refs = [question.ref(row) for row in rows]
            places = self._places.of_rows([int(str(ref)) for ref in refs if ref is not None])
            for row, ref in zip(rows, refs, strict=True):
                place = self._place(ref, row[2], places)
                told = question.tell(Found(question.columns, row, self._zone))
                if place is not None and told is not None:
                    yield _passage(OrderId(str(row[0])), place, told)

    def _place(self, ref: object, file: object, places: Mapping[int, RowRef]) -> RowRef | None:
        """By the row's own lineage, or by the file where the table keeps only that."""
        if ref is not None:
            return places.get(int(str(ref)))
        return self._places.of_file(str(file)) if file is not None else None


def _passage(order: OrderId, place: RowRef, told: Telling) -> Passage:
    """A telling at its place."""
    return Passage(
        order=order,
        kind=told.kind,
        at_row=place,
        says=told.says,
        happened_at=told.at,
        source=told.source,
        certainty=told.certainty,
        contradicts=told.contradicts,
        facts={**told.facts, "matched_by": told.by, "fact": told.key or told.says.zh},
        ask=told.ask,
    )
