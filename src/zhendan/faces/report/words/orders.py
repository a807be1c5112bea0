"""Words about orders: list, drawers, groups, surge chart, causes, what was not checked."""

from zhendan.domain import Text

ORDERS: dict[str, Text] = {
    "orders.title": Text("涉案订单", "Flagged orders"),
    "orders.sorted": Text(
        "需要您决定的在前。点开一行看时间线与双向假设。",
        "Those that need you come first. Open a row for its time line and both stories.",
    ),
    "orders.capped": Text(
        "前 {n} 单附完整细节；其余 {rest} 单列出双向假设的结论，数字与出处见 audit.json。",
        "The first {n} carry every detail; for the other {rest} the answers stand here, their "
        "numbers and places in audit.json.",
    ),
    "orders.rest": Text("其余 {n} 单（同一顺序）", "The other {n} orders, in the same order"),
    "orders.filter": Text("筛选", "Filter"),
    "orders.all": Text("全部", "All"),
    "orders.search": Text("找订单号或词", "Find a number or word"),
    "orders.shown": Text("显示 {n} / {all} 单", "{n} of {all} shown"),
    "orders.keys": Text(
        "J / K 上下移动，回车展开，/ 查找", "J / K to move, Enter to open, / to search"
    ),
    "orders.open_all": Text("全部展开", "Open all"),
    "orders.close_all": Text("全部收起", "Close all"),
    "orders.number": Text("订单号", "Order"),
    "orders.standing": Text("认定", "Standing"),
    "orders.why": Text("原因与缺口", "Why, and what is missing"),
    "orders.evidence": Text("凭证", "Evidence"),
    "orders.questions": Text("疑点", "Findings"),
    "matched.repaired": Text("订单号经修复后匹配", "matched after repairing the number"),
    "matched.ambiguous": Text("订单号对应多笔，未能确定是哪一笔", "the number fits several orders"),
    "matched.missing": Text("导出表里没有这个订单号", "not found in the exports"),
    "why.suggest": Text("凭证与订单相矛盾，建议考虑认可", "contradicted: consider conceding"),
    "why.contradicted": Text("凭证相互矛盾，需要先消除矛盾", "its evidence contradicts itself"),
    "why.marked": Text("店铺自己的标记，尚未说明", "the shop's own mark, unexplained"),
    "why.held": Text(
        "曾经存疑；新材料更有利，仍等人认定",
        "was unclear before; the better news waits for a person",
    ),
    "why.insufficient": Text("材料不足", "too little material"),
    "why.missing": Text("未证明：{what}", "not shown: {what}"),
    "why.one_source": Text(
        "三方面都有凭证，但有的只有一类来源", "all three shown, one of them by one kind of source"
    ),
    "why.explained": Text("疑点有合理解释", "questions have an innocent explanation"),
    "why.clear": Text("未见疑点", "no question found"),
    "why.decided": Text("{by} 认定：{reason}", "{by}: {reason}"),
    "why.no_audit": Text("没有核查结果", "not audited"),
    "element.payment": Text("付款", "payment"),
    "element.goods": Text("货物", "goods"),
    "element.independent_buyer": Text("独立买家", "independent buyer"),
    "outcome.supported": Text("有独立凭证支持", "supported by independent evidence"),
    "outcome.explained": Text("疑点有合理解释", "questions explained"),
    "outcome.insufficient": Text("材料不足，无法判断", "too little to tell"),
    "outcome.contradicted": Text("凭证相互矛盾", "evidence contradicts itself"),
    "outcome.none": Text("未核查", "not checked"),
    # The drawer
    "line.title": Text("一条时间线", "One time line"),
    "line.undated": Text("无时间", "undated"),
    "line.against": Text("与订单不一致", "disagrees with the order"),
    "line.repaired": Text("修复后匹配", "matched after repair"),
    "line.weak": Text("弱匹配，仅供参考", "weak match, for reference only"),
    "line.entries": Text("条记录", "entries"),
    "two.title": Text("双向假设", "Both stories tested"),
    "two.story": Text("假设", "Story"),
    "two.predicts": Text("预测", "It predicts"),
    "two.shows": Text("数据显示", "The data show"),
    "two.answer": Text("结果", "Answer"),
    "two.for": Text("支持", "for"),
    "two.against": Text("反对", "against"),
    "two.not_checked": Text("未查", "not checked"),
    "two.unasked": Text(
        "另有 {n} 种说法因缺材料未查", "{n} stories not checked for want of records"
    ),
    "two.lacks": Text("缺：{what}", "lacks: {what}"),
    "finding.title": Text("疑点", "Findings"),
    "finding.lead": Text("疑点是问题，不是结论。", "A finding is a question, not a verdict."),
    "finding.for_title": Text("支持真实交易的发现", "What speaks for a genuine deal"),
    "finding.innocent": Text("正常情形也会这样", "Honest trade can look like this"),
    "finding.blind": Text("这一项看不到什么", "What it cannot see"),
    "finding.clears": Text("用什么可以说明", "What would clear it"),
    "finding.baseline": Text("对照 {value}", "against {value}"),
    "finding.window": Text("范围 {value}", "window {value}"),
    "finding.rows": Text("出处", "Rows"),
    "change.title": Text("什么会改变结论", "What would change the answer"),
    "unasked.title": Text("未核查", "Not checked"),
    "unasked.n": Text(
        "{n} 项因缺材料没有核查，看缺什么", "{n} questions not asked: see what is missing"
    ),
    "unasked.lead": Text(
        "缺少材料，没有核查，不等于没有问题。",
        "Not asked for want of material; not a clean result.",
    ),
    "unasked.missing": Text("缺少的字段", "Missing fields"),
    "unasked.signal": Text("疑点指标", "Question"),
    "unasked.entries": Text("项", "questions"),
    "decide.title": Text("认定", "Standing"),
    "decide.proposed": Text(
        "软件提议：{standing}（{outcome}）", "Proposed: {standing} ({outcome})"
    ),
    "decide.by_person": Text(
        "{by} 于 {at} 认定为“{standing}”", "{by} decided “{standing}” on {at}"
    ),
    "decide.reason": Text("理由：{reason}", "Reason: {reason}"),
    "decide.lowered": Text(
        "此后出现矛盾，软件已把认定降为存疑，请您重新认定。",
        "It was contradicted later, so it was lowered to unclear; please decide again.",
    ),
    "decide.nobody": Text("还没有人认定。", "Nobody has decided yet."),
    "decide.how": Text("记录您的决定", "Record your decision"),
    "decide.choices": Text(
        "genuine 真实交易、unclear 存疑、conceded 认可处罚，任选其一；理由必填，永久保留。",
        "Choose genuine, unclear or conceded; the reason is required and kept for ever.",
    ),
    "decide.contradicted": Text(
        "矛盾消除之前，不能认定为真实交易。", "It cannot be genuine while contradicted."
    ),
    "decide.marked": Text(
        "带有店铺自己的标记：认定为真实交易须写明能说明它的凭证编号。",
        "It bears the shop's own mark: genuine needs the number of the exhibit that explains it.",
    ),
    "decide.ask_reason": Text("写明理由", "your reason"),
    "decide.ask_name": Text("您的姓名", "your name"),
    "standing.genuine": Text("真实交易", "genuine"),
    "standing.unclear": Text("存疑", "unclear"),
    "standing.conceded": Text("认可处罚", "conceded"),
    "standing.suggest": Text("建议考虑认可", "consider conceding"),
    # Findings over all orders
    "signals.title": Text("疑点汇总", "Findings, by question"),
    "signals.lead": Text(
        "同一个问题涉及多少单；每一项都附正常情形。",
        "How many orders each question touches, with its honest look-alikes.",
    ),
    "signals.orders": Text("涉及订单", "Orders"),
    "weight.decides": Text("实物或资金", "physical or money"),
    "weight.supports": Text("佐证", "supporting"),
    "weight.asks": Text("只提出问题", "asks only"),
    "weight.for_shop": Text("支持店铺", "for the shop"),
    # Surge
    "surge.title": Text("订单高峰", "Daily orders"),
    "surge.surplus": Text("比平日多出", "above the usual"),
    "surge.promotion": Text("促销可解释", "explained by promotions"),
    "surge.repurchase": Text("老客复购可解释", "explained by loyal buyers"),
    "surge.unexplained": Text("未解释", "unexplained"),
    "surge.between": Text("{low} 至 {high}", "{low} to {high}"),
    "surge.unchecked": Text("未核查", "Not checked"),
    "surge.unchecked_why": Text("缺少：{what}", "Missing: {what}"),
    "surge.no_calendar": Text(
        "没有促销日历，促销能解释多少未核查。提供“促销日历”表后重新运行即可。",
        "Without a promotion calendar, what promotions explain was not checked. Add one and run "
        "again.",
    ),
    "surge.nothing": Text("没有可画的每日订单数。", "There are no daily counts to draw."),
    "surge.source": Text(
        "数据：订单 {rows} 单，{from_day} 至 {to_day}；促销日历 {windows} 段。"
        "预期由本店同一星期几的历史得出，浅色带为预期区间；"
        "深绿是促销日高出的部分，斜纹是没有登记促销而高出的部分。",
        "Data: {rows} orders, {from_day} to {to_day}; {windows} promotion windows. The "
        "expectation comes from the shop's own weekdays, the pale band is its range; solid green "
        "is above it on promotion days, hatched is above it with no promotion recorded.",
    ),
    "surge.table": Text("看每日数字", "See the daily numbers"),
    "surge.day": Text("日期", "Day"),
    "surge.observed": Text("实际", "Actual"),
    "surge.expected": Text("预期", "Expected"),
    "surge.range": Text("区间", "Range"),
    "surge.during": Text("促销", "Promotion"),
    "surge.notice": Text("收到通知", "Notice"),
    "surge.label_range": Text("浅色带：预期区间", "pale band: expected range"),
    "surge.label_day": Text("{day} {n} 单", "{day}: {n}"),
    "surge.aria": Text("每日订单数与预期区间，{days} 天", "Daily orders and range, {days} days"),
    "shape.none": Text("没有明显高峰", "no clear peak"),
    "shape.spike": Text("短时高峰", "a spike"),
    "shape.level_shift": Text("整体抬升，不是短时高峰", "a change of level, not a spike"),
    "shape.not_checked": Text("未核查", "not checked"),
    # Groups and causes
    "groups.title": Text("关联群组", "Orders tied together"),
    "groups.lead": Text(
        "这些订单有共同之处。这是问题，不是结论：请您回答它们为什么在一起。",
        "These orders share something. It is a question: what ties them together?",
    ),
    "groups.orders": Text("{n} 单", "{n} orders"),
    "groups.ask": Text("它们为什么在一起？", "Why are they together?"),
    "groups.entries": Text("组", "groups"),
    "causes.title": Text("可能的原因", "Possible causes"),
    "causes.lead": Text("由人确认后才成立。", "Each stands only when a person confirms it."),
    "causes.basis": Text("依据", "Basis"),
    "causes.suspected": Text(
        "涉及名册中的 {ref}：请不要让此人参与取证。",
        "Concerns {ref} of the register, who must not gather evidence here.",
    ),
    "causes.entries": Text("项", "causes"),
    "items.orders": Text("单", "orders"),
}
