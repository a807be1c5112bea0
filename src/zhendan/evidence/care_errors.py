"""What can go wrong around the evidence clock and custody, in words for people."""

from zhendan.domain import Text, ZhendanError


class LivesMalformed(ZhendanError):
    """The data on how long evidence stays cannot be used."""

    code = "ZD525"
    what = Text(
        zh="证据保存期数据「{where}」有误：{problem}",
        en="The data on how long evidence stays ({where}) is wrong: {problem}",
    )
    why = Text(
        zh="每个天数都须写明出处；未核实的不写天数。",
        en="Every number of days needs a source; what is unverified bears none.",
    )
    next_step = Text(zh="请对照随附的数据改正。", en="Correct it beside the shipped data.")


class ClockItemUnknown(ZhendanError):
    """A note is about something that is not on the capture list."""

    code = "ZD526"
    what = Text(
        zh="取证清单里没有「{item}」。",
        en="“{item}” is not on the capture list.",
    )
    why = Text(zh="清单里有：{known}", en="On the list are: {known}")
    next_step = Text(
        zh="请运行 zhendan evidence clock 查看名称后重试。",
        en="See the names with zhendan evidence clock and try again.",
    )


class ClockNoteIncomplete(ZhendanError):
    """A note on the evidence clock lacks who or why, or a sensible number of days."""

    code = "ZD527"
    what = Text(
        zh="这条记录缺少或写错了：{lacks}。",
        en="This note lacks, or has wrong: {lacks}.",
    )
    why = Text(
        zh="自知的保存期和「取不到」都会写进材料，须有人署名并说明理由。",
        en="A life you know, or a loss, shows in the dossier: a named person gives the reason.",
    )
    next_step = Text(
        zh="请写明 --by、--reason；天数为 1 到 3650。",
        en="Give --by and --reason; days run from 1 to 3650.",
    )


class CareIncomplete(ZhendanError):
    """A custody event lacks who, why or to whom."""

    code = "ZD528"
    what = Text(
        zh="这条保管记录（{event}）缺少：{lacks}。",
        en="This custody event ({event}) lacks: {lacks}.",
    )
    why = Text(
        zh="移交、收回与删除须有人署名、写明原因和对方，记录永久保留。",
        en="A hand-over, return or erasure bears a name, a reason and the other side, for ever.",
    )
    next_step = Text(zh="请补齐 --by、--reason、--to 后重试。", en="Give --by, --reason and --to.")


class SuspectBarred(ZhendanError):
    """A person under suspicion may not hand out the exhibits of the orders in question."""

    code = "ZD529"
    what = Text(
        zh="凭证 {exhibit} 不能由「{by}」导出或移交。",
        en="Exhibit {exhibit} cannot be exported or handed over by “{by}”.",
    )
    why = Text(
        zh="它涉及正在核实与此人有关的订单；经手人与被核实人须分开，这对双方都是保护。",
        en="It concerns orders in which this person's part is being looked into; the two roles"
        " are kept apart, which protects both sides.",
    )
    next_step = Text(
        zh="请由店主或另一位同事办理，并以其姓名署名。",
        en="Let the owner or another colleague do it, under their own name.",
    )
