"""Taobao: order and item export (GB18030, ids as formulas), refunds and the Alipay ledger."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from zhendan_synth.facts import Deal, Line
from zhendan_synth.shop import at
from zhendan_synth.story import Story
from zhendan_synth.writers.moments import stamp
from zhendan_synth.writers.sheets import Cell, csv_bytes, csv_text, headings, xlsx_bytes, yuan

_ENCODING = "gb18030"
_STATUS = {
    "unpaid": "等待买家付款",
    "cancelled": "交易关闭",
    "paid": "买家已付款，等待卖家发货",
    "shipped": "卖家已发货，等待买家确认",
    "completed": "交易成功",
    "refunded": "交易关闭",
}
_ORDER = headings(
    "订单编号|买家会员名|买家支付宝账号|买家应付货款|买家应付邮费|买家支付积分|总金额|返点积分|"
    "买家实际支付金额|买家实际支付积分|订单状态|买家留言|收货人姓名|收货地址 |运送方式|联系电话 |"
    "联系手机|订单创建时间|订单付款时间 |宝贝标题 |宝贝种类 |物流单号 |物流公司|订单备注|"
    "宝贝总数量|"
    "店铺Id|店铺名称|订单关闭原因|卖家服务费|买家服务费|发票抬头|是否手机订单|分阶段订单信息|"
    "特权订金订单id|定金排名|修改后的sku|修改后的收货地址|异常信息|天猫卡券抵扣|集分宝抵扣|是否是O2O交易"
)
_ITEM = headings(
    "子订单编号|主订单编号|标题|价格|购买数量|外部系统编号|商品属性|套餐信息|备注|订单状态|商家编码|"
    "支付单号|买家应付货款|买家实际支付金额|退款状态|退款金额|订单创建时间|订单付款时间"
)
_REFUND = headings(
    "订单编号|退款编号|支付宝交易号|订单付款时间|商品id|商家编码|退款申请时间|超时时间|退款完结时间|"
    "买家会员名称|买家实际支付金额|宝贝标题|退款总额|退给买家金额|退给平台金额|部分退款/全额退款|"
    "手工退款/系统退款|是否需要退货|货物状态|售后类型|买家退款原因|退款状态|责任方"
)
_LEDGER = headings(
    "账务流水号|业务流水号|商户订单号|商品名称|发生时间|对方账号|收入金额（+元）|支出金额（-元）|"
    "账户余额（元）|交易渠道|业务类型|备注|业务描述|业务基础订单号"
)

_PROMOTED_PER_MILLE = 40  # orders that came through an affiliate link


def taobao_files(story: Story) -> dict[str, bytes]:
    """The four files a Taobao shop downloads from its back office."""
    asof = story.shop.plan.notice.delivered_at
    name = f"{asof:%Y%m%d}1030"
    orders = [_ORDER, *(_order(story, deal) for deal in reversed(story.deals))]
    items = [_ITEM, *(row for deal in reversed(story.deals) for row in _items(deal))]
    refunds: list[Sequence[Cell]] = [
        _REFUND,
        *(row for deal in story.deals for row in _refund(deal)),
    ]
    files = {
        f"订单/ExportOrderList{name}.csv": csv_bytes(orders, _ENCODING, quote_all=True),
        f"订单/ExportItemList{name}.csv": csv_bytes(items, _ENCODING, quote_all=True),
        f"售后/退款_{asof:%Y%m%d}.xlsx": xlsx_bytes(refunds),
    }
    if story.shop.plan.richness > 1:
        files[f"资金/2088000000000000_{asof:%Y%m}_账务明细.csv"] = _alipay(story)
    return files


def _id(number: str) -> str:
    """An id written as a formula, so that a spreadsheet keeps its digits."""
    return f'="{number}"'


def _order(story: Story, deal: Deal) -> list[str]:
    """One row of the order export."""
    sale, buyer = deal.sale, deal.sale.buyer
    goods = sum(line.paid for line in sale.lines)
    couriers = list(dict.fromkeys(parcel.courier for parcel in deal.parcels))
    closed = {"refunded": "退款", "cancelled": "买家未付款"}.get(deal.status, "订单未关闭")
    row = [_id(deal.number), buyer.nick, buyer.pay_account, yuan(goods), yuan(sale.freight), "0"]
    row += [yuan(sale.paid), "0", yuan(net_paid(deal)), "0", _STATUS[deal.status]]
    row += [sale.gift_note or sale.conduct.message, buyer.name, f"{sale.to.line()}(000000)", "快递"]
    row += ["", f"'{buyer.phone}", stamp(sale.at), stamp(deal.paid_at)]
    row += [",".join(line.sku.title for line in sale.lines), str(len(sale.lines))]
    row += [",".join(deal.waybills), ",".join(couriers), sale.conduct.memo]
    row += [str(sum(line.quantity for line in sale.lines)), "0", story.shop.plan.shop_name, closed]
    row += ["0", "0元", "", "手机订单", _stages(deal), "", "", "", "", "", "", "", ""]
    return row


def net_paid(deal: Deal) -> int:
    """What the export calls paid: net of refunds, nothing where nobody paid."""
    if deal.paid_at is None:
        return 0
    return deal.sale.paid - (deal.refund.amount if deal.refund else 0)


def _stages(deal: Deal) -> str:
    """Deposit and balance of a pre-sale."""
    if deal.sale.conduct.track != "presale":
        return ""
    deposit = deal.sale.paid // 5
    return f"阶段1:已付{yuan(deposit)};阶段2:已付{yuan(deal.sale.paid - deposit)}"


def _items(deal: Deal) -> Iterator[list[str]]:
    """One row per item; freight is spread onto the last one."""
    lines = deal.sale.lines
    for place, line in enumerate(lines):
        share = line.paid + (deal.sale.freight if place == len(lines) - 1 else 0)
        back = line_refund(deal, line, place)
        row = [_id(_line_number(deal, place)), _id(deal.number), line.sku.title]
        row += [yuan(line.sku.price), str(line.quantity), "null", line.sku.option, "null"]
        row += [deal.sale.conduct.memo, _STATUS[deal.status], line.sku.code, _pay_no(deal)]
        row += [yuan(line.sku.price), yuan(0 if deal.paid_at is None else max(0, share - back))]
        row += ["退款成功" if back else "没有申请退款", yuan(back)]
        row += [stamp(deal.sale.at), stamp(deal.paid_at)]
        yield row


def _line_number(deal: Deal, place: int) -> str:
    """The sub-order: the order's own number where it has one item."""
    return deal.number if len(deal.sale.lines) == 1 else str(int(deal.number) + place + 1)


