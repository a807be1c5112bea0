"""When two tasks are one measure, and what they are together."""

import re
from dataclasses import replace

from zhendan.domain import RemedyTask

_CODED = re.compile(r"RC\d\d-(.+)", re.ASCII)


def measure_name(task_id: str) -> str:
    """The measure's own name: the id without the cause it was opened for."""
    coded = _CODED.fullmatch(task_id)
    return coded.group(1) if coded else task_id


def joined(old: RemedyTask, new: RemedyTask) -> RemedyTask:
    """Both tasks as one: the older's id, owner and proof, all orders and causes, the nearer day."""
    days = [day for day in (old.due_on, new.due_on) if day]
    also = dict.fromkeys(code for code in (*old.also, *new.causes) if code != old.cause)
    return replace(
        old,
        orders=tuple(sorted({*old.orders, *new.orders})),
        owner=old.owner or new.owner,
        due_on=min(days) if days else None,
        also=tuple(also),
    )
