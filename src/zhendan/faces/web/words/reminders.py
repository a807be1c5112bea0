"""Words of the page of reminders."""

from zhendan.domain import Text

REMINDERS: dict[str, Text] = {
    "remind.title": Text("截止提醒", "Reminders of deadlines"),
    "remind.lead": Text(
        "截止前 72、24、6、1 小时和到点时各提醒一次，只写案件和时间，不写买家信息。"
        "程序开着时才能送出；收不到提醒不等于没有截止时间。",
        "Sent once 72, 24, 6 and 1 hours before and at the deadline; they name the case and the "
        "time, never a buyer. They go out while the program runs: no reminder is no proof that "
        "nothing is due.",
    ),
    "remind.none": Text("还没有提醒方式。", "No way of reminding yet."),
    "remind.unsent": Text("上一条没有送出", "The last one was not sent"),
    "remind.sent": Text("试发的消息已送出。", "The trial message was handed over."),
    "remind.try": Text("试发一条", "Send a trial"),
    "remind.end": Text("移除", "Remove"),
    "remind.add": Text("添加", "Add"),
    "remind.name": Text("名称（可空）", "Name (may be empty)"),
    "remind.mail": Text("邮件", "Mail"),
    "remind.dingtalk": Text("钉钉群机器人", "DingTalk robot"),
    "remind.feishu": Text("飞书群机器人", "Feishu robot"),
    "remind.wecom": Text("企业微信群机器人", "WeCom robot"),
    "remind.robot": Text("群机器人", "Group robots"),
    "remind.kind": Text("平台", "Platform"),
    "remind.address": Text("机器人的 Webhook 地址", "The robot's webhook address"),
    "remind.secret": Text("加签密钥（企业微信没有，可空）", "Signing secret (WeCom has none)"),
    "remind.host": Text("发件服务器", "Mail server"),
    "remind.port": Text("端口", "Port"),
    "remind.security": Text("加密方式", "Encryption"),
    "remind.sender": Text("发件邮箱", "From"),
    "remind.to": Text("收件邮箱", "To"),
    "remind.user": Text("登录名（可空）", "Login (may be empty)"),
    "remind.password": Text("密码或授权码", "Password or access code"),
    "trail.reminder_added": Text("添加提醒方式", "added a way of reminding"),
    "trail.reminder_tried": Text("试发提醒", "sent a trial reminder"),
    "trail.reminder_ended": Text("移除提醒方式", "removed a way of reminding"),
}
