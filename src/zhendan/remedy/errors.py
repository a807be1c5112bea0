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
