"""A workbook read as a stream says exactly what the cell reader says of it, or is left to it."""

import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.intake.made_books import FORMATS, MAIN, make_book, sheet, strings
from zhendan.domain import ZhendanError
from zhendan.formats.confined import plain_rows, shared_texts, sheet_pieces, streamed_book
from zhendan.formats.confined.archives import unzip
from zhendan.formats.confined.cell_words import NotStrict
from zhendan.formats.confined.even_lines import EvenLines, write_padded
from zhendan.formats.confined.spreadsheets import sheets
from zhendan.formats.confined.streamed_book import streamed_book as read_streamed

Said = list[tuple[object, list[list[str]]]]


def _said(found: dict[str, object], folder: Path) -> Said:
    """Every sheet: what is told about it, and its rows."""
    about = found["sheets"]
    assert isinstance(about, list)
    return [
        ((one["name"], one["odd"]), [cells for _, cells in EvenLines(folder / one["file"]).rows()])
        for one in about
    ]


def streamed(path: Path) -> Said:
    """Read as a stream, alike by the compiled walk from the second row on and without it."""
    walked, cut = _once(path, 0), _once(path, 1 << 60)
    assert walked == cut
    if cut is None:
        raise NotStrict
    return cut


def _once(path: Path, worth: int) -> Said | None:
    """Read as a stream; None where the book is left to the cell reader."""
    out = path.with_suffix(f".streamed{worth}")
    out.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch, zipfile.ZipFile(path) as archive:
        patch.setattr(plain_rows, "WORTH_COMPILING", worth)
        patch.setattr(plain_rows, "LOOKED_AT", 1)
        try:
            return _said(read_streamed(archive, out), out)
        except NotStrict:
            return None


def held(path: Path) -> Said:
    """Read by the cell reader."""
    out = path.with_suffix(".held")
    out.mkdir(exist_ok=True)
    return _said(sheets(path, out), out)


_words = some.text(
    some.one_of(
        some.sampled_from(list(" \t\n\r_x005FAB&<>\"';,`中文　\xa0")),
        some.characters(codec="utf-8", exclude_categories=("Cs", "Cc")),
    ),
    max_size=12,
)
_values = some.one_of(
    _words,
    some.none(),
    some.booleans(),
    some.integers(-(10**18), 10**18),
    some.floats(allow_nan=False, allow_infinity=False),
    some.datetimes(datetime(1900, 3, 1), datetime(2200, 1, 1)),
    some.dates(date(1900, 3, 1), date(2200, 1, 1)),
    some.times(),
    some.timedeltas(timedelta(0), timedelta(days=9999)),
    some.sampled_from(["=1+1", "#N/A", "1.23457E+17", "123456789012345678"]),
)


@settings(max_examples=60, deadline=None)
@given(
    some.lists(some.lists(some.one_of(_values, some.none()), max_size=6), max_size=8),
    some.booleans(),
)
def test_what_a_library_writes_is_read_alike(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[object]], later: bool
) -> None:
    book = Workbook()
    if later:
        book.epoch = datetime(1904, 1, 1)
    assert isinstance(book.active, Worksheet)
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            if value is not None:
                _put(book.active, number * 2 + 1, place + 2, value)
    book.active.merge_cells("C3:D4")
    path = tmp_path_factory.mktemp("book") / "x.xlsx"
    book.save(path)
    assert streamed(path) == held(path)


def _put(page: Worksheet, row: int, column: int, value: object) -> None:
    """A value into a cell, where the library takes it."""
    if isinstance(value, datetime | date | time | timedelta) and _before(value):
        return
    try:
        page.cell(row, column).value = value  # type: ignore[assignment]
    except ValueError:
        page.cell(row, column).value = "none"


def _before(value: object) -> bool:
    """Whether it lies before a workbook of 1904 begins."""
    return isinstance(value, date) and value.year < 1905


