"""Pinduoduo: orders whose cells end with a TAB, fund ledger with a preamble, after-sales."""

from collections.abc import Iterator
from datetime import timedelta

from zhendan_synth.facts import Deal
from zhendan_synth.shop import at
from zhendan_synth.story import Story
from zhendan_synth.writers.moments import stamp
from zhendan_synth.writers.sheets import csv_bytes, csv_text, headings, yuan

_ORDER = headings(
    "商品|订单号|订单状态|商品总价(元)|邮费(元)|店铺优惠折扣(元)|平台优惠折扣(元)|多多支付立减金额(元)|"
    "用户实付金额(元)|商家实收金额(元)|商品数量(件)|支付时间|承诺发货时间|发货时间|确认收货时间|商品id|商品规格|"
    "样式ID|商家编码-规格维度|商家编码-商品维度|商家备注|买家留言|售后状态|订单成交时间|快递单号|快递公司|省|市|"
    "区|街道/镇|是否抽奖或0元试用|是否顺丰加价|团ID|团身份|支付ID|支付方式|是否直播间成交|是否无痕发货|订单来源"
)
_FUND = headings("商户订单号|发生时间|收入金额（+元）|支出金额（-元）|账务类型|备注|业务描述")
_AFTER = headings("售后编号|订单编号|交易金额|售后状态|退款类型|退款金额|申请时间")
_STATUS = {
    "unpaid": "待付款",
    "cancelled": "已取消",
    "paid": "待发货",
    "shipped": "已发货，待签收",
    "completed": "已收货",
}


def pdd_files(story: Story) -> dict[str, bytes]:
    """Orders, after-sales and the fund ledger as the back office exports them."""
    asof = story.shop.plan.notice.delivered_at
    orders = [_ORDER, *(_order(deal) for deal in reversed(story.deals))]
    after = [_AFTER, *(row for deal in story.deals for row in _after(deal))]
    files = {
        f"拼多多/orders_export{asof:%Y-%m-%d-%H-%M}.csv": csv_bytes(orders, "utf-8-sig"),
        f"拼多多/售后单_{asof:%Y%m%d}.csv": csv_bytes(after, "utf-8-sig"),
    }
    if story.shop.plan.richness > 1:
        files[f"拼多多/账务明细_{asof:%Y%m}.csv"] = _fund(story)
    return files


def _order(deal: Deal) -> list[str]:
    """One order, one item; every cell ends with a TAB."""
    sale, line, to = deal.sale, deal.sale.lines[0], deal.sale.to
    listed = line.sku.price * line.quantity
    promise = deal.paid_at + timedelta(hours=48) if deal.paid_at else None
    tail = deal.number[-11:]
    status = _STATUS.get(deal.status, "")
    if deal.status == "refunded":
        status = "已发货，退款成功" if deal.parcels else "未发货，退款成功"
    row = [line.sku.title, deal.number, status, yuan(listed), yuan(sale.freight)]
    row += [yuan(listed - line.paid), "0.00", "", yuan(sale.paid), yuan(sale.paid)]
    row += [str(line.quantity), stamp(deal.paid_at), stamp(promise), stamp(deal.shipped_at)]
    row += [stamp(deal.confirmed_at), f"9{line.sku.item_id[1:]}", line.sku.option]
    row += [f"15000{tail[-8:]}", line.sku.code, "", sale.conduct.memo]
    row += [sale.gift_note or sale.conduct.message, _after_word(deal), stamp(deal.paid_at)]
    row += [",".join(deal.waybills), deal.parcels[0].courier if deal.parcels else ""]
    row += [to.city.province, to.city.name, to.district, to.town, "否", "否"]
    row += [f"26{tail}", "团长" if int(tail[-2:]) % 3 == 0 else "团员", f"42000000{tail}"]
    row += ["微信支付", "否", "否", "-"]
    return [f"{cell}\t" for cell in row]


def _after_word(deal: Deal) -> str:
    """The after-sales state in the order row."""
    return "退款成功" if deal.refund else "无售后或售后取消"


def _after(deal: Deal) -> Iterator[list[str]]:
    """The after-sales row of an order with a refund."""
    refund = deal.refund
    if refund:
        row = [f"80{deal.number[-8:]}", deal.number, yuan(deal.sale.paid), "退款成功"]
        row += [refund.kind, yuan(refund.amount), stamp(refund.applied_at)]
        yield [f"{cell}\t" for cell in row]


def _fund(story: Story) -> bytes:
    """The ledger: income on confirmation, fee, refund, and a cash-out a month."""
    rows = sorted(_movements(story), key=lambda row: (row[1], row[0]))
    plan = story.shop.plan
    head = "拼多多店铺账务明细查询\r\n\r\n"
    last = stamp(at(plan.notice.delivered_at.date()))
    head += f"起始时间：{stamp(at(plan.first_day))}  终止时间：{last}\r\n"
    head += f"{'-' * 10}交易记录明细列表{'-' * 9}\r\n"
    return (head + csv_text([_FUND, *rows])).encode("gb18030")


def _movements(story: Story) -> Iterator[list[str]]:
    """All rows of the ledger, unsorted."""
    for deal in story.deals:
        if deal.status == "completed" and deal.confirmed_at:
            yield from _income(deal)
    day = at(story.shop.plan.first_day) + timedelta(days=30, hours=10)
    while day < story.shop.plan.notice.delivered_at:
        yield ["-", stamp(day), "0", "-500.00", "提现", "-", "0090001|提现"]
        day += timedelta(days=30)


def _income(deal: Deal) -> Iterator[list[str]]:
    """What one completed order brought and cost."""
    when = stamp(deal.confirmed_at)
    paid, fee = deal.sale.paid, max(1, deal.sale.paid * 6 // 1000)
    yield [deal.number, when, yuan(paid), "0", "交易收入", "-", "0010002|交易收入-订单收入"]
    told = "0030002|技术服务费-基础技术服务费"
    yield [deal.number, when, "0", yuan(-fee), "技术服务费", "基础技术服务费", told]
    if deal.refund:
        done = stamp(deal.refund.finished_at)
        back = yuan(-deal.refund.amount)
        yield [deal.number, done, "0", back, "退款", "-", "0020002|退款-订单退款"]
