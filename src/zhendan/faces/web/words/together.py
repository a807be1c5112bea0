"""Words of people at work on one case: hands, rest, talks with the platform, who is at it now."""

from zhendan.domain import Text

TOGETHER: dict[str, Text] = {
    "tab.work": Text("协作", "Work"),
    "work.title": Text("谁办什么", "Who does what"),
    "work.lead": Text(
        "把案件或一件待办交给一位同事。暂缓和不再补取都要写理由和到期日；平台的截止时间不因此改变。",
        "Give the case or a task to a colleague. Putting off and giving up need a reason and an "
        "end; the platform's deadline stays as it is.",
    ),
    "work.thing": Text("待办", "Task"),
    "work.who": Text("由谁办", "Who"),
    "work.nobody": Text("未指派", "nobody"),
    "work.give": Text("指派", "Assign"),
    "work.more": Text("暂缓或不再补取", "Put off or give up"),
    "work.until": Text("到哪一天为止（最多 180 天）", "Until (180 days at most)"),
    "work.reason": Text("理由（永久保留）", "Reason (kept for ever)"),
    "work.snooze": Text("暂缓", "Put off"),
    "work.waive": Text("不再补取", "Give up"),
    "work.waive_note": Text(
        "不再补取的缺口，申诉材料仍会照实写明缺这一项。",
        "Of a gap that is given up the papers still say that it is missing.",
    ),
    "work.deadline_note": Text("不能暂缓", "cannot be put off"),
    "work.resting": Text("暂缓与不再补取", "Put off and given up"),
    "work.rests": Text("{how}到 {until} · {by}：{reason}", "{how} until {until} · {by}: {reason}"),
    "work.how_snooze": Text("暂缓", "put off"),
    "work.how_waive": Text("不再补取，", "given up, "),
    "work.resume": Text("现在恢复", "Ask again now"),
    "work.contacts": Text("与平台客服的联系", "Talks with the platform's service"),
    "work.contacts_lead": Text(
        "每次联系之后马上记：何时、什么渠道、对方原话。到了答应的时间，“现在该做”会提醒追问。",
        "Note each talk at once: when, how, their words. When a promised answer is due, “What now” "
        "asks you to follow it up.",
    ),
    "work.at": Text("时间", "When"),
    "work.channel": Text("渠道", "How"),
    "work.whom": Text("对方姓名或工号", "Whom (name or number)"),
    "work.ticket": Text("工单号", "Ticket"),
    "work.said": Text("对方说了什么（尽量原话）", "What they said, as literally as you can"),
    "work.promised": Text("答应何时答复", "Answer promised until"),
    "work.exhibits": Text("录音或截图的凭证编号", "Exhibits (recording, screenshot)"),
    "work.contact_go": Text("登记联系", "Record the talk"),
    "work.called": Text("提到", "to"),
    "work.comment_hint": Text(
        "用 @姓名 提到同事。不要写买家的姓名、电话、地址；用订单号或凭证编号。",
        "Call a colleague by @name. No buyer's name, phone or address; use order or exhibit "
        "numbers.",
    ),
    "work.private": Text("只给店主和获准的律师看", "For the owner and a granted lawyer only"),
    "work.private_mark": Text("限店主与律师", "owner and lawyer only"),
    "work.sure": Text("我确认这里没有买家信息", "I am sure that no buyer data are in it"),
    "work.holder": Text("负责人 {who}", "In charge: {who}"),
    "mine.title": Text("我的待办", "My work"),
    "mine.lead": Text(
        "交给您的，和提到您的备注。", "What was given to you, and where you were called."
    ),
    "mine.none": Text("现在没有交给您的事。", "Nothing is in your hands now."),
    "mine.calls": Text("提到您的备注", "Comments that call you"),
    "nav.mine": Text("我的待办", "My work"),
    "hold.other": Text(
        "{who} 正在办这里（{since} 起）。您仍可以继续，保存时会核对对方是否先改过。",
        "{who} has been at this since {since}. You may go on; saving looks who came first.",
    ),
    "hold.mine": Text("同事看得到您正在办这里。", "Colleagues see that you are at this."),
    "hold.take": Text("由我接手", "Take over"),
    "hold.begin": Text("告诉同事：我正在改申诉书", "Tell colleagues: I am editing the statement"),
    "hold.leave": Text("改好了", "Done"),
    "move.title": Text("案件状态", "State of the case"),
    "move.now": Text("现在：{state}。", "Now: {state}."),
    "move.until": Text("暂停到哪一天（仅暂停时）", "A pause's last day"),
    "move.paused": Text(
        "暂停到 {until}；期限仍在计算", "paused until {until}; the deadline runs on"
    ),
    "move.go": Text("变更状态", "Move"),
    "move.to": Text("转到", "To"),
    "review.ask_second": Text("请人复核", "Ask for a second person"),
    "review.ask_note": Text(
        "请求之后，材料须经另一个人同意才能提交；您自己不能同意。",
        "From then on another person must agree before anything is handed in; not you.",
    ),
    "review.asked": Text("{who} 请求复核当前这份材料。", "{who} asks for a look at these papers."),
    "review.agree": Text("同意", "Agree"),
    "review.send_back": Text("退回（写明理由）", "Send back (with a reason)"),
    "trail.work_move": Text("变更案件状态", "Moved a case"),
    "trail.review_asked": Text("请人复核", "Asked for a second person"),
    "trail.review_done": Text("复核材料", "Reviewed the papers"),
    "trail.work_assign": Text("指派待办", "Assigned a task"),
    "trail.work_snooze": Text("暂缓待办", "Put a task off"),
    "trail.work_waive": Text("不再补取缺口", "Gave a gap up"),
    "trail.work_resume": Text("恢复待办", "Asked for a task again"),
    "trail.work_contact": Text("登记与平台的联系", "Recorded a talk with the platform"),
    "trail.hold_taken": Text("接手同事正在办的一处", "Took over from a colleague"),
}
