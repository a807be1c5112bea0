"""Words of the case list, of files coming in, of work under way, of the case page."""

from zhendan.domain import Text

WORK: dict[str, Text] = {
    "cases.title": Text("案件", "Cases"),
    "cases.none": Text(
        "还没有案件。点“新建案件”，把平台的通知和店里的导出文件放进来；只有通知也可以先开始。",
        "No cases yet. Press “New case” and put in the notice and the exports; the notice will do.",
    ),
    "cases.case": Text("案件", "Case"),
    "cases.due": Text("截止", "Due"),
    "cases.state": Text("状态", "State"),
    "cases.standing": Text("逐单认定", "Standings"),
    "cases.left": Text("剩 {span}", "{span} left"),
    "cases.late": Text("已过 {span}", "{span} past"),
    "cases.unknown": Text("未知，请看通知", "unknown: see the notice"),
    "cases.over": Text("已提交或已结束", "handed in or over"),
    "cases.provisional": Text("未核实", "unverified"),
    "cases.export": Text("导出表格", "Export as CSV"),
    "cases.rows": Text("显示全部 {n} 个案件", "Every case shown: {n}"),
    "cases.part": Text(
        "显示 {n} / {all} 个案件，截止早的在前", "{n} of {all} cases, soonest first"
    ),
    "board.title": Text("各店看板", "All shops"),
    "board.shop": Text("店铺", "Shop"),
    # New
    "new.title": Text("新建案件", "New case"),
    "new.more": Text("补充材料", "Add files"),
    "new.lead": Text(
        "把通知和店里的导出文件放进同一个文件夹，整个拖到这里。按内容识别，不用改名，不用整理。",
        "Put the notice and the shop's exports into one folder and drop it here, as it is. Files "
        "are recognised by content.",
    ),
    "new.lead_phone": Text(
        "把通知（文字或截图）和店里的导出文件选上，可以一次选多个，也可以分几次。不用改名。",
        "Choose the notice (text or picture) and the shop's exports, many at once or bit by bit. "
        "Nothing needs renaming.",
    ),
    "new.which": Text("要放哪些文件", "Which files"),
    "new.which.notice": Text(
        "平台的违规通知：复制的文字、截图或导出的涉案订单表。先有它，才知道截止时间。",
        "The platform's notice: its text, a picture, or the list of orders. It has the deadline.",
    ),
    "new.which.orders": Text(
        "订单导出：商家后台的订单管理，时间宜包括涉案前后几个月。",
        "The order export of the seller's desk, with some months around the orders in question.",
    ),
    "new.which.courier": Text(
        "快递：物流轨迹、月结账单、称重记录。", "Courier: tracks, the monthly bill, weighings."
    ),
    "new.which.payment": Text("支付宝、微信或平台的资金明细。", "Payment statements."),
    "new.which.chats": Text(
        "与买家的聊天记录。后台只留一段时间，请尽早导出。",
        "Chats with buyers. They are kept for a while only: export them early.",
    ),
    "new.which.rest": Text(
        "发票、评价、退款、促销安排，有就放。", "Invoices, reviews, refunds, promotions, if any."
    ),
    "new.which.enough": Text(
        "不必凑齐再开始：只有通知也能先看截止时间和要取的材料，其余以后再补。",
        "No need to have all: with the notice alone you see the deadline and what to fetch.",
    ),
    "new.drop": Text("把文件夹拖到这里", "Drop the folder here"),
    "new.choose": Text("选择文件夹", "Choose a folder"),
    "new.files": Text("选择文件", "Choose files"),
    "new.go": Text("开始核查", "Begin"),
    "new.progress": Text("上传进度", "Upload"),
    "new.file": Text("文件", "File"),
    "new.state": Text("进度", "Progress"),
    "new.waiting": Text("等待", "waiting"),
    "new.done": Text("已收到", "received"),
    "new.failed": Text("没有收下", "not taken"),
    "new.cut": Text(
        "连接断开了。已收到的部分还在，点“继续上传”接着传。",
        "The line was cut. What arrived is kept: press “Go on”.",
    ),
    "new.resume": Text("继续上传", "Go on"),
    "new.limits": Text(
        "单个文件不超过 512 MiB，一次不超过 2 GiB、5000 个文件。中断后重新选择同一文件夹会接着传。",
        "At most 512 MiB a file, 2 GiB and 5,000 files at a time. Choose the same folder again "
        "after a break and it goes on.",
    ),
    # Tasks
    "task.title": Text("正在处理", "Working"),
    "task.intake": Text("读取、封存并逐单核查", "Reading, sealing, auditing each order"),
    "task.rework": Text("按新的认定和凭证重新核查", "Working the case through again"),
    "task.prepare": Text("排版申诉材料并生成证据包", "Printing the dossier, building the packet"),
    "task.settle": Text("向平台查询是否送达", "Asking the platform whether it has arrived"),
    "task.submit": Text("记录提交并冻结证据包", "Recording the submission, freezing the packet"),
    "task.waiting": Text("排队中", "Waiting"),
    "task.running": Text("进行中", "Under way"),
    "task.done": Text("已完成", "Done"),
    "task.failed": Text("没有完成", "Not done"),
    "task.cancelled": Text("已停下", "Stopped"),
    "task.cancel": Text("停下", "Stop"),
    "task.again": Text("再试一次", "Try again"),
    "task.kept": Text(
        "可以离开本页或关机：已封存的不会丢，回来会接着做。",
        "You may leave or switch off: what is sealed is kept, and the work goes on later.",
    ),
    "task.of": Text("{done} / {total}", "{done} of {total}"),
    "task.open": Text("打开案件", "Open the case"),
    # Case
    "case.head": Text("案件、截止时间与现在该做", "Case, deadline and what now"),
    "case.left": Text("还剩 {span}", "{span} left"),
    "case.late": Text("已过 {span}", "{span} past"),
    "case.rule_ok": Text("规则核对日期在有效期内", "rule checked, in date"),
    "case.rule_stale": Text("规则须再核对", "rule is due for a check"),
    "case.rules": Text("规则依据", "Rule"),
    "case.now": Text("现在该做", "What now"),
    "case.tabs": Text("案件各栏", "Parts of the case"),
    "case.unmade": Text("案件页面还没有做好", "The page of this case is not made yet"),
    "case.unmade_why": Text(
        "案件是在命令行里建立的，或程序刚升级。点下面的按钮，由后台从已封存的凭证重新核查。",
        "The case was opened on the command line, or the program is new. Work it through once.",
    ),
    "case.rework": Text("重新核查", "Work through again"),
    "case.stale": Text(
        "有新的认定、凭证或整改，本页还是上一次的结果。已记录的内容都在；按下面的按钮更新本页。",
        "Something new is on record; this page still shows the last result. Nothing is lost.",
    ),
    "case.add": Text("补充材料", "Add files"),
    "case.report": Text("下载报告（已脱敏）", "Download the report (masked)"),
    "case.report_unmasked": Text("下载未脱敏的报告", "Download the report unmasked"),
    "case.report_unmasked_why": Text(
        "含买家的姓名、电话、地址和聊天原文。请写明交给谁、为什么；姓名、时间和理由永久写入日志。",
        "It holds buyers' names, numbers, addresses and chats. Say for whom and why; your name, "
        "the time and the reason stay in the log for ever.",
    ),
    "case.report_reason": Text("交给谁、为什么", "For whom, and why"),
    "right.personal": Text("取出未脱敏的原件和报告", "take originals and reports out unmasked"),
    "tab.": Text("总览", "Overview"),
    "tab.orders": Text("订单", "Orders"),
    "tab.evidence": Text("证据", "Evidence"),
    "tab.argument": Text("论证", "Argument"),
    "tab.statement": Text("申诉书", "Statement"),
    "tab.submit": Text("提交预览", "Before you hand in"),
    "tab.rounds": Text("提交与回复", "Rounds"),
    "tab.files": Text("收件结果", "Files"),
    "tab.activity": Text("活动", "Activity"),
    "standing.genuine": Text("真实交易", "genuine"),
    "standing.unclear": Text("存疑", "unclear"),
    "standing.conceded": Text("认可处罚", "conceded"),
    "requests.title": Text("待取清单", "To fetch"),
    "requests.lead": Text(
        "还缺的材料：要什么、从哪里来、谁能拿到。拿到后拖进“补充材料”。",
        "What is still missing: what, from where, by whom. Then drop it in.",
    ),
}
