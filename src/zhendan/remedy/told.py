"""The measures of a case as its events tell them; one measure is one task, whatever its causes.

Ledgers written before a measure was opened once for all its causes hold it once per cause. They
read as one task here: an event about any of its ids is an event about the one task.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from zhendan.domain import Event, EventKind, ExhibitId, OrderId, RemedyTask, Text, day_of
from zhendan.remedy.errors import TaskMissing, TaskUnreadable
from zhendan.remedy.measures import NOT_DETERMINED
from zhendan.remedy.names import joined, measure_name


@dataclass(frozen=True, slots=True)
class _Kept:
    """A task and the day it was last closed."""

    task: RemedyTask
    closed_on: date | None = None


def tasks(events: Iterable[Event]) -> tuple[RemedyTask, ...]:
    """The remedy tasks of a case: the fold of its events, in order of opening."""
    return tuple(kept.task for kept in _folded(events).values())


def closed_on(events: Iterable[Event]) -> Mapping[str, date]:
    """The day each measure that is done was shown to be done, by its id."""
    kept = _folded(events).values()
    return {one.task.id: one.closed_on for one in kept if one.closed_on}


def _folded(events: Iterable[Event]) -> dict[str, _Kept]:
    """Every task by its measure's name."""
    found: dict[str, _Kept] = {}
    for event in events:
        name = measure_name(str(event.facts.get("id", "")))
        if event.kind is EventKind.REMEDY_OPENED:
            found[name] = _opened(found.get(name), _read(event))
        elif event.kind is EventKind.REMEDY_CLOSED:
            found[name] = _closed(found.get(name), event)
        elif event.kind is EventKind.REMEDY_SET:
            found[name] = _set(_known(found, name, event), event)
        elif event.kind is EventKind.REMEDY_REOPENED:
            found[name] = _Kept(replace(_known(found, name, event).task, proof=()))
    return found


def _known(found: Mapping[str, _Kept], name: str, event: Event) -> _Kept:
    """The task of an event. Raises `TaskMissing`."""
    if name not in found:
        raise TaskMissing(task=str(event.facts.get("id", "")))
    return found[name]


def _opened(old: _Kept | None, new: RemedyTask) -> _Kept:
    """The task after an opening: done stays done only where a cause alone was added."""
    if old is None:
        return _Kept(new)
    grown = joined(old.task, new)
    if set(grown.orders) == set(old.task.orders) and grown.also != old.task.also:
        return replace(old, task=replace(grown, due_on=old.task.due_on))
    same = new.id == old.task.id
    return _Kept(
        replace(
            grown,
            proof=(),
            owner=new.owner if same else grown.owner,
            due_on=new.due_on if same else grown.due_on,
        )
    )


def _read(event: Event) -> RemedyTask:
    """The task of a `REMEDY_OPENED` event."""
    facts = event.facts
    orders, due_on, also = facts.get("orders", []), facts.get("due_on"), facts.get("also", [])
    if not facts.get("id") or not isinstance(orders, list) or not isinstance(also, list):
        raise TaskUnreadable(seq=event.seq, problem="id, orders, also")
    return RemedyTask(
        id=str(facts["id"]),
        cause=str(facts.get("cause", NOT_DETERMINED)),
        measure=Text(str(facts.get("zh", "")), str(facts.get("en", ""))),
        orders=tuple(OrderId(str(order)) for order in orders),
        owner=str(facts.get("owner", "")),
        due_on=_day(event, due_on),
        also=tuple(map(str, also)),
    )


def _set(before: _Kept, event: Event) -> _Kept:
    """The task after its owner or date was set."""
    due_on = _day(event, event.facts.get("due_on")) or before.task.due_on
    owner = str(event.facts.get("owner") or before.task.owner)
    return replace(before, task=replace(before.task, owner=owner, due_on=due_on))


def _closed(before: _Kept | None, event: Event) -> _Kept:
    """The task after it was closed; an event without proof cannot be read."""
    proof = event.facts.get("proof")
    if not isinstance(proof, list) or not proof or before is None:
        raise TaskUnreadable(seq=event.seq, problem=f"{event.facts.get('id', '')}, proof")
    done = replace(before.task, proof=tuple(ExhibitId(str(each)) for each in proof))
    return _Kept(done, day_of(event.at))


def _day(event: Event, told: object) -> date | None:
    try:
        return date.fromisoformat(str(told)) if told else None
    except ValueError as error:
        raise TaskUnreadable(seq=event.seq, problem=f"due_on {told}") from error
