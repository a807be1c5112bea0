"""What stops a statement from being exported: it no longer says what the records say."""

from zhendan.domain import Text, ZhendanError


class NumberStale(ZhendanError):
    """A number in a sentence differs from what the material gives now."""

    code = "ZD111"
    what = Text(
        zh="这句话里的数字与现有材料不一致：「{sentence}」（{name}：原为 {said}，现为 {now}）。",
        en="A number no longer agrees with the material: “{sentence}” ({name}: {said}, now {now}).",
    )
    why = Text(
        zh="起草之后材料或认定有了变化，按旧数字导出会自相矛盾。",
        en="The material or a standing changed after drafting; the old number would contradict it.",
    )
    next_step = Text(
        zh="请重新起草申诉说明，再导出。", en="Draft the statement again, then export."
    )


class ExhibitVanished(ZhendanError):
    """Sentences lean on an exhibit that is no longer part of the case."""

    code = "ZD112"
    what = Text(
        zh="凭证 {exhibit} 已不在本案中，以下句子依据它：{sentences}",
        en="Exhibit {exhibit} is no longer in the case; these sentences lean on it: {sentences}",
    )
    why = Text(
        zh="没有凭证的事实陈述不能写入申诉。", en="A fact without evidence cannot be stated."
    )
    next_step = Text(
        zh="请重新导入该文件，或重新起草申诉说明。",
        en="Import the file again, or draft the statement again.",
    )


class StandingMoved(ZhendanError):
    """A claim speaks of an order that may no longer be claimed."""

    code = "ZD113"
    what = Text(
        zh="订单 {order} 的认定已改变，不能再作为真实订单主张。",
        en="The standing of order {order} has changed; it can no longer be claimed.",
    )
    why = Text(
        zh="申诉只能主张目前认定为真实的订单。",
        en="An appeal may claim only orders that stand as genuine now.",
    )
    next_step = Text(
        zh="请重新起草申诉说明，再导出。", en="Draft the statement again, then export."
    )


class RoundUnreadable(ZhendanError):
    """What was kept of an earlier submission cannot be read."""

    code = "ZD114"
    what = Text(
        zh="先前提交的内容无法读取：{problem}", en="An earlier submission cannot be read: {problem}"
    )
    why = Text(
        zh="读不到上一轮，就无法核对这一轮是否有新的内容。",
        en="Without it nobody can tell whether this round says anything new.",
    )
    next_step = Text(
        zh="请用 zhendan verify --data 检查工作区，必要时从备份恢复。",
        en="Check the workspace with `zhendan verify --data`; restore a backup if need be.",
    )


class PicturesDoNotFit(ZhendanError):
    """The pictures cannot be brought within what the form takes and stay readable."""

    code = "ZD115"
    what = Text(
        zh="{count} 张图片放不进表单：最多 {slots} 张、每张 {limit}，再缩小就看不清了。",
        en="{count} pictures do not fit the form ({slots} of {limit}) and stay readable.",
    )
    why = Text(
        zh="为塞进表单而裁掉或压糊凭证，等于没有提交。",
        en="A cut or blurred exhibit is as good as none.",
    )
    next_step = Text(
        zh="请减少图片，或先与平台确认能否用附件、链接提交其余部分。",
        en="Use fewer pictures, or ask the platform whether the rest may go as an attachment.",
    )


class PicturesUnusable(ZhendanError):
    """A picture for the form cannot be opened."""

    code = "ZD116"
    what = Text(zh="图片 {name} 打不开。", en="Picture {name} cannot be opened.")
    why = Text(zh="{reason}", en="{reason}")
    next_step = Text(
        zh="请换用能正常打开的原图，再生成一次。", en="Use a copy that opens, then try again."
    )


class BindingRefused(ZhendanError):
    """A person's sentence does not hold on the exhibits it was bound to."""

    code = "ZD140"
    what = Text(
        zh="这句话不能这样绑定：「{sentence}」（{why}）。",
        en="This sentence cannot be bound so: “{sentence}” ({why_en}).",
    )
    why = Text(
        zh="人工写的句子要通过与系统写的句子同样的核对。",
        en="A person's sentence passes the same checks as those the program writes.",
    )
    next_step = Text(
        zh="请改写句子，或换成确实写有这些内容的凭证与行，再绑定。",
        en="Say it in other words, or name the exhibit and row that hold it, then bind again.",
    )


class BindingUnknown(ZhendanError):
    """The sentence to be replaced or taken back, or the row named, is not there."""

    code = "ZD141"
    what = Text(zh="没有找到：{what}。", en="Not found: {what}.")
    why = Text(
        zh="绑定须指向现有的句子、凭证和行。",
        en="A binding points at a sentence, an exhibit and a row that are there.",
    )
    next_step = Text(
        zh="请用 zhendan appeal draft --json 查看现有句子与凭证编号。",
        en="See the sentences and exhibit numbers with `zhendan appeal draft --json`.",
    )
