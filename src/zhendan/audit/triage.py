"""Thousands of flagged orders put in order of work, and in sets that are argued alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zhendan.domain import Assessment, OrderId, Outcome, Strength, Text, Weight

_NAMES = {
    "provable": Text("可证真，可直接成批申诉", "Provable: argue them as a batch"),
    "thin": Text("证据薄，补一类凭证即可", "Thin: one more kind of source is missing"),
    "to_fill": Text("尚缺凭证，没有不利疑点", "Records are missing, nothing speaks against them"),
    "to_explain": Text("有疑点待说明", "Questions to be explained"),
    "to_concede": Text("凭证矛盾，先由负责人查看", "Contradicted: a person looks first"),
}
QUEUES = tuple(_NAMES)
"""Queues in order of work: what can be won soonest comes first, what needs a person last."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Orders that stand alike: same queue, same open findings, same fitting stories."""

    queue: str
    title: Text
    orders: tuple[OrderId, ...]
    """The dearest first."""
    amount: Decimal
    missing: tuple[str, ...]
    """Elements nobody has shown yet: of `payment`, `goods`, `independent_buyer`."""
    open_findings: tuple[str, ...]
    stories: tuple[str, ...]
    """Stories that fit all of them."""


def triage(
    assessments: Sequence[Assessment], amounts: Mapping[OrderId, Decimal]
) -> tuple[Batch, ...]:
    """Batches in order of queue, then of the money that hangs on them."""
    sets: dict[tuple[object, ...], list[OrderId]] = {}
    for one in assessments:
        sets.setdefault((_queue(one), *_alike(one)), []).append(one.order)
    batches = [_batch(key, orders, amounts) for key, orders in sets.items()]
    return tuple(sorted(batches, key=lambda b: (QUEUES.index(b.queue), -b.amount, b.orders)))


def _queue(one: Assessment) -> str:
    """Where the order waits."""
    if one.outcome is Outcome.CONTRADICTED:
        return "to_concede"
    if one.outcome in (Outcome.SUPPORTED, Outcome.EXPLAINED):
        return "provable" if one.strength is Strength.PROVABLE else "thin"
    heavy = any(f.card.weight in (Weight.DECIDES, Weight.SUPPORTS) for f in one.findings)
    return "to_explain" if heavy or one.findings else "to_fill"


_ELEMENTS = ("payment", "goods", "independent_buyer")


def _alike(one: Assessment) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What two orders must have in common to be argued in one breath."""
    return (
        tuple(name for name in _ELEMENTS if name not in one.shown),
        tuple(sorted(f.card.code for f in one.findings)),
        tuple(e.code for e in one.explanations if e.verdict == "for" and e.code.startswith("L")),
    )


def _batch(
    key: tuple[object, ...], orders: list[OrderId], amounts: Mapping[OrderId, Decimal]
) -> Batch:
    """One set with its sum."""
    queue, missing, found, stories = key
    ranked = sorted(orders, key=lambda no: (-amounts.get(no, Decimal(0)), no))
    return Batch(
        queue=str(queue),
        title=_NAMES[str(queue)],
        orders=tuple(ranked),
        amount=sum((amounts.get(no, Decimal(0)) for no in ranked), Decimal(0)),
        missing=_words(missing),
        open_findings=_words(found),
        stories=_words(stories),
    )


def _words(value: object) -> tuple[str, ...]:
    """The words of one part of a key."""
    return tuple(str(word) for word in value) if isinstance(value, tuple) else ()
