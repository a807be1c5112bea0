"""Errors of the workbench's people and doors: what was asked for is not done, and why."""

from zhendan.domain import Text, ZhendanError


class LastFactorKept(ZhendanError):
    """The last second factor cannot go while the shop asks everybody for one."""

    code = "ZD910"
    what = Text(
        zh="没有移除「{name}」：它是您最后一种第二步验证。",
        en="“{name}” was kept: it is your last second factor.",
    )
    why = Text(
        zh="店主要求在这家店工作的人登录时都做第二步验证。",
        en="The owner asks everybody who works in this shop to sign in with a second factor.",
    )
    next_step = Text(
        zh="请先添加另一种验证方式，再移除这一种。",
        en="Add another factor first, then remove this one.",
    )


class NotSure(ZhendanError):
    """How one signs in was to change without the right password, or after many wrong ones."""

    code = "ZD911"
    what = Text(zh="没有更改登录方式。", en="How you sign in was not changed.")
    why = Text(
        zh="当前密码不对，或者尝试次数过多。",
        en="The current password is wrong, or there were too many attempts.",
    )
    next_step = Text(
        zh="请核对密码再试；多次不对时请等 15 分钟。",
        en="Check the password and try again; after several wrong ones, wait 15 minutes.",
    )


class FactorRefused(ZhendanError):
    """A one-time code or a passkey does not hold."""

    code = "ZD912"
    what = Text(zh="验证没有通过。", en="The check did not hold.")
    why = Text(
        zh="验证码不对、已用过或已过期，或者通行密钥不属于这个账号和这个地址。",
        en="The code is wrong, used or too old, or the passkey is not of this account and address.",
    )
    next_step = Text(
        zh="请核对手机时间后换一个新码再试，或改用另一种方式或恢复码。",
        en="Check the phone's clock and use a fresh code, or another factor or a recovery code.",
    )


class ScopeMissing(ZhendanError):
    """A key for programs is not for this kind of act."""

    code = "ZD913"
    what = Text(zh="这个密钥不能做这一步。", en="This key is not for this act.")
    why = Text(
        zh="生成密钥时没有选“{scope}”这一类权限。",
        en="The key was made without the scope “{scope}”.",
    )
    next_step = Text(
        zh="请店主另生成一个带此权限的密钥，并结束旧的。",
        en="Have the owner make a key with that scope, and end the old one.",
    )


class KeyUsedOtherwise(ZhendanError):
    """An idempotency key came with another request, or while the first is still under way."""

    code = "ZD914"
    what = Text(
        zh="幂等键“{key}”已用于另一个请求，或那个请求还在处理。",
        en="The idempotency key “{key}” stands for another request, or that one is under way.",
    )
    why = Text(
        zh="同一个键在 24 小时内只代表同一个请求。",
        en="For 24 hours a key stands for one request and its answer.",
    )
    next_step = Text(
        zh="新的请求请用新的键；重试请发送完全相同的内容。",
        en="Use a fresh key for another request; send the very same body to try again.",
    )


class RequestMalformed(ZhendanError):
    """A program's request does not have the shape that the interface describes."""

    code = "ZD990"
    what = Text(zh="请求格式不对：{places}。", en="The request is malformed at: {places}.")
    why = Text(
        zh="接口只接受 openapi.json 写明的字段、类型和长度。",
        en="Only the fields, types and lengths that openapi.json states are taken.",
    )
    next_step = Text(
        zh="请对照 /api/v1/openapi.json 改正后再发。",
        en="Compare with /api/v1/openapi.json and send it again.",
    )


__all__ = [
    "FactorRefused",
    "KeyUsedOtherwise",
    "LastFactorKept",
    "NotSure",
    "RequestMalformed",
    "ScopeMissing",
]
