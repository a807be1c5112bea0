"""What can stand in the way of a message."""

from zhendan.domain import Text, ZhendanError


class MessageUnsent(ZhendanError):
    """A mail server or a robot did not take a message."""

    code = "ZD915"
    what = Text(
        zh="提醒没有送出（{way}）：{reason}。", en="A reminder was not sent ({way}): {reason}."
    )
    why = Text(
        zh="对方没有应答、拒绝了登录，或者拒绝了这条消息。",
        en="The other side did not answer, or refused the login or the message.",
    )
    next_step = Text(
        zh="会自动再试几次；请核对地址、密钥和网络，在“提醒”页可以发一条试试。截止时间仍以案件页为准。",
        en="It is tried again; check address, secret and network, and send a trial from the page "
        "of reminders. The case page still shows the deadline.",
    )


class WayUnusable(ZhendanError):
    """An address or a setting with which no message is sent."""

    code = "ZD916"
    what = Text(zh="没有保存这个提醒方式：{reason}。", en="This way was not kept: {reason_en}.")
    why = Text(
        zh="消息只发往加密的地址；机器人只发往它自己的平台。",
        en="Messages go to encrypted addresses only, and a robot's to its own platform only.",
    )
    next_step = Text(
        zh="请从群机器人的设置页复制完整地址；邮箱请用 465（TLS）或 587（STARTTLS）端口。",
        en="Copy the whole address from the robot's own page; for mail use port 465 (TLS) or 587 "
        "(STARTTLS).",
    )
