"""What cannot be said or closed in the remedy, and what is needed for it."""

from zhendan.domain import Text, ZhendanError


class ProofMissing(ZhendanError):
    """A task was to be closed without a sealed proof."""

    code = "ZD701"
    what = Text(
        zh="整改任务 {task} 没有附上证明，不能标为完成。",
        en="Remedy task {task} has no proof and cannot be closed.",
    )
    why = Text(
        zh="没有证明的措施只是计划；写成已完成，一问便知。",
        en="Without proof a measure is a plan; calling it done would not stand a question.",
    )
    next_step = Text(
        zh="请先固化证明（{proof}），再用凭证编号关闭任务。",
        en="Seal the proof first ({proof}), then close the task with its exhibit number.",
    )


class TaskMissing(ZhendanError):
    """No remedy task of this id is on record."""

    code = "ZD702"
    what = Text(zh="没有整改任务 {task}。", en="There is no remedy task {task}.")
    why = Text(zh="案件记录中没有开过它。", en="No event of the case opened it.")
    next_step = Text(
        zh="请从整改清单中复制任务编号。", en="Copy the id from the list of remedy tasks."
    )


class CommitmentUndated(ZhendanError):
    """An open task was to be promised without a date."""

    code = "ZD703"
    what = Text(
        zh="整改任务 {task} 没有完成日期，不能写入申诉。",
        en="Remedy task {task} has no date and cannot be promised in the appeal.",
    )
    why = Text(zh="没有日期的承诺无法检查。", en="A promise without a date cannot be checked.")
    next_step = Text(zh="请先填写完成日期。", en="Set its due date first.")


class TaskUnreadable(ZhendanError):
    """An event about a remedy task does not hold what it must."""

    code = "ZD704"
    what = Text(
        zh="第 {seq} 条整改记录无法读取：{problem}",
        en="Remedy event {seq} cannot be read: {problem}",
    )
    why = Text(zh="台账可能受损，或由更新的版本写入。", en="The ledger may be damaged or newer.")
    next_step = Text(
        zh="请先备份数据目录，再用 zhendan verify --data 检查。",
        en="Back up the data folder, then check it with `zhendan verify --data`.",
    )


class ProofNotSealed(ZhendanError):
    """A task was to be closed with exhibits that nobody sealed."""

    code = "ZD705"
    what = Text(zh="凭证 {exhibits} 还没有封存。", en="Exhibits {exhibits} are not sealed.")
    why = Text(
        zh="只有封存过的文件才能说明措施已完成。",
        en="Only a sealed file can show that a measure was done.",
    )
    next_step = Text(
        zh="请先用 zhendan evidence add 封存，再填写凭证编号。",
        en="Seal it with `zhendan evidence add` first, then name its number.",
    )


class EffectUnreadable(ZhendanError):
    """A goal or a check of an effect lacks its metric, its weeks or its source."""

    code = "ZD706"
    what = Text(zh="效果目标或检查不完整：{problem}。", en="Goal or check incomplete: {problem}.")
    why = Text(
        zh="措施是否有效，要看一个写明来源的数字。",
        en="Whether a measure works is told by a number with its source.",
    )
    next_step = Text(
        zh="请先设定指标、目标值和几周后检查，再记录带来源的数字。",
        en="Set metric, value and weeks first; then record a number with its source.",
    )


class OrderUnreadable(ZhendanError):
    """A new order for the review desk cannot be read."""

    code = "ZD710"
    what = Text(zh="第 {row} 行订单无法读取：{problem}。", en="Order row {row}: {problem}.")
    why = Text(
        zh="复核需要订单号和付款（或下单）时间；金额和时间须能读成数字和日期。",
        en="A review needs an order number and a time; amounts and times must read as such.",
    )
    next_step = Text(
        zh="请核对列名（order_no、paid_at 等）和该行内容，再放入一次；本次没有采用任何一行。",
        en="Check headings and that row, then drop the file again; no row of it was used.",
    )


class RuleNotTried(ZhendanError):
    """A review rule was to be switched on before it was tried on the past and in shadow."""

    code = "ZD711"
    what = Text(
        zh="复核规则 {rule} 还不能切换为「{to}」：缺少{missing}。",
        en="Review rule {rule} cannot become “{to}” yet: {missing} is missing.",
    )
    why = Text(
        zh="先看它在过去会拦下什么、打扰多少正常订单，再试运行，最后才正式启用。",
        en="First see what it would have held in the past, then run it in shadow, then use it.",
    )
    next_step = Text(
        zh="请先运行 zhendan review backtest，再用 zhendan review switch 试运行。",
        en="Run `zhendan review backtest`, then switch it to shadow.",
    )


