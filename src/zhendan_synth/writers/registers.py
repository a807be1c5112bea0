"""The shop's own lists: goods, people, promotions, cash book, stock, visitors, tickets, marks."""

from collections.abc import Callable

from zhendan_synth.facts import Payback
from zhendan_synth.story import Story
from zhendan_synth.writers.moments import resaved, stamp
from zhendan_synth.writers.sheets import csv_bytes, xlsx_bytes, yuan

Table = list[list[str]]


def register_files(story: Story) -> dict[str, bytes]:
    """The lists that exist at this shop's richness; an empty list is not written."""
    files = {"活动/促销日历.csv": csv_bytes(_promotions(story), "utf-8")}
    richness = story.shop.plan.richness
    if richness > 1:
        files["商品/商品资料.csv"] = csv_bytes(_goods(story), "gb18030")
    if richness > _OWN_BOOKS:
        for name, (encoding, table) in _LISTS.items():
            rows = table(story)
            if len(rows) > 1:
                files[name] = csv_bytes(rows, encoding)
    ledger = _mark_ledger(story)
    if len(ledger) > _LEDGER_HEAD:
        files[f"财务/刷单-{story.shop.plan.shop_name}.xlsx"] = xlsx_bytes(ledger)
    return files


_OWN_BOOKS = 2
_LEDGER_HEAD = 2


def _promotions(story: Story) -> Table:
    """The shop's promotion calendar, written before each event."""
    rows: Table = [["platform", "name", "starts_at", "ends_at", "scope", "source"]]
    platform = story.shop.plan.platform
    for one in story.records.promotions:
        times = [one.starts_at.isoformat(), one.ends_at.isoformat()]
        rows.append([platform, one.name, *times, one.scope, one.source])
    return rows


def _goods(story: Story) -> Table:
    """Item list with weights and costs."""
    heads = "商家编码,商品ID,商品标题,净重(g),包装重量(g),成本(元),最低售价(元),使用天数"
    rows: Table = [heads.split(",")]
    for sku in story.shop.goods:
        row = [sku.code, sku.item_id, sku.title, str(sku.net_g), str(sku.pack_g), yuan(sku.cost)]
        rows.append([*row, yuan(sku.price * 7 // 10), str(sku.use_days)])
    return rows


def _people(story: Story) -> Table:
    """Staff register: invented people at invented addresses."""
    heads = "编号,角色,姓名,手机号,收货地址,支付账号,买家昵称,起始日期,结束日期,备注"
    rows: Table = [heads.split(",")]
    for one in story.records.people:
        row = [one.ref, one.role, one.name, one.phone, one.address.line(), one.pay_account]
        until = one.until.isoformat() if one.until else ""
        rows.append([*row, one.nick, one.since.isoformat(), until, one.note])
    return rows


def _broadcasts(story: Story) -> Table:
    """Live broadcasts, one row per product call."""
    rows: Table = [["直播编号", "标题", "主播", "商品ID", "开始时间", "结束时间"]]
    for one in story.records.broadcasts:
        times = [stamp(one.starts_at), stamp(one.ends_at)]
        rows.append([one.ref, one.title, one.host, one.item_id, *times])
    return rows


def _cash_book(story: Story) -> Table:
    """Money paid out beside the platform."""
    heads = "打款时间,收款账号,收款人,金额,渠道,订单号,备注,经办人"
    rows: Table = [heads.split(",")]
    for one in story.books.transfers:
        if story.shop.plan.platform == "taobao" and one.channel == "支付宝转账":
            continue  # stands in the Alipay ledger already
        row = [stamp(one.at), one.payee, one.payee_name, yuan(one.amount), one.channel]
        rows.append([*row, one.order_no, one.memo, one.handled_by])
    return rows


def _stock(story: Story) -> Table:
    """Stock movements of every item."""
    rows: Table = [["单据号", "时间", "类型", "商家编码", "数量", "订单号"]]
    for one in story.books.movements:
        row = [one.document, resaved(one.at), one.kind, one.sku_code, str(one.quantity)]
        rows.append([*row, one.order_no])
    return rows


def _visits(story: Story) -> Table:
    """Visitors of the best-selling items."""
    rows: Table = [["日期", "商品ID", "访客数", "收藏数", "加购数"]]
    for one in story.books.visits:
        counts = [str(one.visitors), str(one.favourites), str(one.carts)]
        rows.append([one.day.isoformat(), one.item_id, *counts])
    return rows


def _tickets(story: Story) -> Table:
    """What the shop reported to the platform."""
    rows: Table = [["工单号", "提交时间", "主题", "内容", "回复"]]
    for one in story.records.tickets:
        rows.append([one.ref, stamp(one.at), one.subject, one.words, one.answer])
    return rows


def _places(story: Story) -> Table:
    """Addresses many people share, as the shop knows them."""
    rows: Table = [["收货地址", "类别", "说明"]]
    rows.extend([one.address, one.kind, one.words] for one in story.records.places)
    return rows


def _mark_ledger(story: Story) -> list[list[str | float]]:
    """The shop's own list of brushed orders, if it kept one: a title row, then the names."""
    heads = "下单日期,付款日期,店铺,订单号,本金,佣金,平台费,本金核对,付款平台,平台账号,备注"
    rows: list[list[str | float]] = [["名称：刷单 / 注：以下字段为原始表单"], [*heads.split(",")]]
    for deal in story.deals:
        conduct = deal.sale.conduct
        if conduct.in_mark_ledger and deal.paid_at:
            days: list[str | float] = [f"{deal.sale.at:%Y-%m-%d}", f"{deal.paid_at:%Y-%m-%d}"]
            money: list[str | float] = [deal.sale.paid / 100, _commission(conduct.payback), 2.0]
            name = story.shop.plan.shop_name
            rows.append(
                [*days, name, deal.number, *money, "已核", "微信", "示例账号", conduct.memo]
            )
    return rows


def _commission(payback: Payback | None) -> float:
    """Commission in yuan; eight where the money path is not in the cash book."""
    return payback.commission / 100 if payback else 8.0


_LISTS: dict[str, tuple[str, Callable[[Story], Table]]] = {
    "人事/员工名册.csv": ("gb18030", _people),
    "活动/直播记录.csv": ("utf-8-sig", _broadcasts),
    "财务/打款登记.csv": ("gb18030", _cash_book),
    "仓库/库存流水.csv": ("gb18030", _stock),
    "商品/商品流量.csv": ("utf-8-sig", _visits),
    "平台工单.csv": ("utf-8", _tickets),
    "地点登记.csv": ("utf-8-sig", _places),
}
