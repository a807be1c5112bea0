"""One audit at work: prepared tables, measures, answers."""

from dataclasses import dataclass

from zhendan.audit.combine import answers_query
from zhendan.audit.kernels import walked
from zhendan.audit.measures.knowledge import Inputs, read_inputs
from zhendan.audit.measures.neighbours import make_neighbours, make_none
from zhendan.audit.measures.prepare import prepare
from zhendan.audit.measures.wide import Ways, Wide, widen
from zhendan.audit.questions import Questions
from zhendan.audit.signals import SIGNALS
from zhendan.audit.stories import STORIES
from zhendan.domain import Progress, Tables, Text

QUESTIONS = Questions(SIGNALS, STORIES)
"""Every signal and story of this edition."""
PIECE = 1_000_000
"""Orders whose wide rows are in memory at once."""


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
    tables: Tables,
    *,
    zone: str,
    progress: Progress,
    questions: Questions = QUESTIONS,
    ways: Ways | None = None,
) -> Answers:
    """Ask every question of every order and keep the answers in `audit_answers`.

    Without `ways` a large ledger is walked and the base is made anew.
    """
    progress.stage(Text("整理订单", "Preparing orders"))
    columns, shift = prepare(tables, zone=zone)
    inputs = read_inputs(tables)
    progress.stage(Text("计算各项指标", "Computing measures"))
    make_none(tables)
    ((orders,),) = tables.rows("SELECT COUNT(*) FROM audit_orders")
    ways = ways or Ways(walk=walked(tables, int(str(orders))))
    wide = widen(tables, inputs, columns, shift=shift, ways=ways)
    progress.stage(Text("逐单核查疑点与合理解释", "Asking every question of every order"))
    _first_look(tables, wide, questions)
    _look_again(tables, wide, questions)
    return Answers(tables, inputs, wide, questions, shift)


def _first_look(tables: Tables, wide: Wide, questions: Questions) -> None:
    """Make `audit_answers`; of a large ledger piece by piece, since a wide row is long."""
    ((least, most),) = tables.rows("SELECT MIN(order_key), MAX(order_key) FROM audit_orders")
    first, last = (int(str(key or 0)) for key in (least, most))
    if last - first < 2 * PIECE:
        tables.make("audit_answers", answers_query(questions, wide))
        return
    write = tables.make
    for start in range(first, last + 1, PIECE):
        keys = f"order_key >= {start} AND order_key < {start + PIECE}"
        write("audit_answers", answers_query(questions, wide, keys))
        write = tables.add


def _look_again(tables: Tables, wide: Wide, questions: Questions) -> None:
    """Look a second time at neighbours of contradictions.

    Neighbours only ask, so a second look contradicts nobody and a third would change nothing.
    """
    if make_neighbours(tables, counted="item_day_orders" in wide.known):
        near = "order_key IN (SELECT order_key FROM audit_m_neighbours)"
        tables.replace("audit_answers", "order_key", answers_query(questions, wide, near))
