"""A short plan for a shop that conceded nothing: how the same picture does not arise again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from zhendan.domain import Cause, RemedyTask
from zhendan.remedy.measures import MEASURES
from zhendan.remedy.tasks import open_tasks

LONGEST = 3
ALWAYS_USEFUL = ("RC01", "RC06", "RC21")
"""Register promotions, check waybills, keep raw exports: useful whatever the cause was."""


def short_plan(causes: Sequence[Cause], *, on: date) -> tuple[RemedyTask, ...]:
    """At most three preventive measures: those of the causes found first, then useful habits."""
    asked = [task for task in open_tasks((), causes, on=on) if task.measure]
    usual = [
        Cause(code, one.what, (), one.what) for code in ALWAYS_USEFUL for one in MEASURES[code]
    ]
    found: dict[str, RemedyTask] = {}
    for task in (*asked, *open_tasks((), usual, on=on)):
        found.setdefault(task.measure.zh, replace(task, orders=()))
    return tuple(found.values())[:LONGEST]
