"""The wide row and the answers of the orders that somebody asked about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhendan.audit.errors import OrderNotInTables
from zhendan.audit.measures import MEASURES
from zhendan.audit.questions import LANES, Questions
from zhendan.audit.room import Answers
from zhendan.domain import Answer, OrderId, Outcome, Proposal, Strength

_CHUNK = 500
_NUMBERS = (
    "is_trade", "payment_kinds", "goods_shown", "goods_kinds", "buyer_kinds", "families",
    "attack", "marked", "points", "concede",
)  # fmt: skip
_WORDS = (
    "hard_found", "soft_found", "favour", "decided", "hard_missing", "soft_missing", "hard_open",
    "soft_open", "stories_for", "stories_missing",
)  # fmt: skip
_ANSWERS = (*_NUMBERS, *_WORDS, "outcome", "strength")


@dataclass(frozen=True, slots=True)
class Judged:
    """One order as the tables answered it; signals and stories by their codes."""

    order: OrderId
    measures: Mapping[str, object]
    numbers: Mapping[str, int]
    found: frozenset[str]
    """Findings, those that speak for the shop among them."""
    open: frozenset[str]
    """Findings that no fitting story explains."""
    deciding: frozenset[str]
    """Open findings that contradict the order."""
    missing: frozenset[str]
    fits: frozenset[str]
    """Stories that fit."""
    untold: frozenset[str]
    """Stories that could not be tested."""
    outcome: Outcome
    strength: Strength | None

    def answer(self, code: str) -> Answer:
        """What one signal answered for the order."""
        if code in self.missing:
            return Answer.NOT_CHECKED
        return Answer.FOUND if code in self.found else Answer.NOT_FOUND

    @property
    def proposal(self) -> Proposal:
        """What the audit proposes for the order."""
        return Proposal(
            order=self.order,
            outcome=self.outcome,
            strength=self.strength,
            suggest_concede=self.numbers["concede"] == 1,
            marked=self.numbers["marked"] == 1,
        )


def judged(answers: Answers, orders: Sequence[OrderId]) -> tuple[Judged, ...]:
    """The orders asked about, in the order asked; raises `OrderNotInTables`."""
    wanted = list(dict.fromkeys(orders))
    found = {one.order: one for one in _read(answers, wanted)}
    absent = [order for order in wanted if order not in found]
    if absent:
        raise OrderNotInTables(orders="、".join(absent[:20]))
    return tuple(found[order] for order in wanted)


def _read(answers: Answers, orders: Sequence[OrderId]) -> Iterator[Judged]:
    """Read in pieces, so that no statement grows without end."""
    names = list(MEASURES)
    columns = ", ".join([*(f"w.{name}" for name in names), *(f"a.{name}" for name in _ANSWERS)])
    for start in range(0, len(orders), _CHUNK):
        piece = orders[start : start + _CHUNK]
        places = ", ".join("?" * len(piece))
        asked = f"(SELECT * FROM audit_orders WHERE order_no IN ({places}))"
        rows = answers.tables.rows(
            f"SELECT w.order_no, {columns} FROM ({answers.wide.over(asked)}) AS w "
            "LEFT JOIN audit_answers AS a ON a.order_key = w.order_key",
            list(piece),
        )
        for row in rows:
            yield _one(answers.questions, names, row)


def _one(questions: Questions, names: Sequence[str], row: Sequence[object]) -> Judged:
    """A row as a value."""
    answer = dict(zip(_ANSWERS, row[1 + len(names) :], strict=True))
    bits = {name: int(str(answer[name])) for name in _WORDS}
    strength = answer["strength"]
    open_codes = _named(questions, bits, "open")
    return Judged(
        order=OrderId(str(row[0])),
        measures=dict(zip(names, row[1 : 1 + len(names)], strict=True)),
        numbers={name: int(str(answer[name])) for name in _NUMBERS},
        found=_named(questions, bits, "found") | questions.named("hard", bits["favour"]),
        open=open_codes,
        deciding=open_codes & questions.named("hard", bits["decided"]),
        missing=_named(questions, bits, "missing"),
        fits=questions.told(bits["stories_for"]),
        untold=questions.told(bits["stories_missing"]),
        outcome=Outcome(str(answer["outcome"])),
        strength=Strength(str(strength)) if strength is not None else None,
    )


def _named(questions: Questions, bits: Mapping[str, int], what: str) -> frozenset[str]:
    """The codes of both words."""
    return frozenset().union(*(questions.named(lane, bits[f"{lane}_{what}"]) for lane in LANES))
