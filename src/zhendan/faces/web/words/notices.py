"""Words of notices: what happened, how one wants to hear of it, quiet hours."""

from zhendan.domain import Text

NOTICES: dict[str, Text] = {
    "notice.title": Text("通知", "Notices"),
    "notice.lead": Text(
        "这里是与您有关的事。打开一条就标为已读；案件里的记录不受影响。",
        "What happened that concerns you. Opening one marks it as read; the case's own record "
        "stays as it is.",
    ),
    "notice.none": Text(
        "没有通知。有人把事情交给您、提到您，或截止临近时，会出现在这里。",
        "No notices. They appear here when somebody gives you a task or calls you by name, or a "
        "deadline comes near.",
    ),
    "notice.count": Text("通知：{n} 条未读", "Notices: {n} unread"),
    "notice.new": Text("未读", "unread"),
    "notice.open": Text("打开", "Open"),
    "notice.read": Text("标为已读", "Mark as read"),
    "notice.all": Text("全部标为已读", "Mark all as read"),
    "notice.choose": Text("选择通知方式", "Choose how to be told"),
    "notice.kind.assigned": Text("交给您的待办", "A task given to you"),
    "notice.kind.mentioned": Text("同事提到您", "A colleague called you"),
    "notice.kind.commented": Text("您经手案件的备注", "A comment on a case you lead"),
    "notice.kind.deadline": Text("截止临近", "A deadline comes near"),
    "notice.kind.replied": Text("平台答复与回执", "The platform's reply or receipt"),
    "notice.kind.asked": Text("请您复核", "Your look is asked for"),
    "notice.kind.reviewed": Text("复核与律师环节", "A review or the lawyer's step"),
    "notice.kind.job_done": Text("处理完成", "Work done"),
    "notice.kind.job_failed": Text("处理没有完成", "Work not done"),
    "notice.kind.sign_in": Text("您的登录方式", "How you sign in"),
    "notice.assigned": Text("{by} 把“{text}”交给您", "{by} gave you “{text}”"),
    "notice.mentioned": Text("{by} 提到您：{text}", "{by} called you: {text}"),
    "notice.commented": Text("{by} 写了备注：{text}", "{by} commented: {text}"),
    "notice.replied": Text("{by} 登记：{text}", "{by} recorded: {text}"),
    "notice.asked": Text("{by} 请另一个人复核申诉材料", "{by} asks a second person to look"),
    "notice.reviewed.agreed": Text("{by} 同意了申诉材料", "{by} agreed to the papers"),
    "notice.reviewed.sent_back": Text("{by} 退回了申诉材料", "{by} sent the papers back"),
    "notice.reviewed.gate": Text("{by} 记录了律师环节", "{by} recorded the lawyer's step"),
    "notice.job_done": Text("{text}：已完成", "{text}: done"),
    "notice.job_failed": Text(
        "{text}：没有完成，打开可看原因并重试", "{text}: not done; open it for why and to try again"
    ),
    "notice.sign_in": Text(
        "店主 {by} 清除了您的第二步验证，您在所有设备上的登录都已结束。请重新添加一种；若不是您"
        "要求的，请马上更改密码并联系店主。",
        "The owner {by} removed your second factors and ended all your sessions. Please add one "
        "again; if you did not ask for this, change your password and talk to the owner.",
    ),
    "reach.title": Text("通知方式", "How to be told"),
    "reach.lead": Text(
        "每一类选页面、邮件或群机器人。邮件和群消息只写哪一类、哪个案件和链接，不写内容。",
        "For each kind choose page, mail or group robot. Mail and group messages say only which "
        "kind, which case and a link, never what was said.",
    ),
    "reach.kind": Text("哪一类", "Kind"),
    "reach.page": Text("页面", "Page"),
    "reach.mail": Text("邮件", "Mail"),
    "reach.robot": Text("群机器人", "Robot"),
    "reach.always": Text("始终", "always"),
    "reach.by_shop": Text("由店主设置", "set by the owner"),
    "reach.no_mail": Text(
        "店里还没有邮件方式：店主添加之后，邮件才能送出。",
        "The shop has no way by mail yet: mails go out once the owner has added one.",
    ),
    "reach.no_robot": Text(
        "店里还没有群机器人：店主添加之后，群消息才能送出。",
        "The shop has no group robot yet: messages go out once the owner has added one.",
    ),
    "reach.address": Text(
        "您的邮箱（加密保存，不再显示）", "Your mail address (kept sealed, not shown again)"
    ),
    "reach.kept": Text("已保存。", "Saved."),
    "reach.forget": Text("移除已存的邮箱", "Remove the address on file"),
    "reach.save": Text("保存通知方式", "Save"),
    "reach.has": Text("已存有一个邮箱。", "An address is on file."),
    "quiet.title": Text("免打扰时段", "Quiet hours"),
    "quiet.lead": Text(
        "这段时间不发邮件和群消息，过后合并成一条再发。按店铺时区 {zone} 计时。页面里的通知照常。",
        "No mail and no robot writes in these hours; what was held goes out afterwards as one "
        "message. They run on the shop's clock, {zone}. Notices in the page go on.",
    ),
    "quiet.from": Text("从", "From"),
    "quiet.to": Text("到", "Until"),
    "quiet.zone": Text("店铺时区", "The shop's time zone"),
    "quiet.urgent": Text(
        "截止不足 24 小时的提醒照发（建议保留）",
        "A deadline inside 24 hours is told at any hour (better kept on)",
    ),
    "quiet.own": Text(
        "用我自己的时段（不勾选则按店铺的）", "Use my own hours (unticked: the shop's)"
    ),
    "quiet.save": Text("保存免打扰时段", "Save the quiet hours"),
    "quiet.now": Text("店铺的时段：{begin} 到 {end}", "The shop's hours: {begin} to {end}"),
    "quiet.none": Text("店铺没有设免打扰时段。", "The shop has no quiet hours."),
    "trail.quiet_hours": Text("更改店铺免打扰时段", "Changed the shop's quiet hours"),
}