def line_refund(deal: Deal, line: Line, place: int) -> int:
    """What of the refund falls on this line."""
    refund = deal.refund
    if refund is None:
        return 0
    if refund.whole:
        last = place == len(deal.sale.lines) - 1
        return line.paid + (deal.sale.freight if last else 0)
    return min(refund.amount, line.paid) if place == 0 else 0


def _pay_no(deal: Deal) -> str:
    """The payment's number, empty where nobody paid."""
    return f"{deal.paid_at:%Y%m%d}2200110000{deal.number[-11:]}" if deal.paid_at else ""


def _refund(deal: Deal) -> Iterator[list[str | float]]:
    """The refund row of an order, if it has one."""
    refund = deal.refund
    if refund is None:
        return
    first, amount = deal.sale.lines[0], refund.amount / 100
    row: list[str | float] = [deal.number, f"19{deal.number[-16:]}", _pay_no(deal)]
    row += [stamp(deal.paid_at), first.sku.item_id, first.sku.code, stamp(refund.applied_at), ""]
    row += [stamp(refund.finished_at), deal.sale.buyer.nick, deal.sale.paid / 100, first.sku.title]
    row += [amount, amount, 0.0, "全额退款" if refund.whole else "部分退款", "手工退款"]
    row += ["是" if refund.kind == "退货退款" else "否", "已收到货" if refund.shipped else "未发货"]
    row += [refund.kind, refund.reason, "退款成功", ""]
    yield row


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the ledger before the balance is known."""

    at: datetime
    amount: int
    order_no: str
    payer: str
    kind: str
    memo: str
    describes: str


def _alipay(story: Story) -> bytes:
    """The ledger with its preamble, its TAB endings and its own control totals."""
    entries = ledger_entries(story)
    balance = 5_000_00
    rows: list[list[str]] = [list(_LEDGER)]
    for number, entry in enumerate(entries):
        balance += entry.amount
        rows.append(_ledger_row(number, entry, balance))
    plan = story.shop.plan
    first, last = at(plan.first_day), plan.notice.delivered_at
    income = [entry.amount for entry in entries if entry.amount > 0]
    spent = [entry.amount for entry in entries if entry.amount < 0]
    text = "#支付宝账务明细查询\r\n#账号：[2088000000000000000156]\r\n"
    text += f"#起始日期：[{_long(first)}]   终止日期：[{_long(at(last.date()))}]\r\n"
    text += f"#{'-' * 41}账务明细列表{'-' * 40}\r\n{csv_text(rows)}"
    text += f"#{'-' * 40}账务明细列表结束{'-' * 37}\r\n"
    text += f"#支出合计：{len(spent)}笔，共{yuan(sum(spent))}元\r\n"
    text += f"#收入合计：{len(income)}笔，共{yuan(sum(income))}元\r\n#导出时间：[{_long(last)}]\r\n"
    return text.encode(_ENCODING)


def ledger_entries(story: Story) -> list[Entry]:
    """Every movement of the seller's account, in order of time."""
    return sorted(_entries(story), key=lambda entry: (entry.at, entry.order_no, -entry.amount))


