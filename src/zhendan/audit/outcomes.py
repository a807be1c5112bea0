"""One row per order of a whole ledger, with its answers spelled out."""

from collections.abc import Callable, Container, Iterable, Iterator

from zhendan.audit.measures.text import table_of
from zhendan.audit.room import Answers
from zhendan.domain import Verdict


def make_outcome_texts(answers: Answers) -> None:
    """Make small tables that spell each set of bits that occurs."""
    questions = answers.questions
    codes = [s.card.code for s in questions.signals]
    for what in ("found", "missing", "open"):
        _spell(
            answers,
            f"audit_{what}_text",
            (f"hard_{what}", f"soft_{what}"),
            lambda hard, soft: _listed(
                codes, questions.named("hard", hard) | questions.named("soft", soft)
            ),
        )
    stories = [s.code for s in questions.stories]
    _spell(
        answers,
        "audit_stories_text",
        ("stories_for", "stories_missing"),
        lambda fits, untold: ",".join(
            _verdicts(stories, questions.told(fits), questions.told(untold))
        ),
    )


def outcomes_query() -> str:
    """SQL over an audited ledger: order_no, outcome, proposed standing and comma-joined lists.

    The lists are `findings` (signal codes), `explanations` (`L01:for`, `L02:against`,
    `L03:not_checked`), `not_checked` (signal codes) and `open_findings`: those findings that no
    fitting explanation clears.
    """
    return _QUERY


_QUERY = """
    SELECT
        o.order_no,
        a.outcome,
        CASE WHEN a.outcome IN ('supported', 'explained') AND a.marked = 0
            THEN 'genuine' ELSE 'unclear' END AS standing,
        a.strength,
        CAST(a.concede AS INTEGER) AS suggest_concede,
        CAST(a.points AS INTEGER) AS points,
        f.spelled AS findings,
        e.spelled AS explanations,
        m.spelled AS not_checked,
        u.spelled AS open_findings
    FROM audit_answers AS a
    JOIN audit_orders AS o ON o.order_key = a.order_key
    JOIN audit_found_text AS f
        ON f.hard_found = a.hard_found AND f.soft_found = a.soft_found
    JOIN audit_missing_text AS m
        ON m.hard_missing = a.hard_missing AND m.soft_missing = a.soft_missing
    JOIN audit_open_text AS u ON u.hard_open = a.hard_open AND u.soft_open = a.soft_open
    JOIN audit_stories_text AS e
        ON e.stories_for = a.stories_for AND e.stories_missing = a.stories_missing
"""


def _spell(
    answers: Answers, name: str, words: tuple[str, str], spell: Callable[[int, int], str]
) -> None:
    """The distinct pairs of two words and the codes they stand for."""
    found = answers.tables.rows(f"SELECT DISTINCT {', '.join(words)} FROM audit_answers")
    rows = [
        (one, other, spell(int(str(one)), int(str(other))))
        for one, other in sorted(found, key=repr)
    ]
    columns = {words[0]: "BIGINT", words[1]: "BIGINT", "spelled": "VARCHAR"}
    answers.tables.make(name, table_of(columns, rows))


def _listed(codes: Iterable[str], named: Container[str]) -> str:
    """The codes that are named, in the order of the edition."""
    return ",".join(code for code in codes if code in named)


def _verdicts(codes: Iterable[str], fits: Container[str], untold: Container[str]) -> Iterator[str]:
    """Each story with its verdict."""
    for code in codes:
        if code in untold:
            yield f"{code}:{Verdict.NOT_CHECKED}"
        else:
            yield f"{code}:{Verdict.FOR if code in fits else Verdict.AGAINST}"
