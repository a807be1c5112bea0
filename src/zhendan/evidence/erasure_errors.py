"""What stops an erasure, or stands in the way after one, in words for people."""

from zhendan.domain import Text, ZhendanError


class ErasedByRule(ZhendanError):
    """The bytes of an exhibit were erased; record and commitment are kept."""

    code = "ZD515"
    what = Text(
        zh="凭证 {exhibit} 的原件已按规定删除（{at}，{by}）。",
        en="The bytes of exhibit {exhibit} were erased by rule ({at}, {by}).",
    )
    why = Text(zh="所记理由：{reason}", en="The reason on record: {reason}")
    next_step = Text(
        zh="日志里的承诺值仍在；手中有原件的人可据此核对。如需内容，请向来源方重新调取。",
        en="Its commitment stays in the log for whoever holds a copy. Ask the source for another.",
    )


class NotErased(ZhendanError):
    """Bytes may only go after their erasure is on record."""

    code = "ZD516"
    what = Text(zh="没有删除记录，不能销毁 {sha256}。", en="No erasure of {sha256} is on record.")
    why = Text(
        zh="先记录谁、为什么删除，再销毁；次序不能颠倒。",
        en="Who erases and why is recorded first; only then are the bytes given up.",
    )
    next_step = Text(
        zh="请用 zhendan evidence erase 办理。", en="Use zhendan evidence erase for it."
    )


class ErasureHeld(ZhendanError):
    """A case that is open, or a legal hold, forbids to erase an exhibit."""

    code = "ZD517"
    what = Text(zh="凭证 {exhibit} 现在不能删除。", en="Exhibit {exhibit} cannot be erased now.")
    why = Text(zh="须保留：{holds}", en="It must be kept: {holds}")
    next_step = Text(
        zh="结案并解除留存告知（zhendan evidence hold --release）后再办理。",
        en="Close the case and release the hold (zhendan evidence hold --release) first.",
    )


class ErasureEarly(ZhendanError):
    """The day from which an exhibit may be erased has not come."""

    code = "ZD535"
    what = Text(
        zh="凭证 {exhibit} 的保存期未满，没有删除。",
        en="Exhibit {exhibit} is kept for longer; nothing was erased.",
    )
    why = Text(
        zh="结案后保存 {days} 天，{due} 起可以删除。",
        en="It is kept for {days} days after its case is closed: until {due}.",
    )
    next_step = Text(
        zh="请到期后再办理；如本人依法要求提前删除，请加 --early，并在理由中写明。",
        en="Do it then. If a person lawfully asks for it earlier, add --early and say so in the"
        " reason.",
    )


class ErasuresForeign(ZhendanError):
    """Erasures were to be read from the log of another workspace."""

    code = "ZD536"
    what = Text(
        zh="「{found}」不是这份备份（{wanted}）的后续，没有恢复。",
        en="“{found}” does not belong to this backup ({wanted}); nothing was restored.",
    )
    why = Text(
        zh="只有同一个存证库后来的记录，才能说明哪些原件已按规定删除。",
        en="Only later records of the same vault can tell which originals were erased by rule.",
    )
    next_step = Text(
        zh="请在 --erasures 后给出同一工作区，或它较新的备份。",
        en="Give --erasures the same workspace, or a newer backup of it.",
    )


class MatchQuestionUnknown(ZhendanError):
    """An answer names a question that is not open."""

    code = "ZD518"
    what = Text(zh="没有待确认的问题「{question}」。", en="No open question “{question}”.")
    why = Text(
        zh="它可能已经答过，或凭证、订单已有变化。",
        en="It may have been answered, or exhibits and orders have changed.",
    )
    next_step = Text(
        zh="请运行 zhendan evidence questions 查看现有问题。",
        en="See the open ones with zhendan evidence questions.",
    )
