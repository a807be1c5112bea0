"""What a form tells: words, numbers, days and sums, each refused in words where it is none."""

from datetime import date
from decimal import Decimal, InvalidOperation

from django.http import HttpRequest, QueryDict

from zhendan.domain import Text
from zhendan.faces.errors import FormIncomplete

_LONGEST_WORDS = 20_000
_LONGEST_LIST = 200
_DAY = Text("日期", "a day that exists")
_FIRST, _LAST = date(2000, 1, 1), date(2099, 12, 31)


def words(form: QueryDict, name: str, most: int = 400) -> str:
    """One field, without blanks at its ends."""
    return form.get(name, "").strip()[: min(most, _LONGEST_WORDS)]


def parts(form: QueryDict, name: str) -> list[str]:
    """A list written in one field: apart by blanks, commas or lines."""
    told = words(form, name, _LONGEST_WORDS)
    for mark in "，、,；;\n":
        told = told.replace(mark, " ")
    return told.split()[:_LONGEST_LIST]


def number(form: QueryDict, name: str, what: Text) -> int:
    """A whole number. Raises `FormIncomplete`."""
    told = words(form, name, 12)
    if not told.isascii() or not told.isdecimal():
        raise FormIncomplete(zh=what.zh, en=what.en)
    return int(told)


def amount(form: QueryDict, name: str, what: Text) -> Decimal:
    """A sum or share, nothing where it was left empty. Raises `FormIncomplete`."""
    try:
        found = Decimal(words(form, name, 20) or "0")
    except InvalidOperation as error:
        raise FormIncomplete(zh=what.zh, en=what.en) from error
    if not found.is_finite():
        raise FormIncomplete(zh=what.zh, en=what.en)
    return found


def day(form: QueryDict, name: str, what: Text) -> date:
    """A day of this century. Raises `FormIncomplete`."""
    return day_of(words(form, name, 10), what)


def day_of(written: str, what: Text = _DAY) -> date:
    """A day of this century, however it was sent. Raises `FormIncomplete`."""
    try:
        found = date.fromisoformat(written)
    except ValueError as error:
        raise FormIncomplete(zh=what.zh, en=what.en) from error
    if not _FIRST <= found <= _LAST:
        raise FormIncomplete(zh=what.zh, en=what.en)
    return found


def one_of(form: QueryDict, name: str, known: list[str], what: Text) -> str:
    """One of some words. Raises `FormIncomplete`."""
    told = words(form, name)
    if told not in known:
        raise FormIncomplete(zh=what.zh, en=what.en)
    return told


def upload(request: HttpRequest, name: str) -> bytes | None:
    """A small file that came with the form; None where none was chosen."""
    found = request.FILES.get(name)
    return found.read() if found is not None else None