NUMBERS = [
    *("1E5", "+1", "0.10", "007", "-0", "1e400", "123456789012345", "999999999999999999"),
    *("1.2345678901234568E+17", "1E-7", "-12.50"),
]
DAYS = [
    *("0", "0.5", "0.0000116", "1", "1.5", "59.5", "60", "61", "45000"),
    *("45000.123456789", "45000.9999999999"),
]
KINDS = ("s", "n", "b", "e", "str", "inlineStr", "d")
STRICT = {
    "places": '<row r="3"><c r="C3"><v>1</v></c><c r="E3" t="str"><v> a &amp;b\r\n</v></c></row>',
    "no place told": "<row><c><v>1</v></c><c/></row><row/><row><c t='x'/></row>".replace(
        "<c t='x'/>", "<c><v>2</v></c>"
    ),
    "out of order": '<row r="2"><c r="C2"><v>1</v></c><c><v>7</v></c><c r="A2"><v>9</v></c></row>',
    "sparse": '<row r="2"/><row r="9" ht="1"><c r="ZZ9"><v>1</v></c></row><row r="12"/>',
    "blank end": '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"/></row>'
    '<row r="5"><c r="F5" s="1"/></row>',
    "runs and readings": '<row r="1"><c r="A1" t="inlineStr"><is><r><t>a </t></r><r><rPr><b/>'
    '</rPr><t xml:space="preserve"> b</t></r><rPh sb="0" eb="1"><t>PH</t></rPh></is></c></row>',
    "shared": '<row r="1">'
    + "".join(f'<c r="{letter}1" t="s"><v>{n}</v></c>' for n, letter in enumerate("ABCDEF"))
    + "</row>",
    "formulas": '<row r="1"><c r="A1"><f>SUM(1,2)</f><v>3</v></c><c r="B1" t="str">'
    '<f t="shared" ref="A1:B2" si="0"/><v>a</v></c><c r="C1"><f>x</f></c></row>',
    "flags and errors": '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c>'
    '<c r="C1" t="e"><v>#N/A</v></c></row>',
    "numbers": '<row r="1">'
    + "".join(
        f'<c r="{letter}1"><v>{said}</v></c>'
        for letter, said in zip(
            "ABCDEFGHIJK",
            [
                "1E5",
                "+1",
                "0.10",
                "007",
                "-0",
                "1e400",
                "123456789012345",
                "999999999999999999",
                "1.2345678901234568E+17",
                "1E-7",
                "-12.50",
            ],
            strict=True,
        )
    )
    + "</row>",
    "days": "".join(
        f'<row r="{row}">'
        + "".join(
            f'<c r="{letter}{row}" s="{style}"><v>{said}</v></c>'
            for style, letter in zip(range(len(FORMATS)), "ABCDEFGHI", strict=True)
        )
        + "</row>"
        for row, said in enumerate(
            [
                "0",
                "0.5",
                "0.0000116",
                "1",
                "1.5",
                "59.5",
                "60",
                "61",
                "45000",
                "45000.123456789",
                "45000.9999999999",
            ],
            1,
        )
    ),
    "written by many": '\n <row r="1" spans="1:2" x14ac:dyDescent="0.2">\n  <c r="A1" s="1" t="s" '
    'cm="1">\n<v>0</v> </c>\n</row>\n',
    "signs": '<row r="1"><c r="A1" t="str"><v>_x000D__x0041_ _x005F_x0041_ _xD83D_ &#20013;&#x41;'
    "</v></c></row>",
    "nothing": "",
}
ITEMS = (
    '<si><t> a </t></si><si><t xml:space="preserve"> b&#10;c_x000D_d </t></si><si><r><rPr><sz '
    'val="9"/></rPr><t>x</t></r><r><t> y</t></r><rPh sb="0" eb="1"><t>PH</t></rPh><phoneticPr '
    'fontId="1"/></si><si/><si><t/></si><si><t></t></si>'
)


@pytest.mark.parametrize("later", [False, True])
@pytest.mark.parametrize("name", STRICT)
def test_strict_xml_is_read_as_a_stream_and_alike(tmp_path: Path, name: str, later: bool) -> None:
    path = make_book(tmp_path / "x.xlsx", STRICT[name], ITEMS, later=later)
    assert streamed(path) == held(path)


OTHER = {
    "a document type": {"xl/worksheets/sheet1.xml": "<!DOCTYPE a>" + sheet("")},
    "an entity": {"xl/worksheets/sheet1.xml": sheet('<row><c t="str"><v>&e;</v></c></row>')},
    "an entity among strings": {"xl/sharedStrings.xml": strings("<si><t>&e;</t></si>")},
    "a remark": {"xl/worksheets/sheet1.xml": sheet("<row><!-- a --><c><v>1</v></c></row>")},
    "CDATA": {
        "xl/worksheets/sheet1.xml": sheet('<row><c t="str"><v><![CDATA[<c/>]]></v></c></row>')
    },
    "a prefix": {
        "xl/worksheets/sheet1.xml": f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c>'
        "<x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    },
    "UTF-16": {"xl/worksheets/sheet1.xml": '<?xml version="1.0" encoding="UTF-16"?>' + sheet("")},
    "rows that go back": {
        "xl/worksheets/sheet1.xml": sheet('<row r="2"/><row r="1"><c><v>1</v></c></row>')
    },
    "the same cell twice": {
        "xl/worksheets/sheet1.xml": sheet('<row><c r="A1"><v>1</v></c><c r="A1"/></row>')
    },
    "a cell of another row": {
        "xl/worksheets/sheet1.xml": sheet('<row r="1"><c r="A2"><v>1</v></c></row>')
    },
    "a string that is not there": {
        "xl/worksheets/sheet1.xml": sheet('<row><c t="s"><v>-1</v></c></row>')
    },
    "an unknown error": {"xl/worksheets/sheet1.xml": sheet('<row><c t="e"><v>#FOO</v></c></row>')},
    "a day before days": {"xl/worksheets/sheet1.xml": sheet('<row><c s="1"><v>-1</v></c></row>')},
    "a row that is open": {"xl/worksheets/sheet1.xml": sheet("<row><c><v>1</v></c>")},
    "a sheet cut short": {"xl/worksheets/sheet1.xml": sheet("<row></row>")[:-30]},
    "nested texts": {
        "xl/worksheets/sheet1.xml": sheet(
            '<row><c t="inlineStr"><is><t>a<is></t></is></is></c></row>'
        )
    },
}


@pytest.mark.parametrize("name", OTHER)
def test_what_is_not_strict_is_left_to_the_cell_reader(tmp_path: Path, name: str) -> None:
    path = make_book(tmp_path / "x.xlsx", "", parts=OTHER[name])
    with pytest.raises(NotStrict):
        streamed(path)


def test_many_shared_strings_lie_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_texts, "MOST_HELD", 5000)
    monkeypatch.setattr(shared_texts, "_KEPT", 3)
    many = 2000
    items = "".join(f"<si><t>第{n} 行</t></si>" for n in range(many))
    rows = "".join(f'<row><c t="s"><v>{n * 7 % many}</v></c></row>' for n in range(many))
    path = make_book(tmp_path / "x.xlsx", rows, items)
    assert streamed(path) == held(path)


