"""One row per order of a whole ledger, with its answers spelled out."""

from collections.abc import Callable, Iterable

from zhendan.audit.measures.text import table_of
from zhendan.audit.room import Answers
from zhendan.domain import Verdict


def make_outcome_texts(answers: Answers) -> None:
    """Make small tables that spell each set of bits that occurs."""
    questions = answers.questions
    signals = [s.card.code for s in questions.signals]
    stories = [s.code for s in questions.stories]
    _spell(answers, "found", lambda row: _named(signals, row[0]))
    _spell(answers, "missing", lambda row: _named(signals, row[0]))
    pairs = answers.tables.rows("SELECT DISTINCT stories_for, stories_missing FROM audit_answers")
    rows = [
        (holds, untold, ",".join(_verdicts(stories, int(str(holds)), int(str(untold)))))
        for holds, untold in sorted(pairs, key=repr)
    ]
    columns = {"stories_for": "BIGINT", "stories_missing": "BIGINT", "spelled": "VARCHAR"}
    answers.tables.make("audit_stories_text", table_of(columns, rows))


def outcomes_query() -> str:
    """SQL over an audited ledger: order_no, outcome, proposed standing and comma-joined lists.

    The lists are `findings` (signal codes), `explanations` (`L01:for`, `L02:against`,
    `L03:not_checked`) and `not_checked` (signal codes).
    """
    return _QUERY


_QUERY = """
    SELECT
        o.order_no,
        a.outcome,
        CASE WHEN a.outcome IN ('supported', 'explained') AND a.marked = 0
            THEN 'genuine' ELSE 'unclear' END AS standing,
        a.strength,
        a.concede AS suggest_concede,
        a.points,
        f.spelled AS findings,
        e.spelled AS explanations,
        m.spelled AS not_checked
    FROM audit_answers AS a
    JOIN audit_orders AS o ON o.order_key = a.order_key
    JOIN audit_found_text AS f ON f.bits = a.found
    JOIN audit_missing_text AS m ON m.bits = a.missing
    JOIN audit_stories_text AS e
        ON e.stories_for = a.stories_for AND e.stories_missing = a.stories_missing
"""


def _spell(answers: Answers, column: str, spell: Callable[[tuple[int]], str]) -> None:
    """The distinct bits of one column and their codes."""
    found = answers.tables.rows(f"SELECT DISTINCT {column} FROM audit_answers")
    rows = [(bits, spell((int(str(bits)),))) for (bits,) in sorted(found, key=repr)]
    answers.tables.make(
        f"audit_{column}_text", table_of({"bits": "BIGINT", "spelled": "VARCHAR"}, rows)
    )


def _named(codes: list[str], bits: int) -> str:
    """The codes whose bits are set."""
    return ",".join(code for place, code in enumerate(codes) if bits >> place & 1)


def _verdicts(codes: list[str], holds: int, untold: int) -> Iterable[str]:
    """Each story with its verdict."""
    for place, code in enumerate(codes):
        if untold >> place & 1:
            yield f"{code}:{Verdict.NOT_CHECKED}"
        else:
            yield f"{code}:{Verdict.FOR if holds >> place & 1 else Verdict.AGAINST}"
