"""A whole run that leaves behind what a daily update needs."""

from zhendan.audit.daily.kept import Kept, day_of, edition_of, write_kept
from zhendan.audit.daily.port import KeptTables
from zhendan.audit.daily.touched import keep_numbers
from zhendan.audit.daily.usual_days import USUAL, keep_items
from zhendan.audit.daily.weights import WEIGHTS, keep_weights
from zhendan.audit.errors import NotABareLedger
from zhendan.audit.measures.baseline import base_values
from zhendan.audit.measures.wide import Ways
from zhendan.audit.questions import Questions
from zhendan.audit.room import QUESTIONS, Answers, answer
from zhendan.domain import Progress, Silent

_SILENT = Silent()


def keep_ledger(
    tables: KeptTables,
    *,
    zone: str,
    progress: Progress = _SILENT,
    questions: Questions = QUESTIONS,
) -> Answers:
    """Audit the bare ledger in `tables` and keep its measures, its base and its answers there.

    Raises `NotABareLedger` for files other than a table of orders, and `ZoneUnknown`.
    """
    filled = tables.filled("ledger_orders")
    if not filled:
        raise NotABareLedger
    answers = answer(tables, zone=zone, progress=progress, questions=questions, ways=Ways())
    _keep_workings(tables, answers)
    write_kept(tables, _facts(tables, answers, zone=zone, filled=filled, questions=questions))
    tables.drop(("ledger_orders",))
    return answers


def _keep_workings(tables: KeptTables, answers: Answers) -> None:
    """What the measures are worked out from, where a day must be added to it."""
    keep_numbers(tables)
    if WEIGHTS in answers.wide.made:
        keep_weights(tables)
    if USUAL in answers.wide.made:
        keep_items(tables)


def _facts(
    tables: KeptTables,
    answers: Answers,
    *,
    zone: str,
    filled: frozenset[str],
    questions: Questions,
) -> Kept:
    """What an update must know of the run that it goes on from."""
    made, rings = answers.wide.made, answers.wide.rings
    ((orders, searched, newest),) = tables.rows(
        "SELECT COUNT(*), MAX(order_key), MAX(local_s) FROM audit_orders"
    )
    return Kept(
        edition=edition_of(tables, questions),
        zone=zone,
        based_on=day_of(newest),
        orders=int(str(orders)),
        filled=tuple(sorted(filled)),
        inputs=tuple(sorted(answers.inputs.names)),
        made=tuple(sorted(made)),
        base=base_values(tables, answers.inputs, made),
        searched=int(str(searched or 0)),
        rings=tuple((r.number, r.kind.code, r.accounts, r.keys, r.density, r.bound) for r in rings),
    )