def test_rows_cut_anywhere_are_the_same_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_pieces, "_PIECE", 7)
    path = make_book(tmp_path / "x.xlsx", STRICT["days"] + "<row/>", ITEMS)
    assert streamed(path) == held(path)


def test_a_sheet_that_unpacks_beyond_every_ratio_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_pieces, "RATIO_FROM", 1 << 16)
    path = make_book(tmp_path / "x.xlsx", "<row/>" * 200_000)
    with pytest.raises(ZhendanError, match="ZD310"):
        unzip(path, tmp_path, password="", budget=1)


def test_blank_cells_count_as_text_that_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streamed_book, "MOST_TEXT", 1 << 20)
    wide = (
        '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="99999"><c r="A99999"><v>1</v></c></row>'
    )
    path = make_book(tmp_path / "x.xlsx", wide)
    with pytest.raises(ZhendanError, match="ZD312"):
        unzip(path, tmp_path, password="", budget=1)


def test_a_width_that_is_seen_late_holds_for_every_line(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    rows = [["a", "b\nc"]] + [["1"]] * 1500 + [["x", "y", "z", "`"]] + [["1"]] * 3
    write_padded(path, rows)
    assert [cells for _, cells in EvenLines(path).rows()] == [
        [*row, *[""] * (4 - len(row))] for row in rows
    ]


_odd_words = some.text(some.sampled_from(list(" \t\n\r_x0041F;&#lt<>/tris中\"'")), max_size=9).map(
    lambda text: text.replace("<", "&lt;")
)
_runs = some.lists(
    some.one_of(
        _odd_words.map("<t>{}</t>".format),
        _odd_words.map('<r><rPr><b/></rPr><t xml:space="preserve">{}</t></r>'.format),
        _odd_words.map('<rPh sb="0" eb="1"><t>{}</t></rPh>'.format),
        some.sampled_from(["<t/>", " ", '<phoneticPr fontId="1"/>', "<r></r>", "x"]),
    ),
    max_size=3,
).map("".join)
_inside = some.one_of(
    _odd_words.map("<v>{}</v>".format),
    _runs.map("<is>{}</is>".format),
    some.sampled_from(
        ["", "<v/>", "<v>1</v>", "<v>2</v>", "<v>45000.5</v>", "<v>0</v>", "<f>A</f>"]
    ),
    some.floats(0, 70000).map("<v>{}</v>".format),
    some.integers(0, 10**18).map("<v>{}</v>".format),
)
_cells = some.builds(
    "<c{}{}{}>{}</c>".format,
    some.sampled_from(["", ' r="A1"', ' r="B1"', ' r="C1"', ' r="F1"']),
    some.sampled_from(["", *(f' s="{style}"' for style in range(10))]),
    some.sampled_from(["", *(f' t="{kind}"' for kind in KINDS)]),
    _inside,
)


@settings(max_examples=250, deadline=None)
@given(some.lists(_cells, max_size=5), some.lists(_runs, min_size=1, max_size=3), some.booleans())
def test_xml_of_any_kind_is_read_alike_or_left_to_the_cell_reader(
    tmp_path_factory: pytest.TempPathFactory, cells: list[str], items: list[str], later: bool
) -> None:
    path = tmp_path_factory.mktemp("book") / "x.xlsx"
    shared = "".join(f"<si>{item}</si>" for item in items)
    make_book(path, f"<row>{''.join(cells)}</row>", shared, later=later)
    try:
        found = streamed(path)
    except NotStrict:
        return
    assert found == held(path)
