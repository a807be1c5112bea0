"""The wide row and the answers of the orders that somebody asked about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhendan.audit.errors import OrderNotInTables
from zhendan.audit.measures import MEASURES
from zhendan.audit.room import Answers
from zhendan.domain import OrderId, Outcome, Proposal, Strength

_CHUNK = 500
_ANSWERS = (
    "is_trade", "found", "favour", "decided", "missing", "stories_for", "stories_missing",
    "open_found", "payment_kinds", "goods_shown", "goods_kinds", "buyer_kinds", "families",
    "attack", "marked", "points", "outcome", "concede", "strength",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """One order as the tables answered it."""

    order: OrderId
    measures: Mapping[str, object]
    bits: Mapping[str, int]
    outcome: Outcome
    strength: Strength | None

    def has(self, column: str, bit: int) -> bool:
        """Whether a bit is set in one of the answer columns."""
        return self.bits[column] & bit != 0

    @property
    def proposal(self) -> Proposal:
        """What the audit proposes for the order."""
        return Proposal(
            order=self.order,
            outcome=self.outcome,
            strength=self.strength,
            suggest_concede=self.bits["concede"] == 1,
            marked=self.bits["marked"] == 1,
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
            yield _one(names, row)


def _one(names: Sequence[str], row: Sequence[object]) -> Judged:
    """A row as a value."""
    answer = dict(zip(_ANSWERS, row[1 + len(names) :], strict=True))
    outcome, strength = str(answer.pop("outcome")), answer.pop("strength")
    return Judged(
        order=OrderId(str(row[0])),
        measures=dict(zip(names, row[1 : 1 + len(names)], strict=True)),
        bits={name: int(str(value)) for name, value in answer.items()},
        outcome=Outcome(outcome),
        strength=Strength(str(strength)) if strength is not None else None,
    )
