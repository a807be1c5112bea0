"""The words of an appeal, written by hand in both languages: plain, never more than is shown.

Every pattern is filled with numbers and names by `sections`. No pattern says that a measure was
taken: that sentence exists only in `MEASURE_DONE`, which a task without proof never reaches. In
English a count of one takes the `(s)` behind its noun away.
"""

from zhendan.domain import Text

TITLES = {
    "request": Text("请求", "Request"),
    "timeline": Text("事实经过", "What happened"),
    "findings": Text("核查结果", "What we found"),
    "attack": Text("他人恶意下单的迹象", "Signs of an attack by others"),
    "evidence": Text("逐单依据", "Evidence order by order"),
    "surge": Text("订单增长的说明", "Why orders rose"),
    "limits": Text("目前不能证明的事项", "What we cannot show"),
    "conceded": Text("本店认可的订单", "Orders we concede"),
    "causes": Text("原因与责任", "Causes and responsibility"),
    "measures": Text("整改与预防", "Corrective and preventive measures"),
    "closing": Text("说明", "Note"),
}

# --- 请求 ---------------------------------------------------------------------------------
NOTICE = Text("平台编号为 {number} 的通知", "notice {number}")
NOTICE_UNNUMBERED = Text("平台的通知", "the platform's notice")
CHARGE = Text("虚假交易", "fake transactions")
LEAD = {
    "appeal": Text(
        "本店收到{notice}后，逐单核对了现有记录。现依据所附凭证，请求平台复核对「{charge}」的认定。",
        "We received {notice} and checked every order against our records. On the attached"
        " exhibits we ask you to review the finding “{charge}”.",
    ),
    "partial": Text(
        "本店收到{notice}后，逐单核对了现有记录。有凭证的订单，请求平台复核；"
        "不能证明的，本店不作主张；应由本店承担的，本店认可。",
        "We checked every order of {notice}; please review those we can show. What is ours, we"
        " concede.",
    ),
    "concession": Text(
        "本店收到{notice}后，逐单核对了现有记录。本店不主张涉案订单为真实交易，"
        "现如实说明情况，请求平台将处理限于已核实的订单。",
        "We received {notice} and checked every order against our records. We do not claim the"
        " flagged orders as genuine and ask that measures stay limited to what was established.",
    ),
    "attack": Text(
        "本店收到{notice}后，逐单核对了现有记录。涉案订单有他人恶意下单的迹象，"
        "现如实说明，请求平台以自有记录核查下单账号，并复核对「{charge}」的认定。",
        "There are signs that others placed the orders of {notice} to harm the shop. Please look"
        " into the accounts and review the finding “{charge}”.",
    ),
    "open": Text(
        "本店收到{notice}后，逐单核对了现有记录。现有材料还不足以证明涉案订单，"
        "本店暂不主张其为真实交易，先如实说明核查情况。",
        "We received {notice} and checked every order against our records. The material at hand"
        " does not yet show these orders; we claim nothing for them and report what we found.",
    ),
}
SCOPE_LEAD = Text("涉案订单共 {flagged} 单：", "Of {flagged} flagged order(s): ")
SCOPE = {
    "provable": Text(
        "{provable} 单凭证齐备，可以证明为真实交易",
        "{provable} shown by several sources",
    ),
    "thin": Text("{thin} 单有部分凭证，尚缺{missing}", "{thin} shown in part, lacking {missing}"),
    "unclear": Text(
        "{unclear} 单凭现有材料不能证明，本店不作主张", "{unclear} not shown, not claimed"
    ),
    "attacked": Text(
        "{attacked} 单有他人恶意下单的迹象，本店不主张为正常销售，也不认可为本店所为",
        "{attacked} with signs of attack by others, neither claimed nor conceded",
    ),
    "conceded": Text("{conceded} 单由本店认可处罚", "{conceded} conceded"),
}
FULL_STOP = Text("。", ".")
SCOPE_CONCEDED = Text(
    "涉案订单共 {flagged} 单，{conceded} 单均由本店认可处罚。",
    "Of {flagged} flagged order(s): {conceded} conceded.",
)
MORE_DECLARED = Text(
    "通知写明涉及订单 {declared} 笔，本店从通知中得到订单号的为 {flagged} 单；"
    "请求平台提供其余订单的清单，以便逐单核对。",
    "The notice speaks of {declared} order(s) and gives us the numbers of {flagged}; please send"
    " us the list of the others.",
)
FEWER_DECLARED = Text(
    "通知写明涉及订单 {declared} 笔，列出的订单号为 {flagged} 单；以下按列出的订单逐单说明。",
    "The notice speaks of {declared} order(s) and lists {flagged}; we answer for those listed.",
)
NO_LIST = Text(
    "通知没有逐单列明订单号，请求平台提供订单清单，以便逐单核对。",
    "The notice does not list every order; please send us the list.",
)
MISSING = Text(
    "其中 {absent} 单在本店导出的订单记录中没有找到，请求平台协助核对订单号。",
    "{absent} order number(s) were not found in our exports; please help to match them.",
)
LACKED = {
    "payment": Text("付款的凭证", "proof of payment"),
    "goods": Text("货物流转的凭证", "proof that goods moved"),
    "independent_buyer": Text("买家与本店无关联的凭证", "proof of an independent buyer"),
}
LACKED_SECOND = Text("不同来源之间的印证", "records of a second source")
OR = Text("或", " or ")

