"""Remedy tasks: opened for what was conceded, closed only with proof (整改任务)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from zhendan.domain import (
    Anchor,
    Cause,
    Event,
    EventKind,
    ExhibitId,
    OrderId,
    RemedyTask,
    Sentence,
    SentenceKind,
    Text,
)
from zhendan.remedy.errors import (
    CommitmentUndated,
    ProofMissing,
    ProofNotSealed,
    TaskMissing,
    TaskUnreadable,
)
from zhendan.remedy.measures import MEASURES, NOT_DETERMINED, Measure


def open_tasks(
    conceded: Iterable[OrderId], causes: Sequence[Cause], *, on: date
) -> tuple[RemedyTask, ...]:
    """Tasks for the conceded orders by root cause, and preventive ones for every cause found.

    Owners are left empty and dates are proposals, counted from `on`: people fill them in.
    Conceded orders that no cause covers come under RC99, whose first task is to find it.
    """
    given = set(conceded)
    by_code: dict[str, set[OrderId]] = {}
    for cause in causes:
        code = cause.code if cause.code in MEASURES else NOT_DETERMINED
        by_code.setdefault(code, set()).update(given & set(cause.orders))
    unexplained = given - {order for orders in by_code.values() for order in orders}
    if unexplained:
        by_code.setdefault(NOT_DETERMINED, set()).update(unexplained)
    return tuple(
        _task(code, measure, orders, on)
        for code, orders in sorted(by_code.items())
        for measure in MEASURES[code]
        if orders or measure.prevents
    )


def _task(code: str, measure: Measure, orders: set[OrderId], on: date) -> RemedyTask:
    return RemedyTask(
        id=f"{code}-{measure.name}",
        cause=code,
        measure=measure.what,
        orders=tuple(sorted(orders)),
        due_on=on + timedelta(days=measure.days),
    )


def close(task: RemedyTask, proof: Sequence[ExhibitId]) -> RemedyTask:
    """The task, done; without a sealed proof it stays open. Raises `ProofMissing`."""
    exhibits = tuple(dict.fromkeys(exhibit for exhibit in proof if exhibit.strip()))
    if not exhibits:
        raise ProofMissing(task=task.id, proof=proof_wanted(task).zh)
    return replace(task, proof=exhibits)


def require_sealed(proof: Iterable[ExhibitId], sealed: Iterable[ExhibitId]) -> None:
    """Refuse a proof that was never sealed. Raises `ProofNotSealed`."""
    unknown = sorted(set(proof) - set(sealed))
    if unknown:
        raise ProofNotSealed(exhibits="、".join(unknown))


def proof_wanted(task: RemedyTask) -> Text:
    """What would show that the task is done."""
    for measure in MEASURES.get(task.cause, ()):
        if task.id == f"{task.cause}-{measure.name}":
            return measure.proof
    return Text("能证明已完成的文件", "a file that shows it is done")


def words(task: RemedyTask) -> Text:
    """How the measure may be spoken of: in the past only with proof, else as a dated promise.

    Raises `CommitmentUndated` for an open task without a date.
    """
    measure = task.measure
    if task.is_done:
        proof = "、".join(task.proof)
        return Text(
            f"已完成：{measure.zh}（凭证 {proof}）。",
            f"Done: {measure.en} (exhibits {', '.join(task.proof)}).",
        )
    if task.due_on is None:
        raise CommitmentUndated(task=task.id)
    return Text(
        f"计划于 {task.due_on} 前完成：{measure.zh}。",
        f"To be done by {task.due_on}: {measure.en}.",
    )


def sentence(task: RemedyTask) -> Sentence:
    """The measure as a sentence of the appeal: a fact with its proof, or a commitment."""
    said = words(task).zh
    if not task.is_done:
        return Sentence(said, SentenceKind.COMMITMENT, orders=task.orders)
    anchors = tuple(Anchor(exhibit) for exhibit in task.proof)
    return Sentence(said, SentenceKind.FACT, anchors, orders=task.orders)


def new_tasks(proposed: Sequence[RemedyTask], known: Iterable[RemedyTask]) -> list[RemedyTask]:
    """The proposed tasks that are not on record yet, or cover orders that were not conceded then.

    A task keeps the orders it had; a done task that gains an order is open again.
    """
    by_id = {task.id: task for task in known}
    found = []
    for task in proposed:
        old = by_id.get(task.id)
        orders = set(task.orders) | set(old.orders if old else ())
        if old is None or orders != set(old.orders):
            owner = old.owner if old else task.owner
            found.append(replace(task, orders=tuple(sorted(orders)), owner=owner))
    return found


def as_recorded(
    proposed: Sequence[RemedyTask], known: Iterable[RemedyTask]
) -> tuple[RemedyTask, ...]:
    """The proposed tasks as they stand on record: owner, date and proof are people's.

    A task that would have to be opened again is shown as proposed, and so without its proof.
    """
    recorded = {task.id: task for task in known}
    anew = {task.id: task for task in new_tasks(proposed, recorded.values())}
    by_id = recorded | anew
    return tuple(by_id[task.id] for task in proposed)


def opened_facts(task: RemedyTask) -> dict[str, object]:
    """The facts of a `REMEDY_OPENED` event."""
    return {
        "id": task.id,
        "cause": task.cause,
        "zh": task.measure.zh,
        "en": task.measure.en,
        "orders": list(task.orders),
        "owner": task.owner,
        "due_on": task.due_on.isoformat() if task.due_on else None,
    }


def closed_facts(task: RemedyTask) -> dict[str, object]:
    """The facts of a `REMEDY_CLOSED` event. Raises `ProofMissing`."""
    if not task.is_done:
        raise ProofMissing(task=task.id, proof=proof_wanted(task).zh)
    return {"id": task.id, "proof": list(task.proof)}


def tasks(events: Iterable[Event]) -> tuple[RemedyTask, ...]:
    """The remedy tasks of a case: the fold of its events, in order of opening."""
    found: dict[str, RemedyTask] = {}
    for event in events:
        if event.kind is EventKind.REMEDY_OPENED:
            opened = _read(event)
            found[opened.id] = opened
        elif event.kind is EventKind.REMEDY_CLOSED:
            found = _closed(found, event)
        elif event.kind is EventKind.REMEDY_SET:
            found = _set(found, event)
        elif event.kind is EventKind.REMEDY_REOPENED:
            task_id = str(event.facts.get("id", ""))
            found = {**found, task_id: replace(task(found.values(), task_id), proof=())}
    return tuple(found.values())


def task(found: Iterable[RemedyTask], task_id: str) -> RemedyTask:
    """One task by its id. Raises `TaskMissing`."""
    for each in found:
        if each.id == task_id:
            return each
    raise TaskMissing(task=task_id)


def _read(event: Event) -> RemedyTask:
    """The task of a `REMEDY_OPENED` event."""
    facts = event.facts
    orders, due_on = facts.get("orders", []), facts.get("due_on")
    if not facts.get("id") or not isinstance(orders, list):
        raise TaskUnreadable(seq=event.seq, problem="id, orders")
    try:
        due = date.fromisoformat(str(due_on)) if due_on else None
    except ValueError as error:
        raise TaskUnreadable(seq=event.seq, problem=f"due_on {due_on}") from error
    return RemedyTask(
        id=str(facts["id"]),
        cause=str(facts.get("cause", NOT_DETERMINED)),
        measure=Text(str(facts.get("zh", "")), str(facts.get("en", ""))),
        orders=tuple(OrderId(str(order)) for order in orders),
        owner=str(facts.get("owner", "")),
        due_on=due,
    )


def _set(found: dict[str, RemedyTask], event: Event) -> dict[str, RemedyTask]:
    """The tasks after owner or date of one were set."""
    before = task(found.values(), str(event.facts.get("id", "")))
    due = event.facts.get("due_on")
    try:
        due_on = date.fromisoformat(str(due)) if due else before.due_on
    except ValueError as error:
        raise TaskUnreadable(seq=event.seq, problem=f"due_on {due}") from error
    owner = str(event.facts.get("owner") or before.owner)
    return {**found, before.id: replace(before, owner=owner, due_on=due_on)}


def _closed(found: dict[str, RemedyTask], event: Event) -> dict[str, RemedyTask]:
    """The tasks after one was closed; an event without proof cannot be read."""
    proof = event.facts.get("proof")
    task_id = str(event.facts.get("id", ""))
    if not isinstance(proof, list) or not proof or task_id not in found:
        raise TaskUnreadable(seq=event.seq, problem=f"{task_id}, proof")
    done = replace(found[task_id], proof=tuple(ExhibitId(str(each)) for each in proof))
    return {**found, task_id: done}
