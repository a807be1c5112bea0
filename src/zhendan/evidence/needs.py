"""What an order needs to be shown, and for each thing that may be missing: why, where, who."""

from dataclasses import dataclass

from zhendan.domain import ExhibitKind, Text

LEVELS = ("hard_stop", "critical", "caution", "info")
"""From what stops a submission to what merely helps."""

_BACK_OFFICES = {
    "taobao": Text("千牛工作台", "the Qianniu back office"),
    "tmall": Text("千牛工作台", "the Qianniu back office"),
    "jd": Text("京麦商家后台", "the JD merchant back office"),
    "pdd": Text("拼多多商家后台", "the Pinduoduo back office"),
    "douyin": Text("抖店后台", "the Douyin shop back office"),
    "kuaishou": Text("快手小店后台", "the Kuaishou shop back office"),
    "wechat_store": Text("微信小店后台", "the WeChat Store back office"),
    "xiaohongshu": Text("小红书商家后台", "the Xiaohongshu back office"),
    "tiktok_shop": Text("TikTok Shop 商家中心", "the TikTok Shop seller center"),
}
_ANY_BACK_OFFICE = Text("平台商家后台", "the platform's back office")


def back_office(platform: str) -> Text:
    """What people call the platform's back office; a general word where we do not know."""
    return _BACK_OFFICES.get(platform, _ANY_BACK_OFFICE)


@dataclass(frozen=True, slots=True)
class Need:
    """One kind of evidence and all that a person must know to go and get it.

    `{office}` in `where` becomes the platform's back office. Menu names are not promised: back
    offices change theirs often.
    """

    name: str
    kind: ExhibitKind
    level: str
    what: Text
    why: Text
    where: Text
    who: Text
    otherwise: Text
    expires: Text | None = None
    for_each_order: bool = True
    table: str = ""
    """The canonical table that holds it, where one does and it serves all orders."""


_CLERK = Text("负责后台导出的同事", "whoever exports from the back office")
_SHIPPING = Text("仓库或发货负责人", "whoever packs and ships")
_ACCOUNTS = Text("财务", "accounts")