PENALTY = {
    "appeal": {
        "freeze": Text(
            "请求解除「{words}」，释放相应款项。", "Please lift “{words}” and release the funds."
        ),
        "removal": Text(
            "请求撤销「{words}」，恢复相应商品。", "Please lift “{words}” and restore the listings."
        ),
        "other": Text("请求撤销「{words}」。", "Please lift “{words}”."),
    },
    "partial": {
        "freeze": Text(
            "对于「{words}」，请求释放与有凭证的 {genuine} 单对应的款项。",
            "Please release from “{words}” the funds of the {genuine} shown order(s).",
        ),
        "removal": Text(
            "对于「{words}」，请求恢复只与有凭证的 {genuine} 单有关的商品。",
            "Please lift or ease “{words}” as far as the {genuine} shown order(s) go.",
        ),
        "other": Text(
            "对于「{words}」，请求撤销或相应减轻与有凭证的 {genuine} 单对应的部分。",
            "Please lift or ease “{words}” as far as the {genuine} shown order(s) go.",
        ),
    },
    "concession": {
        "freeze": Text(
            "对于「{words}」，请求释放与认可的 {conceded} 单无关的款项。",
            "For “{words}”: please release funds beyond the {conceded} conceded order(s).",
        ),
        "removal": Text(
            "对于「{words}」，请求恢复与认可的 {conceded} 单无关的商品。",
            "For “{words}” we accept what matches the {conceded} conceded order(s), no more.",
        ),
        "other": Text(
            "对于「{words}」，本店认可与这 {conceded} 单相应的处理，请求不超出这些订单的范围。",
            "For “{words}” we accept what matches the {conceded} conceded order(s), no more.",
        ),
    },
    "attack": {
        "freeze": Text(
            "请求在核查下单账号后解除「{words}」，释放相应款项。",
            "Please lift “{words}” and release the funds once the accounts were looked into.",
        ),
        "removal": Text(
            "请求在核查下单账号后撤销「{words}」，恢复相应商品。",
            "Please lift “{words}” once the accounts were looked into.",
        ),
        "other": Text(
            "请求在核查下单账号后撤销「{words}」。",
            "Please lift “{words}” once the accounts were looked into.",
        ),
    },
    "open": {
        "other": Text(
            "对于「{words}」，请求平台在复核时一并考虑本店随后补充的凭证。",
            "When you review “{words}”, please consider what we add later.",
        )
    },
}

# --- 事实经过 -----------------------------------------------------------------------------
NOTICE_CAME = Text(
    "{when}，本店收到{notice}，认定为「{charge}」。",
    "{when} ({zone}): we received {notice}; the finding is “{charge}”.",
)
NOTICE_CAME_UNDATED = Text(
    "本店收到{notice}，认定为「{charge}」。", "We received {notice}; the finding is “{charge}”."
)
ORDERS_SPAN = Text(
    "有订单记录可查的涉案订单，下单时间在{first}至{last}之间。",
    "Flagged orders with a record were placed between {first} and {last} ({zone}).",
)
ORDERS_MOMENT = Text(
    "有订单记录可查的涉案订单，下单时间为{first}。",
    "Flagged orders with a record were placed at {first} ({zone}).",
)
PROMOTION_RAN = Text(
    "{when}，本店参加或开展「{name}」活动。", "{when}: the promotion “{name}” was on in our shop."
)
SEALED = Text(
    "{on}，本店将用于本案的 {sealed} 份原始文件封存，并记录校验值。",
    "{on}: we sealed the {sealed} original file(s) of this case and recorded their hashes.",
)

