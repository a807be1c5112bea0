"""One received file: what it is, who reads it, and what becomes of the files inside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import starmap
from pathlib import Path

from zhendan.domain import ExhibitKind, Text
from zhendan.formats.confined.even_lines import EvenLines
from zhendan.formats.readers.decode import Written, decode
from zhendan.formats.readers.delimited import delimited
from zhendan.formats.readers.grid import Grid, Row
from zhendan.formats.readers.html_tables import html_grid
from zhendan.formats.readers.html_words import visible_words
from zhendan.formats.readers.magic import Content
from zhendan.formats.readers.told_encoding import decided, page_encoding, said_encoding
from zhendan.formats.talks.whatsapp import heads as heads_of_whatsapp
from zhendan.intake.chats import FEWEST_HEADS, chat_heads, take_chat
from zhendan.intake.file_problems import (
    EncodingsMixed,
    FileTooBig,
    KeptUnread,
    NoRows,
    UnknownLayout,
)
from zhendan.intake.invoices import looks_like_qr, take_qr
from zhendan.intake.json_files import FORMS, read_json
from zhendan.intake.mending import take_mends
from zhendan.intake.notices.lists import find_violation_list, take_violation_list
from zhendan.intake.notices.table import find_notice_table, take_notice_table
from zhendan.intake.notices.text import take_notice_text
from zhendan.intake.notices.words import looks_like_notice
from zhendan.intake.notices.words import number as notice_number
from zhendan.intake.recognise.headers import fit
from zhendan.intake.rejected import mended_rows
from zhendan.intake.sheet_notes import say_hidden, say_left
from zhendan.intake.strange_tables import read_unknown
from zhendan.intake.tabular import known_layout, read_known
from zhendan.intake.taking import UNKNOWN, Taking
from zhendan.intake.talks.tables import chat_table
from zhendan.intake.talks.take import take_whatsapp
from zhendan.intake.template_problems import TrackWithoutYear
from zhendan.intake.track_tables import (
    find_track_table,
    looks_like_track,
    take_track_table,
    take_track_text,
    without_year,
)

LARGEST_TEXT = 512 << 20
LARGEST_PAGE = 2_000_000
LONGEST_CHAT = 20_000_000
_SAMPLE = 200_000
_KEPT = {
    Content.BINARY: (UNKNOWN, ExhibitKind.OTHER, Text("未识别的文件", "Unrecognised file")),
}


def read_text(taking: Taking) -> None:
    """A text file: table, notice, chat, QR text, mail, or something unknown."""
    size = taking.received.size
    if size > LARGEST_TEXT:
        taking.refuse(FileTooBig(size=size >> 20, limit=LARGEST_TEXT >> 20))
        return
    text = _decoded(taking)
    sample = text.text(_SAMPLE)
    if sample.startswith(FORMS):
        read_json(taking, text)
        return
    grid = delimited(text, fit)
    taking.delimiter, taking.encoding = grid.delimiter, text.encoding
    if not _read_table(taking, grid) and not _read_words(taking, sample, text):
        read_unknown(taking, grid, known_layout(taking, grid))


def _decoded(taking: Taking, page: str = "") -> Written:
    """The file as text; what told its encoding, and two of them in one file, is said."""
    received = taking.received
    said = said_encoding(taking.settings.encodings, received.shown, received.name)
    text = decode(received.path, said or page)
    taking.encoding, taking.has_bom = text.encoding, text.has_bom
    if text.why and text.encoding != "gb18030":
        taking.say(decided(text.encoding, "page" if page and not said else text.why))
    if text.utf_lines:
        taking.say(EncodingsMixed(gb=text.gb_lines, utf=text.utf_lines))
    return text


def _read_table(taking: Taking, grid: Grid) -> bool:
    """Read a table that is known; False where it is not."""
    mends = mended_rows(grid, taking.received.sha256)
    if mends is not None:
        take_mends(taking, mends)
        return True
    found = known_layout(taking, grid)
    if found.template is not None and not found.words:
        read_known(taking, grid, found)
        return True
    if _read_by_columns(taking, grid):
        return True
    # What people keep themselves comes last: a table that says more is not read by less.
    if found.template is not None:
        read_known(taking, grid, found)
    return found.template is not None


def _read_by_columns(taking: Taking, grid: Grid) -> bool:
    """Tables known by a few of their columns: notices, violations, tracks, chats."""
    notice = find_notice_table(grid, taking.received.name)
    violations = find_violation_list(grid) if notice is None else None
    tracks = find_track_table(grid)
    chat = chat_table(grid)
    if notice is not None:
        take_notice_table(taking, grid, notice)
    elif violations is not None:
        take_violation_list(taking, grid, violations)
    elif tracks is not None:
        take_track_table(taking, grid, tracks)
    elif chat is not None:
        read_known(taking, grid, chat)
    else:
        return False
    return True


def _read_words(taking: Taking, sample: str, text: Written) -> bool:
    """Read a text that is no table; False where nothing is known about it."""
    heads = chat_heads(sample)
    if looks_like_track(sample):
        take_track_text(taking, _whole(taking, text))
    elif heads >= FEWEST_HEADS and not notice_number(sample):
        take_chat(taking, _whole(taking, text))
    elif heads_of_whatsapp(sample.splitlines()) >= FEWEST_HEADS:
        take_whatsapp(taking, _whole(taking, text))
    elif looks_like_notice(sample):
        take_notice_text(taking, sample)
    elif looks_like_qr(sample):
        take_qr(taking, sample)
    elif shown := without_year(sample):
        taking.refuse(TrackWithoutYear(shown=shown))
    else:
        return False
    return True


def _whole(taking: Taking, text: Written) -> str:
    """A conversation to its end; of an endless one it is said that it was cut."""
    words = text.text(LONGEST_CHAT + 1)
    if len(words) > LONGEST_CHAT:
        taking.say(FileTooBig(size=taking.received.size >> 20, limit=LONGEST_CHAT >> 20))
    return words[:LONGEST_CHAT]


def read_json_file(taking: Taking) -> None:
    """A JSON file."""
    read_json(taking, _decoded(taking))


def read_html(taking: Taking) -> None:
    """A table inside a page, whatever the file is called, or the words of a notice."""
    text = _decoded(taking, page_encoding(taking.received.path))
    grid = html_grid(text)
    listed = grid is not None and _read_table(taking, grid)
    if listed and taking.kind is not ExhibitKind.NOTICE:
        return
    words = visible_words(text.text(LARGEST_PAGE))
    if looks_like_notice(words):
        # A page with a table of orders says the rest of the notice around it.
        take_notice_text(taking, words)
    elif chat_heads(words) >= FEWEST_HEADS:
        take_chat(taking, words)
    elif grid is None:
        taking.refuse(UnknownLayout(seen="HTML"))
    elif not listed:
        read_unknown(taking, grid, known_layout(taking, grid))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook as the child has written it down."""

    name: str
    path: Path
    odd: Mapping[str, int] = field(default_factory=dict)
    """What it hides, by kind."""

    def grid(self) -> Grid:
        """Its rows; the physical row is the row of the sheet."""
        return Grid(rows=lambda: starmap(Row, EvenLines(self.path).rows()), sheet=self.name)


