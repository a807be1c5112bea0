"""One large export read in pieces: the engine takes what is regular, the rest goes row by row."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TypeVar

from zhendan.formats.confined.even_lines import EvenLines
from zhendan.formats.readers.decode import Written
from zhendan.formats.readers.delimited import delimited, split_line
from zhendan.formats.readers.grid import Grid, Row
from zhendan.formats.readers.pieces import Decoding, Piece, decoding_of, lines_of, pieces
from zhendan.formats.text_problems import EncodingUnclear
from zhendan.intake.bulk.cells import CellForm
from zhendan.intake.bulk.engine import BulkEngine
from zhendan.intake.bulk.evening import evened
from zhendan.intake.bulk.few import Concluded
from zhendan.intake.bulk.layout import Layout, Spread, layout_of
from zhendan.intake.bulk.people import HEAD, head_row
from zhendan.intake.bulk.rows import PieceRows
from zhendan.intake.bulk.source import SourceRows, is_dropped, is_personal, personal_form
from zhendan.intake.file_problems import EncodingsMixed
from zhendan.intake.large import PARTS, SHEET, BulkState, Place
from zhendan.intake.reading import Sheet
from zhendan.intake.recognise.headers import fit
from zhendan.intake.tabular import Table, begun, known_layout
from zhendan.intake.taking import Taking

_HEADS = (
    *(("head", "VARCHAR"), ("province", "VARCHAR"), ("city", "VARCHAR"), ("district", "VARCHAR")),
    ("spelt", "VARCHAR"),
)
_K = TypeVar("_K")
_ADDRESS = "orders.receiver_address_raw"


class NotInBulk(Exception):
    """The file holds something that only the row-by-row way reads; nothing has been told yet."""


def read_in_bulk(taking: Taking, engine: BulkEngine, folder: Path) -> bool:
    """Read a large text file; False where it must be read row by row, with nothing told."""
    decoding = _decoding(taking)
    if decoding is None:
        return False
    path = taking.received.path
    grid = delimited(Written(path, decoding.encoding, decoding.has_bom), fit)
    if grid.delimiter == "`":
        return False
    taking.delimiter, taking.encoding, taking.has_bom = (
        grid.delimiter,
        decoding.encoding,
        decoding.has_bom,
    )
    return _read(taking, engine, folder, _Source(path, decoding, grid, grid.delimiter))


def read_sheet_in_bulk(taking: Taking, engine: BulkEngine, folder: Path, sheet: Sheet) -> bool:
    """Read the one sheet of a large workbook; False as with a text file."""
    folder.mkdir(parents=True, exist_ok=True)
    text = folder / SHEET
    try:
        text.hardlink_to(sheet.path)
    except OSError:
        shutil.copyfile(sheet.path, text)
    rest = {no: Row(no, cells) for no, cells in EvenLines(sheet.path).rest.items()}
    if _read(taking, engine, folder, _Source(text, Decoding("utf-8"), sheet.grid(), ",", rest)):
        return True
    text.unlink()
    return False


@dataclass(frozen=True, slots=True)
class _Source:
    """Text of which every line is a row of a table, or part of one."""

    path: Path
    decoding: Decoding
    grid: Grid
    delimiter: str
    rest: Mapping[int, Row] = field(default_factory=dict)
    """Rows that stand beside the text, by their line."""


def _read(taking: Taking, engine: BulkEngine, folder: Path, source: _Source) -> bool:
    """Read text whose lines are known; False where it must be read row by row."""
    grid = source.grid
    found = known_layout(taking, grid)
    if found.template is None or not found.template.headers:
        return False
    trial = begun(_trial(taking), grid, found)
    layout = layout_of(trial.plan, taking) if trial else None
    if trial is None or layout is None or trial.header.no != _line_of(trial):
        return False
    state = _state(trial, folder, source)
    reading = _Reading(trial, layout, engine, source, state)
    try:
        reading.stage()
    except (NotInBulk, EncodingUnclear):
        # The row-by-row way has the words for what is wrong with a text.
        return False
    table = begun(taking, grid, found)
    if table is not None:
        reading.tell(table)
    return True


def _decoding(taking: Taking) -> Decoding | None:
    """How the file is encoded; None where a person has said so, or where it is not plain."""
    try:
        return None if taking.settings.encodings else decoding_of(taking.received.path)
    except EncodingUnclear:
        return None


def _state(table: Table, folder: Path, source: _Source) -> BulkState:
    """Nothing staged yet."""
    for part in PARTS:
        (folder / part).mkdir(parents=True, exist_ok=True)
    return BulkState(
        folder,
        table.taking.lineage.next - 1,
        table.plan.template.platform,
        tuple(table.plan.headers),
        source.decoding.encoding,
        source.delimiter,
        table.header.no,
        None if source.path == table.taking.received.path else table.grid.sheet,
    )


def _trial(taking: Taking) -> Taking:
    """The same file, told to nobody."""
    return Taking(
        taking.received,
        taking.settings,
        taking.lineage,
        taking.gathered,
        exported_at=taking.exported_at,
    )


def _line_of(table: Table) -> int:
    """The line of the header, where no record above it fills several lines."""
    rows = list(islice(table.grid.rows(), table.header.no))
    return next((n for n, row in enumerate(rows, 1) if row.no == table.header.no), 0)


@dataclass(slots=True)
class _Reading:
    """The pieces of one file, staged one after another."""

    table: Table
    layout: Layout
    engine: BulkEngine
    source: _Source
    state: BulkState
    odd: dict[int, Row] = field(default_factory=dict)
    """Rows that go row by row, by their line."""
    words: Counter[str] = field(default_factory=Counter)
    shops: Counter[str] = field(default_factory=Counter)
    money: Counter[tuple[str, str]] = field(default_factory=Counter)
    sums: dict[str, Decimal] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    heads: dict[str, tuple[object, ...]] = field(default_factory=dict)

    def stage(self) -> None:
        """Stage every piece. Raises `NotInBulk` before anything has been told."""
        first = self.table.header.no
        self.odd.update({no: row for no, row in self.source.rest.items() if no > first})
        few = Concluded(self.layout, self.table.taking)
        skipped = 0
        with ThreadPoolExecutor(1) as ahead:
            for piece, following in _with_next(
                pieces(self.source.path, self.source.decoding, after=first), ahead
            ):
                even = evened(piece, following, self.engine, self.state, skip=skipped)
                skipped = even.taken
                if b"\r" in piece.text and piece.text.count(b"\r") != piece.text.count(b"\r\n"):
                    raise NotInBulk
                self.odd.update(even.rows)
                if even.parsed:
                    self._piece(piece, few)
                place = Place(piece.first_line, piece.lines, piece.offset, piece.size)
                self.state.places.append(place)
        self.engine.drop("piece", "staged")

    def _piece(self, piece: Piece, few: Concluded) -> None:
        """One piece: odd cells learnt, rows staged and written."""
        if not few.learn(self.engine):
            raise NotInBulk
        self._learn_heads()
        targets = self._learn_all(
            {s.column.target: (s.odd, s.cell, s.form) for s in self.layout.spread}
        )
        first_ref = self.state.first_ref + piece.first_line
        as_of = self.table.taking.exported_at
        rows = PieceRows(self.layout, tuple(few.columns()), targets, first_ref, as_of)
        self.engine.make("staged", rows.staged(plain=piece.is_plain))
        self._write(piece, rows)
        self._count(few, rows)
        cells = ", ".join(f"p.c{place}" for place in range(len(self.state.headers)))
        asked = f"SELECT p.n, {cells} FROM piece p JOIN staged s ON s.n = p.n WHERE NOT s.ok"
        for number, *told in self.engine.ask(asked + " ORDER BY p.n"):
            line = piece.first_line + int(str(number))
            self.odd.setdefault(line, Row(line, [str(cell) for cell in told]))

    def _learn_all(self, forms: Mapping[_K, tuple[str, str, CellForm]]) -> frozenset[_K]:
        """Clean odd cells in Python, once each distinct one; which columns have any."""
        if not forms:
            return frozenset()
        regular = {key: form.regular.replace("{c}", cell) for key, (_, cell, form) in forms.items()}
        heads = next((HEAD.replace("{c}", c) for _, c, f in forms.values() if f.needs_heads), "")
        source = f"piece p LEFT JOIN heads h ON h.head = {heads}" if heads else "piece p"
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
        cells = self.table.taking.settings.keeps_cells
        hidden = self._learn_all(
            {
                place: (f"hidden_{place}", f"p.c{place}", personal_form(header))
                for place, header in enumerate(self.state.headers)
                if cells and is_personal(header) and not is_dropped(header)
            }
        )
        (left,) = self.engine.ask("SELECT count_if(NOT ok) FROM staged")
        first = self.state.first_ref + piece.first_line
        whole = left == (0,)
        source = SourceRows(
            self.state.headers, first, piece.first_line, hidden, whole=whole, cells=cells
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

    def _count(self, few: Concluded, rows: PieceRows) -> None:
        """Orders per shop and currency, sums of amounts, and words nobody knows."""
        for shop, money, count in self.engine.ask(rows.currencies()):
            self.shops[str(shop)] += int(str(count))
            self.money[str(shop), str(money)] += int(str(count))
        amounts = [s for s in self.layout.spread if s.form.kind.startswith("DECIMAL")]
        if amounts:
            asked = ", ".join(f"sum({s.name}), count_if({s.name} <> 0)" for s in amounts)
            (found,) = self.engine.ask(f"SELECT {asked} FROM staged WHERE ok")
            written = ", ".join(_places(s) for s in amounts)
            (places,) = self.engine.ask(f"SELECT {written} FROM piece p")
            for number, spread in enumerate(amounts):
                told = (*found[2 * number : 2 * number + 2], places[number])
                self._add(spread.column.target, *told)
        if any(few.words.values()):
            for cells, count in few.counts(self.engine):
                for word in few.words.get(cells, ()):
                    self.words[word] += count

    def _add(self, target: str, amount: object, count: object, places: object) -> None:
        """Add to what the control totals are compared with, in as many places as were written."""
        if amount is not None:
            exact = Decimal(str(amount))
            places = max(int(str(places or 0)), -int(exact.normalize().as_tuple().exponent))
            told = exact.quantize(Decimal(1).scaleb(-places))
            self.sums[target] = self.sums.get(target, Decimal(0)) + told
            self.counts[target] = self.counts.get(target, 0) + int(str(count))

    def tell(self, table: Table) -> None:
        """Tell what was staged, and take the odd rows row by row."""
        taking, state = table.taking, self.state
        lines = state.places[-1].first_line + state.places[-1].lines if state.places else 1
        taking.lineage.set_aside(lines)
        for row in islice(table.grid.rows(), table.header.no):
            table.row(row)
        table.controls.sums |= self.sums
        table.controls.counts |= self.counts
        self._with_their_order(table)
        for line in sorted(self.odd):
            row = self.odd[line]
            if line in state.by_row:
                table.again(row, state.first_ref + line)
            else:
                table.row(row, state.first_ref + line)
        state.rows = sum(self.shops.values())
        state.parts = tuple(p for p in PARTS if any((state.folder / p).iterdir()))
        state.shops, state.currency = dict(self.shops), dict(self.money)
        table.controls.seen += state.rows
        taking.rows += state.rows
        taking.unknown_words.update(self.words)
        taking.bulk = state
        decoding = self.source.decoding
        if decoding.utf_lines:
            taking.encoding = "gb18030+utf-8"
            taking.say(EncodingsMixed(gb=decoding.gb_lines, utf=decoding.utf_lines))
        table.finish()

    def _with_their_order(self, table: Table) -> None:
        """Regular rows of an order that has other rows go row by row with them."""
        orders = self.state.files("orders")
        numbers = [(number,) for number in sorted(table.order_numbers(self.odd.values()))]
        if not any((self.state.folder / "orders").iterdir()):
            return
        self.engine.fill("wanted", (("order_no", "VARCHAR"),), numbers)
        several = f"SELECT order_no FROM {orders} GROUP BY 1 HAVING count(*) > 1"
        asked = (
            f"SELECT row_ref FROM {orders} "
            f"WHERE order_no IN (FROM wanted) OR order_no IN ({several})"
        )
        lines = frozenset(int(str(ref)) - self.state.first_ref for (ref,) in self.engine.ask(asked))
        self.odd.update(rows_again(self.source.path, self.state, lines))
        self.state.by_row = tuple(sorted(lines))


def _places(spread: Spread) -> str:
    """The most decimals that a cell writes."""
    cell, regular = spread.cell, spread.form.regular.replace("{c}", spread.cell)
    after = f"CASE WHEN contains({cell}, '.') THEN length({cell}) - strpos({cell}, '.') ELSE 0 END"
    odd = f"length(regexp_extract({cell}, '[.]([0-9]+)', 1))"
    return f"max(CASE WHEN {regular} THEN {after} ELSE {odd} END)"


def rows_again(path: Path, state: BulkState, lines: frozenset[int]) -> dict[int, Row]:
    """Rows that were staged, read from the file again."""
    decoding = Decoding(state.encoding)
    found: dict[int, Row] = {}
    for place in state.places:
        inside = frozenset(n for n in lines if 0 <= n - place.first_line < place.lines)
        if inside:
            piece = Piece(place.first_line, b"", place.lines, place.offset, place.size)
            for number, text in lines_of(path, decoding, piece, inside).items():
                found[number] = Row(number, split_line(text, state.delimiter))
    return found


def _with_next(
    source: Iterator[Piece], ahead: ThreadPoolExecutor
) -> Iterator[tuple[Piece, Callable[[], Piece | None]]]:
    """Each piece with the one after it, which is decoded while the first is worked on."""
    piece = next(source, None)
    while piece is not None:
        coming = ahead.submit(next, source, None)
        yield piece, coming.result
        piece = coming.result()
