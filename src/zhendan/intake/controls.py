"""Control totals: what a file declares about itself against what was read."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from zhendan.domain import ControlTotal
from zhendan.formats.cleaning.money import amount, count
from zhendan.formats.cleaning.times import Moment, TimeRules, moment
from zhendan.formats.readers.grid import Row
from zhendan.formats.row_problems import CellUnusable
from zhendan.intake.balances import Balances
from zhendan.intake.draft import Values
from zhendan.intake.staging import Plan

_ALIPAY = re.compile(r"#?(支出|收入)合计[：:]\s*(\d+)笔[，,]共\s*(-?[\d,.]+)元")
_EXPORTED = re.compile(r"导出时间[：:]\s*\[?([^\]]+)\]?")
_PERIOD = re.compile(
    r"起始(?:日期|时间)[：:]\s*\[?([^\]]*?)\]?\s+终止(?:日期|时间)[：:]\s*\[?([^\]]*?)\]?\s*$"
)
_TOTAL = re.compile(r"^(合计|总计|小计|汇总|总和)[：:]?$")
_COUNT = re.compile(r"^共\s*(\d+)\s*(?:条|笔|行|单).{0,4}$")
_EBAY_COUNT = re.compile(r"^(\d+)$")
_EBAY_SELLER = re.compile(r"^Seller ID\s*:")
_RULED = re.compile(r"^[-—=_]{5,}[^\d]*$")
"""A line drawn under a table, with or without words in it."""
_FEWEST_FILLED = 3
_SUMMARY = {
    "总交易单数": "",
    "应结订单总金额": "payments.amount",
    "总交易额": "payments.amount",
    "总退款金额": "refunds.amount",
    "退款总金额": "refunds.amount",
    "充值券退款总金额": "payments.refund_coupon_amount",
    "申请退款总金额": "payments.refund_asked_amount",
    "手续费总金额": "payments.fee_amount",
    "订单总金额": "payments.order_amount",
}


@dataclass(slots=True)
class Controls:
    """Watches the rows of one table and takes out the lines that speak about it."""

    plan: Plan
    rules: TimeRules
    seen: int = 0
    sums: dict[str, Decimal] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    totals: list[Callable[[], ControlTotal]] = field(default_factory=list)
    exported_at: datetime | None = None
    covers: tuple[datetime | None, datetime | None] = (None, None)
    outside: int = 0
    balances: Balances = field(default_factory=Balances)
    _summary: list[str] = field(default_factory=list)

    def add(self, values: Values, row: int) -> None:
        """Count a data row."""
        self.balances.add(values, row)
        for target, value in values.items():
            if isinstance(value, Decimal):
                self.sums[target] = self.sums.get(target, Decimal(0)) + value
                self.counts[target] = self.counts.get(target, 0) + (value != 0)
        when = values.get("payments.occurred_at")
        if isinstance(when, Moment) and not self._covered(when.at):
            self.outside += 1

    def preamble(self, row: Row) -> None:
        """A row above the header: period and time of export."""
        self._speaks("  ".join(cell for cell in row.cells if cell.strip()))

    def take(self, row: Row) -> bool:
        """Whether the row speaks about the table instead of being one of its rows."""
        first = row.cells[0].strip() if row.cells else ""
        if first.startswith("#"):
            self._speaks("  ".join(row.cells))
            return not self._looks_like_data(row)
        if _RULED.match(first) and not any(cell.strip() for cell in row.cells[1:]):
            return True
        return self._wechat(row, first) or self._total(row, first) or self._ebay(row, first)

    def finish(self) -> list[ControlTotal]:
        """Every declared total against what was read."""
        return [total() for total in self.totals]

    def _speaks(self, text: str) -> None:
        """Take what a comment line declares."""
        said = _ALIPAY.search(text)
        if said:
            side = "income" if said[1] == "收入" else "expense"
            self._declare_side(said[1], f"payments.{side}_amount", int(said[2]), said[3])
        exported = _EXPORTED.search(text)
        if exported:
            self.exported_at = self._time(exported[1])
        period = _PERIOD.search(text.strip())
        if period:
            self.covers = (self._time(period[1]), self._time(period[2]))

    def _declare_side(self, side: str, target: str, number: int, total: str) -> None:
        """Alipay's footer: so many entries, so much in all."""
        declared = abs(amount(total) or Decimal(0))

        def check() -> ControlTotal:
            found = abs(self.sums.get(target, Decimal(0)))
            rows = self.counts.get(target, 0)
            said, is_ = f"{number}笔 {declared:.2f}", f"{rows}笔 {found:.2f}"
            return ControlTotal(f"{side}合计", said, is_, rows == number and found == declared)

        self.totals.append(check)

    def _wechat(self, row: Row, first: str) -> bool:
        """The last two lines of the WeChat Pay bill."""
        if self._summary:
            there = {"", *(column.target for column in self.plan.columns)}
            for name, cell in zip(self._summary, row.cells, strict=False):
                # Older bills sum columns that they do not list: those cannot be compared.
                if _SUMMARY.get(name) in there:
                    self._declare(name, cell.strip("` "), _SUMMARY[name])
            self._summary = []
            return True
        if first == "总交易单数":
            self._summary = [cell.strip() for cell in row.cells]
            return True
        return False

    def _total(self, row: Row, first: str) -> bool:
        """合计, 总计, 共N条: they agree and go, or the difference is said."""
        said = _COUNT.match(first)
        if said:
            self._declare("记录数", said[1], "")
            return True
        if not _TOTAL.match(first):
            return False
        targets = [column.target for column in self.plan.columns]
        for column in self.plan.columns:
            cell = row.cells[column.index].strip() if column.index < len(row.cells) else ""
            if column.is_money and cell and targets.count(column.target) == 1:
                self._declare(f"{first}·{column.header}", cell, column.target)
        return True

    def _ebay(self, row: Row, first: str) -> bool:
        """The footer lines of an eBay report."""
        cells = [cell.strip() for cell in row.cells if cell.strip()]
        if _EBAY_SELLER.match(first):
            return True
        if len(cells) == len(("n", "record(s) downloaded")) and "record(s)" in cells[1]:
            if _EBAY_COUNT.match(cells[0]):
                self._declare("record(s) downloaded", cells[0], "")
            return True
        return False

    def _declare(self, name: str, cell: str, target: str) -> None:
        """A single total; the number of rows where it is about no column."""
        try:
            declared = count(cell)
        except CellUnusable:
            declared = None
        if declared is None:
            return
        value = declared

        def check() -> ControlTotal:
            found = self.sums.get(target, Decimal(0)) if target else Decimal(self.seen)
            return ControlTotal(name, str(value), str(found), found == value)

        self.totals.append(check)

    def _looks_like_data(self, row: Row) -> bool:
        """A first cell may begin with # and still be an order number (Shopify)."""
        filled = sum(1 for cell in row.cells if cell.strip())
        return len(row.cells) >= self.plan.width and filled >= _FEWEST_FILLED

    def _time(self, text: str) -> datetime | None:
        """An instant said in a comment, if it can be read."""
        try:
            found = moment(text.strip(), "", self.rules)
        except CellUnusable:
            return None
        return found.at if found else None

    def _covered(self, at: datetime) -> bool:
        """Whether an instant lies inside the declared period."""
        start, end = self.covers
        return not ((start and at < start) or (end and at > end))
