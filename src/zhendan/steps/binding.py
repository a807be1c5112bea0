"""Step 3d 重新绑定: a person's own sentence with its exhibits, passed by every check, on record."""

from collections.abc import Iterable, Sequence

from zhendan.appeal import (
    AppealMaterial,
    Binding,
    BindingUnknown,
    Bound,
    ReturnedSentence,
    Tried,
    attempt,
    bind,
    named,
    read_bound,
    without,
)
from zhendan.casework import Stamp
from zhendan.domain import CaseId, Event, EventKind, PersonId
from zhendan.steps.errand import Errand
from zhendan.steps.wiring import Wiring

__all__ = ["Binding", "Tried", "as_data", "attempt", "bind_sentence", "bound_in", "take_back"]
__all__ += ["unbound"]
WITHDRAWN = "withdrawn"


def bind_sentence(
    material: AppealMaterial, asked: Binding, wiring: Wiring, errand: Errand
) -> Event:
    """Put a sentence and its exhibits on record, if it passes every check.

    Raises `NobodyNamed`, `BindingUnknown`, `BindingRefused`.
    """
    named = _named(wiring, errand)
    facts = bind(material, asked).as_facts()
    return wiring.desk(named.by).record(material.case, EventKind.SENTENCE_BOUND, facts)


def as_data(tried: Tried) -> dict[str, object]:
    """A trial as plain data, with every reason in both languages."""
    return {
        "ok": not tried.faults,
        "text": tried.one.text,
        "places": [named(anchor) for anchor in tried.one.anchors],
        "faults": [{"zh": fault.zh, "en": fault.en} for fault in tried.faults],
        "tone": [{"kind": str(mark.kind), "words": mark.words} for mark in tried.marks],
        "characters": len(tried.told),
        "limit": tried.limit,
        "in_short_form": tried.is_short,
    }


def take_back(case: CaseId, text: str, wiring: Wiring, errand: Errand) -> Event:
    """Take a bound sentence out again: ours stands as before.

    Raises `NobodyNamed`, `BindingUnknown`.
    """
    named = _named(wiring, errand)
    found = next((b for b in bound_in(wiring.ledger.events(case)) if b.text == text), None)
    if found is None:
        raise BindingUnknown(what=text)
    facts = {**found.as_facts(), WITHDRAWN: True}
    return wiring.desk(named.by).record(case, EventKind.SENTENCE_BOUND, facts)


def bound_in(events: Iterable[Event]) -> tuple[Bound, ...]:
    """The sentences that stand bound, in order of binding."""
    found: tuple[Bound, ...] = ()
    for event in events:
        if event.kind is EventKind.SENTENCE_BOUND:
            one = read_bound(event.facts)
            found = without(found, one)
            found = found if event.facts.get(WITHDRAWN) is True else (*found, one)
    return found


def unbound(found: Sequence[ReturnedSentence], number: int) -> ReturnedSentence:
    """The unbound sentence of that number, from 1, as a comparison lists them.

    Raises `BindingUnknown`.
    """
    listed = [each for each in found if each.is_unbound]
    if not 1 <= number <= len(listed):
        raise BindingUnknown(what=str(number))
    return listed[number - 1]


def _named(wiring: Wiring, errand: Errand) -> Stamp:
    return Stamp(PersonId(errand.by.strip()), wiring.clock.now()).named("绑定句子")
