"""The audit itself: every signal and story asked of every order, the asked-about ones in full."""

from collections.abc import Iterable, Sequence

from zhendan.audit.assess import assess, lacking
from zhendan.audit.causes import causes
from zhendan.audit.combine import unanswerable
from zhendan.audit.groups import groups
from zhendan.audit.outcomes import make_outcome_texts
from zhendan.audit.prevention import PastOrder, past_orders
from zhendan.audit.reading import judged
from zhendan.audit.request import AuditRequest
from zhendan.audit.room import Answers, answer
from zhendan.audit.signals import SIGNALS
from zhendan.audit.stories import STORIES
from zhendan.audit.surge import surge
from zhendan.domain import (
    AuditReport,
    NotChecked,
    OrderId,
    Progress,
    SignalCard,
    Silent,
    Tables,
    Text,
)

_SILENT = Silent()


def audit(tables: Tables, ask: AuditRequest, *, progress: Progress = _SILENT) -> AuditReport:
    """Look into every order of the tables and explain the ones asked about.

    Raises `OrderNotInTables` for an asked order that no imported file holds, `ZoneUnknown` for
    a zone nobody knows.
    """
    return reported(answer(tables, zone=ask.zone, progress=progress), ask, progress=progress)


def reported(answers: Answers, ask: AuditRequest, *, progress: Progress = _SILENT) -> AuditReport:
    """What the answers of a ledger say in all, and of the asked orders in full.

    Raises `OrderNotInTables`.
    """
    make_outcome_texts(answers)
    progress.stage(Text("整理逐单说明", "Writing up the orders"), len(ask.orders))
    asked = judged(answers, ask.orders)
    assessments = assess(answers, asked)
    progress.advance(len(ask.orders))
    counts = _counts(answers.tables)
    return AuditReport(
        assessments=assessments,
        counts=counts,
        surge=surge(answers, ask),
        causes=causes(asked) if asked else (),
        groups=groups(answers, ask.orders) if asked else (),
        not_checked=_never_asked(answers),
        orders_total=sum(counts.values()),
    )


def shop_history(
    tables: Tables, *, zone: str, conceded: Iterable[OrderId] = ()
) -> tuple[PastOrder, ...]:
    """The shop's deals as a review rule would have seen them before they were sent.

    Bad are the orders a person conceded and those that records contradict. Raises `ZoneUnknown`.
    """
    return past_orders(answer(tables, zone=zone, progress=_SILENT), conceded)


def signal_cards() -> tuple[SignalCard, ...]:
    """Every signal as people may read it, in order of code."""
    return tuple(signal.card for signal in SIGNALS)


def explanation_cards() -> Sequence[tuple[str, Text, Text, Text, tuple[str, ...]]]:
    """Every explanation test: code, title, what it predicts, its exhibit, what it clears."""
    return tuple((s.code, s.title, s.predicts, s.exhibit, s.clears) for s in STORIES)


def _counts(tables: Tables) -> dict[str, int]:
    """Orders per outcome over the whole ledger, and the suggestions to concede among them."""
    rows = tables.rows("SELECT outcome, COUNT(*) FROM audit_answers GROUP BY outcome")
    counts = {str(outcome): int(str(number)) for outcome, number in rows}
    return {name: counts.get(name, 0) for name in _OUTCOMES}


_OUTCOMES = ("supported", "explained", "insufficient", "contradicted")


def _never_asked(answers: Answers) -> tuple[NotChecked, ...]:
    """Signals that no order could be asked, and the inputs they lack."""
    return tuple(
        NotChecked(signal.card, lacking(answers, signal.needs))
        for signal in answers.questions.signals
        if unanswerable(signal.needs, answers.wide)
    )


def orders_of(tables: Tables) -> tuple[OrderId, ...]:
    """Every order number after an audit, in order of its text."""
    rows = tables.rows("SELECT order_no FROM audit_orders ORDER BY order_no")
    return tuple(OrderId(str(number)) for (number,) in rows)
