"""The words of an appeal, written by hand: plain, sincere, and never more than is shown.

Every pattern is filled with numbers and names by `sections`. No pattern says that a measure was
taken: that sentence exists only in `MEASURE_DONE`, which a task without proof never reaches.
"""

TITLES = {
    "request": "请求",
    "timeline": "事实经过",
    "findings": "核查结果",
    "attack": "他人恶意下单的迹象",
    "evidence": "逐单依据",
    "surge": "订单增长的说明",
    "limits": "目前不能证明的事项",
    "conceded": "本店认可的订单",
    "causes": "原因与责任",
    "measures": "整改与预防",
    "closing": "说明",
}

# --- 请求 ---------------------------------------------------------------------------------
LEAD = {
    "appeal": (
        "本店收到{notice}后，逐单核对了现有记录。现依据所附凭证，请求平台复核对「{charge}」的认定。"
    ),
    "partial": (
        "本店收到{notice}后，逐单核对了现有记录。有凭证的订单，请求平台复核；"
        "不能证明的，本店不作主张；应由本店承担的，本店认可。"
    ),
    "concession": (
        "本店收到{notice}后，逐单核对了现有记录。本店不主张涉案订单为真实交易，"
        "现如实说明情况，请求平台将处理限于已核实的订单。"
    ),
    "attack": (
        "本店收到{notice}后，逐单核对了现有记录。涉案订单有他人恶意下单的迹象，"
        "现如实说明，请求平台以自有记录核查下单账号，并复核对「{charge}」的认定。"
    ),
    "open": (
        "本店收到{notice}后，逐单核对了现有记录。现有材料还不足以证明涉案订单，"
        "本店暂不主张其为真实交易，先如实说明核查情况。"
    ),
}
SCOPE_LEAD = "涉案订单共 {flagged} 单："
SCOPE = {
    "provable": "{provable} 单凭证齐备，可以证明为真实交易",
    "thin": "{thin} 单有部分凭证，尚缺{missing}",
    "unclear": "{unclear} 单凭现有材料不能证明，本店不作主张",
    "attacked": "{attacked} 单有他人恶意下单的迹象，本店不主张为正常销售，也不认可为本店所为",
    "conceded": "{conceded} 单由本店认可处罚",
}
SCOPE_CONCEDED = "涉案订单共 {flagged} 单，{conceded} 单均由本店认可处罚。"
MORE_DECLARED = (
    "通知写明涉及订单 {declared} 笔，本店从通知中得到订单号的为 {flagged} 单；"
    "请求平台提供其余订单的清单，以便逐单核对。"
)
FEWER_DECLARED = (
    "通知写明涉及订单 {declared} 笔，列出的订单号为 {flagged} 单；以下按列出的订单逐单说明。"
)
NO_LIST = "通知没有逐单列明订单号，请求平台提供订单清单，以便逐单核对。"
MISSING = "其中 {absent} 单在本店导出的订单记录中没有找到，请求平台协助核对订单号。"

PENALTY = {
    "appeal": {
        "freeze": "请求解除「{words}」，释放相应款项。",
        "removal": "请求撤销「{words}」，恢复相应商品。",
        "other": "请求撤销「{words}」。",
    },
    "partial": {
        "freeze": "对于「{words}」，请求释放与有凭证的 {genuine} 单对应的款项。",
        "removal": "对于「{words}」，请求恢复只与有凭证的 {genuine} 单有关的商品。",
        "other": "对于「{words}」，请求撤销或相应减轻与有凭证的 {genuine} 单对应的部分。",
    },
    "concession": {
        "freeze": "对于「{words}」，请求释放与认可的 {conceded} 单无关的款项。",
        "removal": "对于「{words}」，请求恢复与认可的 {conceded} 单无关的商品。",
        "other": (
            "对于「{words}」，本店认可与这 {conceded} 单相应的处理，请求不超出这些订单的范围。"
        ),
    },
    "attack": {
        "freeze": "请求在核查下单账号后解除「{words}」，释放相应款项。",
        "removal": "请求在核查下单账号后撤销「{words}」，恢复相应商品。",
        "other": "请求在核查下单账号后撤销「{words}」。",
    },
    "open": {"other": "对于「{words}」，请求平台在复核时一并考虑本店随后补充的凭证。"},
}

# --- 事实经过 -----------------------------------------------------------------------------
NOTICE_CAME = "{when}，本店收到{notice}，认定为「{charge}」。"
NOTICE_CAME_UNDATED = "本店收到{notice}，认定为「{charge}」。"
ORDERS_SPAN = "有订单记录可查的涉案订单，下单时间在{first}至{last}之间。"
ORDERS_MOMENT = "有订单记录可查的涉案订单，下单时间为{first}。"
PROMOTION_RAN = "{when}，本店参加或开展「{name}」活动。"
SEALED = "{on}，本店将用于本案的 {sealed} 份原始文件封存，并记录校验值。"

# --- 核查结果 -----------------------------------------------------------------------------
GROUP_PROVABLE = "{orders}有{elements}，来自不同来源的记录可以相互印证。"
GROUP_THIN = "{orders}有{elements}；尚缺{missing}，本店只作有限主张。"
GROUP_SINGLE = "{orders}有{elements}，目前只有一类来源的记录。"
GROUP_ADVERSE = "上述订单中，{adverse} 单另有与订单不完全一致的记录，已在逐单凭证中如实列出。"

