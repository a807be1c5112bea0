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