class ReviewRefused(ZhendanError):
    """A decision at the review desk cannot be taken as asked."""

    code = "ZD712"
    what = Text(zh="订单 {order} 不能这样处理：{problem}。", en="Order {order}: {problem}.")
    why = Text(
        zh="每张待复核订单由人写明理由后处理；开启双人复核时由两位不同的人作出同样的决定。",
        en="A person decides with a reason; under four eyes two different people decide alike.",
    )
    next_step = Text(
        zh="请用 zhendan review list 查看它现在的状态。",
        en="Look at its state with `zhendan review list`.",
    )


class RuleUnknownHere(ZhendanError):
    """No review rule bears this code."""

    code = "ZD713"
    what = Text(zh="没有复核规则 {rule}。", en="There is no review rule {rule}.")
    why = Text(zh="可用的规则：{known}。", en="Known rules: {known}.")
    next_step = Text(zh="请用 zhendan review rules 查看。", en="See `zhendan review rules`.")


class ModuleUnreadable(ZhendanError):
    """A training cannot be read, or was answered in part."""

    code = "ZD714"
    what = Text(zh="培训 {module} 无法使用：{problem}。", en="Training {module}: {problem}.")
    why = Text(
        zh="每段文字和每个选项都要有中英文，每题都要回答，参加的人要写名字。",
        en="Every text needs both languages, every question an answer, and a name.",
    )
    next_step = Text(
        zh="请照随附的模块修改，再试一次。", en="Follow the shipped modules and try again."
    )


class ModuleNotWhole(ZhendanError):
    """A training that somebody wrote lacks something or holds what it may not; `zh`, `en` say."""

    code = "ZD731"
    what = Text(zh="这份培训还不能保存：{zh}。", en="This training cannot be kept yet: {en}.")
    why = Text(
        zh="签名只对完整、看得懂的文字有意义；每题要有一个对的答案，才知道有没有读懂。",
        en="A signature means something for a whole, readable text only; a question needs its"
        " right answer to tell whether it was understood.",
    )
    next_step = Text(
        zh="请改好后再保存；已写的内容还在，原来的版本没有改动。",
        en="Mend it and keep it again; what you wrote is still there, former versions are as they"
        " were.",
    )


class ModuleChanged(ZhendanError):
    """A training changed since it was opened, or the version that is named does not exist."""

    code = "ZD732"
    what = Text(
        zh="培训 {module} 现在是第 {version} 版，与您打开或写明的版本不同。",
        en="Training {module} stands at version {version}, another than you opened or named.",
    )
    why = Text(
        zh="签名只算在读过的那一版上；两个人同时改，后一个不能盖掉前一个。",
        en="A signature stands to the version that was read; of two who edit at once, the second"
        " must not cover the first.",
    )
    next_step = Text(
        zh="请看现在的版本和以前的版本，再写明版本或把修改并进去。",
        en="See the present and the former versions, then name one or put your changes into it.",
    )


class PartnerIncomplete(ZhendanError):
    """A partner's entry or note lacks something."""

    code = "ZD715"
    what = Text(
        zh="合作方 {partner} 的记录不完整：{missing}。", en="Partner {partner} lacks {missing}."
    )
    why = Text(
        zh="名册要写明是谁、有哪些条款；事件要写明发生了什么。",
        en="The register says who it is and which clauses hold; an incident says what happened.",
    )
    next_step = Text(zh="请补全后再记录。", en="Complete it and record it again.")


class RegisterUnreadable(ZhendanError):
    """A list for the review desk holds nothing to look for."""

    code = "ZD720"
    what = Text(
        zh="{which}没有读到可比对的内容：{problem}",
        en="The list ({which}) holds nothing to compare: {problem}",
    )
    why = Text(
        zh="名册至少要有手机号、收货地址、支付账号、买家昵称之一；地点要有收货地址；团购要有订单号。",
        en="People need a phone, address, account or nick; places an address; groups an order.",
    )
    next_step = Text(
        zh="请核对表头后再放入；原来的名册没有改动。",
        en="Check the headings and send it again; the former list stays in force.",
    )


class DutiesUnclear(ZhendanError):
    """Duties or rights of nobody, or that nobody knows, were to be put on record."""

    code = "ZD721"
    what = Text(
        zh="没有记录「{person}」的职责或权限：{problem}",
        en="Duties or rights of “{person}” were not recorded: {problem}",
    )
    why = Text(
        zh="要写明是谁，并从已知的职责或权限中选择。",
        en="It takes a name, and duties or rights out of the known ones.",
    )
    next_step = Text(zh="请补全后再记录。", en="Complete it and record it again.")
