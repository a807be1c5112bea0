"""Inside the child: a compiled walk over the rows of a sheet that are written in the plainest way.

What it takes, it takes as `sheet_rows` does, and writes it as `even_lines` does; at the first row
of any other form it stops. `text` ends in `SLACK` zeros, so that no look ahead leaves it.
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from zhendan.formats.confined.sheet_tags import (
    Bytes,
    Step,
    Whole,
    attribute,
    column,
    digits,
    is_,
    space,
)

Told = tuple[int, int, int, int]

SLACK = 32
_COMMA, _QUOTE, _LINE = 0x2C, 0x22, 0x0A
_SHARED, _INLINE, _TEXT, _NUMBER = 1, 2, 3, 4
_MOST_ROWS = 1 << 20
_LONGEST_FIGURE = 15
_LONGEST_PART = 4
_LONGEST_ROW = 100_000
_SPARE = 1 << 16
"""Room that is kept for the commas of a row."""
COLUMN, STYLE, KIND, FROM, TO, END, CELLS = range(7)
"""What is noted of the cell at hand, where the text so far ends, and how many cells it has."""


class Known(NamedTuple):
    """What the whole workbook tells."""

    numbers: Bytes
    """By style, whether its numbers are plain numbers."""
    words: Bytes
    """Shared strings, each with an end mark."""
    begins: Whole
    """Where each begins, and where the last ends."""


def _literal(said: bytes) -> Bytes:
    """Bytes that are looked for."""
    return np.frombuffer(said, np.uint8)


_ROW = _literal(b"<row")
_ROW_END = _literal(b"</row>")
_CELL_END = _literal(b"</c>")
_VALUE, _VALUE_END = _literal(b"<v>"), _literal(b"</v>")
_WORD, _WORD_END = _literal(b"<is><t>"), _literal(b"</t></is>")
_KEPT = _literal(b'<is><t xml:space="preserve">')
_IN_LINE = _literal(b"inlineStr")
_STRING = _literal(b"str")


def _kind(text: Bytes, start: int, end: int) -> int:
    """What a cell's type is, else -1."""
    if end - start == 1 and text[start] == 115:  # noqa: PLR2004 - s
        return _SHARED
    if end - start == 1 and text[start] == 110:  # noqa: PLR2004 - n
        return _NUMBER
    if end - start == _IN_LINE.size and is_(text, start, _IN_LINE):
        return _INLINE
    return _TEXT if end - start == _STRING.size and is_(text, start, _STRING) else -1


kind = njit(cache=True, nogil=True)(_kind)


def _row_head(text: Bytes, at: int, row: int, found: Whole) -> int:
    """The place behind `<row …>` where it is this row, else -1."""
    here = row
    while text[at] == 32:  # noqa: PLR2004
        at = attribute(text, at, found)
        if at < 0:
            return -1
        if found[1] - found[0] == 1 and text[found[0]] == 114:  # noqa: PLR2004 - r
            here = digits(text, found[2], found[3], 7)
    return at + 1 if text[at] == 62 and here == row else -1  # noqa: PLR2004


row_head = njit(cache=True, nogil=True)(_row_head)


def _noted(text: Bytes, sign: int, row: int, found: Whole, about: Whole) -> bool:
    """Note what an attribute of a cell says; whether it could be read."""
    if sign == 114:  # noqa: PLR2004 - r
        about[COLUMN] = column(text, found[2], found[3], row)
        return bool(about[COLUMN] >= 0)
    if sign == 115:  # noqa: PLR2004 - s
        about[STYLE] = digits(text, found[2], found[3], 5)
        return bool(about[STYLE] >= 0)
    about[KIND] = kind(text, found[2], found[3])
    return sign == 116 and bool(about[KIND] >= 0)  # noqa: PLR2004 - t


noted = njit(cache=True, nogil=True)(_noted)


def _cell_head(text: Bytes, at: int, row: int, found: Whole, about: Whole) -> int:
    """The place behind the attributes of a cell, which stand in the usual order; else -1."""
    about[COLUMN], about[STYLE], about[KIND] = -1, 0, _NUMBER
    before = 0
    while text[at] == 32:  # noqa: PLR2004
        at = attribute(text, at, found)
        if at < 0 or found[1] - found[0] != 1:
            return -1
        sign = text[found[0]]
        if sign <= before or not noted(text, sign, row, found, about):
            return -1
        before = sign
    return at


