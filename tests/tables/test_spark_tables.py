"""The same definitions on Apache Spark: spelled as kept, and answering as DuckDB does."""

import importlib.util
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.audit.shop import DAY_ONE, Deal, Shop, usual
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.adapters.tables.spark import SparkTables
from zhendan.adapters.tables.spelling import spelled
from zhendan.audit import AuditRequest, audit, outcomes_query
from zhendan.audit.measures.catalogue import TABLES
from zhendan.audit.measures.shape import LOCAL
from zhendan.domain import OrderId

GOLDEN = Path(__file__).parent / "spark_spelling"
KEPT = ("audit_m_steps", "audit_m_addresses", "audit_m_waybills", "audit_m_item_days")
needs_spark = pytest.mark.skipif(
    importlib.util.find_spec("pyspark") is None or shutil.which("java") is None,
    reason="Apache Spark (extra `spark`) or Java is not on this machine",
)


@pytest.mark.parametrize("name", KEPT)
def test_a_measure_is_spelled_as_it_was_reviewed(name: str) -> None:
    query = next(table.query for table in TABLES if table.name == name and table.query)
    kept = (GOLDEN / f"{name}.sql").read_text(encoding="utf-8")
    assert spelled(query.format(**LOCAL)) + "\n" == kept


@pytest.mark.parametrize(
    "name", sorted({table.name for table in TABLES if table.query}), ids=lambda name: name
)
def test_every_measure_can_be_spelled(name: str) -> None:
    for query in (table.query for table in TABLES if table.name == name and table.query):
        assert "MATERIALIZED" not in spelled(query.format(**LOCAL))


def test_a_hint_that_spark_lacks_is_left_out() -> None:
    assert spelled("WITH a AS MATERIALIZED (SELECT 1 AS x) SELECT x FROM a") == (
        "WITH a AS (SELECT 1 AS x) SELECT x FROM a"
    )


def mixed_shop() -> Shop:
    """Honest orders, a group that shares doors and phones, light parcels, a reused waybill."""
    shop = usual(days=30)
    for n in range(12):
        at = DAY_ONE + timedelta(days=26, hours=2 * n)
        shop.deals.append(
            Deal(f"Z{n:02d}", at, f"z{n % 6}", address=f"a{(n // 6 + n) % 3}", phone="p",
                 weight_g=50.0 if n % 2 else None, waybill="W-again" if n < 2 else "")
        )  # fmt: skip
    return shop


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkTables]:
    tables = SparkTables()
    yield tables
    tables.close()


@needs_spark
def test_spark_answers_every_order_as_duckdb_does(spark: SparkTables) -> None:
    ask = AuditRequest(orders=(OrderId("A0001"), OrderId("Z00"), OrderId("Z01")))
    shop, duckdb = mixed_shop(), DuckdbTables()
    reports = []
    for tables in (spark, duckdb):
        shop.load(tables)
        reports.append(audit(tables, ask))
    assert sorted(spark.rows(outcomes_query())) == sorted(duckdb.rows(outcomes_query()))
    assert reports[0] == reports[1]
    assert {a.outcome for a in reports[0].assessments} != set()
