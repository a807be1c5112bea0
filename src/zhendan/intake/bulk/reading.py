"""One large export read in pieces: the engine takes what is regular, the rest goes row by row."""

import shutil
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from queue import SimpleQueue

from zhendan.formats.confined.even_lines import EvenLines
from zhendan.formats.readers.decode import Written
from zhendan.formats.readers.delimited import delimited
from zhendan.formats.readers.grid import Grid, Row
from zhendan.formats.readers.pieces import Decoding, Piece, decoding_of, pieces
from zhendan.formats.text_problems import EncodingUnclear
from zhendan.intake.bulk.by_rows import Rows, may_be_set_down, places_of
from zhendan.intake.bulk.engine import BulkEngine, Parsed
from zhendan.intake.bulk.evening import evened
from zhendan.intake.bulk.layout import Layout, layout_of
from zhendan.intake.bulk.lines_again import rows_again
from zhendan.intake.bulk.piecework import NotInBulk, PieceWork
from zhendan.intake.file_problems import EncodingsMixed
from zhendan.intake.large import PARTS, SHEET, BulkState, Place
from zhendan.intake.reading import Sheet
from zhendan.intake.recognise.headers import fit
from zhendan.intake.tabular import Table, begun, known_layout
from zhendan.intake.taking import Taking

AT_ONCE = 2
"""Pieces that are worked on at the same time."""


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
    if trial is None or trial.header.no != _line_of(trial):
        return False
    layout = layout_of(trial.plan, taking)
    staged = None if layout is None else _staged(trial, layout, engine, folder, source)
    if staged is not None:
        table = begun(taking, grid, found)
        if table is not None:
            staged.tell(table)
        return True
    if taking.mended or not may_be_set_down(trial.plan):
        return False
    table = begun(taking, grid, found)
    if table is not None:
        state = _state(trial, folder, source)
        state.places, state.set_down = places_of(source.path), True
        Rows(table, engine, state, source.path, frozenset(source.rest)).read()
    return True


def _staged(
    trial: Table, layout: Layout, engine: BulkEngine, folder: Path, source: _Source
) -> "_Reading | None":
    """The text staged in SQL; None where something in it is only known row by row."""
    reading = _Reading(trial, layout, engine, source, _state(trial, folder, source))
    try:
        reading.stage()
    except (NotInBulk, EncodingUnclear):
        # The row-by-row way has the words for what is wrong with a text.
        for part in PARTS:
            shutil.rmtree(folder / part, ignore_errors=True)
        return None
    return reading


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
        table.plan.rules,
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
    """The pieces of one file, staged by several engines at the same time."""

    table: Table
    layout: Layout
    engine: BulkEngine
    source: _Source
    state: BulkState
    found: PieceWork = field(init=False)
    """What all engines together found."""

    def __post_init__(self) -> None:
        self.found = self._work(self.engine)

    def _work(self, engine: BulkEngine) -> PieceWork:
        """An engine that has done nothing yet."""
        return PieceWork(self.table.taking, self.layout, engine, self.state)

    def stage(self) -> None:
        """Stage every piece. Raises `NotInBulk` before anything has been told."""
        first = self.table.header.no
        self.found.odd.update({no: row for no, row in self.source.rest.items() if no > first})
        engines = [self.engine, *(self.engine.beside() for _ in range(1, AT_ONCE))]
        works = [self._work(engine) for engine in engines]
        idle: SimpleQueue[PieceWork] = SimpleQueue()
        for work in works:
            idle.put(work)
        with ThreadPoolExecutor(1) as ahead, ThreadPoolExecutor(AT_ONCE) as busy:
            begun: deque[Future[None]] = deque()
            for piece, parsed in self._parsed(ahead, first):
                begun.append(busy.submit(_done, idle, piece, parsed))
                if len(begun) >= AT_ONCE:
                    begun.popleft().result()
            for last in begun:
                last.result()
        for work in works:
            self.found.take(work)
            work.engine.drop("piece", "staged")

    def _parsed(self, ahead: ThreadPoolExecutor, first: int) -> Iterator[tuple[Piece, Parsed]]:
        """The pieces in order, as the engine has parsed them."""
        skipped = 0
        source = pieces(self.source.path, self.source.decoding, after=first)
        for piece, following in _with_next(source, ahead):
            even = evened(piece, following, self.engine, self.state, skip=skipped)
            skipped = even.taken
            if b"\r" in piece.text and piece.text.count(b"\r") != piece.text.count(b"\r\n"):
                raise NotInBulk
            self.found.odd.update(even.rows)
            place = Place(piece.first_line, piece.lines, piece.offset, piece.size)
            self.state.places.append(place)
            if even.parsed is not None:
                yield piece, even.parsed

    def tell(self, table: Table) -> None:
        """Tell what was staged, and take the odd rows row by row."""
        taking, state = table.taking, self.state
        lines = state.places[-1].first_line + state.places[-1].lines if state.places else 1
        taking.lineage.set_aside(lines)
        for row in islice(table.grid.rows(), table.header.no):
            table.row(row)
        table.controls.sums |= self.found.sums
        table.controls.counts |= self.found.counts
        self._with_their_order(table)
        for line in sorted(self.found.odd):
            row = self.found.odd[line]
            if line in state.by_row:
                table.again(row, state.first_ref + line)
            else:
                table.row(row, state.first_ref + line)
        state.rows = sum(self.found.shops.values())
        state.parts = tuple(p for p in PARTS if any((state.folder / p).iterdir()))
        state.shops, state.currency = (
            dict(sorted(self.found.shops.items())),
            dict(sorted(self.found.money.items())),
        )
        table.controls.seen += state.rows
        taking.rows += state.rows
        taking.unknown_words.update(self.found.words)
        taking.bulk = state
        decoding = self.source.decoding
        if decoding.utf_lines:
            taking.encoding = "gb18030+utf-8"
            taking.say(EncodingsMixed(gb=decoding.gb_lines, utf=decoding.utf_lines))
        table.finish()

    def _with_their_order(self, table: Table) -> None:
        """Regular rows of an order that has other rows go row by row with them."""
        orders = self.state.files("orders")
        numbers = [(number,) for number in sorted(table.order_numbers(self.found.odd.values()))]
        if not any((self.state.folder / "orders").iterdir()):
            return
        self.engine.fill("wanted", (("order_no", "VARCHAR"),), numbers)
        several = f"SELECT order_no FROM {orders} GROUP BY 1 HAVING count(*) > 1"
        asked = (
            f"SELECT row_ref FROM {orders} "
            f"WHERE order_no IN (FROM wanted) OR order_no IN ({several})"
        )
        lines = frozenset(int(str(ref)) - self.state.first_ref for (ref,) in self.engine.ask(asked))
        self.found.odd.update(rows_again(self.source.path, self.state, lines))
        self.state.by_row = tuple(sorted(lines))


def _done(idle: SimpleQueue[PieceWork], piece: Piece, parsed: Parsed) -> None:
    """Have the next idle engine work on a piece."""
    work = idle.get()
    try:
        work.piece(piece, parsed)
    finally:
        idle.put(work)


def _with_next(
    source: Iterator[Piece], ahead: ThreadPoolExecutor
) -> Iterator[tuple[Piece, Callable[[], Piece | None]]]:
    """Each piece with the one after it, which is decoded while the first is worked on."""
    piece = next(source, None)
    while piece is not None:
        coming = ahead.submit(next, source, None)
        yield piece, coming.result
        piece = coming.result()
