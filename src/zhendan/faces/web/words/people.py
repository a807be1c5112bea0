"""Words of signing in, of people at work on one case, of messages that leave the program."""

from zhendan.domain import Text

PEOPLE: dict[str, Text] = {
    "second.title": Text("第二步验证", "Second factor"),
    "second.code": Text("手机上的 6 位验证码", "The 6 digits on your phone"),
    "second.recovery": Text("恢复码", "Recovery code"),
    "second.lost": Text("手机不在身边？可以输入一个恢复码。", "No phone? A recovery code will do."),
    "second.wrong": Text(
        "验证码不对、已用过或已过期。", "The code is wrong, was used before, or is too old."
    ),
    "second.passkey": Text("用通行密钥登录", "Sign in with a passkey"),
    "second.failed": Text(
        "没有完成。可以再试一次，或改用其他方式。", "Not done. Try again, or use another way."
    ),
    "second.named": Text(
        "通行密钥要绑定主机名：本机请用 http://localhost 加端口打开。",
        "A passkey is bound to a name: on this machine open http://localhost with the port.",
    ),
    "signin.title": Text("登录方式与密码", "Sign-in and password"),
    "signin.factors": Text("第二步验证", "Second factors"),
    "signin.none": Text("还没有第二步验证。", "No second factor yet."),
    "signin.asked": Text(
        "店主要求在这家店工作的人都做第二步验证。添加一种之后即可继续。",
        "The owner asks everybody here for a second factor. Add one to go on.",
    ),
    "signin.left": Text("剩余恢复码：{n}", "Recovery codes left: {n}"),
    "signin.codes_once": Text(
        "恢复码只显示这一次，每个只能用一次。请抄下来，放在手机以外的地方。",
        "Recovery codes, shown once, each good once. Write them down, away from the phone.",
    ),
    "signin.codes_new": Text(
        "换一套恢复码（旧的作废）", "New recovery codes (old ones become void)"
    ),
    "signin.totp": Text("手机验证码", "One-time codes"),
    "signin.totp_lead": Text(
        "用任何一个验证码程序扫码，之后登录时输入 6 位数字。不联网也能用。",
        "Scan with any authenticator; from then on type in its 6 digits. It works offline.",
    ),
    "signin.totp_add": Text("添加手机验证码", "Add one-time codes"),
    "signin.scan": Text(
        "请扫码或手工输入下面的密钥，再填入显示的 6 位数字。",
        "Scan the picture or type in the secret, then the 6 digits it shows.",
    ),
    "signin.picture": Text("验证码程序扫描的图", "Picture for the authenticator"),
    "signin.confirm": Text("确认", "Confirm"),
    "signin.name": Text("名称（可空）", "Name (may be empty)"),
    "signin.passkey": Text("通行密钥", "Passkeys"),
    "signin.passkey_lead": Text(
        "指纹、面容、电脑密码或安全密钥。密钥不离开您的设备，钓鱼网站用不了。",
        "Finger, face, device PIN or a security key. It stays on your device and works only here.",
    ),
    "signin.passkey_add": Text("添加通行密钥", "Add a passkey"),
    "signin.password": Text("更改密码", "Change the password"),
    "signin.password_lead": Text(
        "更改后其他设备上的登录都会结束。", "Every other session then ends."
    ),
    "signin.password_now": Text("当前密码", "Current password"),
    "signin.password_new": Text("新密码（至少 8 位）", "New password (8 or more)"),
    "signin.everybody": Text("全店要求", "For everybody in the shop"),
    "signin.everybody_yes": Text(
        "这家店要求每个人登录时做第二步验证。", "Everybody in this shop needs a second factor."
    ),
    "signin.everybody_no": Text(
        "目前由各人自己决定。", "Each person decides for themselves at present."
    ),
    "signin.everybody_ask": Text("要求每个人", "Ask everybody"),
    "signin.everybody_stop": Text("不再要求", "No longer ask"),
    "trail.second_failed": Text("第二步验证失败", "Second factor failed"),
    "trail.login_passkey": Text("用通行密钥登录", "Logged in by passkey"),
    "trail.factor_added": Text("添加第二步验证", "Added a second factor"),
    "trail.factor_removed": Text("移除第二步验证", "Removed a second factor"),
    "trail.recovery_codes": Text("更换恢复码", "New recovery codes"),
    "trail.password_changed": Text("更改密码", "Changed the password"),
    "trail.password_wrong": Text("当前密码输错", "Wrong current password"),
    "trail.second_factor": Text("更改全店验证要求", "Changed the shop's second-factor rule"),
}
