"""One piece after another: odd cells learnt, rows staged and written, sums kept."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from zhendan.formats.readers.grid import Row
from zhendan.formats.readers.pieces import Piece
from zhendan.intake.bulk.cells import CellForm
from zhendan.intake.bulk.engine import BulkEngine, Parsed
from zhendan.intake.bulk.few import Concluded
from zhendan.intake.bulk.layout import Layout, Spread
from zhendan.intake.bulk.people import HEAD, head_row
from zhendan.intake.bulk.rows import EVEN, LATE, ODD, PieceRows
from zhendan.intake.bulk.source import SourceRows, is_dropped, is_personal, personal_form
from zhendan.intake.large import BulkState
from zhendan.intake.taking import Taking

_HEADS = (
    *(("head", "VARCHAR"), ("province", "VARCHAR"), ("city", "VARCHAR"), ("district", "VARCHAR")),
    ("spelt", "VARCHAR"),
)
_K = TypeVar("_K")
_ADDRESS = "orders.receiver_address_raw"


class NotInBulk(Exception):
    """The file holds something that only the row-by-row way reads; nothing has been told yet."""


@dataclass(slots=True)
class PieceWork:
    """An engine at work on pieces of one file, and what it found in them."""

    taking: Taking
    layout: Layout
    engine: BulkEngine
    state: BulkState
    odd: dict[int, Row] = field(default_factory=dict)
    """Rows that go row by row, by their line."""
    words: Counter[str] = field(default_factory=Counter)
    shops: Counter[str] = field(default_factory=Counter)
    money: Counter[tuple[str, str]] = field(default_factory=Counter)
    sums: dict[str, Decimal] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    heads: dict[str, tuple[object, ...]] = field(default_factory=dict)
    few: Concluded = field(init=False)

    def __post_init__(self) -> None:
        self.few = Concluded(self.layout, self.taking)

    def piece(self, piece: Piece, parsed: Parsed) -> None:
        """Stage and write one piece. Raises `NotInBulk` where no column is of few values."""
        self.engine.hold("piece", parsed)
        if not self.few.learn(self.engine):
            raise NotInBulk
        self._learn_heads()
        rows = self._rows(piece)
        self.engine.make(EVEN, rows.staged(plain=piece.is_plain))
        if self.engine.ask(f"SELECT 1 FROM {EVEN} WHERE NOT ok LIMIT 1"):
            rows = self._with_odd_cells(piece)
        self._write(piece, rows)
        self._count(rows)

    def _rows(self, piece: Piece, odd: frozenset[str] | None = None) -> PieceRows:
        """What is asked of the piece, before or after its odd cells are known."""
        first_ref = self.state.first_ref + piece.first_line
        few = tuple(self.few.columns())
        return PieceRows(self.layout, few, odd, first_ref, self.taking.exported_at)

    def _with_odd_cells(self, piece: Piece) -> PieceRows:
        """Learn the odd cells and stage their records once more; what is left goes row by row."""
        there = f"SELECT p.* FROM piece p JOIN {EVEN} s ON s.n = p.n WHERE NOT s.ok"
        self.engine.make(ODD, there)
        forms = {s.column.target: (s.odd, s.cell, s.form) for s in self.layout.spread}
        rows = self._rows(piece, self._learn_all(forms, ODD))
        self.engine.make(LATE, rows.staged(plain=piece.is_plain))
        cells = ", ".join(f"p.c{place}" for place in range(len(self.state.headers)))
        asked = f"SELECT p.n, {cells} FROM {ODD} p JOIN {LATE} s ON s.n = p.n WHERE NOT s.ok"
        for number, *told in self.engine.ask(asked + " ORDER BY p.n"):
            line = piece.first_line + int(str(number))
            self.odd.setdefault(line, Row(line, [str(cell) for cell in told]))
        return rows

    def _learn_all(
        self, forms: Mapping[_K, tuple[str, str, CellForm]], among: str = "piece"
    ) -> frozenset[_K]:
        """Clean odd cells in Python, once each distinct one; which columns have any."""
        if not forms:
            return frozenset()
        regular = {key: form.regular.replace("{c}", cell) for key, (_, cell, form) in forms.items()}
        heads = next((HEAD.replace("{c}", c) for _, c, f in forms.values() if f.needs_heads), "")
        source = f"{among} p LEFT JOIN heads h ON h.head = {heads}" if heads else f"{among} p"
        asked = ", ".join(f"bool_and(coalesce({test}, false))" for test in regular.values())
        (found,) = self.engine.ask(f"SELECT {asked} FROM {source}")
        odd = frozenset(key for key, told in zip(forms, found, strict=False) if told is False)
        for key in odd:
            name, cell, form = forms[key]
            test = f"NOT coalesce({regular[key]}, false)"
            cells = self.engine.ask(f"SELECT DISTINCT {cell} FROM {source} WHERE {test}")
            rows = [(str(text), *form.clean(str(text))) for (text,) in cells]
            columns = (("cell", "VARCHAR"), ("value", form.kind), ("bad", "BOOLEAN"))
            self.engine.fill(name, columns, rows)
        return odd

    def _learn_heads(self) -> None:
        """Region and spelling of the distinct beginnings of addresses."""
        spread = next((s for s in self.layout.spread if s.column.target == _ADDRESS), None)
        if spread is None:
            return
        head = HEAD.replace("{c}", spread.cell)
        asked = f"SELECT DISTINCT {head} FROM piece p WHERE {head} <> ''"
        for (text,) in self.engine.ask(asked):
            self.heads.setdefault(str(text), head_row(str(text)))
        self.engine.fill("heads", _HEADS, self.heads.values())

    def _write(self, piece: Piece, rows: PieceRows) -> None:
        """The staged rows as Parquet, one file a part."""
        cells = self.taking.settings.keeps_cells
        hidden = self._learn_all(
            {
                place: (f"hidden_{place}", f"p.c{place}", personal_form(header))
                for place, header in enumerate(self.state.headers)
                if cells and is_personal(header) and not is_dropped(header)
            }
        )
        first = self.state.first_ref + piece.first_line
        source = SourceRows(
            self.state.headers,
            first,
            piece.first_line,
            hidden,
            done=rows.done if rows.odd is not None else "",
            cells=cells,
        )
        queries = {"orders": rows.orders(), "cells": source.query()}
        if self.layout.has("orders.titles_raw"):
            queries["order_lines"] = rows.lines()
        if self.layout.has("parcels.waybill_no"):
            queries["mentions"] = rows.mentions()
        if self.layout.has("buyers.nick"):
            queries["buyers"] = rows.buyers()
        for part, query in queries.items():
            self.engine.write(query, self.state.folder / part / f"{piece.first_line:010d}.parquet")

    def _count(self, rows: PieceRows) -> None:
        """Orders per shop and currency, sums of amounts, and words nobody knows."""
        for shop, money, count in self.engine.ask(rows.currencies()):
            self.shops[str(shop)] += int(str(count))
            self.money[str(shop), str(money)] += int(str(count))
        amounts = [s for s in self.layout.spread if s.form.kind.startswith("DECIMAL")]
        if amounts:
            asked = ", ".join(f"sum({s.name}), count_if({s.name} <> 0)" for s in amounts)
            (found,) = self.engine.ask(f"SELECT {asked} FROM {rows.done}")
            written = ", ".join(
                _places(s, odd=s.column.target in (rows.odd or ())) for s in amounts
            )
            # What a row that goes row by row writes is counted there.
            whole = rows.odd is None
            source = "piece p" if whole else f"piece p JOIN {rows.done} s ON s.n = p.n"
            (places,) = self.engine.ask(f"SELECT {written} FROM {source}")
            for number, spread in enumerate(amounts):
                told = (*found[2 * number : 2 * number + 2], places[number])
                self._add(spread.column.target, *told)
        if any(self.few.words.values()):
            for cells, count in self.few.counts(self.engine, rows.done):
                for word in self.few.words.get(cells, ()):
                    self.words[word] += count

    def _add(self, target: str, amount: object, count: object, places: object) -> None:
        """Add to what the control totals are compared with, in as many places as were written."""
        if amount is not None:
            exact = Decimal(str(amount))
            places = max(int(str(places or 0)), -int(exact.normalize().as_tuple().exponent))
            told = exact.quantize(Decimal(1).scaleb(-places))
            self.sums[target] = self.sums.get(target, Decimal(0)) + told
            self.counts[target] = self.counts.get(target, 0) + int(str(count))

    def take(self, other: "PieceWork") -> None:
        """Add what another engine found in its pieces."""
        # Where a record of several lines was taken out, the engine saw an empty one.
        self.odd = other.odd | self.odd
        for own, more in (
            (self.words, other.words), (self.shops, other.shops), (self.money, other.money),
        ):  # fmt: skip
            own.update(more)  # type: ignore[arg-type]
        for target, amount in other.sums.items():
            self.sums[target] = self.sums.get(target, Decimal(0)) + amount
            self.counts[target] = self.counts.get(target, 0) + other.counts[target]


def _places(spread: Spread, *, odd: bool) -> str:
    """The most decimals that a cell writes; only odd cells may hold more than a number."""
    cell, regular = spread.cell, spread.form.regular.replace("{c}", spread.cell)
    after = f"CASE WHEN contains({cell}, '.') THEN length({cell}) - strpos({cell}, '.') ELSE 0 END"
    others = f"length(regexp_extract({cell}, '[.]([0-9]+)', 1))"
    return f"max(CASE WHEN {regular} THEN {after} ELSE {others} END)" if odd else f"max({after})"
