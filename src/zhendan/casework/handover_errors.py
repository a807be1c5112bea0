"""Errors of mandates, hand-over, take-over and data rooms."""

from zhendan.domain import Text, ZhendanError


class MandateIncomplete(ZhendanError):
    """A mandate lacks what makes it one."""

    code = "ZD643"
    what = Text(zh="授权 {mandate} 不完整：{missing}。", en="Mandate {mandate} lacks {missing}.")
    why = Text(
        zh="授权须写明受托人、事项和截止日期（在今天之后）；收回须有已封存的证明。",
        en="A mandate names adviser, matter and an end after today; a return needs sealed proof.",
    )
    next_step = Text(zh="请补全后再记录。", en="Complete it and record it again.")


class MandateNotInForce(ZhendanError):
    """A case was to be handed over, or a mandate ended, without a mandate in force."""

    code = "ZD644"
    what = Text(
        zh="授权 {mandate} 现在无效（截止 {until}），或不是本案的授权。",
        en="Mandate {mandate} is not in force (end {until}), or not for this case.",
    )
    why = Text(
        zh="没有有效授权，不能把案件材料交给别人。",
        en="Without one nothing of the case is handed over.",
    )
    next_step = Text(
        zh="请用 zhendan handover mandate 记录新的授权。",
        en="Record a new one with `zhendan handover mandate`.",
    )


class TakeoverRefused(ZhendanError):
    """A packet that is not whole was to be taken over."""

    code = "ZD645"
    what = Text(zh="没有接收这个证据包：{faults}。", en="The packet was not taken over: {faults}.")
    why = Text(
        zh="核验没有通过的证据包，接收后也说不清来历。",
        en="What does not verify has no history that could go on.",
    )
    next_step = Text(
        zh="请对方重新生成证据包，并另行告知根和密钥指纹。",
        en="Ask for a new packet, and for its root and key fingerprint by another way.",
    )


class TakeoverUnknown(ZhendanError):
    """Nothing was taken over under this name."""

    code = "ZD646"
    what = Text(zh="没有接收过 {packet}。", en="Nothing was taken over as {packet}.")
    why = Text(zh="接收记录里没有它。", en="The record of take-overs does not hold it.")
    next_step = Text(zh="请用 zhendan handover taken 查看。", en="See `zhendan handover taken`.")


class LetterUnreadable(ZhendanError):
    """The letter that tells a packet's case is missing or cannot be read."""

    code = "ZD647"
    what = Text(
        zh="证据包里的案情移交单无法读取（{problem}）。",
        en="The packet's letter about its case cannot be read ({problem}).",
    )
    why = Text(
        zh="没有移交单，就不知道订单认定、截止时间和已提交的轮次；系统不替对方猜。",
        en="Without it nobody knows standings, deadline and rounds; nothing is guessed.",
    )
    next_step = Text(
        zh="证据包本身已接收。请对方用新版本重新移交，或只接收证据（--no-case）。",
        en="Ask for a new hand-over, or take the evidence alone (--no-case).",
    )


class CaseThere(ZhendanError):
    """A case was to be opened under a name that another one bears here."""

    code = "ZD648"
    what = Text(zh="本工作区已有案件 {case}。", en="This workspace has a case {case} already.")
    why = Text(
        zh="移交方所述不与自己的记录混在一起。",
        en="What a sender tells is not mixed into one's own record.",
    )
    next_step = Text(
        zh="请用 --name 另取一个案件名。", en="Choose another name for it with --name."
    )


class RoomShut(ZhendanError):
    """A data room's link was opened that opens nothing (any more)."""

    code = "ZD649"
    what = Text(
        zh="这个资料室链接打不开：{state}。", en="This data-room link opens nothing: {state_en}."
    )
    why = Text(
        zh="资料室只在约定的期限内开放，店铺也可以随时收回。",
        en="A data room is open for the agreed time only, and the shop may withdraw it any day.",
    )
    next_step = Text(
        zh="如仍需查阅，请联系委托您的店铺重新开放。",
        en="If you still need it, ask the shop that engaged you to open it again.",
    )


class RoomEmpty(ZhendanError):
    """A data room was to be opened before anything masked for its reader exists."""

    code = "ZD650"
    what = Text(
        zh="还没有给「{recipient}」看的脱敏件，资料室没有打开。",
        en="No masked copies for {recipient} exist yet; no room was opened.",
    )
    why = Text(
        zh="资料室只放脱敏件，不放原件。", en="A room holds masked copies only, never originals."
    )
    next_step = Text(
        zh="请先按授权移交一次（zhendan handover give），脱敏件随之生成。",
        en="Hand over once under the mandate (`zhendan handover give`): that makes the copies.",
    )
