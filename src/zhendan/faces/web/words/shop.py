"""Words of the shop's own work: plans, team, partners, choosing help, hand-over."""

from zhendan.domain import Text

_PLANS: dict[str, Text] = {
    "after.plans": Text("计划", "Plans"),
    "after.team": Text("团队", "Team"),
    "after.partners": Text("合作方", "Partners"),
    "after.advisers": Text("请人帮忙", "Getting help"),
    "after.handover": Text("授权与移交", "Hand-over"),
    "plans.promotions": Text("促销事先登记", "Promotions registered beforehand"),
    "plans.lead": Text(
        "活动开始之前写下方案并封存，下一次单量集中时就有事先的凭证。开始之后登记的，记录会写明。",
        "Write a plan down and seal it before the start: the next surge then has its proof. One"
        " that comes after the start says so for good.",
    ),
    "plans.sealed": Text("方案已封存。", "The plan is sealed."),
    "plans.invites": Text("下面几处容易招来批量套券：", "These points invite coupon gangs:"),
    "plans.name": Text("活动", "Promotion"),
    "plans.window": Text("起止", "From – to"),
    "plans.band": Text("预计每天单量", "Orders a day expected"),
    "plans.proof": Text("凭证", "Exhibit"),
    "plans.before": Text("开始前登记", "before the start"),
    "plans.late": Text("开始后才登记", "after the start"),
    "plans.compare": Text("与实际对照", "Compare with what came"),
    "plans.days": Text("每天实际单量，用空格分开", "Orders of each day, apart by blanks"),
    "plans.none": Text("还没有登记过活动。", "No promotion was registered yet."),
    "plans.register": Text("登记一个活动", "Register a promotion"),
    "plans.starts": Text("开始（北京时间）", "Start (Beijing time)"),
    "plans.ends": Text("结束（北京时间）", "End (Beijing time)"),
    "plans.items": Text("商品，用空格分开", "Items, apart by blanks"),
    "plans.budget": Text("预算（元）", "Budget (yuan)"),
    "plans.low": Text("预计每天最少单量", "Least orders a day"),
    "plans.high": Text("预计每天最多单量", "Most orders a day"),
    "plans.rules": Text("规则页面在哪里（先存档）", "Where the rules stand (archive them first)"),
    "plans.coupons": Text("优惠券，每行“名称 金额”", "Coupons, one a line: name amount"),
    "plans.lowest": Text("最低成交价（可空）", "Lowest price (optional)"),
    "plans.limit": Text("每人限购（可空）", "Limit a buyer (optional)"),
    "plans.stackable": Text("优惠可以叠加", "Coupons may be stacked"),
    "plans.seal": Text("封存方案", "Seal the plan"),
    "plans.quality": Text("进货检验", "Incoming inspection"),
    "plans.aql": Text(
        "可接受的不合格率（AQL，%，常用 2.5）", "Acceptable share of faults (AQL, %, often 2.5)"
    ),
    "plans.later": Text("{month} 个月后 {n} 位", "{n} after {month} months"),
    "plans.lot": Text("批量（件）", "Lot size"),
    "plans.draw": Text("抽多少件", "How many to draw"),
    "plans.chances": Text(
        "不同的不合格品率下，这批货被接收的概率（按二项分布算得）",
        "How likely the lot is accepted at a share nonconforming (binomial)",
    ),
    "plans.share": Text("不合格品率", "Share nonconforming"),
    "plans.chance": Text("接收概率", "Accepted"),
    "plans.defects": Text("检验与退款", "Inspections and refunds"),
    "plans.item": Text("商品", "Item"),
    "plans.bad": Text("不合格件数", "Nonconforming"),
    "plans.refunds": Text("由此退款", "Refunds"),
    "plans.inspected": Text("记录一批货的检验", "Record a lot's inspection"),
    "plans.lotno": Text("批号", "Lot"),
    "plans.pieces": Text("检验件数", "Inspected"),
    "plans.refunded": Text("由此退款的订单号（可空）", "Refunded orders (optional)"),
    "plans.members": Text("会员与复购", "Members and repurchase"),
    "plans.repurchase": Text(
        "复购率 {share}，共 {n} 位买家。只有人数，没有个人。",
        "Repurchase {share} over {n} buyers. Sums only, nobody in person.",
    ),
    "plans.cohorts": Text("各月首次购买的买家，几个月后又来", "Buyers by first month, back later"),
    "plans.month": Text("首购月份", "First month"),
    "plans.buyers": Text("买家", "Buyers"),
    "plans.fewer": Text("不足五位的月份合计", "months of fewer than five"),
    "plans.again": Text("几个月后又来", "Back after months"),
    "plans.nobody": Text(
        "复核台还没有订单记录，算不出复购。",
        "The review desk knows no orders yet, so repurchase cannot be told.",
    ),
}
_TEAM: dict[str, Text] = {
    "team.training": Text("员工培训", "Training"),
    "team.lead": Text(
        "短文和几道题：什么是刷单、代价是什么、遇到压力找谁。签到表封存之后可作整改的证明。",
        "A short text and a few questions: what brushing is, what it costs, whom to turn to. The"
        " sealed sheet is proof for a measure.",
    ),
    "team.person": Text("姓名", "Name"),
    "team.module": Text("培训", "Training"),
    "team.result": Text("结果", "Result"),
    "team.score": Text("成绩", "Score"),
    "team.sheet": Text("签到表", "Signed sheet"),
    "team.passed": Text("通过", "passed"),
    "team.again": Text("请再学习一次", "to be taken again"),
    "team.unsigned": Text("没有签名，不能作证明", "unsigned: no proof"),
    "team.nobody": Text("还没有人参加培训。", "Nobody took a training yet."),
    "team.playbooks": Text("应对手册", "Playbooks"),
    "team.concern": Text("保密反映情况", "Report something in confidence"),
    "team.duties": Text("职责分开", "Duties kept apart"),
    "team.duties.lead": Text(
        "能做又能掩盖的两件事不放在一个人手里。正在被核实的人不参与取证和认定。",
        "What could be done and hidden by one person is kept apart. Who is looked into neither"
        " gathers evidence nor decides.",
    ),
    "team.together": Text("{who}兼任：{what}。请分开。", "{who} holds both: {what}. Part them."),
    "team.give": Text("记录一个人的职责", "Record a person's duties"),
    "team.access": Text("权限复查", "Access review"),
    "team.access.lead": Text(
        "每九十天看一遍每个人能做什么。复查在这里记录，改角色和移出在“设置”里做。",
        "Every ninety days, look at what each person may do. The look is recorded here; roles are"
        " changed under “Settings”.",
    ),
    "team.looked": Text("{on} 由{by}复查。", "Looked at on {on} by {by}."),
    "team.due": Text("该复查了", "due"),
    "team.look": Text("记录一次复查", "Record a look"),
    "team.gone": Text("收回的权限", "Rights withdrawn"),
    "team.settings": Text("到“设置”改角色或移出", "Change roles under “Settings”"),
    "team.concerns": Text("情况反映", "Concerns"),
    "team.concerns.lead": Text(
        "这里只有编号和处理人，没有内容，也没有是谁反映的。",
        "Numbers and who hears them, neither the words nor who raised them.",
    ),
    "team.sealed": Text("原文封存为 {exhibit}。", "The words are sealed as {exhibit}."),
    "team.outcome": Text("处理结果（不写是谁反映的）", "What came of it (not who raised it)"),
    "team.quiet": Text("没有情况反映。", "No concern was raised."),
    "concern.title": Text("保密反映情况", "Report in confidence"),
    "concern.lead": Text(
        "写下您看到的事。列表和日志里不显示内容，也不记录是谁写的；能打开工作区文件夹的人仍可能"
        "看到原文，所以请不要写出自己的名字。反映情况的人不会因此受到不利对待。",
        "Write what you saw. No list and no log shows the words or who wrote them; whoever can open"
        " the workspace folder could still read them, so leave your own name out. Nobody is to be"
        " worse off for it.",
    ),
    "concern.to": Text("由谁处理", "Who hears it"),
    "concern.words": Text("您看到的事", "What you saw"),
    "concern.send": Text("封存并交给处理人", "Seal and hand over"),
    "concern.kept": Text(
        "已封存，编号 {number}。请记下编号，之后可以向处理人询问。",
        "Sealed as {number}. Keep the number: you can ask after it.",
    ),
}
_PARTNERS: dict[str, Text] = {
    "partners.lead": Text(
        "代运营、快递网点、供应商、主播和推广者：合同日期、条款是否齐全、发生过什么、何时复查。",
        "Agencies, outlets, suppliers, influencers and promoters: contract dates, clauses, what"
        " happened, and the next look.",
    ),
    "partners.kind": Text("类别", "Kind"),
    "partners.kind.agency": Text("代运营", "agency"),
    "partners.kind.courier": Text("快递网点", "courier outlet"),
    "partners.kind.supplier": Text("供应商、一件代发", "supplier"),
    "partners.kind.influencer": Text("主播、达人", "influencer"),
    "partners.kind.affiliate": Text("推广者", "promoter"),
    "partners.kind.other": Text("其他", "other"),
    "partners.next": Text("下次复查 {on}", "next look {on}"),
    "partners.suspended": Text("已暂停：{why}", "suspended: {why}"),
    "partners.clauses": Text("合同条款", "Clauses"),
    "partners.has": Text("有：", "has: "),
    "partners.lacks": Text("缺：", "lacks: "),
    "partners.todo": Text("要做：", "To do:"),
    "partners.incidents": Text("发生过的事（{n}）", "Incidents ({n})"),
    "partners.indicators": Text("订单上的疑点", "Questions on its orders"),
    "partners.indicators.lead": Text(
        "把一个案件的核查疑点按快递网点和推广者列到同名的合作方下面。是疑点和份额，不是结论。",
        "Puts what the audit asks of a case's orders beside the partners of that name. Questions"
        " with their share, no verdict.",
    ),
    "partners.ask": Text("列出疑点", "List the questions"),
    "partners.note": Text("记录一件事", "Record something"),
    "partners.what": Text("哪一类", "What"),
    "partners.act.incident": Text("发生的事", "an incident"),
    "partners.act.suspended": Text("暂停合作", "suspension"),
    "partners.act.resumed": Text("恢复合作", "work goes on"),
    "partners.act.reviewed": Text("复查过", "a look was taken"),
    "partners.words": Text("发生了什么", "What happened"),
    "partners.none": Text("还没有登记合作方。", "No partner is registered."),
    "partners.register": Text("登记或更新合作方", "Register or renew a partner"),
    "partners.number": Text("您给的编号（如 P1）", "A number of your own (e.g. P1)"),
    "partners.name": Text("名称", "Name"),
    "partners.since": Text("合同开始", "Contract begins"),
    "partners.until": Text("合同结束（可空）", "Contract ends (optional)"),
    "partners.review": Text("下次复查（可空）", "Next look (optional)"),
}
_ADVISERS: dict[str, Text] = {
    "advisers.check": Text("核对顾问的合同或报价", "Check an adviser's contract or offer"),
    "advisers.lead": Text(
        "贴上文字或选一份 DOCX、PDF。程序指出缺少的条款和需要留意的话，引出原文。内容不保存；"
        "这不是法律意见。",
        "Paste the words or choose a DOCX or PDF. Missing clauses and words that warn are named,"
        " with the passage. Nothing is kept; this is no legal advice.",
    ),
    "advisers.found": Text(
        "需要留意 {warned} 处，没有找到的条款 {missing} 项。",
        "{warned} passages to look at, {missing} clauses not found.",
    ),
    "advisers.warns": Text("请留意", "look closely"),
    "advisers.missing": Text("没有找到", "not found"),
    "advisers.ask": Text("可以这样要求：", "What to ask:"),
    "advisers.present": Text("找到的条款（{n}）", "Clauses found ({n})"),
    "advisers.paste": Text("合同或报价的文字", "Words of the contract or offer"),
    "advisers.file": Text("或选择文件", "Or a file"),
    "advisers.go": Text("核对", "Check"),
    "advisers.when": Text("要不要请律师", "Whether to ask a lawyer"),
    "advisers.first": Text("先请{who}：", "First {who}:"),
    "advisers.also": Text("可以请{who}：", "Perhaps {who}:"),
    "advisers.stake": Text("涉及金额（元）", "At stake (yuan)"),
    "advisers.organised": Text("有人付费或组织下单", "Orders were paid for or organised"),
    "advisers.agency": Text("代运营方可能有关", "The agency may be involved"),
    "advisers.authority": Text("监管或公安已经联系", "An authority has called"),
    "advisers.look": Text("再看一遍", "Look again"),
    "advisers.bring": Text("带什么去", "What to bring"),
    "advisers.cost": Text("费用比较", "What an offer costs"),
    "advisers.cost.lead": Text(
        "处罚撤销和不撤销时各付多少。不预测结果。",
        "What is paid if the penalty is lifted, and if not. No outcome is predicted.",
    ),
    "advisers.fixed": Text("固定费用（元）", "Fixed fee (yuan)"),
    "advisers.share": Text("成功费（%，可空）", "Share on success (%, optional)"),
    "advisers.expenses": Text("其他开支（元，可空）", "Expenses (yuan, optional)"),
    "advisers.hours": Text("自己投入的小时（可空）", "Own hours (optional)"),
    "advisers.hourly": Text("每小时成本（元，可空）", "Cost of an hour (yuan, optional)"),
    "advisers.count": Text("计算", "Count"),
}
_HANDOVER: dict[str, Text] = {
    "handover.mandates": Text("授权", "Mandates"),
    "handover.lead": Text(
        "谁可以看、可以办什么、到哪一天。承认、和解、放弃默认仍须店铺书面同意。",
        "Who may read or act, and until when. Conceding, settling and waiving stay with the shop"
        " unless it is said otherwise.",
    ),
    "handover.link": Text(
        "资料室已打开。下面的链接只显示这一次，请另外告知对方：",
        "The room is open. The link is shown this once; tell it by another way:",
    ),
    "handover.lawyer": Text("律师", "lawyer"),
    "handover.agency": Text("代理机构", "agency"),
    "handover.may": Text("可代为承认。", "May concede for the shop."),
    "handover.maynot": Text("不可代为承认。", "May not concede."),
    "handover.does": Text("代为在平台提交、答复。", "Acts at the platform."),
    "handover.signed": Text("签字授权书 {exhibit}。", "Signed: {exhibit}."),
    "handover.room": Text("打开资料室（只读、脱敏）", "Open a data room (read-only, masked)"),
    "handover.until": Text("截止日期", "Until"),
    "handover.open": Text("打开资料室", "Open the room"),
    "handover.end": Text("提前结束授权", "Withdraw the mandate"),
    "handover.back": Text("记录归还或删除的证明", "Record proof of return or deletion"),
    "handover.none": Text("没有授权。", "No mandate."),
    "handover.give": Text("记录一份授权", "Record a mandate"),
    "handover.from_case.title": Text("请律师或代理机构帮忙", "Get a lawyer or an agency to help"),
    "handover.from_case": Text(
        "先看要不要请人、怎样核对合同；再写清谁能看、能办什么、到哪一天，才把材料给出去。",
        "See whether you need help and check the contract; then say who may do what, until when.",
    ),
    "handover.number": Text("您给的编号（如 W1）", "A number of your own (e.g. W1)"),
    "handover.to": Text("受托人全称", "The adviser's full name"),
    "handover.kind": Text("受托人类型", "Kind"),
    "handover.scope": Text("授权事项", "What the adviser may do"),
    "handover.paper": Text("签字授权书的凭证编号（可空）", "The sealed paper (optional)"),
    "handover.concede": Text("可代为承认", "may concede for the shop"),
    "handover.acts": Text("代为在平台提交、答复", "acts at the platform"),
    "handover.packet": Text(
        "证据包用 zhendan handover give 生成，接收别人的用 zhendan handover take，都会列在下面。",
        "Packets are made with `zhendan handover give` and taken over with `zhendan handover"
        " take`; both are listed below.",
    ),
    "handover.rooms": Text("资料室", "Data rooms"),
    "handover.looks": Text("查阅记录（{n}）", "Looks ({n})"),
    "handover.list": Text("列表", "the list"),
    "handover.shut": Text("收回链接", "Withdraw the link"),
    "handover.norooms": Text("没有资料室。", "No data room."),
    "handover.given": Text("对外提供记录", "Disclosures"),
    "handover.which": Text("证据包", "Packet"),
    "handover.masked": Text("已脱敏", "masked"),
    "handover.unmasked": Text("未脱敏", "unmasked"),
    "handover.nothing": Text("没有对外提供过证据包。", "No packet was handed to anybody."),
    "handover.taken": Text("接收过的证据包", "Packets taken over"),
}
_DESK: dict[str, Text] = {
    "review.rules.lead": Text(
        "一条规则先在过去一年的订单上回测，再试运行（只记录），最后才启用；暂停要写理由和到期日。",
        "A rule is first tried on the last year, then runs in shadow (it only notes), then is put"
        " to use; a snooze takes a reason and an end.",
    ),
    "review.past": Text("回测", "On the past"),
    "review.past.told": Text(
        "{orders} 单：会拦下 {caught}/{bad} 单已认可的，打扰 {disturbed} 单正常的，"
        "约 {minutes} 分钟人工",
        "{orders} orders: {caught} of {bad} conceded ones held, {disturbed} honest ones disturbed,"
        " about {minutes} minutes of work",
    ),
    "review.past.none": Text("还没有回测", "not tried yet"),
    "review.questioned": Text("误拦多于回测，请重新看", "more false alarms than tried: look again"),
    "review.until": Text("到 {on}", "until {on}"),
    "review.try": Text("在过去的订单上回测", "Try a rule on the past"),
    "review.bad": Text(
        "已认可的订单号，用空格分开（可空）", "Conceded orders, apart by blanks (optional)"
    ),
    "review.switch": Text("切换一条规则", "Switch a rule"),
    "review.why": Text("理由（暂停、停用时必填）", "Reason (for a snooze or the end)"),
    "review.ends": Text("到期日（暂停时必填）", "Until (for a snooze)"),
    "review.over": Text("后来取消或退款的订单", "Orders cancelled or refunded since"),
    "review.over.how": Text(
        "粘贴表格，列：order_no、undone_at", "Paste a table with the columns order_no, undone_at"
    ),
    "review.over.done": Text("记下 {n} 张。", "{n} noted."),
    "review.list": Text("登记名册、地点、团购", "Register people, places, group orders"),
    "review.list.which": Text("哪一种", "Which"),
    "review.list.how": Text(
        "粘贴表格：名册用手机号、收货地址、支付账号、买家昵称、结束日期；地点用收货地址；团购用订单号",
        "Paste a table: people by 手机号, 收货地址, 支付账号, 买家昵称, 结束日期; places by"
        " 收货地址; groups by 订单号",
    ),
    "reputation.put": Text("记录数字", "Record numbers"),
    "reputation.typed": Text("手工填一个数字", "Type a number in"),
    "reputation.sheet": Text("导入平台导出的表", "Import the platform's export"),
    "reputation.sheet.how": Text(
        "第一次要写明各列是什么：第一行 day: 统计日期，第二行 columns:，往下每行空两格写"
        "“指标: 表头”，例如 service_score: 服务分。以后同名的表自动沿用。",
        "The first time, say which column is what: a line “day: HEADING”, a line “columns:”, then"
        " one “metric: HEADING” a line, two blanks in. The same export finds it again later.",
    ),
    "reputation.file": Text("文件（CSV）", "File (CSV)"),
    "reputation.mapping": Text("列的对应（YAML，可空）", "Columns (YAML, optional)"),
    "reputation.taken": Text("新记录 {n} 个数据。", "{n} new values on record."),
    "reputation.report": Text(
        "下载给平台看的恢复情况页", "Download the page of recovery for the platform"
    ),
    "reputation.plan": Text("恢复计划", "A plan for the time after"),
    "reputation.plan.lead": Text(
        "最多六件事，比处罚前差的排在前面。日期是建议，由您来定；做不完的可以先放下。",
        "At most six tasks, what is worse than before first. Dates are proposals, yours to set;"
        " what is too much may wait.",
    ),
    "reputation.plan.how": Text(
        "建议 {on} 前完成；证明：{proof}；看“{metric}”。",
        "Proposed by {on}; proof: {proof}; look at: {metric}.",
    ),
    "reputation.health": Text("读入平台的店铺健康数据", "Take the platform's account health"),
    "reputation.health.how": Text(
        "Shopee、亚马逊接口保存下来的回答（JSON）。原件封存；能对上的指标记入走势，其余只读不记。",
        "A saved answer of Shopee's or Amazon's interface (JSON). The file is sealed; metrics that"
        " a line follows go on record, the rest is read only.",
    ),
    "reputation.answer": Text("回答文件（JSON）", "The answer (JSON)"),
    "reputation.aim": Text("定目标", "Set a target"),
    "review.list.done": Text(
        "已生效，共 {n} 项；人的信息只留键。", "In force: {n} keys; of people keys alone are kept."
    ),
}
_TRAIL: dict[str, Text] = {
    "trail.review_rule": Text("切换复核规则", "Switched a review rule"),
    "trail.review_tried": Text("回测复核规则", "Tried a review rule on the past"),
    "trail.review_eyes": Text("改变复核人数", "Changed how many look"),
    "trail.plan_promotion": Text("登记促销方案", "Registered a promotion"),
    "trail.plan_defects": Text("记录进货检验", "Recorded an inspection"),
    "trail.metric": Text("记录指标", "Recorded a metric"),
    "trail.metric_target": Text("定目标", "Set a target"),
    "trail.metric_health": Text("读入店铺健康数据", "Took account health"),
    "trail.metric_sheet": Text("导入指标表", "Imported metrics"),
    "trail.duties": Text("记录职责", "Recorded duties"),
    "trail.access_reviewed": Text("复查权限", "Looked through a person's rights"),
    "trail.concern_answered": Text("记录情况反映的结果", "Recorded what came of a concern"),
    "trail.partner": Text("登记合作方", "Registered a partner"),
    "trail.partner_note": Text("记录合作方的事", "Recorded something of a partner"),
    "trail.partner_risk": Text("列出合作方订单的疑点", "Listed questions per partner"),
    "trail.mandate": Text("记录授权", "Recorded a mandate"),
    "trail.mandate_ended": Text("结束授权", "Withdrew a mandate"),
    "trail.mandate_returned": Text("记录归还或删除", "Recorded a return or deletion"),
    "trail.room": Text("打开资料室", "Opened a data room"),
    "trail.room_shut": Text("收回资料室", "Withdrew a data room"),
}
_RIGHTS: dict[str, Text] = {
    "right.view": Text("看案件", "see cases"),
    "right.requests": Text("看待取清单", "see what is to be fetched"),
    "right.upload": Text("上传", "upload"),
    "right.decide": Text("认定订单", "decide on orders"),
    "right.concede": Text("认可订单", "concede orders"),
    "right.private": Text("看内部自查", "see the private self-check"),
    "right.prepare": Text("制作证据包", "prepare packets"),
    "right.gate": Text("记录律师环节", "record the lawyer's step"),
    "right.submit": Text("确认提交", "confirm the submission"),
    "right.answer": Text("登记平台答复", "record answers"),
    "right.comment": Text("写备注", "remark"),
    "right.work": Text("分派与跟进", "assign and follow up"),
    "right.move": Text("暂停、恢复案件，进入下一轮", "pause, resume and move cases on"),
    "right.approve": Text("批准或退回材料", "approve papers or send them back"),
    "right.export": Text("导出列表", "export lists"),
    "right.review": Text("复核新订单", "review new orders"),
    "right.correct": Text("整改与恢复", "measures and recovery"),
    "right.people": Text("管理人员", "manage people"),
    "right.trail": Text("看操作记录", "see the trail"),
    "right.tokens": Text("管理程序密钥", "manage keys"),
}
SHOP_WORK: dict[str, Text] = (
    _PLANS | _TEAM | _PARTNERS | _ADVISERS | _HANDOVER | _DESK | _TRAIL | _RIGHTS
)