cell_head = njit(cache=True, nogil=True)(_cell_head)


def _figure(text: Bytes, start: int, end: int) -> bool:
    """Whether a number is written as it is told: short, without zeros that say nothing."""
    begin = start + (text[start] == 45)  # noqa: PLR2004 - a minus
    if not 0 < end - begin < _LONGEST_FIGURE or text[end - 1] == 46:  # noqa: PLR2004
        return False
    point = end
    for i in range(begin, end):
        if text[i] == 46 and point == end and i > begin:  # noqa: PLR2004
            point = i
        elif not 48 <= text[i] <= 57:  # noqa: PLR2004
            return False
    if point < end and text[end - 1] == 48:  # noqa: PLR2004
        return False
    if text[begin] != 48:  # noqa: PLR2004
        return True
    alone = point - begin == 1
    return alone and (end - point <= _LONGEST_PART if point < end else begin == start)


figure = njit(cache=True, nogil=True)(_figure)


def _refused(source: Bytes, at: int, raw: bool) -> bool:
    """Whether a character needs further reading: controls, the grave, references, `_x000D_`."""
    sign = source[at]
    if sign < 32:  # noqa: PLR2004
        return bool(sign != 9)  # noqa: PLR2004
    if sign == 96:  # noqa: PLR2004
        return True
    return bool(raw and (sign == 38 or (sign == 95 and source[at + 1] == 120)))  # noqa: PLR2004


refused = njit(cache=True, nogil=True)(_refused)


def _copied(source: Bytes, about: Whole, out: Bytes, raw: bool) -> bool:
    """Copy a word behind `END`; whether there was room and it needs no further reading."""
    start, stop, end = about[FROM], about[TO], about[END]
    if end + 2 * (stop - start) + _SPARE > out.size:
        return False
    quoted = False
    for i in range(start, stop):
        if refused(source, i, raw):
            return False
        quoted = quoted or source[i] == _COMMA or source[i] == _QUOTE
        out[end + i - start] = source[i]
    about[END] = end + stop - start
    if quoted:
        in_quotes(source, about, out, end)
    return True


def _in_quotes(source: Bytes, about: Whole, out: Bytes, end: int) -> None:
    """Write a word between quotes, its own ones doubled."""
    out[end] = _QUOTE
    end += 1
    for i in range(about[FROM], about[TO]):
        out[end] = source[i]
        end += 1
        if source[i] == _QUOTE:
            out[end] = _QUOTE
            end += 1
    out[end] = _QUOTE
    about[END] = end + 1


in_quotes = njit(cache=True, nogil=True)(_in_quotes)
copied = njit(cache=True, nogil=True)(_copied)


def _between(text: Bytes, at: int, opening: Bytes, closing: Bytes, about: Whole) -> int:
    """The place behind a word between two tags, else -1; `FROM` and `TO` say where it lies."""
    if not is_(text, at, opening):
        return -1
    start = at + opening.size
    end = start
    while text[end] != 60 and text[end] != 0:  # noqa: PLR2004
        end += 1
    about[FROM], about[TO] = start, end
    return end + closing.size if is_(text, end, closing) else -1


between = njit(cache=True, nogil=True)(_between)


def _stripped(text: Bytes, about: Whole) -> None:
    """Leave the space around a word out."""
    while about[FROM] < about[TO] and (text[about[FROM]] == 32 or text[about[FROM]] == 9):  # noqa: PLR2004
        about[FROM] += 1
    while about[FROM] < about[TO] and (text[about[TO] - 1] == 32 or text[about[TO] - 1] == 9):  # noqa: PLR2004
        about[TO] -= 1


stripped = njit(cache=True, nogil=True)(_stripped)


def _inline(text: Bytes, at: int, about: Whole, out: Bytes) -> int:
    """The place behind a text that stands in the cell, copied; else -1."""
    stop = between(text, at, _WORD, _WORD_END, about)
    if stop >= 0:
        stripped(text, about)
    else:
        stop = between(text, at, _KEPT, _WORD_END, about)
    return stop if stop >= 0 and copied(text, about, out, True) else -1


inline = njit(cache=True, nogil=True)(_inline)