def _entries(story: Story) -> Iterator[Entry]:
    """Receipts on confirmation, refunds after it, commissions, transfers and a cash-out a month."""
    for deal in story.deals:
        yield from _receipts(deal)
    for transfer in story.books.transfers:
        if transfer.channel == "支付宝转账":
            payer = f"{transfer.payee_name}({transfer.payee})"
            memo = f"{transfer.memo} {transfer.order_no}".strip()
            yield Entry(transfer.at, -transfer.amount, "", payer, "转账", memo, "转账到支付宝账户")
    day = at(story.shop.plan.first_day) + timedelta(days=30)
    while day < story.shop.plan.notice.delivered_at:
        yield Entry(
            day + timedelta(hours=10), -800_00, "", "***", "提现", "余额提现", "0090001|提现"
        )
        day += timedelta(days=30)


def _receipts(deal: Deal) -> Iterator[Entry]:
    """The money of one order in the seller's own account."""
    if deal.status != "completed" or deal.confirmed_at is None:
        return
    payer = f"{deal.sale.buyer.name}({deal.sale.buyer.pay_account})"
    told = "0010001|交易收款-交易收款"
    paid = deal.sale.paid
    yield Entry(deal.confirmed_at, paid, deal.number, payer, "交易付款", "订单收款", told)
    refund = deal.refund
    if refund:
        back = f"售后退款 关联订单号：{deal.number}"
        when = refund.finished_at + timedelta(minutes=1)
        yield Entry(when, -refund.amount, "", payer, "交易退款", back, "0010002|交易退款")
    if int(deal.number[-3:]) < _PROMOTED_PER_MILLE:
        fee = max(1, paid // 50)
        memo = f"代扣款（扣款用途：淘宝联盟佣金代扣 tradeid:{deal.number} "
        memo += f"memberid:100 fee:{yuan(fee)}）"
        when = deal.confirmed_at + timedelta(hours=6)
        yield Entry(when, -fee, f"FP301_{deal.number[-16:]}", "***", "在线支付", memo, "")


def _ledger_row(number: int, entry: Entry, balance: int) -> list[str]:
    """One ledger row; text cells end with a TAB."""
    trade = entry.order_no if entry.order_no.isdigit() else ""
    cells = [f"157{number:016d}\t", f"{entry.at:%Y%m%d}2200110000{number:011d}\t"]
    cells += [f"T200P{trade}\t" if trade else "\t", "示例商品\t" if trade else "\t"]
    cells += [stamp(entry.at), f"{entry.payer}\t"]
    cells += [yuan(max(0, entry.amount)), yuan(min(0, entry.amount)), yuan(balance), "支付宝\t"]
    return [*cells, f"{entry.kind}\t", f"{entry.memo}\t", entry.describes, f"{entry.order_no}\t"]


def _long(moment: datetime) -> str:
    """`2026年07月01日 13:19:01`."""
    return f"{moment:%Y}年{moment:%m}月{moment:%d}日 {moment:%H:%M:%S}"