NEEDS = (
    Need(
        "notice",
        ExhibitKind.NOTICE,
        "critical",
        Text("平台违规通知的原文", "the notice itself"),
        Text(
            "期限、涉案订单和认定理由都以通知为准",
            "deadline, orders and charge all follow from the notice",
        ),
        Text(
            "{office}的违规或站内信页面：保存全文与页面截图，注明收到时间",
            "in {office}, where notices or messages are shown: keep the text, a picture, the time",
        ),
        _CLERK,
        Text("期限只能按估计处理，可能误期", "the deadline stays an estimate and may be missed"),
        for_each_order=False,
    ),
    Need(
        "order",
        ExhibitKind.ORDER_RECORD,
        "critical",
        Text("涉案订单的订单记录", "the record of the flagged order"),
        Text(
            "没有订单记录，其他材料无法与这一单对应",
            "without it nothing else can be tied to this order",
        ),
        Text(
            "{office}的订单管理：按下单时间导出，时间范围须覆盖这些订单（可能在历史订单里）",
            "in {office}, orders: export a period that covers them (perhaps under history)",
        ),
        _CLERK,
        Text("这一单无法主张", "the order cannot be claimed"),
    ),
    Need(
        "payment",
        ExhibitKind.PAYMENT_RECORD,
        "critical",
        Text("买家付款的资金记录", "the record that the buyer paid"),
        Text(
            "要说明确有真实付款，需要支付机构或平台资金账单，不能只靠订单表",
            "a real payment is shown by the payment provider's or platform's ledger",
        ),
        Text(
            "{office}的资金或账单页面，或支付宝、微信支付商户平台的账务明细",
            "in {office}, funds or bills; or the provider's own merchant ledger",
        ),
        _ACCOUNTS,
        Text(
            "这一单只能列为证据薄或存疑",
            "the order stays thin or unclear",
        ),
        Text(
            "支付机构应免费提供最近三年的交易记录",
            "payment providers must give the last three years of records free of charge",
        ),
    ),
    Need(
        "track",
        ExhibitKind.WAYBILL_TRACK,
        "critical",
        Text("完整物流轨迹（含签收）", "the whole courier track, with delivery"),
        Text(
            "要说明货物真的到了买家手里，需要揽收到签收的轨迹",
            "that goods reached the buyer is shown from pick-up to delivery",
        ),
        Text(
            "快递公司官网或客服按运单号查询，或向合作网点索取；保存原始文件",
            "from the courier by waybill number, or from your outlet; keep the original file",
        ),
        _SHIPPING,
        Text("无法主张货物已送达", "delivery cannot be claimed"),
        Text(
            "公开查询页面通常只保留几个月",
            "public pages usually keep a track for some months only",
        ),
    ),
    Need(
        "weight",
        ExhibitKind.WEIGHT_RECORD,
        "caution",
        Text("包裹称重记录", "the parcel's weight"),
        Text(
            "轨迹只能说明有包裹移动；重量与商品相符才能说明包裹里有货",
            "a track shows that a parcel moved; a fitting weight shows that goods were in it",
        ),
        Text(
            "仓库电子秤或打单软件的称重导出，或快递公司月结账单（含实际重量）",
            "your scale's or label software's export, or the courier's monthly bill with weights",
        ),
        _SHIPPING,
        Text(
            "空包一类的疑点无法排除",
            "doubts about empty parcels cannot be met",
        ),
        Text("月结账单一般可向网点补要", "monthly bills can usually be had again"),
    ),
    Need(
        "chat",
        ExhibitKind.CHAT_LOG,
        "caution",
        Text("与买家的聊天记录（含前后文）", "the chat with the buyer, in context"),
        Text(
            "买家自己的询问最能说明他是独立的买家；没有聊天并不说明有问题",
            "a buyer's own questions show independence; no chat is not a fault",
        ),
        Text(
            "{office}的客服聊天记录查询，按买家或订单号导出，不要只截一句",
            "in {office}, the chat search, by buyer or order; not a single line",
        ),
        Text("客服主管", "the head of customer service"),
        Text(
            "独立买家只能靠其他材料说明",
            "independence must be shown by other means",
        ),
        Text(
            "有的后台只能查最近三个月，请尽早导出",
            "some back offices search three months back only: export early",
        ),
    ),
    Need(
        "invoice",
        ExhibitKind.INVOICE,
        "info",
        Text("已开具的发票", "an invoice already issued"),
        Text(
            "发票由税务系统留痕，是独立的旁证；没有开过就不需要补开",
            "an invoice stands in the tax system; one that was never issued is not needed now",
        ),
        Text(
            "电子税务局或开票软件，下载 XML 或 OFD 原件（不要只有截图）",
            "the tax office's site or your invoicing software: the XML or OFD original",
        ),
        _ACCOUNTS,
        Text("不影响主张，少一份旁证", "nothing is lost but one more witness"),
    ),
    Need(
        "promotion",
        ExhibitKind.PROMOTION_PLAN,
        "caution",
        Text("促销方案与活动记录", "promotion plans and their records"),
        Text(
            "订单集中常被当作疑点；活动时间、报名与投放记录可以解释",
            "many orders at once raise a question that dates and ads can answer",
        ),
        Text(
            "{office}的营销活动报名记录、推广账单、直播场次；或按「促销日历」模板填写",
            "in {office}, campaign sign-ups, ad bills, live sessions; or our calendar template",
        ),
        Text("运营", "operations"),
        Text("集中下单无法用活动解释", "the surge cannot be explained by a promotion"),
        for_each_order=False,
        table="promotions",
    ),
    Need(
        "stock",
        ExhibitKind.STOCK_MOVEMENT,
        "caution",
        Text("出入库记录", "stock movements"),
        Text(
            "库存随订单减少，能从总量上说明货确实发出",
            "stock that falls with the orders shows that goods left",
        ),
        Text(
            "ERP 或进销存软件按时间导出，含期初、采购、出库、退货、期末",
            "your ERP's export by time, with opening, purchases, shipments, returns, closing",
        ),
        _SHIPPING,
        Text("少一份店铺层面的旁证", "one shop-level witness less"),
        for_each_order=False,
        table="stock_movements",
    ),
    Need(
        "items",
        ExhibitKind.ITEM_LIST,
        "info",
        Text("商品资料（净重、包装重量、成本）", "item list with weights and costs"),
        Text(
            "称重记录要与商品重量比较才有意义",
            "a weight means something beside the weight of the goods",
        ),
        Text("按「商品资料」模板填写，或从 ERP 导出", "our item template, or your ERP's export"),
        _SHIPPING,
        Text("重量相符与否列为未核查", "whether weights fit stays not checked"),
        for_each_order=False,
        table="sku_master",
    ),
    Need(
        "video",
        ExhibitKind.VIDEO,
        "info",
        Text("打包台或门店监控", "packing bench or store video"),
        Text(
            "看得到具体商品装箱的画面是有力旁证",
            "seeing the goods go into the parcel is strong support",
        ),
        Text(
            "监控主机按发货时间导出原始格式，记下设备时钟与标准时间的差",
            "the recorder, by packing time, original format; note how far its clock is off",
        ),
        _SHIPPING,
        Text("不影响其他材料", "nothing else is affected"),
        Text(
            "通常几天到几周就会被覆盖，请今天就拷出",
            "usually overwritten within days or weeks: copy it today",
        ),
        for_each_order=False,
    ),
)
EMPTY_PARCEL_WORDS = ("空包", "虚假物流", "虚假发货", "empty parcel")
"""Where a reason speaks of these, the weight is no longer a mere help."""