def _valued(text: Bytes, at: int, known: Known, about: Whole, out: Bytes) -> int:
    """The place behind a `<v>`, its text copied; else -1."""
    stop = between(text, at, _VALUE, _VALUE_END, about)
    if stop < 0:
        return -1
    source, raw = text, True
    if about[KIND] == _SHARED:
        number = digits(text, about[FROM], about[TO], 9)
        if not 0 <= number < known.begins.size - 1:
            return -1
        about[FROM], about[TO] = known.begins[number], known.begins[number + 1] - 1
        source, raw = known.words, False
    elif about[KIND] == _NUMBER and not (
        known.numbers[about[STYLE]] and figure(text, about[FROM], about[TO])
    ):
        return -1
    return stop if copied(source, about, out, raw) else -1


valued = njit(cache=True, nogil=True)(_valued)


def _content(text: Bytes, at: int, known: Known, about: Whole, out: Bytes) -> int:
    """The place behind a cell that says something, its text copied; else -1."""
    at = space(text, at)
    if about[KIND] == _INLINE:
        at = inline(text, at, about, out)
    else:
        at = valued(text, at, known, about, out)
    if at < 0:
        return -1
    at = space(text, at)
    return at + _CELL_END.size if is_(text, at, _CELL_END) else -1


content = njit(cache=True, nogil=True)(_content)


def _filled(out: Bytes, about: Whole, marks: int, upto: int) -> int:
    """Write commas behind `END` until there are so many of them."""
    for _ in range(marks, upto):
        out[about[END]] = _COMMA
        about[END] += 1
    return upto


filled = njit(cache=True, nogil=True)(_filled)


def _cell(text: Bytes, at: int, known: Known, about: Whole, out: Bytes) -> int:
    """The place behind a cell whose attributes were read, else -1; `TO` is -1 where it is blank."""
    if text[at] == 47 and text[at + 1] == 62:  # noqa: PLR2004
        about[TO] = -1
        return at + 2
    return content(text, at + 1, known, about, out) if text[at] == 62 else -1  # noqa: PLR2004


cell = njit(cache=True, nogil=True)(_cell)


def _row(text: Bytes, at: int, known: Known, about: Whole, out: Bytes) -> int:
    """The place behind a row that says something, its cells copied; else -1."""
    found, begin = np.empty(4, np.int64), about[END]
    row, width = about[COLUMN], about[STYLE]
    marks, here, said, cells = 0, 0, -1, 0
    at = space(text, at)
    while text[at] == 60 and text[at + 1] == 99:  # noqa: PLR2004 - <c
        at = cell_head(text, at + 2, row, found, about)
        if at < 0 or about[STYLE] >= known.numbers.size:
            return -1
        place = here if about[COLUMN] < 0 else about[COLUMN]
        if not here <= place < width:
            return -1
        marks = filled(out, about, marks, place)
        at = cell(text, at, known, about, out)
        if at < 0:
            return -1
        if about[TO] >= 0:
            said, cells = about[END], place + 1
        at, here = space(text, at), place + 1
    if said < 0 or said - begin > _LONGEST_ROW or not is_(text, at, _ROW_END):
        return -1
    about[END] = said
    filled(out, about, cells, width)
    out[about[END]] = _LINE
    about[END] += 1
    about[CELLS] += cells
    return at + _ROW_END.size


row_ = njit(cache=True, nogil=True)(_row)


def _walk(text: Bytes, where: Whole, known: Known, out: Bytes) -> Told:
    """Rows from a place on; `where` is the place, the row before it, and the cells of a row.

    The place after them, how many they are, how long their text is, and how many cells they had.
    """
    about, found = np.zeros(7, np.int64), np.empty(4, np.int64)
    at, last, width = where[0], where[1], where[2]
    rows, end, cells = 0, 0, 0
    while last + rows < _MOST_ROWS and end + 8 * width < out.size:
        begin = space(text, at)
        if not is_(text, begin, _ROW):
            break
        body = row_head(text, begin + _ROW.size, last + rows + 1, found)
        if body < 0:
            break
        about[END], about[COLUMN], about[STYLE] = end, last + rows + 1, width
        stop = row_(text, body, known, about, out)
        if stop < 0:
            break
        at, rows, end, cells = stop, rows + 1, about[END], about[CELLS]
    return at, rows, end, cells


walk: Step = njit(cache=True, nogil=True)(_walk)
