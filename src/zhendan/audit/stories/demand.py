"""Why so many bought at once: promotions, broadcasts, old customers, visitors, a new level."""

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
    # A sale that opens at midnight brings new buyers, and brings them at night.
    clears=("A02", "A04", "A05", "A06", "B01", "E04", "J02"),
    needs=("promotions", "visitor_lift", "day_lift"),
    # Flat traffic does not clear a spike; half the orders' rise must show in visitors, of the
    # item where the traffic report tells them apart.
    holds="promotions > 0 AND ((visitor_lift >= 1.2 AND visitor_lift * 2 >= day_lift) "
    "OR (item_visitor_lift >= 1.2 AND item_visitor_lift * 2 * item_usual >= item_day_orders))",
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
    clears=("A01", "A02", "A06", "A09", "C01", "J01", "J02"),
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
    clears=("A01", "A02", "A04", "A05", "A06", "B01", "J02"),
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

SHIFT = Story(
    code="L14",
    title=Text("订单水平整体抬升", "A new level, no spike"),
    predicts=Text(
        "该商品此后几周的同一星期日仍保持在新的水平，而不是一两天后回落。",
        "On the same weekday of the weeks after, the item stays on the new level.",
    ),
    shows=Text(
        "当天 {item_day_orders} 单；此前同一星期日中位 {item_before} 单，此后 {weeks_after} 周中位 "
        "{item_after} 单。",
        "{item_day_orders} orders that day; the median was {item_before} before and {item_after} "
        "in the {weeks_after} weeks after.",
    ),
    # A level needs another explanation than a promotion; it only says that this is no spike.
    clears=("A02",),
    needs=("item_before", "item_after", "weeks_before", "weeks_after"),
    holds="weeks_before >= 3 AND weeks_after >= 3 AND item_after * 2 >= item_day_orders "
    "AND item_after >= 1.3 * item_before",
    facts=(
        FactSpec("item_after", Text("此后中位数", "Median after"), "orders", "item_before", "8 w"),
    ),
    exhibit=Text(
        "新渠道、调价、合并店铺或导出范围变化的记录",
        "Records of a new channel, a new price, a merged shop or a wider export",
    ),
)

TRAFFIC = Story(
    code="L15",
    title=Text("访客同步上涨", "Visitors rose alike"),
    predicts=Text(
        "没有登记活动，但该商品当天的访客与订单同形上涨，例如达人推荐、新闻、换季。",
        "No plan, but the item's visitors rose with its orders: a post, the news, the season.",
    ),
    shows=Text(
        "该商品当天访客为往常的 {item_visitor_lift} 倍，"
        "订单 {item_day_orders} 单，往常 {item_usual} 单。",
        "Its visitors were {item_visitor_lift} × the usual, its orders {item_day_orders} instead "
        "of {item_usual}.",
    ),
    clears=("A02",),
    needs=("item_visitor_lift", "item_day_orders"),
    # As for a promotion: half the rise of the orders must show in the visitors.
    holds="item_visitor_lift >= 1.5 "
    "AND item_visitor_lift * 2 * COALESCE(item_usual, 1) >= item_day_orders",
    facts=(
        FactSpec("item_visitor_lift", Text("商品访客倍数", "Its visitors"), "×"),
        FactSpec("item_day_orders", Text("当天订单", "Orders of the day"), "orders", "item_usual"),
    ),
    exhibit=Text("商品访客报表、推荐帖或报道", "The item's traffic report, the post or article"),
)
