"""What the audit says about real shops nobody here invented: outcome counts and false alarms.

Nobody knows the truth of these orders, so the figures are findings per 1,000 orders, to be read by
people; no recall or precision can be claimed. Writes `docs/measured.md`.
Run `python -m bench.real_ledgers`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.adapters.tables.ledger import LedgerReading
from zhendan.audit import AuditRequest, audit, outcomes_query, signal_cards
from zhendan.domain import AuditReport

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
PAGE = ROOT / "docs" / "measured.md"


@dataclass(frozen=True, slots=True)
class RealLedger:
    """A real table and the mapping that reads it."""

    name: str
    file: Path
    zone: str
    columns: Mapping[str, str]
    source: str


UCI = RealLedger(
    name="UCI Online Retail",
    file=DATA / "uci_online_retail" / "online_retail.parquet",
    zone="Europe/London",
    columns={
        "order_no": "InvoiceNo",
        "buyer": "CustomerID",
        "item": "StockCode",
        "quantity": "Quantity",
        "unit_price": "UnitPrice",
        "paid_at": "InvoiceDate",
    },
    source="Chen, Sain and Guo (2012), UCI Machine Learning Repository: order lines of one "
    "British gift wholesaler, 2010-12 to 2011-12",
)
LEDGERS = (UCI,)


@dataclass(frozen=True, slots=True)
class Looked:
    """One audited ledger."""

    reading: LedgerReading
    report: AuditReport
    found: Mapping[str, int]
    """Orders per signal code."""
    suggested: int


def look(ledger: RealLedger) -> Looked:
    """Audit one real ledger, whole."""
    tables = DuckdbTables()
    reading = tables.load_ledger(ledger.file, ledger.columns, zone=ledger.zone)
    report = audit(tables, AuditRequest(zone=ledger.zone))
    rows = tables.rows(
        f"SELECT findings, COUNT(*) FROM ({outcomes_query()}) AS q GROUP BY findings"
    )
    found: dict[str, int] = {}
    for codes, count in rows:
        for code in filter(None, str(codes).split(",")):
            found[code] = found.get(code, 0) + int(str(count))
    ((suggested,),) = tables.rows("SELECT COUNT(*) FROM audit_answers WHERE concede = 1")
    return Looked(reading, report, found, int(str(suggested)))


def page(looked: Mapping[str, tuple[RealLedger, Looked]]) -> str:
    """The page of figures."""
    parts = [
        "# 实测结果 / What was measured",
        "",
        "由 `python -m bench.real_ledgers` 生成。真实数据没有“真相”标签，因此只报每千单的疑点数，"
        "不报准确率。",
        "Made by `python -m bench.real_ledgers`. Nobody knows the truth of real orders, so "
        "findings per 1,000 orders are given and no accuracy.",
    ]
    for name, (ledger, one) in looked.items():
        parts += ["", f"## {name}", "", ledger.source, "", *_figures(one)]
    return "\n".join(parts) + "\n"


def _figures(one: Looked) -> list[str]:
    """Tables of one ledger."""
    total = one.report.orders_total
    reading = one.reading
    lines = [
        f"- {reading.lines:,} 行 lines, {total:,} 单 orders, "
        f"{reading.without_order_no:,} 行无单号 lines without number",
        f"- 建议认可 suggested for conceding: **{one.suggested}**",
        "",
        "| 结果 outcome | 单数 orders |",
        "|---|---:|",
        *(f"| {outcome} | {count:,} |" for outcome, count in one.report.counts.items()),
        "",
        "| 疑点 signal | 单数 orders | 每千单 per 1,000 |",
        "|---|---:|---:|",
    ]
    for card in signal_cards():
        if card.code in one.found:
            count = one.found[card.code]
            title = f"{card.code} {card.title.zh} / {card.title.en}"
            lines.append(f"| {title} | {count:,} | {1000 * count / total:.1f} |")
    never = "、".join(n.card.code for n in one.report.not_checked)
    return [*lines, "", f"未核查（缺少材料）not checked, records missing: {never}"]


def kept() -> str:
    """The part of the page that other measurements wrote: every chapter that is no ledger's."""
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    names = {ledger.name for ledger in LEDGERS}
    for found in re.finditer(r"^## (.*)$", text, re.M):
        if found[1] not in names:
            return text[found.start() - 1 :]
    return ""


def main() -> None:
    """Audit every real ledger at hand and write the page."""
    looked = {}
    for ledger in LEDGERS:
        if not ledger.file.exists():
            print(f"{ledger.name}: not here, skipped ({ledger.file.name})")
            continue
        looked[ledger.name] = (ledger, look(ledger))
    if looked:
        PAGE.write_text(page(looked) + kept(), encoding="utf-8")
        print(page(looked))


if __name__ == "__main__":
    main()
