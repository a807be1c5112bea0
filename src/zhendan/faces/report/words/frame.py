"""Words of the page's frame: header, overview, verdict bar, deadline, seal, limits."""

from zhendan.domain import Text

FRAME: dict[str, Text] = {
    # The page and its header
    "page.kind": Text("真单核查报告", "Zhendan case report"),
    "page.skip": Text("跳到正文", "Skip to content"),
    "page.made": Text("本页制作于 {at}（{zone}）", "Made {at} ({zone})"),
    "page.private": Text(
        "本页供店主与律师内部查看，含自查内容，请不要提交给平台。要提交的是申诉材料 dossier.pdf。",
        "For the owner and the lawyer only: it holds the private self-check. Do not hand it to the "
        "platform. What is handed in is dossier.pdf.",
    ),
    "page.synthetic": Text("合成案例，全部内容为虚构", "Synthetic case: everything is invented"),
    "page.none": Text("无记录", "None recorded"),
    "page.more": Text("另有 {n} {what}，{where}", "Another {n} {what}: {where}"),
    "page.more_there": Text("另有 {n} {what}", "Another {n} {what}"),
    "page.copy": Text("复制", "Copy"),
    "page.copied": Text("已复制", "Copied"),
    "page.contents": Text("目录", "Contents"),
    "page.received": Text("收到 {at}", "Received {at}"),
    "page.received_unknown": Text("送达时间未知", "Delivery time unknown"),
    "page.orders": Text("涉及 {n} 单", "{n} orders"),
    "page.orders_unknown": Text("涉案订单未知", "orders unknown"),
    "where.audit": Text("全部内容见 audit.json", "the whole is in audit.json"),
    "where.orders": Text("全部见“订单”", "all of them are under Orders"),
    "where.run": Text("全部内容见 run.json", "the whole is in run.json"),
    "where.packet": Text("完整清单在证据包 packet/ 中", "the full list is in packet/"),
    "where.dossier": Text("完整清单见申诉材料 dossier.pdf", "the full list is in dossier.pdf"),
    # Deadline in the header
    "due.by": Text("截止", "Due"),
    "due.plan_by": Text("请按此时间准备", "Plan for"),
    "due.latest": Text("最迟 {at}，未核实", "at the latest {at}, unverified"),
    "due.unknown": Text("截止时间未知", "Deadline unknown"),
    "due.unknown_now": Text("请今天就打开通知原文查看", "Open the notice today and look for it"),
    "due.left": Text("制作本页时还剩 {span}", "{span} left when this page was made"),
    "due.late": Text("制作本页时已过 {span}", "{span} past when this page was made"),
    "due.late_stamp": Text("已过期", "Past due"),
    "due.provisional": Text("暂定，请以通知为准", "Provisional: the notice decides"),
    "due.one_shot": Text(
        "平台只收一次申诉，提交后不能补充", "One submission only, nothing can be added later"
    ),
    "confidence.notice": Text("通知原文写明", "stated in the notice"),
    "confidence.official": Text("平台官方页面", "platform's own page"),
    "confidence.user": Text("由办案人员填写", "entered by a person"),
    "confidence.third_party": Text("第三方资料，请以通知为准", "third party: the notice decides"),
    "confidence.unknown": Text("来源未知", "source unknown"),
    # Overview
    "over.title": Text("一分钟看懂", "In one minute"),
    "over.charge": Text(
        "{platform}认为本店存在「{charge}」{grade}，{orders}。",
        "{platform} charges the shop with “{charge}”{grade}, {orders}.",
    ),
    "over.charge_unnamed": Text(
        "{platform}没有写明违规认定的名称，{orders}。",
        "{platform} does not name its charge, {orders}.",
    ),
    "over.no_notice": Text(
        "收件夹里还没有违规通知。请把通知原文（文字或涉案订单表）放进去，再运行一次。",
        "There is no notice in the inbox yet. Put it in (its text or the list of orders) and run "
        "again.",
    ),
    "over.orders": Text("涉及 {n} 单", "over {n} orders"),
    "over.orders_unknown": Text("也没有列出订单", "and lists no orders"),
    "over.looked": Text(
        "我们逐单核查了您提供的 {files} 个文件。", "We looked at each order in your {files} files."
    ),
    "over.claimable": Text(
        "{n} 单可以写入申诉，其中 {thin} 单要写明缺什么。",
        "{n} can be claimed in the appeal; for {thin} of them it must say what is missing.",
    ),
    "over.claimable_plain": Text("{n} 单可以写入申诉。", "{n} can be claimed in the appeal."),
    "over.open": Text(
        "{n} 单还说不清，需要您补材料或作决定。",
        "{n} cannot be told yet and need material or your decision.",
    ),
    "over.conceded": Text(
        "{n} 单已由人工认可，不会写入主张。", "{n} were conceded by a person and are not claimed."
    ),
    "over.suggest": Text(
        "另有 {n} 单，凭证与订单相矛盾，建议您考虑认可。",
        "For {n} the evidence contradicts the order: consider conceding them.",
    ),
    "over.suggest_within": Text(
        "其中 {n} 单的凭证与订单相矛盾，建议您考虑认可。",
        "Among them, the evidence contradicts {n}: consider conceding these.",
    ),
    "over.grade": Text("（情节：{grade}）", " (grade: {grade})"),
    "now.title": Text("现在该做", "What to do now"),
    "now.lead": Text("最多三件，最急的在前。", "At most three, most urgent first."),
    "dont.title": Text("先不要做", "Please do not"),
    "dont.rush": Text("抢着提交，多数平台次数有限", "rush to submit: attempts are limited"),
    "dont.forge": Text("补造、修改或倒填任何单据", "make, change or back-date any record"),
    "dont.agent": Text("联系承诺“包过”的中介", "hire anyone who promises to get you through"),
    "dont.password": Text("把密码或验证码交给别人", "give anyone a password or a code"),
    "dont.coach": Text("催买家作证，或教买家怎么说", "press or coach buyers to testify"),
    # Verdict bar
    "verdict.title": Text("逐单认定", "Each order's standing"),
    "verdict.provable": Text("可证真", "Provable"),
    "verdict.thin": Text("证据薄", "Thin"),
    "verdict.unclear": Text("存疑", "Unclear"),
    "verdict.conceded": Text("承认", "Conceded"),
    "verdict.provable.means": Text(
        "买家、付款、货物各有两类独立凭证，可写入申诉",
        "buyer, payment and goods each shown by two kinds of source; may be claimed",
    ),
    "verdict.thin.means": Text(
        "付款与货物有凭证，买家独立尚未充分证明，可写入申诉并写明缺口",
        "payment and goods shown, an independent buyer not fully; may be claimed, saying so",
    ),
    "verdict.unclear.means": Text(
        "材料不足或相互矛盾，等待补充或人工认定，不写入主张",
        "too little, or contradictory: waits for evidence or a person; not claimed",
    ),
    "verdict.conceded.means": Text(
        "由人记录理由后认可，进入整改，绝不写入主张",
        "conceded by a person with a reason; goes to remedy, never claimed",
    ),
    "verdict.sum": Text("共 {n} 单", "{n} orders"),
    "verdict.unit": Text("单", "orders"),
    "verdict.unit_one": Text("单", "order"),
    "verdict.none_flagged": Text(
        "通知没有列出订单，或列出的订单未能读出。",
        "The notice lists no orders, or none could be read.",
    ),
    "complete.title": Text("材料完整度 {percent}%", "Material {percent}% complete"),
    "complete.not": Text("材料完整度，不是胜诉预测", "completeness of material, not a prediction"),
    "complete.how": Text(
        "每单看付款、货物、独立买家三项：{all} 项中有 {shown} 项已有凭证。",
        "Payment, goods, independent buyer per order: {shown} of {all} are shown.",
    ),
    "adverse.title": Text("对店铺不利、必须先看", "Adverse facts: read these first"),
    "adverse.suggest": Text(
        "单的凭证与订单相矛盾，建议考虑认可", "contradicted: consider conceding"
    ),
    "adverse.marked": Text("单带有店铺自己的标记", "marked in the shop's own books"),
    "adverse.against": Text("处记录与订单不一致", "at odds between a record and its order"),
    "adverse.missing": Text(
        "单在导出表里没有找到或对不上", "not found in the exports, or not told apart"
    ),
    # Deadline derivation
    "deadline.title": Text("截止时间怎么来的", "How the deadline is known"),
    "deadline.source": Text("依据", "Source"),
    "deadline.confidence": Text("可信度", "Confidence"),
    "deadline.words": Text("通知原文", "Words of the notice"),
    "deadline.attempts": Text("申诉次数", "Attempts"),
    "deadline.attempts_known": Text("通知写明 {n} 次", "{n}, says the notice"),
    "deadline.attempts_unknown": Text("未知，请看通知", "unknown: look at the notice"),
    "deadline.zone": Text("时区", "Zone"),
    "deadline.at": Text("截止时间", "Deadline"),
    "deadline.plan_by": Text("最早可能的时间", "Earliest plausible"),
    "deadline.plan_why": Text("提醒按这个时间走", "reminders go by this"),
    "deadline.steps": Text("推算过程", "Derivation"),
    "notice.scope": Text("涉案范围", "Orders named"),
    "notice.scope.explicit": Text("逐一列明", "listed one by one"),
    "notice.scope.sample": Text(
        "只列了一部分作为示例，请向平台索要完整清单", "only examples: ask the platform for the list"
    ),
    "notice.scope.range": Text("只给了时间范围", "only a span of time"),
    "notice.scope.item": Text("只给了商品", "only items"),
    "notice.scope.unknown": Text("没有说明", "not said"),
    "notice.items": Text("商品", "items"),
    "notice.rule": Text("引用的规则", "Rule cited"),
    "notice.entry": Text("申诉入口", "Where to answer"),
    "notice.effect": Text("处罚状态", "State of the penalty"),
    "notice.effect.pending": Text("已公示，尚未执行", "announced, not in force yet"),
    "notice.effect.in_force": Text("已执行", "in force"),
    "notice.unconfirmed": Text("图片里读到、需要您核对", "Read in a picture: please compare"),
    "notice.unconfirmed_why": Text(
        "这些内容没有采用。请对照原图，把正确的写进一个 .txt 文件放入收件夹后重新运行。",
        "None of it was used. Write the right values into a .txt file in the inbox and run again.",
    ),
    "deadline.not_found": Text("通知里没有找到", "Not found in the notice"),
    "deadline.not_found_why": Text(
        "请您对照原文补填；没有写的内容不会被猜测。",
        "Please check the original; nothing missing is guessed.",
    ),
    "deadline.late_what": Text("已过截止时间，还能做什么", "Past the deadline: what remains"),
    "deadline.late.0": Text(
        "打开违规管理页，看入口是否仍开放；开放就先提交已经备好的部分。",
        "Open the violation page; if the entry is still open, hand in what is ready.",
    ),
    "deadline.late.1": Text(
        "写下为什么晚了（例如通知未送达、负责人住院），并保存证明，附在延期申请里。",
        "Write down why it is late and keep proof of it for a request to file late.",
    ),
    "deadline.late.2": Text(
        "继续封存凭证：复核、投诉或诉讼仍可能用到。",
        "Go on sealing evidence: a review, complaint or court may still need it.",
    ),
    "deadline.penalties": Text("处罚", "Penalties"),
    "deadline.asks": Text("通知要求的材料", "Material the notice asks for"),
    "deadline.charge": Text("认定原文", "Charge, verbatim"),
    "deadline.body": Text("通知全文", "Full text of the notice"),
    # Seal
    "seal.title": Text("固化与核验", "Seal and how to check it"),
    "seal.log": Text("存证日志", "Evidence log"),
    "seal.size": Text("日志条数", "Entries"),
    "seal.root": Text("根哈希", "Root hash"),
    "seal.key": Text("签名密钥指纹", "Key fingerprint"),
    "seal.stamp": Text("可信时间戳", "Time stamp"),
    "seal.stamped": Text("{at}，由 {by} 签发", "{at}, issued by {by}"),
    "seal.unstamped": Text("未经第三方时间戳", "not stamped by a third party"),
    "seal.neutral": Text("中立性声明", "Neutrality statement"),
    "seal.neutral_text": Text(
        "本证据包所附存证日志由当事商家自行运行的软件生成，不是中立第三方存证。"
        "可信时间戳只说明：在其所载时刻之前，所列文件已以现有内容存在；它不证明内容真实，"
        "也不证明该时刻之前未被改动。请使用所附方法或通用工具自行验证。",
        "The log in this packet was kept by software run by the shop itself; it is not neutral "
        "third-party storage. A trusted time stamp shows only that the listed files existed with "
        "this content before the time it bears; it does not show that the content is true, nor "
        "that it was unaltered earlier. Please check for yourself with the enclosed method or with "
        "common tools.",
    ),
    "seal.check": Text("自己核验", "Check it yourself"),
    "seal.check_ours": Text("用真单核验", "With Zhendan"),
    "seal.check_alone": Text(
        "不装真单，只用 Python 与一个密码库", "Without Zhendan: Python and one crypto package"
    ),
    "seal.check_plain": Text("只用系统自带工具核对文件", "Files only, with what a system has"),
    "seal.code": Text(
        "退出码 0 表示完好，1 表示有改动并指出哪一件，2 表示有内容无法核验。",
        "Exit code 0: intact. 1: altered, and it names what. 2: something could not be checked.",
    ),
    # Limits
    "limits.title": Text("本报告不说什么", "What this report does not say"),
    "limits.0": Text(
        "不预测申诉结果，也没有通过率。平台怎样裁决，由平台决定。",
        "It predicts no result and holds no rate of success. The platform decides.",
    ),
    "limits.1": Text(
        "疑点是问题，不是结论；它针对订单，不针对任何人。",
        "A finding is a question, not a verdict. It is about orders, never about a person.",
    ),
    "limits.2": Text(
        "设备、登录地址等只有平台看得到的信息，商家看不到，本报告没有用到，也不推测。",
        "What only the platform sees (devices, network addresses) was not used and not guessed at.",
    ),
    "limits.3": Text(
        "没有提供的材料一律写“未核查”，不当作没有问题。",
        "Material that was not provided is “not checked”, never taken as clean.",
    ),
    "limits.4": Text(
        "比较的基准是本店自己的历史，不是任何平台的判定线。",
        "The yardstick is the shop's own history, not any platform's limit.",
    ),
    "limits.5": Text(
        "封存之前文件是否真实，封存本身不能证明。",
        "Sealing does not show that a file was true before it was sealed.",
    ),
    "limits.6": Text(
        "本报告不是法律意见。认可任何订单之前，请先问律师。",
        "This is not legal advice. Ask a lawyer before conceding any order.",
    ),
}
