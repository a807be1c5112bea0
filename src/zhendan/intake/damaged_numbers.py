"""Numbers that a spreadsheet broke, met with the whole numbers of other files: one law for all.

One whole number of the same length with the same first fifteen digits is met and has to be
confirmed; several are asked about, none is named. Fewer than fifteen digits meet nothing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from zhendan.formats.cleaning.ids import KEPT_DIGITS, surviving_prefix
from zhendan.formats.cleaning.words import bare, folded
from zhendan.intake.damaged_problems import DamagedMatched, DamagedSeveral, DamagedUnmet
from zhendan.intake.taking import Taking

_EXPONENT = re.compile(r"^\d(?:\.\d*)?[eE]\+?(\d{1,3})$")
_SHOWN = 5
_FEWEST_NOUGHTS = 3
"""So many noughts after the fifteenth digit are one number in a thousand."""
REASON = "编号被表格软件改坏（{value}），按前 15 位对应，请确认"
Beginnings = Mapping[str, Sequence[str]]
"""First fifteen digits -> the whole numbers that begin so, each once."""


def beginnings(numbers: Iterable[str]) -> Beginnings:
    """An index of whole numbers by their first fifteen digits."""
    found: dict[str, list[str]] = {}
    for number in dict.fromkeys(numbers):
        if len(number) > KEPT_DIGITS:
            found.setdefault(number[:KEPT_DIGITS], []).append(number)
    return found


def is_damaged(value: str) -> bool:
    """Whether a number surely or most likely lost its end; one or two noughts are mere chance."""
    text = folded(bare(value))
    if not surviving_prefix(text):
        return False
    return not text.isdigit() or len(text) - KEPT_DIGITS >= _FEWEST_NOUGHTS


def candidates(value: str, known: Beginnings) -> tuple[str, ...]:
    """The whole numbers that `value` may have been; none where fewer than fifteen digits remain."""
    prefix, length = surviving_prefix(value), _length(value)
    if len(prefix) < KEPT_DIGITS or not is_damaged(value):
        return ()
    return tuple(n for n in known.get(prefix, ()) if length in (0, len(n)) and n.isdigit())


def _length(value: str) -> int:
    """How many digits the whole number had; 0 where the text does not tell."""
    text = folded(bare(value))
    scientific = _EXPONENT.match(text)
    if scientific:
        return int(scientific[1]) + 1
    return len(text) if text.isdigit() else 0


def say_met(taking: Taking, value: str, found: Sequence[str], row: int | None) -> None:
    """Say in the file's report what a broken number met."""
    if len(found) == 1:
        taking.say(DamagedMatched(value=value, number=found[0]), row=row)
    elif found:
        shown = "、".join(found[:_SHOWN])
        taking.say(DamagedSeveral(value=value, count=len(found), numbers=shown), row=row)
    else:
        digits = len(surviving_prefix(value))
        taking.say(DamagedUnmet(value=value, digits=digits), row=row)
