"""Every query of the audit stays inside the SQL that all engines share."""

from collections.abc import Mapping, Sequence

import pytest
import sqlglot
from sqlglot import exp

from tests.audit.shop import usual
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.audit import AuditRequest, audit, outcomes_query
from zhendan.audit.measures import MEASURES
from zhendan.audit.room import QUESTIONS
from zhendan.domain import OrderId

ALLOWED = {
    "COUNT", "SUM", "MIN", "MAX", "COALESCE", "NULLIF", "CAST", "CASE", "IF", "ROUND", "ABS",
    "LENGTH", "LOWER", "TRIM", "REPLACE", "ROW_NUMBER", "LAG", "LEAD", "EXISTS", "EPOCH_S",
    "KEY_OF", "AND", "OR", "AVG",
}  # fmt: skip


class Recording(DuckdbTables):
    """Keeps every statement that the audit sends."""

    def __init__(self) -> None:
        super().__init__()
        self.queries: list[str] = []

    def make(self, name: str, query: str) -> None:
        """Keep, then do."""
        self.queries.append(query)
        super().make(name, query)

    def rows(
        self, query: str, parameters: Sequence[object] | Mapping[str, object] = ()
    ) -> list[tuple[object, ...]]:
        """Keep, then answer."""
        self.queries.append(query)
        return super().rows(query, parameters)


@pytest.fixture(scope="module")
def queries() -> list[str]:
    tables = Recording()
    shop = usual(days=20)
    shop.add("traffic", traffic_id="1", traffic_on=shop.deals[0].at.date(), visitors=10)
    shop.load(tables)
    audit(tables, AuditRequest(orders=(OrderId("A0001"),)))
    return [*tables.queries, outcomes_query()]


def faults(query: str) -> list[str]:
    """What in a query lies outside the subset."""
    tree = sqlglot.parse_one(query, dialect="duckdb")
    found = [
        f"function {name}"
        for function in tree.find_all(exp.Func)
        if (name := _name(function)) not in ALLOWED
    ]
    for division in tree.find_all(exp.Div):
        guarded = isinstance(division.expression.unnest(), exp.Nullif)
        number = isinstance(division.expression.unnest(), exp.Literal)
        zero = number and float(division.expression.unnest().name) == 0
        if zero or not (guarded or number):
            found.append(f"unguarded division {division.sql()}")
    for window in tree.find_all(exp.Window):
        if isinstance(window.this, exp.Count) and window.this.find(exp.Distinct):
            found.append("COUNT(DISTINCT) OVER")
        if window.find(exp.Interval):
            found.append("interval frame")
    if list(tree.find_all(exp.RegexpLike, exp.Levenshtein)):
        found.append("pattern or string distance")
    return found


def _name(function: exp.Func) -> str:
    if isinstance(function, exp.Anonymous):
        return str(function.name).upper()
    return function.sql_names()[0]


def test_every_query_stays_inside_the_shared_subset(queries: list[str]) -> None:
    assert len(queries) > 30
    assert [(fault, query[:80]) for query in queries for fault in faults(query)] == []


@pytest.mark.parametrize(
    "query",
    [
        "SELECT QUANTILE_CONT(x, 0.5) FROM t",
        "SELECT MAD(x) FROM t",
        "SELECT COUNT(DISTINCT a) OVER (PARTITION BY b) FROM t",
        "SELECT SUM(a) OVER (ORDER BY t RANGE BETWEEN INTERVAL 1 DAY PRECEDING "
        "AND CURRENT ROW) FROM t",
        "SELECT levenshtein(a, b) FROM t",
        "SELECT a / b FROM t",
        "SELECT a / 0 FROM t",
        "SELECT epoch(t) FROM t",
        "SELECT regexp_matches(a, '\\p{Han}') FROM t",
    ],
)  # fmt: skip
def test_the_lint_bites(query: str) -> None:
    assert faults(query)


def test_every_predicate_names_only_known_measures() -> None:
    known = set(MEASURES) | {"is_trade"}
    for signal in QUESTIONS.signals:
        assert {n for need in signal.needs for n in need.split("|")} <= known, signal.card.code
        for predicate in (signal.asks, signal.decides, signal.presses, signal.repeats):
            tree = sqlglot.parse_one(predicate, dialect="duckdb")
            assert {c.name for c in tree.find_all(exp.Column)} <= known, signal.card.code
    for story in QUESTIONS.stories:
        for predicate in filter(None, (story.holds, story.tells)):
            tree = sqlglot.parse_one(predicate, dialect="duckdb")
            assert {c.name for c in tree.find_all(exp.Column)} <= known, story.code
        assert {name for need in story.needs for name in need.split("|")} <= known, story.code
        assert set(story.clears) <= {s.card.code for s in QUESTIONS.signals}, story.code
