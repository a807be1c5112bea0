"""The explanation tests (合理解释): each asks whether an innocent story fits in shape."""

from zhendan.audit.signal import FactSpec, Story
from zhendan.domain import Text

PROMOTION = Story(
    code="L01",
    title=Text("大促峰值", "Promotion spike"),
    predicts=Text(
        "订单落在店铺自己登记的活动时段内，并且访客与订单同步上涨。",
        "It lies in a promotion the shop registered itself, and visitors rose as orders did.",
    ),
    shows=Text(
        "下单时有 {promotions} 个登记活动；当天访客为往常的 {visitor_lift} 倍，"
        "订单为往常的 {day_lift} 倍。",
        "{promotions} registered promotions ran; visitors {visitor_lift} × and orders {day_lift} × "
        "the usual.",
    ),
    clears=("A02", "A05", "A06", "E04"),
    needs=("promotions", "visitor_lift", "day_lift"),
    # Flat traffic does not clear a spike; half the orders' rise must show in visitors.
    holds="promotions > 0 AND visitor_lift >= 1.2 AND visitor_lift * 2 >= day_lift",
    facts=(
        FactSpec("promotions", Text("有效活动", "Promotions"), "promotions"),
        FactSpec("visitor_lift", Text("访客倍数", "Visitors"), "×", "day_lift", "1 d"),
    ),
    exhibit=Text(
        "促销方案、报名页面、投放发票", "Promotion plan, enrolment page, advertising invoice"
    ),
)

LOYAL = Story(
    code="L02",
    title=Text("老客集中复购", "Loyal repurchase"),
    predicts=Text(
        "该买家在涉案时段之前很久就有无争议的交易。",
        "The buyer had undisputed deals long before the period in question.",
    ),
    shows=Text(
        "90 天以前有 {old_deals} 笔无争议订单。", "{old_deals} undisputed orders over 90 days ago."
    ),
    clears=("A01", "A02", "A06", "A09", "C01", "J01"),
    needs=("old_deals",),
    holds="old_deals >= 2",
    facts=(FactSpec("old_deals", Text("更早的无争议订单", "Earlier undisputed orders"), "orders"),),
    exhibit=Text("按买家列出的历史交易表（脱敏）", "Masked table of the buyer's earlier deals"),
)

BROADCAST = Story(
    code="L03",
    title=Text("直播峰值", "Live-stream peak"),
    predicts=Text(
        "订单紧跟直播时段，直播中的订单明显多于开播前。",
        "Orders follow the broadcast, with clearly more during it than before.",
    ),
    shows=Text(
        "直播时段 {broadcast_orders} 单，开播前等长时段 {broadcast_orders_before} 单。",
        "{broadcast_orders} orders during it, {broadcast_orders_before} in the same time before.",
    ),
    clears=("A01", "A02", "A05", "A06"),
    needs=("broadcast_orders",),
    holds="broadcast_orders >= 3 AND broadcast_orders >= 2 * broadcast_orders_before",
    facts=(
        FactSpec(
            "broadcast_orders",
            Text("直播时段订单", "Orders during it"),
            "orders",
            "broadcast_orders_before",
        ),
    ),
    exhibit=Text(
        "直播编号、回放片段的哈希、达人合同", "Broadcast id, hash of the replay, contract"
    ),
)

COMPANY = Story(
    code="L04",
    title=Text("企业团购或送礼", "Company purchase or gifts"),
    predicts=Text(
        "有单位抬头的发票且金额与实付一致，或平台记为送礼订单。",
        "An invoice to a company over the amount paid, or the platform calls it a gift.",
    ),
    shows=Text(
        "单位抬头发票：{invoice_to_company}，发票金额 {invoice_cents} 元；送礼订单：{is_gift}。",
        "Invoice to a company: {invoice_to_company}, over {invoice_cents} yuan; gift: {is_gift}.",
    ),
    clears=("A01", "A02", "A09", "C01", "C03", "C08", "E03", "J01"),
    needs=("invoice_to_company|is_gift|company_share",),
    # An invoice stands for the firm's other orders of the week once half of them have one.
    holds="company_share >= 0.5 OR is_gift = 1 OR (invoice_to_company = 1 "
    "AND invoice_cents * 10 >= paid_cents * 9 AND invoice_cents * 10 <= paid_cents * 11)",
    facts=(FactSpec("invoice_cents", Text("发票金额", "Invoiced"), "fen", "paid_cents"),),
    exhibit=Text(
        "采购单、企业发票、合同、送礼名单与同意", "Order form, company invoice, contract, gift list"
    ),
)

