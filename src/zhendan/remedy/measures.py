"""Which measures answer which root cause (整改措施); starting proposals for a person to adapt."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhendan.domain import Text

NOT_DETERMINED = "RC99"
"""The code of conceded orders whose cause nobody has found yet."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: what is to be done, within how many days, and what proves it."""

    name: str
    what: Text
    proof: Text
    days: int
    """Proposed days until it is done; a person sets the real date."""
    prevents: bool = False
    """Makes sense without a conceded order: it keeps the same picture from arising again."""


def _m(name: str, days: int, what: Text, proof: Text) -> Measure:
    return Measure(name, what, proof, days)


def _p(name: str, days: int, what: Text, proof: Text) -> Measure:
    return Measure(name, what, proof, days, prevents=True)


_ORDER_REVIEW = _m(
    "order_review",
    7,
    Text(
        "建立发货前异常订单人工复核，由专人核对集中下单与异常备注的订单，并留存记录",
        "a named person reviews unusual orders before they ship and keeps the record",
    ),
    Text("复核办法与首周复核记录", "the procedure and the first week's record"),
)
_TRAINING = _m(
    "staff_training",
    14,
    Text(
        "对运营与客服开展禁止虚假交易的培训并考核",
        "train operations and service staff on fake transactions, with a test",
    ),
    Text("培训签到表与考核记录", "attendance sheet and test results"),
)
_INCENTIVES = _m(
    "incentives",
    30,
    Text(
        "修订员工考核办法，不以单量作为唯一奖励依据",
        "revise staff targets so that order counts are not the only reward",
    ),
    Text("修订后的考核办法", "the revised targets"),
)
_ACCESS = _m(
    "access",
    7,
    Text(
        "收回与岗位无关的下单、改价与备注权限",
        "withdraw rights to order, reprice or annotate that a job does not need",
    ),
    Text("权限变更记录", "record of the changed rights"),
)
_SEPARATE = _m(
    "separate_duties",
    1,
    Text(
        "由未涉事的人员负责取证与申诉材料",
        "people who are not involved gather evidence and prepare the appeal",
    ),
    Text("分工通知", "the notice of who does what"),
)
_STOP = _m(
    "stop_and_settle",
    3,
    Text(
        "停止相关下单与返款，逐笔核对已付的佣金与返还",
        "stop such orders and pay-backs; reconcile every commission and return already paid",
    ),
    Text("停止通知与核对清单", "the stop notice and the reconciliation"),
)
_SET_RIGHT = _m(
    "set_right",
    14,
    Text(
        "列出涉案订单带来的销量、评价与平台补贴，配合平台更正，应退的退还",
        "list the sales figures, reviews and subsidies these orders brought; help the platform"
        " correct them and return what is owed",
    ),
    Text("清单与平台的处理记录", "the list and the platform's record of what was done"),
)
_PARTNER_NOTICE = _m(
    "partner_notice",
    3,
    Text(
        "书面通知合作方停止违规行为，并要求提交经手订单清单",
        "tell the partner in writing to stop, and ask for the list of orders it handled",
    ),
    Text("通知函与送达凭证", "the letter and proof of delivery"),
)
_PARTNER_CONTRACT = _m(
    "partner_contract",
    30,
    Text(
        "在合作合同中写明禁止虚假交易、查验与解除条款",
        "write a ban, a right to check and a way out into the partner's contract",
    ),
    Text("补充协议", "the amended contract"),
)
_PARTNER_CHECK = _m(
    "partner_check",
    30,
    Text(
        "每月抽查合作方与快递网点经手的订单，并记录结果",
        "check a sample of the partner's and the courier outlet's orders every month",
    ),
    Text("首次抽查记录", "the first month's record"),
)
_CONFLICT = _m(
    "conflict_of_interest",
    1,
    Text(
        "披露代运营方的利益冲突，申诉改由他人经办",
        "disclose the agency's conflict of interest; somebody else handles the appeal",
    ),
    Text("披露说明与新的授权", "the disclosure and the new mandate"),
)
_COMMISSION = _m(
    "commission_ledger",
    7,
    Text(
        "整理达人与推广佣金流水，逐单核对归因",
        "reconcile commissions of hosts and affiliates order by order",
    ),
    Text("佣金核对表", "the reconciliation"),
)
_FIND_CAUSE = _m(
    "find_cause",
    7,
    Text(
        "访谈相关人员，核对付款、权限与备注记录，查明原因并形成书面说明",
        "find the cause: interviews, payments, rights and notes, written down",
    ),
    Text("书面调查说明", "the written account"),
)
_SUPPLIER = _m(
    "supplier_check",
    14,
    Text(
        "与供应商逐单核对发货记录，约定错发漏发的处理办法",
        "check shipping records with the supplier and agree how faults are handled",
    ),
    Text("核对表与书面约定", "the checked list and the agreement"),
)
_REVIEWS = _p(
    "review_invitations",
    7,
    Text(
        "修改售后卡片与客服话术，不以好评作为奖励条件",
        "change package cards and service texts: no reward for praise",
    ),
    Text("新旧卡片与话术", "old and new cards and texts"),
)
_PROMOTIONS = _p(
    "register_promotions",
    30,
    Text(
        "活动开始前登记促销方案、预算与预计单量并固化",
        "register and seal plan, budget and expected orders before each promotion",
    ),
    Text("已固化的下一次促销方案", "the next promotion's sealed plan"),
)
_REPURCHASE = _p(
    "repurchase_record",
    30,
    Text(
        "按商品记录老客复购周期，大促前后各导出一次",
        "record repurchase cycles per item, exported before and after each promotion",
    ),
    Text("复购周期统计", "the statistics"),
)
_GROUP_ORDERS = _p(
    "group_orders",
    14,
    Text(
        "团购订单签订合同，并留存收货人名单的授权",
        "sign a contract for group purchases and keep the consent for the list of receivers",
    ),
    Text("合同范本", "the contract form"),
)
_PLACES = _p(
    "place_register",
    14,
    Text(
        "登记驿站、集运仓等公共收货地点及其说明",
        "register shared delivery places such as pick-up points and forwarders",
    ),
    Text("地点登记表", "the register"),
)
_WAYBILLS = _p(
    "waybill_check",
    7,
    Text(
        "每日核对运单号与快递官网轨迹，错号当日更正并留存",
        "check waybills against the courier's site daily and correct errors the same day",
    ),
    Text("首周核对记录", "the first week's record"),
)
_LISTINGS = _p(
    "listing_check",
    14,
    Text(
        "清理补差价、邮费与赠品链接，改用平台提供的功能",
        "remove listings for price differences, freight and gifts; use the platform's functions",
    ),
    Text("清理前后的商品清单", "the item list before and after"),
)
_OFFLINE = _p(
    "offline_sales",
    7,
    Text("线下交易不再补录到平台", "offline sales are no longer entered on the platform"),
    Text("书面规定", "the written rule"),
)
_STAFF_ORDERS = _p(
    "staff_purchases",
    14,
    Text(
        "制定员工购物办法：全价、自用、登记",
        "a policy for staff purchases: full price, own use, registered",
    ),
    Text("办法与登记表", "the policy and the register"),
)
_TEST_ORDERS = _p(
    "test_orders",
    14,
    Text(
        "制定测试订单办法：单独标记、当日关闭、不计销量",
        "a policy for test orders: marked, closed the same day, not counted as sales",
    ),
    Text("办法与最近一次测试记录", "the policy and the latest test"),
)
_ATTACKS = _p(
    "attack_reports",
    7,
    Text(
        "出现异常集中下单时当日提交平台工单并留存记录",
        "report unusual bursts of orders to the platform the same day and keep the record",
    ),
    Text("报备流程与工单记录", "the procedure and the tickets"),
)
_LIMITS = _p(
    "purchase_limits",
    14,
    Text(
        "设置合理的限购与优惠叠加规则，不公开任何买家名单",
        "set proportionate purchase and coupon limits; publish no list of buyers",
    ),
    Text("设置页面记录", "a record of the settings"),
)
_SECURITY = _p(
    "account_security",
    1,
    Text(
        "更换密码、开启二次验证并导出登录记录",
        "change passwords, turn on two-step login, export the login record",
    ),
    Text("登录记录与设置页面", "the login record and the settings"),
)
_SOURCE_DATA = _p(
    "keep_raw_exports",
    7,
    Text(
        "保留平台原始导出文件，导入后逐项核对行数与金额",
        "keep raw exports; compare row counts and amounts after each import",
    ),
    Text("核对记录", "the comparison"),
)
_DROP_SHIPPING = _p(
    "drop_shipping_record",
    14,
    Text(
        "留存代发采购单与发货单的对应表",
        "keep a table that joins purchase orders and shipments of drop-shippers",
    ),
    Text("对应表", "the table"),
)

