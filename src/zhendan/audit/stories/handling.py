"""What the shop or its data did itself: pre-sales, merged parcels, staff, tests, imports."""

from zhendan.audit.signal import FactSpec, Story
from zhendan.domain import Text

LOGISTICS = Story(
    code="L08",
    title=Text("预售、合单或物流数据差异", "Pre-sale, merged parcel or logistics data"),
    predicts=Text(
        "平台或店铺事先登记为预售并且隔了一段时间才付尾款；或同一收件人的几单合并在一个包裹里；"
        "或同一天的面单贴错，包裹互换了去向。",
        "Registered before as a pre-sale whose balance came later; orders of one receiver in one "
        "parcel; or labels swapped that day, so that parcels went to each other's places.",
    ),
    shows=Text(
        "平台记为预售：{is_presale}；下单时的预售登记 {presale_plans} 项，"
        "下单到付款 {pay_delay_s}；该运单号有 {waybill_orders} 单、{waybill_receivers} 个收件方；"
        "与同日包裹互换去向：{swapped}。",
        "Pre-sale on the platform: {is_presale}; registered plans {presale_plans}, paid after "
        "{pay_delay_s}; {waybill_orders} orders and {waybill_receivers} receivers on the waybill; "
        "swapped with parcels of that day: {swapped}.",
    ),
    clears=("A02", "C06", "F01", "F03", "F05"),
    needs=("is_presale|presale_plans|waybill_receivers|swapped",),
    # A balance is paid hours after the order; a plan does not cover orders paid at once.
    holds="is_presale = 1 OR (presale_plans >= 1 AND pay_delay_s >= 3600) "
    "OR (waybill_orders > 1 AND waybill_receivers = 1 AND COALESCE(scan_lead_s, 0) <= 600) "
    "OR swapped = 1",
    facts=(
        FactSpec("pay_delay_s", Text("下单到付款", "Order to payment"), "s"),
        FactSpec("waybill_orders", Text("同一运单的订单", "Orders on it"), "orders"),
    ),
    exhibit=Text("预售规则、合单记录、快递公司说明", "Pre-sale rules, merge record, a letter"),
)

OFFLINE = Story(
    code="L09",
    title=Text("线下成交转线上", "A sale in the store, entered online"),
    predicts=Text(
        "买家到店自提，没有快递，付款与下单几乎同时，并有店铺自己的出库或自提记录。",
        "Picked up in the store: no parcel, paid at once, and the stock moved.",
    ),
    shows=Text(
        "自提字样：{pick_up_note}；包裹 {parcel_count} 个；出库记录 {stock_moves} 条。"
        "注意：有的平台把线下成交补录本身视为违规。",
        "Pick-up noted: {pick_up_note}; parcels: {parcel_count}; stock movements: {stock_moves}. "
        "Some platforms hold entering outside sales itself to be a violation.",
    ),
    clears=("A05", "F04"),
    needs=("pick_up_note", "stock_moves"),
    holds="pick_up_note = 1 AND COALESCE(parcel_count, 0) = 0 AND stock_moves >= 1",
    facts=(FactSpec("stock_moves", Text("出库记录", "Stock movements"), "entries"),),
    exhibit=Text("收银小票、门店监控片段、会员记录", "Till slip, store video, member record"),
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
    # Where the stock is booked by order, this order must be booked too.
    holds="staff_keys >= 1 AND all_delivered = 1 AND list_weight_ratio >= 0.6 "
    "AND list_weight_ratio <= 1.7 AND payback_cents = 0 AND COALESCE(stock_moves, 1) >= 1",
    facts=(FactSpec("list_weight_ratio", Text("重量比", "Weight against listed"), "×"),),
    exhibit=Text("内购制度、审批、工资扣款", "Policy, approval, payroll deduction"),
)

TEST_ORDER = Story(
    code="L11",
    title=Text("测试单或补差价链接", "A test order or a price-difference link"),
    predicts=Text(
        "商品是补差价、邮费一类链接，没有发货；或备注写明测试，没有发货，并已全额退款或关闭。",
        "A link for freight or differences and nothing sent; or the memo says test, nothing was "
        "sent and all of it was refunded.",
    ),
    shows=Text(
        "补差价类链接：{is_filler}；备注写明测试：{test_note}；包裹 {parcel_count} 个。",
        "Such a link: {is_filler}; the memo says test: {test_note}; parcels: {parcel_count}.",
    ),
    clears=("A09", "B04", "E04", "E06", "E11", "E12", "F04", "H01", "H03"),
    needs=("is_filler|test_note",),
    # The shop's own people test; a test whose money stayed is none.
    holds="COALESCE(parcel_count, 0) = 0 AND (is_filler = 1 OR (test_note = 1 "
    "AND (COALESCE(refunded_cents, 0) >= paid_cents OR COALESCE(refund_cents, 0) >= paid_cents)))",
    facts=(FactSpec("is_filler", Text("补差价类链接", "Such a link")),),
    exhibit=Text("变更单、关联的主订单", "Change ticket, the order it belongs to"),
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