STATION = Story(
    code="L05",
    title=Text("驿站、学校、宿舍、写字楼", "Station, school, dormitory or office"),
    predicts=Text(
        "地址是登记过的公共地点，历史长，订单分散在多天。",
        "A registered public place with a long history and orders spread over days.",
    ),
    shows=Text(
        "地点类别 {place_class}；该地址共 {address_total} 单，单日最多 {address_top_day} 单。",
        "Class {place_class}; {address_total} orders in all, {address_top_day} on the fullest day.",
    ),
    clears=("C01", "C03", "F08", "J01"),
    needs=("place_class", "address_span_s", "address_top_day", "address_total"),
    holds="place_class IN ('station', 'school', 'dormitory', 'office') "
    "AND address_span_s >= 2592000 AND address_top_day * 2 <= address_total",
    facts=(
        FactSpec(
            "address_total", Text("该地址全部订单", "Orders to it"), "orders", "address_top_day"
        ),
    ),
    exhibit=Text("驿站说明、取件记录", "Letter of the station, pick-up records"),
)

DROP_SHIP = Story(
    code="L06",
    title=Text("一件代发", "Drop-shipping"),
    predicts=Text(
        "平台记为代发订单，收件地址分散，没有返款。",
        "The platform calls it drop-shipped, addresses differ, nothing was paid back.",
    ),
    shows=Text(
        "代发订单：{is_dropship}；返款金额 {payback_cents} 元。",
        "Drop-shipped: {is_dropship}; paid back: {payback_cents} yuan.",
    ),
    clears=("C08", "J05"),
    needs=("is_dropship",),
    holds="is_dropship = 1 AND COALESCE(payback_cents, 0) = 0",
    facts=(FactSpec("is_dropship", Text("代发订单", "Drop-shipped")),),
    exhibit=Text("分销协议、结算单", "Reseller agreement, settlement"),
)

FORWARDER = Story(
    code="L07",
    title=Text("集运仓转寄", "Forwarder or transit warehouse"),
    predicts=Text("地址是登记过的集运仓。", "The address is a registered forwarder."),
    shows=Text("地点类别 {place_class}。", "Class of the place: {place_class}."),
    clears=("C01", "C06", "J01"),
    needs=("place_class",),
    holds="place_class = 'forwarder'",
    facts=(FactSpec("place_class", Text("地点类别", "Class of the place")),),
    exhibit=Text("集运公司的后段轨迹", "The forwarder's onward track"),
)

LOGISTICS = Story(
    code="L08",
    title=Text("预售、合单或物流数据差异", "Pre-sale, merged parcel or logistics data"),
    predicts=Text(
        "平台或店铺事先登记为预售并且隔了一段时间才付尾款，或同一收件人的几单合并在一个包裹里。",
        "Registered before as a pre-sale whose balance came later, or orders of one receiver "
        "share the parcel.",
    ),
    shows=Text(
        "平台记为预售：{is_presale}；下单时的预售登记 {presale_plans} 项，"
        "下单到付款 {pay_delay_s}；该运单号有 {waybill_orders} 单、{waybill_receivers} 个收件方。",
        "Pre-sale on the platform: {is_presale}; registered plans {presale_plans}, paid after "
        "{pay_delay_s}; {waybill_orders} orders and {waybill_receivers} receivers on the waybill.",
    ),
    clears=("A02", "F05"),
    needs=("is_presale|presale_plans|waybill_receivers",),
    # A balance is paid hours after the order; a plan does not cover orders paid at once.
    holds="is_presale = 1 OR (presale_plans >= 1 AND pay_delay_s >= 3600) "
    "OR (waybill_orders > 1 AND waybill_receivers = 1 AND COALESCE(scan_lead_s, 0) <= 600)",
    facts=(
        FactSpec("pay_delay_s", Text("下单到付款", "Order to payment"), "s"),
        FactSpec("waybill_orders", Text("同一运单的订单", "Orders on it"), "orders"),
    ),
    exhibit=Text("预售规则、合单记录、快递公司说明", "Pre-sale rules, merge record, a letter"),
)

STAFF_PURCHASE = Story(
    code="L10",
    title=Text("员工内购", "Staff purchase"),
    predicts=Text(
        "按价付款、货物足重送达、没有返款。",
        "Paid in full, delivered at full weight, nothing paid back.",
    ),
    shows=Text(
        "名册相符 {staff_keys} 项；重量为应有的 {list_weight_ratio} 倍；返款 {payback_cents} 元。",
        "{staff_keys} keys match; weight {list_weight_ratio} × the listed; "
        "{payback_cents} yuan paid back.",
    ),
    clears=("B04",),
    needs=("staff_keys", "all_delivered", "list_weight_ratio", "payback_cents"),
    # Where the stock of this item is booked by order, this order must be booked too.
    holds="staff_keys >= 1 AND all_delivered = 1 AND list_weight_ratio >= 0.6 "
    "AND payback_cents = 0 AND NOT COALESCE(stock_moves = 0 AND sku_moved >= 5 "
    "AND sku_moved * 10 >= sku_sent * 8, 1 = 0)",
    facts=(FactSpec("list_weight_ratio", Text("重量比", "Weight against listed"), "×"),),
    exhibit=Text("内购制度、审批、工资扣款", "Policy, approval, payroll deduction"),
)

