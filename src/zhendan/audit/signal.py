"""What a signal is: a card for people, a predicate over measures, and examples that prove it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from zhendan.domain import SignalCard, Text

ALWAYS = "1 = 1"
"""SQL that is always true."""
NEVER = "1 = 0"
"""SQL that is never true."""


@dataclass(frozen=True, slots=True)
class FactSpec:
    """One measured number that a finding or a story shows, and what it is compared to."""

    measure: str
    label: Text
    unit: str = ""
    baseline: str = ""
    """Name of the measure it is compared to; empty where the question has no baseline."""
    window: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A tiny shop and the orders that the signal must flag in it; every other order stays.

    `tables` maps a canonical table to lines of text: a heading, then one row a line, cells
    divided by blanks; `-` is no value and `~` inside a cell is a blank. See `examples.py`.
    """

    name: str
    tables: Mapping[str, str]
    flags: frozenset[str] = frozenset()
    zone: str = "Asia/Shanghai"


@dataclass(frozen=True, slots=True)
class Signal:
    """One question to every order; it answers found, not found or not checked."""

    card: SignalCard
    needs: tuple[str, ...]
    """Measures without which the order is not checked."""
    asks: str
    """SQL predicate over measures: true is a finding."""
    facts: tuple[FactSpec, ...]
    examples: tuple[Example, ...]
    points: int
    """Log-likelihood weight in hundredths, a starting value; at most 400."""
    decides: str = ALWAYS
    """SQL: when a finding of weight DECIDES really decides; otherwise it only supports.

    A fact that could clear the order and is unknown must keep this false: less data never
    makes an order more guilty.
    """
    presses: str = ALWAYS
    """SQL: when a finding that decides or supports counts beyond a question.

    Some impossible records lie in every honest shop (the first scan before the payment: one order
    in a hundred); a single one is shown and weighs as a faint question.
    """
    repeats: str = NEVER
    """SQL: when a deciding finding returns so often and so alike that it needs no second family."""
    rests_on: tuple[str, ...] = ("orders",)
    """Canonical tables whose rows a person should look at to check the finding by hand."""


@dataclass(frozen=True, slots=True)
class Story:
    """An explanation test: an innocent story (or an attack) that must fit in shape."""

    code: str
    title: Text
    predicts: Text
    shows: Text
    """What the data show, with `{measure}` places."""
    clears: tuple[str, ...]
    """Codes of the signals it explains when it fits."""
    needs: tuple[str, ...]
    holds: str
    """SQL predicate over measures: true is `for`, false is `against`."""
    facts: tuple[FactSpec, ...] = ()
    examples: tuple[Example, ...] = ()
    is_attack: bool = False
    tells: str = ""
    """SQL predicate: where it is not true, what the records say cannot be told by a machine, and
    the answer is *not checked* with the words of `unheard`; empty: it can always be told."""
    unheard: Text = field(default_factory=lambda: Text("", ""))
    exhibit: Text = field(default_factory=lambda: Text("", ""))
    """What a person would show to prove it."""
