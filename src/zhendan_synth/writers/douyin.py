"""Douyin: 75 columns with a byte order mark, ids behind a TAB, `-` for nothing."""

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256

from zhendan_synth.facts import Deal
from zhendan_synth.story import Story
from zhendan_synth.writers.moments import stamp
from zhendan_synth.writers.sheets import csv_bytes, headings, yuan

_ORDER = headings(
    "主订单编号|子订单编号|支付方式|选购商品|货号|商品ID|商家编码|商品数量|商品金额|订单提交时间|支付完成时间|"
    "订单完成时间|承诺发货时间|预约发货时间|买家留言|旗帜颜色|商家备注|APP渠道|订单状态|取消原因|售后状态|订单类型|"
    "发货时间|车型|是否是以旧换新|换新额外补贴|换新额外补贴发放状态|订单应付金额|运费|优惠总金额|平台优惠|商家优惠|"
    "达人优惠|商家改价|支付优惠|手续费|红包抵扣|降价类优惠|平台实际承担优惠金额|商家实际承担优惠金额|"
    "达人实际承担优惠金额|收件人|收件人手机号|省|市|区|街道|详细地址|是否修改过地址|快递信息|序列号|达人ID|达人昵称|"
    "拼团订单团编号|商品单价是否含税|税费|鲁班落地页ID|所属门店ID|流量来源|仓库ID|仓库名称|是否安心购|广告渠道|流量类型|"
    "流量体裁|流量渠道|发货主体|发货主体明细|教育优惠|预计送达时间|是否平台仓自流转|是否是渠道商品|预约送达时间|"
    "建议发货时间（起）|建议发货时间（止）"
)
_STATUS = {
    "unpaid": "待支付",
    "cancelled": "已关闭",
    "paid": "备货中",
    "shipped": "已发货",
    "completed": "已完成",
    "refunded": "已关闭",
}


def douyin_files(story: Story) -> dict[str, bytes]:
    """The order export; its name starts with the second of the export."""
    second = int(story.shop.plan.notice.delivered_at.timestamp()) + 3600
    rows = [_ORDER, *(row for deal in story.deals for row in _order(deal))]
    return {f"抖音/{second}_订单.csv": csv_bytes(rows, "utf-8-sig")}


def _order(deal: Deal) -> Iterator[list[str]]:
    """One row per sub-order."""
    for place, line in enumerate(deal.sale.lines):
        cells = dict.fromkeys(_ORDER, "-")
        off = line.sku.price * line.quantity - line.paid
        own = deal.number if place == 0 else str(int(deal.number) + place)
        cells |= {
            "主订单编号": f"\t{deal.number}",
            "子订单编号": f"\t{own}",
            "支付方式": "抖音支付" if deal.paid_at else "-",
            "选购商品": f"\t{line.sku.title}",
            "货号": f"\t{line.sku.code}",
            "商品ID": f"\t37{line.sku.item_id.zfill(17)}",
            "商家编码": f"\t{line.sku.code}",
            "商品数量": str(line.quantity),
            "商品金额": yuan(line.sku.price),
            "订单应付金额": yuan(line.paid + (deal.sale.freight if place == 0 else 0)),
            "运费": yuan(deal.sale.freight if place == 0 else 0),
            "优惠总金额": yuan(off) if off else "-",
            "商家优惠": yuan(off) if off else "-",
            "商家实际承担优惠金额": yuan(off),
            "税费": "\t0",
            "流量体裁": "直播" if deal.sale.live else "商品卡",
        }
        cells |= _times(deal) | _states(deal) | _goes_to(deal)
        yield list(cells.values())


def _times(deal: Deal) -> dict[str, str]:
    """The moments of an order; a dash where there is none."""
    promise = deal.paid_at + timedelta(hours=48) if deal.paid_at else None
    moments = {
        "订单提交时间": deal.sale.at,
        "支付完成时间": deal.paid_at,
        "订单完成时间": deal.confirmed_at,
        "承诺发货时间": promise,
        "发货时间": deal.shipped_at,
    }
    return {name: stamp(moment) or "-" for name, moment in moments.items()}


def _states(deal: Deal) -> dict[str, str]:
    """Status words and what people wrote."""
    closed = {"cancelled": "超时未支付", "refunded": "用户申请退款"}
    return {
        "买家留言": deal.sale.gift_note or deal.sale.conduct.message or "-",
        "商家备注": deal.sale.conduct.memo or "-",
        "订单状态": _STATUS[deal.status],
        "取消原因": closed.get(deal.status, "-"),
        "售后状态": "退款成功" if deal.refund else "-",
        "订单类型": "普通订单",
    }


def _goes_to(deal: Deal) -> dict[str, str]:
    """The receiver as cipher text, and the parcels inside one cell."""
    to, buyer = deal.sale.to, deal.sale.buyer
    titles = "、".join(line.sku.title for line in deal.sale.lines)
    parcels = [f"{parcel.waybill}-{parcel.courier},{titles}" for parcel in deal.parcels]
    return {
        "收件人": f"##{_cipher(buyer.name + buyer.key)}##",
        "收件人手机号": f"$${_cipher(buyer.phone + buyer.key)}$$",
        "省": to.city.province,
        "市": to.city.name,
        "区": to.district,
        "街道": to.town,
        "详细地址": f"##{_cipher(to.line())}##",
        "是否修改过地址": "否",
        "快递信息": ";".join(parcels) or "-",
    }


def _cipher(text: str) -> str:
    """Equal for equal text and unreadable, like the platform's own."""
    return sha256(f"示例{text}".encode()).hexdigest()[:20]
