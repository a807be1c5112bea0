"""Rows that a compiled walk takes together are the rows that are cut one by one."""

from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.intake.made_books import make_book
from tests.intake.test_streamed_books import ITEMS, held, streamed
from zhendan.formats.confined import plain_rows
from zhendan.formats.confined.cell_words import NotStrict
from zhendan.formats.confined.even_lines import NONE
from zhendan.formats.confined.sheet_walk import Known

_plain_words = some.one_of(
    some.text(some.sampled_from(list(" \tab中é,\"'`_x\n")), max_size=6),
    some.sampled_from(["=1", "\x1f", "a" * 300, "&amp;", "_x0041_", "合计"]),
)
_figures = some.one_of(
    some.integers(-20, 10**16).map(str),
    some.decimals(-100, 10**6, places=2).map("{:f}".format),
    some.sampled_from(["0", "-0", "007", "0.05", "0.00001", "1.", ".5", "1e3", "-1.5", "1.50", ""]),
)
_plain_cells = some.one_of(
    _plain_words.map(' t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>'.format),
    _plain_words.map(' t="inlineStr"><is><t>{}</t></is></c>'.format),
    _plain_words.map(' t="str"><v>{}</v></c>'.format),
    some.integers(0, 5).map(' t="s"><v>{}</v></c>'.format),
    _figures.map("><v>{}</v></c>".format),
    _figures.map(' s="8"><v>{}</v> </c>'.format),
    some.sampled_from(["/>", ' s="1"/>', ' s="1"><v>45000</v></c>', ' t="b"><v>1</v></c>']),
    some.sampled_from([' t="s" s="0"><v>1</v></c>', ' cm="1"/>', "></c>", " />"]),
)
_wrong_cells = some.sampled_from(
    [
        ' s="99"/>',
        ' t="s"><v>6</v></c>',
        ' t="s"><v>-1</v></c>',
        "><v>1&x;</v></c>",
        ' s="1" s="1"/>',
    ]
)


@some.composite
def _rows(draw: some.DrawFn) -> str:
    """Rows below a first of seven cells, most of them as programs write them."""
    told = "<row>" + "<c><v>1</v></c>" * 7 + "</row>"
    wrong = draw(some.integers(0, 12))
    for number in range(2, draw(some.integers(3, 9))):
        cells = draw(some.lists(_plain_cells, min_size=1, max_size=5))
        if number == wrong:
            cells.append(draw(_wrong_cells))
        letters = draw(some.sampled_from(["ABCDEFGHI", "ABCDEFGHI", "ACDFGHIJK", "BCDEFGHIJ"]))
        head = draw(some.sampled_from([f' r="{number}"', "", f' r="{number}" spans="1:7"']))
        named = draw(some.booleans())
        told += f"<row{head}>" + "".join(
            f'<c r="{letter}{number}"{cell}' if named else f"<c{cell}"
            for letter, cell in zip(letters, cells, strict=False)
        )
        told += draw(some.sampled_from(["</row>", "</row>\n", "</row>", "</row>  "]))
    return told + draw(some.sampled_from(["", "", '<row r="99"/>', "<row x></row>", "<row"]))


@settings(max_examples=400, deadline=None)
@given(_rows())
def test_rows_that_are_walked_together_are_the_rows_that_are_cut(
    tmp_path_factory: pytest.TempPathFactory, rows: str
) -> None:
    path = make_book(tmp_path_factory.mktemp("book") / "x.xlsx", rows, ITEMS)
    with suppress(NotStrict):
        assert streamed(path) == held(path)


def test_plain_rows_are_walked_and_a_sheet_of_others_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = "<row><c><v>1</v></c><c><v>2</v></c></row>"
    plain = "<row><c><v>3</v></c><c t='str'/></row>".replace("'", '"')
    rows = plain_rows.PlainRows(_known())
    piece = (first + plain * 5 + '<row><c t="b"><v>1</v></c></row>' + plain).encode()
    monkeypatch.setattr(plain_rows, "LOOKED_AT", 0)
    lines, at = rows.lines(piece, 0, 0, 2)
    assert (lines.text, lines.rows, lines.cells) == ("1,2\n" + "3,\n" * 5, 6, 7)
    assert rows.until(piece, at) == len(piece) - len(plain)
    monkeypatch.setattr(plain_rows, "_TRIED", -7)
    assert rows.lines(piece, 0, 0, 2) == (NONE, 0)
    assert rows.until(piece, 0) == len(piece)


def _known() -> Known:
    """A workbook without shared strings and with one style."""
    return Known(np.ones(1, np.uint8), np.empty(0, np.uint8), np.zeros(1, np.int64))
