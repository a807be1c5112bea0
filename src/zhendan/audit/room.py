"""One audit at work: prepared tables, measures, answers."""

from dataclasses import dataclass

from zhendan.audit.combine import answers_query
from zhendan.audit.measures.knowledge import Inputs, read_inputs
from zhendan.audit.measures.prepare import prepare
from zhendan.audit.measures.wide import Wide, widen
from zhendan.audit.questions import Questions
from zhendan.audit.signals import SIGNALS
from zhendan.audit.stories import STORIES
from zhendan.domain import Progress, Tables, Text

QUESTIONS = Questions(SIGNALS, STORIES)
"""Every signal and story of this edition."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What every order answered: `audit_answers` in the tables, and how to read it."""

    tables: Tables
    inputs: Inputs
    wide: Wide
    questions: Questions
    shift: str
    """The zone's distance from UTC, as SQL over `t_s`."""


def answer(
    tables: Tables, *, zone: str, progress: Progress, questions: Questions = QUESTIONS
) -> Answers:
    """Ask every question of every order and keep the answers in `audit_answers`."""
    progress.stage(Text("整理订单", "Preparing orders"))
    columns, shift = prepare(tables, zone=zone)
    inputs = read_inputs(tables)
    progress.stage(Text("计算各项指标", "Computing measures"))
    wide = widen(tables, inputs, columns, shift=shift)
    progress.stage(Text("逐单核查疑点与合理解释", "Asking every question of every order"))
    tables.make("audit_answers", answers_query(questions, wide))
    return Answers(tables, inputs, wide, questions, shift)