COUPON_HUNTERS = Story(
    code="L12",
    title=Text("羊毛党", "Coupon hunters"),
    predicts=Text(
        "价格低于底价时许多不同买家抢购，货物真实送达，没有返款。",
        "Many buyers at a price below the floor, real goods delivered, nothing paid back.",
    ),
    shows=Text(
        "该商品当天 {item_day_orders} 单；签收：{all_delivered}；返款 {payback_cents} 元。",
        "{item_day_orders} orders that day; delivered: {all_delivered}; "
        "{payback_cents} yuan paid back.",
    ),
    clears=("A02", "A06", "E04"),
    needs=("floor_cents", "item_day_orders", "all_delivered", "payback_cents"),
    holds="paid_cents < floor_cents AND item_day_orders >= 10 AND all_delivered = 1 "
    "AND payback_cents = 0",
    facts=(FactSpec("item_day_orders", Text("当天订单", "Orders that day"), "orders"),),
    exhibit=Text("损失表、规则修复记录", "Loss sheet, the fix of the rule"),
)

ZONE = Story(
    code="L13",
    title=Text("时区或重复导入", "Zone or double import"),
    predicts=Text(
        "轨迹时间的时区是推定的，改正八小时后先后顺序恢复正常；或同一订单出现两次。",
        "The track's zone was assumed and eight hours set it right; or one order came in twice.",
    ),
    shows=Text(
        "时区为推定：{zone_assumed}；揽收早于付款 {scan_lead_s} 秒。",
        "Zone assumed: {zone_assumed}; scanned {scan_lead_s} s before payment.",
    ),
    clears=("F05", "H05", "I06"),
    needs=("zone_assumed",),
    holds="zone_assumed = 1 AND scan_lead_s > 600 AND scan_lead_s <= 28800",
    facts=(FactSpec("scan_lead_s", Text("揽收早于付款", "Scan before payment"), "s"),),
    exhibit=Text("平台与快递的原始导出", "Raw exports of platform and courier"),
)

NO_BENEFIT = Story(
    code="K01",
    title=Text("店铺没有得利", "No benefit to the shop"),
    predicts=Text(
        "没有返款，也不在店铺自己的任何刷单记录里。",
        "Nothing was paid back and no list of the shop's own names the order.",
    ),
    shows=Text(
        "返款 {payback_cents} 元；店铺自有记录 {own_confessions} 条。",
        "{payback_cents} yuan paid back; {own_confessions} entries in the shop's own lists.",
    ),
    clears=(),
    needs=("payback_cents",),
    holds="payback_cents = 0 AND COALESCE(own_confessions, 0) = 0",
    facts=(FactSpec("payback_cents", Text("返款金额", "Paid back"), "fen"),),
    is_attack=True,
    exhibit=Text("完整的账户流水", "Complete account statements"),
)

FIRST_TIMERS = Story(
    code="K02",
    title=Text("首次买家成批下单又退款", "A burst of first-time buyers who undo it"),
    predicts=Text(
        "同一商品三天内大量首次买家下单，多数很快退款或取消。",
        "Many first-time buyers of one item within three days, most of whom undo it.",
    ),
    shows=Text(
        "该商品三天内 {burst_orders} 单，首次买家 {burst_first} 单，退款或取消 {burst_undone} 单。",
        "{burst_orders} orders in three days, {burst_first} by new buyers, {burst_undone} undone.",
    ),
    clears=(),
    needs=("burst_orders", "burst_first", "burst_undone", "base_undone_share"),
    # Well above what this shop's buyers usually undo, and this order is one of those undone.
    holds="burst_orders >= 10 AND burst_first * 10 >= burst_orders * 7 "
    "AND burst_undone >= 0.35 * burst_orders "
    "AND burst_undone >= 3 * base_undone_share * burst_orders "
    "AND (refunded_cents > 0 OR refund_cents > 0 OR is_returned = 1 OR is_trade = 0)",
    facts=(
        FactSpec("burst_undone", Text("退款或取消", "Undone"), "orders", "burst_orders", "3 d"),
    ),
    is_attack=True,
    exhibit=Text("该时段的订单与退款清单", "List of orders and refunds of the burst"),
)

TICKETS = Story(
    code="K03",
    title=Text("店铺及时报告", "The shop reported in time"),
    predicts=Text(
        "异常出现后三天内店铺已向平台提交工单。",
        "The shop filed a ticket within three days of the burst.",
    ),
    shows=Text(
        "三天内有 {attack_tickets} 张相关工单。", "{attack_tickets} tickets within three days."
    ),
    clears=(),
    needs=("attack_tickets",),
    holds="attack_tickets >= 1",
    facts=(FactSpec("attack_tickets", Text("相关工单", "Tickets"), "tickets"),),
    is_attack=True,
    exhibit=Text("工单编号与提交时间", "Ticket numbers and times"),
)

STORIES: tuple[Story, ...] = (
    PROMOTION,
    LOYAL,
    BROADCAST,
    COMPANY,
    STATION,
    DROP_SHIP,
    FORWARDER,
    LOGISTICS,
    STAFF_PURCHASE,
    COUPON_HUNTERS,
    ZONE,
    NO_BENEFIT,
    FIRST_TIMERS,
    TICKETS,
)
"""In order of code; the attack tests run for every order too."""
