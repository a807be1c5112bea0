"""Words of the frame, of first run and login, of errors and of the office."""

from zhendan.domain import Text

DOORS: dict[str, Text] = {
    "app": Text("真单", "Zhendan"),
    "skip": Text("跳到正文", "Skip to content"),
    "nav": Text("主导航", "Main"),
    "nav.cases": Text("案件", "Cases"),
    "nav.board": Text("看板", "Board"),
    "nav.requests": Text("待取清单", "To fetch"),
    "nav.rules": Text("规则库", "Rules"),
    "nav.measured": Text("实测", "Measured"),
    "nav.settings": Text("设置", "Settings"),
    "nav.logout": Text("退出", "Log out"),
    "nav.search": Text("搜索订单号、通知、聊天", "Search orders, notices, chats"),
    "nav.new": Text("新建案件", "New case"),
    "lang.other": Text("English", "中文"),
    "private": Text("含个人信息", "Holds personal data"),
    "keys": Text(
        "快捷键：J / K 上下移动，回车打开，/ 搜索，? 显示本提示",
        "Keys: J / K to move, Enter to open, / to search, ? for this note",
    ),
    # First run and login
    "welcome.title": Text("第一次使用", "First run"),
    "welcome.lead": Text(
        "在这台电脑上建立店主账号。账号和案件都只保存在本机，不连接任何外部服务。",
        "Make the owner's account on this computer. Everything stays here; nothing is contacted.",
    ),
    "welcome.code": Text("启动码（终端里显示）", "First-run code (shown in the terminal)"),
    "welcome.login": Text("登录名", "Login name"),
    "welcome.name": Text("您的姓名（会写进办案记录）", "Your name (events will bear it)"),
    "welcome.shop": Text("店铺名称", "Name of the shop"),
    "welcome.password": Text(
        "密码（至少 8 位，建议 15 位以上）", "Password (8 or more, 15 is better)"
    ),
    "welcome.go": Text("建立账号", "Make the account"),
    "welcome.bad_code": Text(
        "这个码不对、已用过或已过期。请重新运行 zhendan serve 或索取新的邀请码。",
        "The code is wrong, used or too old. Start zhendan serve again, or ask for a new one.",
    ),
    "welcome.names": Text("请填写登录名和姓名。", "Fill in a login name and your name."),
    "welcome.taken": Text("登录名或姓名已有人使用。", "That login or name is taken."),
    "welcome.weak": Text(
        "密码太短或太常见。可以用一句话，空格和汉字都可以。",
        "The password is too short or too common. A sentence will do, blanks included.",
    ),
    "join.title": Text("接受邀请", "Accept an invitation"),
    "join.code": Text("邀请码", "Invitation code"),
    "login.title": Text("登录", "Log in"),
    "login.password": Text("密码", "Password"),
    "login.go": Text("登录", "Log in"),
    "login.wrong": Text("登录名或密码不对。", "Login or password is wrong."),
    "login.slow": Text(
        "尝试次数过多，请 15 分钟后再试。", "Too many attempts. Try again in 15 minutes."
    ),
    "login.join": Text("有邀请码？", "Have an invitation?"),
    # Errors
    "missing.title": Text("这里没有内容", "Nothing here"),
    "missing.why": Text(
        "地址不对，或者您没有查看的权限。", "The address is wrong, or it is not yours to see."
    ),
    "broken.title": Text("程序出错了", "A fault of the program"),
    "broken.why": Text(
        "已确认记录的内容都在。请返回再试；仍不行请查看服务器日志。",
        "Everything acknowledged is kept. Go back and try again; if it stays, see the log.",
    ),
    "forged.title": Text("没有执行", "Not done"),
    "forged.why": Text(
        "这个请求不是从本页面发出的，或页面已过期。请刷新后再试。",
        "The request did not come from this page, or the page is too old. Reload and try again.",
    ),
    "refused.title": Text("没有记录", "Not recorded"),
    "refused.what": Text("发生了什么", "What happened"),
    "refused.why": Text("为什么", "Why"),
    "refused.next": Text("现在怎么办", "What now"),
    "back": Text("返回", "Back"),
    # Settings
    "set.title": Text("设置", "Settings"),
    "set.you": Text("您的账号", "Your account"),
    "set.visits": Text("登录中的设备", "Sessions"),
    "set.visit.this": Text("本次", "this one"),
    "set.visit.end": Text("结束", "End"),
    "set.feed": Text(
        "日历订阅地址（只含截止时间，不含买家信息）", "Calendar feed (deadlines only)"
    ),
    "set.people": Text("人员与角色", "People and roles"),
    "set.role": Text("角色", "Role"),
    "set.private": Text("可看自查", "Sees the self-check"),
    "set.private.toggle": Text("授予或收回", "Grant or withdraw"),
    "set.change": Text("更改", "Change"),
    "set.remove": Text("移出", "Remove"),
    "set.invite": Text("邀请一人", "Invite a person"),
    "set.code": Text(
        "邀请码（只显示这一次，七天内有效）：", "Invitation code (shown once, good for seven days):"
    ),
    "set.tokens": Text("程序密钥（HTTP 接口）", "Keys for programs (HTTP API)"),
    "set.token.name": Text("用途", "What for"),
    "set.token.read": Text("只读", "read"),
    "set.token.write": Text("可写", "write"),
    "set.token.make": Text("生成密钥", "Make a key"),
    "set.key": Text("密钥（只显示这一次）：", "Key (shown once):"),
    "set.shops": Text("店铺", "Shops"),
    "set.shop.add": Text("增加一家店铺", "Add a shop"),
    "set.trail": Text("操作记录", "Audit trail"),
    "set.trail.export": Text("导出全部", "Export all"),
    "set.data": Text("数据与备份", "Data and backup"),
    "set.data.how": Text(
        "案件和凭证保存在数据文件夹里；备份与恢复用命令 zhendan backup 与 zhendan restore。",
        "Cases and evidence lie in the data folder; zhendan backup and zhendan restore copy it.",
    ),
    "shop.choose": Text("切换店铺", "Switch shop"),
    # Rules and measurements
    "rules.page": Text("平台规则卡", "Platform rule cards"),
    "rules.card": Text("规则卡", "Card"),
    "rules.checked": Text("核对日期", "Checked"),
    "rules.reverify": Text("须再核对", "Check again by"),
    "rules.faults": Text("今天需要留意的", "To look at today"),
    "rule.none": Text("无记录", "None recorded"),
    "measured.title": Text("只报实测", "Measured, not promised"),
    "measured.lead": Text(
        "这里只有已裁决轮次的计数，不给比例，不作预测。",
        "Counts of rounds that were decided; no rate, no prediction.",
    ),
    "measured.rounds": Text("已提交轮次", "Rounds handed in"),
    "search.title": Text("搜索", "Search"),
    "search.found": Text("找到 {n} 处，显示 {shown} 处", "{n} places, {shown} shown"),
    "search.kind.notice": Text("通知", "Notice"),
    "search.kind.order": Text("订单", "Order"),
    "search.kind.exhibit": Text("凭证", "Exhibit"),
    "search.kind.passage": Text("记录", "Record"),
    "search.kind.sentence": Text("申诉书", "Statement"),
}
