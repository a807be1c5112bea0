"""A day's orders added to a kept ledger: only what they can change is asked again."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhendan.audit.combine import answers_query
from zhendan.audit.daily.bringing import AGAIN, Bringing
from zhendan.audit.daily.bringing import MADE as MADE_BRINGING
from zhendan.audit.daily.kept import Kept, edition_of, read_kept
from zhendan.audit.daily.port import KeptTables
from zhendan.audit.daily.touched import MADE as MADE_TOUCHED
from zhendan.audit.daily.touched import find_near, take_in
from zhendan.audit.errors import KeptByAnotherEdition, KeptColumnNew, NoKeptLedger
from zhendan.audit.measures.days import ShopDay
from zhendan.audit.measures.knowledge import Inputs
from zhendan.audit.measures.neighbours import NEIGHBOURS, make_neighbours
from zhendan.audit.measures.wide import wide_of
from zhendan.audit.questions import Questions
from zhendan.audit.room import QUESTIONS, Answers
from zhendan.domain import OrderId, Progress, Silent, Text

_SILENT = Silent()
MOST_TOLD = 1000
"""Older orders with another answer that are named; all are counted."""
_KEYS = f"order_key IN (SELECT order_key FROM {AGAIN})"


@dataclass(frozen=True, slots=True)
class Turned:
    """An older order whose answer a day's orders changed; outcomes as the tables name them."""

    order: OrderId
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class DayTaken:
    """What came of one day's orders."""

    new: int
    replaced: int
    """Orders that were known and now stand with their newer row."""
    looked_again: int
    """Older orders that were asked again because a key or a number they lean on changed."""
    turned: tuple[Turned, ...]
    turned_in_all: int
    based_on: str
    """The day of the whole run whose base they were held against."""
    outcomes: Mapping[str, int]
    """The day's own orders by outcome."""


def update_ledger(
    tables: KeptTables, *, progress: Progress = _SILENT, questions: Questions = QUESTIONS
) -> tuple[Answers, DayTaken]:
    """Add the rows of `ledger_orders` to the kept ledger in `tables`.

    The answers are those of a whole run over all orders with the same base and the same rings.
    Raises `NoKeptLedger`, `KeptByAnotherEdition` or `KeptColumnNew`.
    """
    kept = _opened(tables, questions)
    progress.stage(Text("放入当天的订单", "Taking in the day's orders"))
    new, replaced = take_in(tables, kept)
    find_near(tables)
    progress.stage(Text("更新受影响的指标", "Bringing the measures up to date"))
    bringing = Bringing(tables, kept, questions)
    days = bringing.all()
    progress.stage(Text("重新核查受影响的订单", "Asking again where something changed"))
    answers = answers_of(tables, kept, days=days, questions=questions)
    tables.make("audit_before", f"SELECT * FROM audit_answers WHERE {_KEYS}")
    _ask_again(answers, tables)
    taken = _taken(tables, kept, new=new, replaced=replaced)
    tables.drop((*MADE_TOUCHED, *MADE_BRINGING, "audit_before", "audit_again_before"))
    return answers, taken


def answers_of(
    tables: KeptTables,
    kept: Kept,
    *,
    days: tuple[ShopDay, ...],
    questions: Questions = QUESTIONS,
) -> Answers:
    """The kept tables as answers that can be read and explained."""
    inputs = Inputs(frozenset(kept.inputs))
    made = frozenset(kept.made)
    wide = wide_of(inputs, kept.columns, made=made, frozen=kept.frozen, days=days)
    return Answers(tables, inputs, wide, questions, "0")


def _opened(tables: KeptTables, questions: Questions) -> Kept:
    """The facts of the kept ledger, if this edition wrote them and the columns are known."""
    kept = read_kept(tables)
    if kept is None:
        raise NoKeptLedger
    if kept.edition != edition_of(tables, questions):
        raise KeptByAnotherEdition(based_on=kept.based_on)
    more = tables.filled("ledger_orders") - frozenset(kept.filled)
    if more:
        raise KeptColumnNew(columns="、".join(sorted(more)))
    return kept


def _ask_again(answers: Answers, tables: KeptTables) -> None:
    """Answer what was touched, then those whose neighbours among contradicted orders changed.

    Neighbours only ask: who is contradicted does not lean on them, so the second look needs no
    third.
    """
    questions, wide = answers.questions, answers.wide
    tables.exchange("audit_answers", _KEYS, answers_query(questions, wide, _KEYS))
    name = NEIGHBOURS.name
    tables.make("audit_was", f"SELECT * FROM {name}")
    make_neighbours(tables, counted="item_day_orders" in wide.known)
    tables.make(
        AGAIN,
        f"SELECT DISTINCT order_key FROM ((SELECT * FROM {name} EXCEPT SELECT * FROM audit_was) "
        f"UNION ALL (SELECT * FROM audit_was EXCEPT SELECT * FROM {name})) AS changed",
    )
    ((rows,),) = tables.rows(f"SELECT COUNT(*) FROM {AGAIN}")
    if not rows:
        return
    tables.make(
        "audit_again_before",
        f"SELECT * FROM audit_answers WHERE {_KEYS} "
        "AND order_key NOT IN (SELECT order_key FROM audit_before)",
    )
    tables.add("audit_before", "SELECT * FROM audit_again_before")
    tables.exchange("audit_answers", _KEYS, answers_query(questions, wide, _KEYS))


_TURNED = """
    SELECT o.order_no, b.outcome, a.outcome
    FROM audit_before AS b
    JOIN audit_answers AS a ON a.order_key = b.order_key
    JOIN audit_orders AS o ON o.order_key = b.order_key
    WHERE (a.outcome <> b.outcome OR a.concede <> b.concede)
        AND b.order_key NOT IN (SELECT order_key FROM audit_today)
    ORDER BY o.order_no
"""
_OLDER = "order_key NOT IN (SELECT order_key FROM audit_today)"


def _taken(tables: KeptTables, kept: Kept, *, new: int, replaced: int) -> DayTaken:
    """The update in numbers, and the older orders it turned."""
    turned = tables.rows(_TURNED)
    ((older,),) = tables.rows(f"SELECT COUNT(*) FROM audit_before WHERE {_OLDER}")
    counts = tables.rows(
        "SELECT outcome, COUNT(*) FROM audit_answers "
        "WHERE order_key IN (SELECT order_key FROM audit_today) GROUP BY outcome ORDER BY outcome"
    )
    told = [Turned(OrderId(str(no)), str(was), str(now)) for no, was, now in turned[:MOST_TOLD]]
    return DayTaken(
        new=new,
        replaced=replaced,
        looked_again=int(str(older)),
        turned=tuple(told),
        turned_in_all=len(turned),
        based_on=kept.based_on,
        outcomes={str(outcome): int(str(number)) for outcome, number in counts},
    )
