"""Real shops nobody here invented: nothing is called fake, and the figures in the docs hold."""

from pathlib import Path

import pytest
from bench.real_ledgers import PAGE, UCI, Looked, kept, look, page

from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.audit import AuditRequest, audit
from zhendan.domain import AuditReport, OrderId, Outcome

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not UCI.file.exists(), reason="shared/data/uci_online_retail is not here"),
]


@pytest.fixture(scope="module")
def looked() -> Looked:
    return look(UCI)


@pytest.fixture(scope="module")
def mistaken_orders() -> AuditReport:
    tables = DuckdbTables()
    tables.load_ledger(UCI.file, UCI.columns, zone=UCI.zone)
    orders = (OrderId("581483"), OrderId("C581484"))
    return audit(tables, AuditRequest(orders=orders, zone=UCI.zone))


def test_every_invoice_gets_an_outcome_and_none_is_contradicted(looked: Looked) -> None:
    assert looked.reading.lines == 541_909
    assert looked.report.orders_total == 25_900
    assert looked.report.counts["contradicted"] == 0
    assert looked.suggested == 0


def test_few_orders_are_asked_about_at_all(looked: Looked) -> None:
    # A question per hundred orders, all of a kind that only asks.
    assert sum(looked.found.values()) <= looked.report.orders_total / 50


def test_the_order_of_80995_pieces_and_its_cancellation_are_not_called_fake(
    mistaken_orders: AuditReport,
) -> None:
    bought, cancelled = mistaken_orders.assessments
    assert {bought.outcome, cancelled.outcome} == {Outcome.INSUFFICIENT}
    assert cancelled.findings == ()
    assert not bought.proposal.suggest_concede
    fake = next(e for e in bought.explanations if e.code == "FAKE")
    assert fake.verdict == "not_checked"


def test_the_page_of_figures_is_the_one_measured(looked: Looked) -> None:
    written = Path(PAGE).read_text(encoding="utf-8")
    assert written == page({UCI.name: (UCI, looked)}) + kept()