# --- 核查结果 -----------------------------------------------------------------------------
GROUP_PROVABLE = Text(
    "{orders}有{elements}，来自不同来源的记录可以相互印证。",
    "For {orders} we hold {elements}; records of different sources agree.",
)
GROUP_THIN = Text(
    "{orders}有{elements}；尚缺{missing}，本店只作有限主张。",
    "For {orders} we hold {elements}; we lack {missing} and limit our claim.",
)
GROUP_SINGLE = Text(
    "{orders}有{elements}，目前只有一类来源的记录。",
    "For {orders} we hold {elements}, from one kind of source only.",
)
GROUP_ADVERSE = Text(
    "上述订单中，{adverse} 单另有与订单不完全一致的记录，已在逐单凭证中如实列出。",
    "For {adverse} of these, some records do not fully agree with the order; the evidence order by"
    " order lists them as they are.",
)
EVIDENCE = Text("订单 {order}，{sentence}", "Order {order}. {sentence}")

# --- 他人恶意下单 ---------------------------------------------------------------------------
ATTACK_SIGNS = {
    "K02": Text(
        "其中 {count} 单出自成批首次购买的账号，下单后很快退款或取消。",
        "{count} came from new accounts in a batch, soon refunded or cancelled.",
    ),
    "K01": Text(
        "其中 {count} 单在本店的资金记录中没有向买家返款的记录。",
        "For {count} our money records show no payback to buyers.",
    ),
    "K03": Text(
        "异常出现后，本店就此向平台提交了工单，涉及其中 {count} 单的时段。",
        "We filed tickets in the days of {count} of them.",
    ),
    "K04": Text(
        "其中 {count} 单的相关聊天里有以差评、举报等相要挟的内容。",
        "Chats around {count} hold threats of bad reviews or reports.",
    ),
}
ATTACK_NOT_OURS = Text(
    "本店的判断是，这 {attacked} 单并非本店或本店人员所下；"
    "下单者的身份本店无法查明，对此不作断定。",
    "We judge that neither we nor our people placed these {attacked} order(s); we cannot tell who"
    " did.",
)
ATTACK_ASK = Text(
    "请求平台以自有的账号、设备与支付记录核查这 {attacked} 单的下单者，"
    "并在核查清楚之前不将其计为本店的违规订单。",
    "Please check by your account, device and payment records who placed these {attacked} order(s);"
    " count none against us before.",
)

# --- 订单增长 -----------------------------------------------------------------------------
SURGE = Text(
    "与本店以往同类日期相比，核查期内的订单约多出 {surplus} 单，"
    "其中{parts}尚不能解释的为 {unexplained}。",
    "Compared with like days before, about {surplus} more order(s) came in the period: {parts}not"
    " explained so far: {unexplained}.",
)
SURGE_PARTS = {
    "by_promotion": Text("促销活动可以解释 {by_promotion} 单，", "promotions {by_promotion}, "),
    "by_level": Text("经营规模整体上升对应 {by_level} 单，", "general growth {by_level}, "),
    "by_story": Text(
        "订单自身记录可以说明来由的（如直播、团购、到店自提、停售后补单）为 {by_story} 单，",
        "the orders' own records (live shows, group buys, pick-up, restocking) {by_story}, ",
    ),
    "by_repurchase": Text(
        "老客复购可以解释 {by_repurchase} 单，", "repeat buyers {by_repurchase}, "
    ),
}
"""Who explains the surplus, as it is shared out; what explains no order of it is left out."""
SURGE_REST = Text("{low} 单", "{low}")
SURGE_REST_BETWEEN = Text("{low} 至 {high} 单", "{low} to {high}")
SURGE_UNCHECKED = Text(
    "因缺少{missing}，本店目前未能核对订单数量的变化。",
    "For want of {missing} we could not check how the number of orders changed.",
)
SURGE_TOO_SHORT = Text(
    "订单记录的天数不足，本店目前未能核对订单数量的变化。",
    "The order records cover too few days to check how the number of orders changed.",
)
INPUTS = {
    "promotions": Text("促销日历", "a calendar of promotions"),
    "traffic": Text("商品流量", "traffic figures"),
    "buyers": Text("买家信息", "buyer data"),
    "orders": Text("订单的下单或付款时间", "order or payment times"),
}
INPUTS_OTHER = Text("所需记录", "the records needed")