def read_sheets(
    taking: Taking, sheets: list[Sheet], in_bulk: Callable[[Taking, Sheet], bool] | None = None
) -> None:
    """Every sheet of a workbook: those that are known are read, the rest is said.

    A workbook with rows on one sheet alone is offered to `in_bulk` first.
    """
    unknown: list[Sheet] = []
    filled = [sheet for sheet in sheets if not all(row.is_blank for row in sheet.grid().rows())]
    for sheet in filled:
        taking.sheet = sheet.name
        grid = sheet.grid()
        say_hidden(taking, sheet.name, sheet.odd)
        if in_bulk is not None and len(filled) == 1 and in_bulk(taking, sheet):
            continue
        if not _read_table(taking, grid):
            unknown.append(sheet)
    if taking.recognised_as != UNKNOWN:
        for sheet in unknown:
            say_left(taking, sheet.grid())
        return
    if not unknown:
        taking.title = Text("没有数据的表", "Table without rows")
        taking.say(NoRows())
    for sheet in unknown:
        taking.sheet = sheet.name
        grid = sheet.grid()
        read_unknown(taking, grid, known_layout(taking, grid))


def keep_unread(taking: Taking, content: Content) -> None:
    """A file that is evidence by itself and is not read."""
    what, kind, title = _KEPT[content]
    taking.recognised_as, taking.kind, taking.title = what, kind, title
    taking.say(KeptUnread(kind=f"{title.zh} ({title.en})"))
