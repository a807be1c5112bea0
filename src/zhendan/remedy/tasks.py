"""Remedy tasks: opened for what was conceded, closed only with proof (整改任务)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from zhendan.domain import (
    Anchor,
    Cause,
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
)
from zhendan.remedy.measures import MEASURES, NOT_DETERMINED, Measure
from zhendan.remedy.names import joined, measure_name


def open_tasks(
    conceded: Iterable[OrderId], causes: Sequence[Cause], *, on: date
) -> tuple[RemedyTask, ...]:
    """Tasks for the conceded orders by root cause, and preventive ones for every cause found.

    Owners are left empty and dates are proposals, counted from `on`: people fill them in.
    Conceded orders that no cause covers come under RC99, whose first task is to find it.
    A measure that answers several causes is one task, which names them all.
    """
    given = set(conceded)
    by_code: dict[str, set[OrderId]] = {}
    for cause in causes:
        code = cause.code if cause.code in MEASURES else NOT_DETERMINED
        by_code.setdefault(code, set()).update(given & set(cause.orders))
    unexplained = given - {order for orders in by_code.values() for order in orders}
    if unexplained:
        by_code.setdefault(NOT_DETERMINED, set()).update(unexplained)
    found: dict[str, RemedyTask] = {}
    for code, orders in sorted(by_code.items()):
        for measure in MEASURES[code]:
            if orders or measure.prevents:
                one = _task(code, measure, orders, on)
                old = found.get(measure.name)
                found[measure.name] = joined(old, one) if old else one
    return tuple(found.values())


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
        if measure.name == measure_name(task.id):
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
    """The proposed tasks that are not on record yet, or answer more than they did then.

    A task keeps id, orders and causes it had. A done task that gains an order is open again; one
    that only gains a cause stays done.
    """
    by_name = {measure_name(task.id): task for task in known}
    found = []
    for task in proposed:
        old = by_name.get(measure_name(task.id))
        if old is None:
            found.append(task)
            continue
        grown = joined(old, task)
        if set(grown.orders) != set(old.orders):
            found.append(replace(grown, due_on=task.due_on, proof=()))
        elif grown.also != old.also:
            found.append(replace(grown, due_on=old.due_on))
    return found


def as_recorded(
    proposed: Sequence[RemedyTask], known: Iterable[RemedyTask]
) -> tuple[RemedyTask, ...]:
    """The proposed tasks as they stand on record: owner, date and proof are people's.

    A task that would have to be opened again is shown as proposed, and so without its proof.
    """
    recorded = {measure_name(task.id): task for task in known}
    anew = {measure_name(task.id): task for task in new_tasks(proposed, recorded.values())}
    by_name = recorded | anew
    return tuple(by_name[measure_name(task.id)] for task in proposed)


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
        "also": list(task.also),
    }


def closed_facts(task: RemedyTask) -> dict[str, object]:
    """The facts of a `REMEDY_CLOSED` event. Raises `ProofMissing`."""
    if not task.is_done:
        raise ProofMissing(task=task.id, proof=proof_wanted(task).zh)
    return {"id": task.id, "proof": list(task.proof)}


def task(found: Iterable[RemedyTask], task_id: str) -> RemedyTask:
    """One task by its id, or by the id it has under another of its causes.

    Raises `TaskMissing`.
    """
    for each in found:
        if each.is_called(task_id):
            return each
    raise TaskMissing(task=task_id)
