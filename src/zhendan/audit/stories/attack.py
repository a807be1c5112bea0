"""Tests of an attack by others, run for every order."""

from zhendan.audit.signal import FactSpec, Story
from zhendan.domain import Text

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

_USUAL = "base_undone_share * burst_orders"
_EXCESS = (
    f"(burst_undone >= 1.5 * {_USUAL} "
    f"AND (burst_undone - {_USUAL}) * (burst_undone - {_USUAL}) >= 12 * {_USUAL})"
)
"""SQL: half as many again as usual, and three and a half deviations above it (starting values)."""

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
    # In a sale the honest buyers dilute it: where the shop told the platform at the time, an excess
    # that chance does not make is enough.
    holds="burst_orders >= 10 AND burst_first * 10 >= burst_orders * 7 "
    "AND burst_undone >= 0.35 * burst_orders "
    "AND (burst_undone >= 3 * base_undone_share * burst_orders "
    f"OR (attack_tickets >= 1 AND {_EXCESS})) "
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
    # A report can be put in words nobody thought of: what is not understood is no "no".
    tells="attack_tickets >= 1 OR unread_tickets = 0",
    unheard=Text(
        "三天内有 {unread_tickets} 张工单，从文字看不出说的是不是这批订单，请您打开核对。",
        "{unread_tickets} tickets within three days; their words do not tell whether they are about"
        " these orders. Please read them.",
    ),
    is_attack=True,
    exhibit=Text("工单编号与提交时间", "Ticket numbers and times"),
)

THREATS = Story(
    code="K04",
    title=Text("威胁或勒索", "Threats or blackmail"),
    predicts=Text(
        "与该订单有关的聊天里有人以差评、举报或刷单相威胁，索要钱物。",
        "Somebody in the order's chat threatens with reviews or reports and asks for money.",
    ),
    shows=Text("威胁用语 {threat_lines} 条。", "{threat_lines} lines with threats."),
    clears=(),
    needs=("threat_lines",),
    holds="threat_lines >= 1",
    facts=(FactSpec("threat_lines", Text("威胁用语", "Threats"), "lines"),),
    is_attack=True,
    exhibit=Text("完整会话、报警回执", "The whole thread, the police receipt"),
)

SHARED_ATTACKERS = Story(
    code="K05",
    title=Text("同一批人也打击了别的店", "The same people hit other shops"),
    predicts=Text(
        "该收件电话或地址在您的另一家店铺也出现过成批撤销的订单。",
        "The receiver's phone or address also undid orders at another of your shops.",
    ),
    shows=Text(
        "在其他店铺撤销的订单 {undone_elsewhere} 单。",
        "{undone_elsewhere} orders undone at other shops.",
    ),
    clears=(),
    needs=("undone_elsewhere",),
    holds="undone_elsewhere >= 1",
    facts=(FactSpec("undone_elsewhere", Text("别店撤销", "Undone elsewhere"), "orders"),),
    is_attack=True,
    exhibit=Text("各店铺的订单与退款清单（各店授权）", "Lists of each shop, with its consent"),
)

TAKEN_OVER = Story(
    code="K06",
    title=Text("老客户的账号被他人使用", "Old customers' accounts used by somebody else"),
    predicts=Text(
        "至少三位老客户的账号在凌晨把同一商品寄往从未用过的地址，随后退款、拒收或取消。",
        "Accounts of three or more old customers sent one item to doors they never used, before "
        "dawn, and it was refunded, refused or cancelled.",
    ),
    shows=Text(
        "三十天内这样的老账号 {taken_over} 个；买家表示没有下单 {denial_lines} 条。",
        "{taken_over} such accounts within thirty days; {denial_lines} lines that deny the order.",
    ),
    clears=("A04", "F16", "H03"),
    needs=("taken_over",),
    holds="taken_over >= 3",
    facts=(FactSpec("taken_over", Text("此类老账号", "Such accounts"), "buyers", "", "30 d"),),
    is_attack=True,
    exhibit=Text(
        "账号本人的说明、平台的登录与下单记录（请平台调取）",
        "The owners' words; sign-in records, which only the platform holds",
    ),
)
