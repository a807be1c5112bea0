"""A table that nothing knows: what it looks like, and what is broken in it all the same."""

from itertools import islice

from zhendan.domain import NearMiss, Text, ZhendanError
from zhendan.formats.cleaning.ids import identifier
from zhendan.formats.cleaning.words import unseen
from zhendan.formats.readers.grid import Grid, Row
from zhendan.formats.row_problems import CharactersStripped, IdDamaged, QuoteOpen, RowRagged
from zhendan.intake.desk_problems import HeadingChanged
from zhendan.intake.file_problems import NearlyKnown, NoRows, SeveralLayouts, UnknownLayout
from zhendan.intake.recognise.headers import Recognition, listed
from zhendan.intake.recognise.mapped import KEPT
from zhendan.intake.taking import Taking

_SAMPLE = 400
_NO_DATA = ("暂无数据", "无数据", "没有数据", "no data")
_ID_WORDS = ("单号", "订单", "编号", "order", "id")


def read_unknown(taking: Taking, grid: Grid, found: Recognition) -> None:
    """Say what an unknown table looks like, and what is broken in it all the same."""
    taking.near = found.near
    header = found.header
    if header is None or not _has_rows(grid, header):
        taking.title = Text("没有数据的表", "Table without rows")
        taking.say(NoRows())
        return
    taking.header_row = header.no
    if found.ties:
        taking.refuse(SeveralLayouts(templates="、".join(found.ties)))
    elif found.near:
        taking.refuse(_nearly(found.near[0]))
    else:
        seen = "、".join(cell.strip() for cell in header.cells[:6] if cell.strip())
        taking.refuse(UnknownLayout(seen=seen[:80]))
    if _is_prose(grid):
        taking.title = Text("文字", "Plain text")
        return
    for row in grid.rows():
        if row.no > header.no and not row.is_blank:
            _sound(taking, row, header)


def _nearly(miss: NearMiss) -> ZhendanError:
    """What differs from the layout, or from the mapping, that a table nearly has."""
    if miss.template.startswith(KEPT):
        missing, new = listed(miss.missing), listed(miss.new)
        name = miss.template.removeprefix(KEPT)
        return HeadingChanged(name=name, missing=missing, new=new)
    slip = miss.words.zh.partition("只差一字：")[2].partition("；")[0]
    facts = {"missing": listed(miss.missing), "new": listed(miss.new), "typo": slip}
    facts = {key: value or "—" for key, value in facts.items()}
    return NearlyKnown(template=miss.template, score=f"{miss.score:.2f}", **facts)


def _is_prose(grid: Grid) -> bool:
    """Whether most lines hold no second cell: words, not a table with broken rows."""
    rows = [row for row in islice(grid.rows(), _SAMPLE) if not row.is_blank]
    return sum(1 for row in rows if len(row.cells) == 1) * 2 >= len(rows)


def _has_rows(grid: Grid, header: Row) -> bool:
    """Whether anything but the header and a “no data” line stands in the table."""
    for row in grid.rows():
        filled = [cell.strip() for cell in row.cells if cell.strip()]
        if row.no > header.no and filled and not says_no_data(filled):
            return True
    return False


def says_no_data(filled: list[str]) -> bool:
    """A row that only says that there is nothing."""
    return len(filled) == 1 and filled[0].lower() in _NO_DATA


def _sound(taking: Taking, row: Row, header: Row) -> None:
    """Faults of a row that can be seen without knowing what its columns mean."""
    if row.open_quote:
        taking.reject(QuoteOpen(row=row.no), row.no)
    elif not fits(row, len(header.cells)):
        taking.reject(ragged(row, len(header.cells)), row.no)
    else:
        for name, cell in zip(header.cells, row.cells, strict=False):
            if any(word in name.lower() for word in _ID_WORDS):
                try:
                    identifier(cell, name)
                except IdDamaged as error:
                    taking.edited = True
                    taking.reject(error, row.no)
                    return
        odd = unseen("".join(row.cells))
        if odd:
            taking.say(CharactersStripped(shown=odd), row=row.no)
        taking.rows += 1


def fits(row: Row, width: int, *, short: bool = False) -> bool:
    """Whether the row has the header's width; blank cells beyond it do no harm."""
    cells = len(row.cells)
    if cells > width:
        return not any(cell.strip() for cell in row.cells[width:])
    return cells == width or short


def ragged(row: Row, width: int) -> RowRagged:
    """The row with its width."""
    return RowRagged(row=row.no, cells=len(row.cells), width=width)