# --- 不能证明的事项 -------------------------------------------------------------------------
LIMIT_THIN = Text(
    "有部分凭证的 {thin} 单，本店目前没有{missing}，因此不主张其已得到完整证明。",
    "We do not claim full proof for the {thin} shown in part.",
)
LIMIT_UNCLEAR = Text(
    "存疑的 {unclear} 单，本店目前不能证明其为真实交易，也不就其作任何事实主张。",
    "On {unclear} order(s) we can show and state nothing.",
)
LIMIT_UNSUPPORTED = Text(
    "有 {unsupported} 单目前没有可以附上的凭证，本店不就其作事实陈述。",
    "For {unsupported} order(s) we have no exhibit and state no facts.",
)
LIMIT_GAP = Text("尚缺{kind}，涉及 {gap} 单。", "We lack {kind} for {gap} order(s).")
LIMIT_GAP_WAIVED = Text(
    "尚缺{kind}，涉及 {gap} 单，本店决定不再补取。",
    "We lack {kind} for {gap} order(s) and have decided not to fetch it.",
)
LIMIT_PLATFORM = Text(
    "买家设备、网络地址等信息由平台掌握，本店无法取得，请求平台以自有记录核对。",
    "Device and network data are yours alone; please check them.",
)
LIMIT_STAMP = Text(
    "本案凭证由本店自行封存，目前未经第三方时间戳，请平台以所附凭证核验。",
    "We sealed the exhibits; no outside time stamp yet.",
)

# --- 认可的订单、原因与责任 -------------------------------------------------------------------
CONCEDED = Text(
    "经逐单核查，本店认可平台对{orders}的认定，不主张其为真实交易，接受相应处罚。",
    "We concede {orders}: not claimed as genuine; penalty accepted.",
)
RESTITUTION = Text(
    "因这 {conceded} 单产生的销量、评分与评价，本店不主张保留，请平台一并处理。",
    "Please remove sales, scores and reviews of these {conceded} order(s).",
)
CONCEDED_ONLY = Text(
    "本店的认可以这 {conceded} 单为限，不及于其他订单。",
    "We concede these {conceded} order(s) and no other.",
)
RESPONSIBILITY = Text(
    "就这 {conceded} 单，责任由本店承担，对由此造成的影响，本店致歉。",
    "We are responsible for these {conceded} order(s) and apologise for their effects.",
)
PARTNER_TOO = Text(
    "其中与合作方有关的部分，本店不以此免除自身的管理责任。",
    "Where a partner took part, our own duty to supervise remains.",
)
FITS = Text(
    "从现有记录看，{count} 单的下单情形与「{title}」相符。",
    "By the records, {count} order(s) fit “{title}”.",
)
FITS_CLAIMED = Text(
    "从现有记录看，本店主张的订单中有 {count} 单的下单情形与「{title}」相符。",
    "By the records, {count} of the orders we claim fit “{title}”.",
)
CAUSE = Text(
    "本店目前的判断是，{count} 单的原因为「{title}」；如查明另有原因，本店将如实更正。",
    "As we see it today, the cause of {count} order(s) is “{title}”; should another be found, we"
    " will correct this.",
)
CAUSE_UNKNOWN = Text(
    "有 {uncaused} 单的原因本店目前尚未查明，查明后如实补充。",
    "The cause of {uncaused} order(s) is not established yet; we will add it once it is.",
)

# --- 整改与预防 -----------------------------------------------------------------------------
MEASURE_DONE = Text("已完成：{measure}。", "Done: {measure}.")
MEASURE_DATED = Text("本店将于{due}前完成：{measure}。", "By {due} we will: {measure}.")
MEASURE_VOLUNTARY = Text(
    "为便于今后核对，本店自愿于{due}前完成：{measure}。",
    "To make such days easier to check in future, we will of our own accord, by {due}: {measure}.",
)
MEASURE_UNDATED = Text(
    "本店计划进行：{measure}，完成日期尚未确定。", "We plan, no date is set yet: {measure}."
)
MEASURE_OWNER = Text("由{owner}负责。", " Responsible: {owner}.")

# --- 结语 ---------------------------------------------------------------------------------
CLOSING = Text(
    "以上陈述以所附凭证为限，凭证的来源、取得方式与校验值见凭证目录，请平台核验。",
    "What we say goes as far as the attached exhibits; the list of exhibits names their sources,"
    " how they were obtained and their hashes, for you to verify.",
)

# --- 订单号 -------------------------------------------------------------------------------
ONE_ORDER = Text("订单 {order} ", "order {order}")
FEW_ORDERS = Text("订单 {orders}（{count} 单）", "orders {orders} ({count})")
MANY_ORDERS = Text(
    "{count} 单（订单号见订单表）", "{count} orders (numbers in the table of orders)"
)