MEASURES: Mapping[str, tuple[Measure, ...]] = {
    "RC01": (_PROMOTIONS,),
    "RC02": (_REPURCHASE,),
    "RC03": (_GROUP_ORDERS,),
    "RC04": (_PLACES,),
    "RC05": (_PROMOTIONS,),
    "RC06": (_WAYBILLS,),
    "RC07": (_LISTINGS,),
    "RC08": (_OFFLINE,),
    "RC09": (_STAFF_ORDERS,),
    "RC10": (_SEPARATE, _STOP, _ACCESS, _ORDER_REVIEW, _SET_RIGHT, _TRAINING, _INCENTIVES),
    "RC11": (_CONFLICT, _PARTNER_NOTICE, _STOP, _ORDER_REVIEW, _PARTNER_CONTRACT, _PARTNER_CHECK),
    "RC12": (_PARTNER_NOTICE, _COMMISSION, _ORDER_REVIEW, _PARTNER_CONTRACT, _PARTNER_CHECK),
    "RC13": (_ATTACKS,),
    "RC14": (_LIMITS,),
    "RC15": (_STOP, _FIND_CAUSE, _ORDER_REVIEW, _SET_RIGHT, _TRAINING),
    "RC16": (_TEST_ORDERS,),
    "RC17": (_SECURITY,),
    "RC18": (_REVIEWS,),
    "RC19": (_DROP_SHIPPING,),
    "RC20": (_SUPPLIER, _PARTNER_CHECK),
    "RC21": (_SOURCE_DATA,),
    NOT_DETERMINED: (_FIND_CAUSE, _ORDER_REVIEW, _SET_RIGHT, _TRAINING),
}
"""Measures by root-cause code, most urgent first."""
