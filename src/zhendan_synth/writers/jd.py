"""JD: order detail with repeated order columns, settlement rows, services, and the shop's ERP."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from zhendan_synth.facts import Deal
from zhendan_synth.story import Story
from zhendan_synth.writers.moments import stamp
from zhendan_synth.writers.sheets import Cell, csv_bytes, headings, xlsx_bytes, yuan

_STATUS = {
    "unpaid": "等待付款",
    "cancelled": "(删除)等待付款",
    "paid": "等待出库",
    "shipped": "等待确认收货",
    "completed": "完成",
}
_ORDER = headings(
    "订单号|商品ID|商品名称|订购数量|支付方式|下单时间|京东价|订单金额|结算金额|余额支付|应付金额|订单状态|"
    "订单类型|下单帐号|客户姓名|客户地址|联系电话|订单备注|发票类型|发票抬头|发票内容|商家备注|"
    "商家备注等级（等级1-5为由高到低）|运费金额|付款确认时间|增值税发票|货号|订单完成时间|订单来源|订单渠道"
)
_SETTLEMENT = headings(
    "订单编号|父单号|订单状态|订单下单时间|订单完成时间|售后服务单号|售后退款时间|商品编号|商品名称|商品数量|"
    "扣点类型|佣金比例|费用名称|应结金额|币种|收支方向|结算状态|预计结算时间|账单生成时间|到账时间|商户订单号|"
    "资金动账备注"
)
_SERVICE_GROUPS = ["申请信息", *[""] * 9, "审核信息", *[""] * 7, "处理信息", *[""] * 10]
_SERVICE = headings(
    "服务单号|订单号|商品编号|商品名称|商品金额|服务单状态|售后服务单申请时间|商家首次审核时间|"
    "商家首次处理时间|售后服务单整体时长|审核结果|处理结果描述|客户预期处理方式|返回方式|客户问题描述|"
    "最新审核时间|审核意见|审核人姓名|取件时间|取件状态|发货时间|运单号|运费金额|快递公司|商家收货时间|"
    "收货登记原因|收货人|处理人|退款金额"
)
_ERP = headings(
    "内部订单号|线上订单号|店铺名称|下单时间|应付金额|已付金额|状态|快递单号|订单类型|旗帜|平台站点|子订单编号|"
    "线上子订单编号|原始线上订单号|商品编码|商品名称|数量|商品单价|商品金额|原价|买家实付|收入运费|支出运费|成本价"
)
_COMMISSION = 0.05


def jd_files(story: Story) -> dict[str, bytes]:
    """Order detail, settlement and services of JD, and the ERP list that knows the waybills."""
    asof = story.shop.plan.notice.delivered_at
    orders = [_ORDER, *(row for deal in story.deals for row in _order(deal))]
    services: list[Sequence[Cell]] = [
        _SERVICE_GROUPS,
        _SERVICE,
        *(row for d in story.deals for row in _service(d)),
    ]
    erp: list[Sequence[Cell]] = [
        _ERP,
        *(row for n, deal in enumerate(story.deals) for row in _erp(story, deal, n)),
    ]
    files = {
        f"京东/订单明细_{asof:%Y%m%d}.csv": csv_bytes(orders, "gb18030"),
        f"京东/售后服务单_{asof:%Y%m%d}.xlsx": xlsx_bytes(services),
        f"ERP/聚水潭订单成本_{asof:%Y%m%d}.xlsx": xlsx_bytes(erp),
    }
    if story.shop.plan.richness > 1:
        settled = [_SETTLEMENT, *(row for deal in story.deals for row in _settled(deal))]
        files[f"京东/订单结算明细_{asof:%Y%m%d}.csv"] = csv_bytes(settled, "utf-8-sig")
    return files


def _status(deal: Deal) -> str:
    """JD's word; an order taken back before shipping is marked as deleted."""
    if deal.status == "refunded":
        return "完成" if deal.parcels else "(删除)等待出库"
    return _STATUS[deal.status]


