"""Cells in SQL: what is regular by its form is cleaned by the engine, the rest by Python once.

A form is regular only where its value in SQL is what the cleaner of the same target gives. Each
distinct cell outside the form goes through that very cleaner, and a cell that the cleaner refuses
sends its row the row-by-row way.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from zhendan.formats.cleaning.times import Moment
from zhendan.formats.cleaning.words import FILLERS
from zhendan.formats.row_problems import CellUnusable
from zhendan.intake.staging import PlanColumn

UNSEEN = (
    r"\x00-\x08\x0b-\x1f\x7f\x{ad}\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}-\x{2064}"
    r"\x{2066}-\x{2069}\x{feff}"
)
BLANKS = r"\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
"""Blanks beyond ASCII: an outer one would be stripped, so a text with any is left to Python."""
_ODD_TEXT = f"[{UNSEEN}{BLANKS}\\n`]|^="
_ID = (
    r"[''`]?[0-9]{1,40}\t?|=\"[0-9]{1,40}\"|[0-9]{6}-[0-9]{15}"
    r"|[A-Z][A-Z_]{0,20}[0-9][0-9A-Z_]{4,40}"
)
_MONEY = r"-?[0-9]{1,12}(\.[0-9]{1,2})?"
_TIME = r"(199[2-9]|20[0-9][0-9])([-/])[0-9]{2}[-/][0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}"


def quoted(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


_FILLERS = ", ".join(quoted(word) for word in sorted(FILLERS))
_NO_TIMES = "'2000-01-01 00:00:00', '1997-07-27 00:00:00'"


@dataclass(frozen=True, slots=True)
class CellForm:
    """The regular form of a class of cells; `{c}` stands for the cell."""

    regular: str
    """A predicate that is never null."""
    value: str
    """The value of a regular cell; anything, but no failure, for any other."""
    kind: str
    """SQL type of the value."""
    clean: Callable[[str], tuple[object, bool]]
    """A cell that is not regular -> its value, and whether its row must go row by row."""
    needs_heads: bool = False
    """It reads the table of beginnings of addresses as `h`."""


def id_form(column: PlanColumn) -> CellForm:
    """Digits, perhaps in a wrapper that keeps spreadsheets from counting them.

    Any other id may be damaged, a heading or a line that speaks about the table.
    """
    zero = column.target.rsplit(".", 1)[1] in {"creator_id", "live_room_id", "shop_no"}
    value = "nullif(trim({c}, '`''=\"' || chr(9)), '')"
    return CellForm(
        f"({{c}} = '' OR regexp_full_match({{c}}, '{_ID}'))",
        f"nullif({value}, '0')" if zero else value,
        "VARCHAR",
        lambda _: (None, True),
    )


def money_form(column: PlanColumn) -> CellForm:
    """At most two decimals; more are remarked on, and so are left to Python."""
    fen = " / 100" if column.clean("100", "") == 1 else ""
    return CellForm(
        f"({{c}} = '' OR regexp_full_match({{c}}, '{_MONEY}'))",
        f"TRY_CAST(TRY_CAST(nullif({{c}}, '') AS DECIMAL(18,4)){fen} AS DECIMAL(18,4))",
        "DECIMAL(18,4)",
        _cleaned(column),
    )


def whole_form(column: PlanColumn) -> CellForm:
    """A count without sign or unit."""
    return CellForm(
        "({c} = '' OR regexp_full_match({c}, '[0-9]{1,9}'))",
        "TRY_CAST(nullif({c}, '') AS BIGINT)",
        "BIGINT",
        _cleaned(column),
    )


def time_form(column: PlanColumn, offset: int) -> CellForm:
    """Date and clock to the second in a zone that is `offset` seconds from UTC all the year."""
    stamp = "CAST(try_cast({c} AS TIMESTAMP) - to_seconds(" + str(offset) + ") AS TIMESTAMP)"
    return CellForm(
        f"({{c}} = '' OR (regexp_full_match({{c}}, '{_TIME}') AND {{c}} NOT IN ({_NO_TIMES}) "
        "AND coalesce(try_cast({c} AS TIMESTAMP) IS NOT NULL, false)))",
        f"CASE WHEN {{c}} = '' THEN NULL ELSE {stamp} END",
        "TIMESTAMP",
        _timed(column),
    )


def text_form(column: PlanColumn) -> CellForm:
    """Words without unseen characters; outer blanks and fillers are no words."""
    trimmed = "trim({c}, ' ' || chr(9))"
    return CellForm(
        f"({{c}} = '' OR NOT regexp_matches({{c}}, '{_ODD_TEXT}'))",
        f"CASE WHEN {{c}} = '' OR {trimmed} IN ({_FILLERS}) THEN NULL ELSE {trimmed} END",
        "VARCHAR",
        _cleaned(column),
    )


def _cleaned(column: PlanColumn) -> Callable[[str], tuple[object, bool]]:
    """The cleaner of the row-by-row way; an odd amount is remarked on there."""

    def clean(cell: str) -> tuple[object, bool]:
        try:
            value = column.clean(cell, column.header)
        except CellUnusable:
            return None, True
        if not isinstance(value, Decimal):
            return value, False
        # Sums are told in as many places as were written, and places are counted from the point.
        unseen = "." not in cell and value.as_tuple().exponent != 0
        return value, unseen or column.is_odd(value)

    return clean


def _timed(column: PlanColumn) -> Callable[[str], tuple[object, bool]]:
    """An instant; one that the source knows less exactly than to the second goes row by row."""

    def clean(cell: str) -> tuple[object, bool]:
        try:
            found = column.clean(cell, column.header)
        except CellUnusable:
            return None, True
        if not isinstance(found, Moment):
            return None, found is not None
        at: datetime = found.at.replace(tzinfo=None)
        return at, found.precision != "s"

    return clean