# --- 他人恶意下单 ---------------------------------------------------------------------------
ATTACK_SIGNS = {
    "K02": "其中 {count} 单出自成批首次购买的账号，下单后很快退款或取消。",
    "K01": "其中 {count} 单在本店的资金记录中没有向买家返款的记录。",
    "K03": "异常出现后，本店就此向平台提交了工单，涉及其中 {count} 单的时段。",
    "K04": "其中 {count} 单的相关聊天里有以差评、举报等相要挟的内容。",
}
ATTACK_NOT_OURS = (
    "本店的判断是，这 {attacked} 单并非本店或本店人员所下；下单者的身份本店无法查明，对此不作断定。"
)
ATTACK_ASK = (
    "请求平台以自有的账号、设备与支付记录核查这 {attacked} 单的下单者，"
    "并在核查清楚之前不将其计为本店的违规订单。"
)

# --- 订单增长 -----------------------------------------------------------------------------
SURGE = (
    "与本店以往同类日期相比，核查期内的订单多出 {surplus} 单，"
    "其中促销活动可以解释 {by_promotion} 单，{level}{story}"
    "老客复购可以解释 {by_repurchase} 单，尚不能解释的为 {unexplained}。"
)
SURGE_LEVEL = "经营规模整体上升对应 {by_level} 单，"
SURGE_STORY = "订单自身记录可以说明来由的（如直播、团购、到店自提、停售后补单）为 {by_story} 单，"
SURGE_UNCHECKED = "因缺少{missing}，本店目前未能核对订单数量的变化。"
SURGE_TOO_SHORT = "订单记录的天数不足，本店目前未能核对订单数量的变化。"

# --- 不能证明的事项 -------------------------------------------------------------------------
LIMIT_THIN = "有部分凭证的 {thin} 单，本店目前没有{missing}，因此不主张其已得到完整证明。"
LIMIT_UNCLEAR = "存疑的 {unclear} 单，本店目前不能证明其为真实交易，也不就其作任何事实主张。"
LIMIT_UNSUPPORTED = "有 {unsupported} 单目前没有可以附上的凭证，本店不就其作事实陈述。"
LIMIT_GAP = "尚缺{kind}，涉及 {gap} 单。"
LIMIT_GAP_WAIVED = "尚缺{kind}，涉及 {gap} 单，本店决定不再补取。"
LIMIT_PLATFORM = "买家设备、网络地址等信息由平台掌握，本店无法取得，请求平台以自有记录核对。"
LIMIT_STAMP = "本案凭证由本店自行封存，目前未经第三方时间戳，请平台以所附凭证核验。"

# --- 认可的订单、原因与责任 -------------------------------------------------------------------
CONCEDED = "经逐单核查，本店认可平台对{orders}的认定，不主张其为真实交易，接受相应处罚。"
RESTITUTION = "因这 {conceded} 单产生的销量、评分与评价，本店不主张保留，请平台一并处理。"
CONCEDED_ONLY = "本店的认可以这 {conceded} 单为限，不及于其他订单。"
RESPONSIBILITY = "就这 {conceded} 单，责任由本店承担，对由此造成的影响，本店致歉。"
PARTNER_TOO = "其中与合作方有关的部分，本店不以此免除自身的管理责任。"
FITS = "从现有记录看，{count} 单的下单情形与「{title}」相符。"
CAUSE = "本店目前的判断是，{count} 单的原因为「{title}」；如查明另有原因，本店将如实更正。"
CAUSE_UNKNOWN = "有 {uncaused} 单的原因本店目前尚未查明，查明后如实补充。"

# --- 整改与预防 -----------------------------------------------------------------------------
MEASURE_DONE = "已完成：{measure}。"
MEASURE_DATED = "本店将于{due}前完成：{measure}。"
MEASURE_UNDATED = "本店计划进行：{measure}，完成日期尚未确定。"
MEASURE_OWNER = "由{owner}负责。"

# --- 结语 ---------------------------------------------------------------------------------
CLOSING = "以上陈述以所附凭证为限，凭证的来源、取得方式与校验值见凭证目录，请平台核验。"


def notice_words(number: str) -> str:
    """The notice as a sentence names it."""
    return f"平台编号为 {number} 的通知" if number else "平台的通知"


_INPUTS = {
    "promotions": "促销日历",
    "traffic": "商品流量",
    "buyers": "买家信息",
    "orders": "订单的下单或付款时间",
}


def inputs_words(names: tuple[str, ...]) -> str:
    """Missing inputs such as `orders.created_at|orders.paid_at` as a reader knows them."""
    tables = (name.partition(".")[0] for name in names)
    return listed(tuple(dict.fromkeys(_INPUTS.get(table, "所需记录") for table in tables)))


def listed(words: tuple[str, ...]) -> str:
    """A Chinese enumeration: 甲、乙和丙."""
    if len(words) < 2:  # noqa: PLR2004 - one word needs no joining
        return "".join(words)
    return "、".join(words[:-1]) + "和" + words[-1]


MOST_NUMBERS_SHOWN = 4


def conceded_words(orders: tuple[str, ...]) -> str:
    """Conceded orders inside a sentence; a count is set off from the words before it."""
    words = orders_words(orders).replace("{count}", "{conceded}")
    return f" {words}" if words.startswith("{") else words


def orders_words(orders: tuple[str, ...]) -> str:
    """Orders by number where they are few, else by count with the way to the table."""
    # The answer is filled like any pattern, so a brace in a number must not open a place.
    shown = [order.replace("{", "{{").replace("}", "}}") for order in orders]
    if len(orders) == 1:
        return f"订单 {shown[0]} "
    if len(orders) <= MOST_NUMBERS_SHOWN:
        return f"订单 {'、'.join(shown)}（{{count}} 单）"
    return "{count} 单（订单号见订单表）"