def _order(deal: Deal) -> Iterator[list[str]]:
    """One row per item; the order's money stands on each of them, the receiver on the first."""
    sale = deal.sale
    listed = sum(line.sku.price * line.quantity for line in sale.lines) + sale.freight
    paid = yuan(sale.paid)
    for place, line in enumerate(sale.lines):
        first = place == 0
        row = [deal.number, _jd_sku(line.sku.item_id, line.sku.code), line.sku.title]
        row += [str(line.quantity), "在线支付", stamp(sale.at), yuan(line.sku.price)]
        row += [yuan(listed), paid, "0.00", paid, _status(deal), "销售订单", _pin(deal)]
        row += _receiver(deal) if first else [""] * 3
        row += [(sale.gift_note or sale.conduct.message) if first else "", "", "", ""]
        row += [sale.conduct.memo if first else "", "", yuan(sale.freight) if first else ""]
        row += [stamp(deal.paid_at), "", line.sku.code, stamp(deal.confirmed_at)]
        row += ["移动端订单" if first else "", "暂无来源" if first else ""]
        yield row


def _receiver(deal: Deal) -> list[str]:
    """Name, address and phone as the file shows them."""
    to = deal.sale.to
    line = f"{to.city.province}{to.city.name}{to.district}{to.town}{to.detail}"
    return [deal.sale.buyer.name, line, deal.sale.buyer.phone]


def _pin(deal: Deal) -> str:
    """The account, as the older order detail shows it in full."""
    return f"jd_{deal.sale.buyer.nick}"


def _jd_sku(item_id: str, code: str) -> str:
    """JD's own number of an item's variant."""
    return f"1000{item_id[-5:]}{sum(code.encode()) % 100:02d}"


def _settled(deal: Deal) -> Iterator[list[str]]:
    """Goods and commission of a completed order, and goods once more where they came back."""
    done = deal.confirmed_at
    if done is None or deal.status != "completed":
        return
    due = done + timedelta(days=1)
    paid = deal.sale.paid
    fees = [("货款", paid, "收入"), ("佣金", -round(paid * _COMMISSION), "支出")]
    if deal.refund:
        fees.append(("货款", -deal.refund.amount, "支出"))
    first = deal.sale.lines[0]
    for name, amount, direction in fees:
        back = name == "货款" and amount < 0
        row = [f"'{deal.number}\t", "", "完成", stamp(deal.sale.at), stamp(done)]
        row += [f"AF{deal.number[-10:]}" if back else "", stamp(due) if back else ""]
        row += [_jd_sku(first.sku.item_id, first.sku.code), first.sku.title, str(first.quantity)]
        row += ["基础扣点", str(_COMMISSION), name, yuan(amount), "CNY", direction, "已结算"]
        row += [stamp(due), f"{due:%Y%m%d}", stamp(due), f"{due:%Y%m%d}{deal.number[-12:]}", ""]
        yield row


def _service(deal: Deal) -> Iterator[list[str]]:
    """The service order of a refund after shipping."""
    refund = deal.refund
    if refund is None or not refund.shipped:
        return
    first = deal.sale.lines[0]
    seen = refund.applied_at + timedelta(hours=1)
    row = [f"AF{deal.number[-10:]}", deal.number, _jd_sku(first.sku.item_id, first.sku.code)]
    row += [first.sku.title, yuan(first.sku.price), "已完成", stamp(refund.applied_at), stamp(seen)]
    row += [stamp(seen), "48", "同意", "退货" if refund.kind == "退货退款" else "补偿"]
    row += ["退货" if refund.kind == "退货退款" else "仅退款", "上门取件", refund.reason]
    row += [stamp(seen), "", "客服A", "", "", "", "", "0", "", stamp(refund.finished_at), "", ""]
    yield [*row, "客服B", yuan(refund.amount)]


def _erp(story: Story, deal: Deal, number: int) -> Iterator[list[str | int | float]]:
    """One row per item of the ERP's cost list; here the order meets its waybill."""
    words = {"cancelled": "取消", "refunded": "已取消" if not deal.parcels else "已发货"}
    status = words.get(deal.status, "待发货" if deal.status == "paid" else "已发货")
    for place, line in enumerate(deal.sale.lines):
        row: list[str | int | float] = [str(500_000 + number), f'="{deal.number}"']
        row += [story.shop.plan.shop_name, stamp(deal.sale.at), deal.sale.paid / 100]
        row += [0 if deal.paid_at is None else deal.sale.paid / 100, status]
        row += [",".join(deal.waybills), "普通订单", "", "京东", f"{500_000 + number}-{place + 1}"]
        row += [f"{deal.number}{place + 1:02d}", f'="{deal.number}"', line.sku.code, line.sku.title]
        row += [line.quantity, line.sku.price / 100, line.sku.price * line.quantity / 100]
        row += [line.sku.price / 100, line.paid / 100, deal.sale.freight / 100]
        row += [sum(parcel.fee for parcel in deal.parcels) / 100, line.sku.cost / 100]
        yield row
