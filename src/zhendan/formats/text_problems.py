"""What can be wrong with encodings, mails, chats and the names in archives (ZD375 to ZD384)."""

from zhendan.domain import Text, ZhendanError


class EncodingUnclear(ZhendanError):
    """A line is neither UTF-8 nor GB18030; nothing was replaced or dropped to make it fit."""

    code = "ZD305"
    what = Text(zh="第 {line} 行的文字编码无法辨认。", en="The encoding of line {line} is unclear.")
    why = Text(
        zh="它既不是 UTF-8 也不是 GB18030；强行读取会出现乱码。",
        en="It is neither UTF-8 nor GB18030, and forcing it would garble the text.",
    )
    next_step = Text(zh="请从平台后台重新导出后再放入。", en="Export it again from its source.")


class EncodingAmbiguous(ZhendanError):
    """Several encodings make text of the same bytes; which one is meant, a person has to say."""

    code = "ZD375"
    what = Text(
        zh="文字编码有几种可能：{readings}。", en="Its encoding may be one of several: {readings}."
    )
    why = Text(
        zh="几种编码都读得通，选错就会把姓名和商品读成别的字，所以没有采用。",
        en="More than one reads without an error, and the wrong one changes names in silence.",
    )
    next_step = Text(
        zh="请看哪一种读出来是对的，用 --encoding 文件名=编码 指定（如 gb18030、big5、shift_jis），"
        "或另存为 UTF-8。",
        en="See which reading is right and name it: --encoding FILE=ENCODING (gb18030, big5, "
        "shift_jis, cp1252), or save the file as UTF-8.",
    )


class TextCutOff(ZhendanError):
    """The file ends in the middle of a character: it was cut short."""

    code = "ZD376"
    what = Text(
        zh="文件在最后一个字的中间断开，没有下载完整。",
        en="The file ends in the middle of a character: it is cut short.",
    )
    why = Text(
        zh="缺少的部分可能正是后面的订单，不完整的文件不作为凭证。",
        en="What is missing may be orders; a file that is not whole is not offered as evidence.",
    )
    next_step = Text(zh="请重新导出或重新下载。", en="Export or download it again.")


class EncodingDecided(ZhendanError):
    """Neither a mark nor strict UTF-8 told the encoding; what did is said."""

    code = "ZD377"
    what = Text(zh="按 {encoding} 编码读取。", en="Read as {encoding}.")
    why = Text(
        zh="{reason}",
        en="{reason_en}",
    )
    next_step = Text(
        zh="请抽查几行文字；不对时用 --encoding 文件名=编码 指定。",
        en="Look at a few lines; if they are wrong, name it with --encoding FILE=ENCODING.",
    )


class EncodingNotKnown(ZhendanError):
    """A person named an encoding that does not exist here."""

    code = "ZD378"
    what = Text(zh="不认识的编码名称：{name}。", en="No encoding is called {name}.")
    why = Text(
        zh="可用的有 utf-8、gb18030、big5、shift_jis、cp1252、utf-16、euc-kr、euc-jp 等。",
        en="Known are utf-8, gb18030, big5, shift_jis, cp1252, utf-16, euc-kr, euc-jp and more.",
    )
    next_step = Text(zh="请改用上面的名称。", en="Use one of these names.")


class MailDamaged(ZhendanError):
    """A letter breaks the rules of mail; what could be read was read, the rest is named."""

    code = "ZD379"
    what = Text(
        zh="邮件有不规范之处，已如实标出：{what}。", en="The mail is not quite in order: {what_en}."
    )
    why = Text(
        zh="能读的部分已读取，读不出的没有猜测，原件照样留存。",
        en="What could be read was read, nothing was guessed, and the original is kept.",
    )
    next_step = Text(
        zh="如果它是重要凭证，请从邮箱重新导出一份 .eml。",
        en="If it matters as evidence, export it from the mailbox again as .eml.",
    )


class MailTooMuch(ZhendanError):
    """A letter or mailbox holds more parts, levels or letters than are read."""

    code = "ZD380"
    what = Text(
        zh="邮件过大或结构过深（{detail}），超出部分没有读取。",
        en="The mail is too big or too deep ({detail}); the rest was not read.",
    )
    why = Text(
        zh="正常邮件不会这样，可能经过特殊构造。",
        en="Ordinary mail is not like this; it may be built to do harm.",
    )
    next_step = Text(
        zh="请把需要的邮件单独导出成 .eml，或另存附件后放入。",
        en="Export the letters you need one by one, or put in their attachments.",
    )


class SideUnknown(ZhendanError):
    """Of some messages it is not known whether the shop or somebody else wrote them."""

    code = "ZD381"
    what = Text(
        zh="{count} 条消息（邮件）分不清是店铺还是对方所写。",
        en="Of {count} messages it is not known whether the shop or the other side wrote them.",
    )
    why = Text(
        zh="不知道哪个是店铺自己的地址或昵称，或对方的身份没有写明；这些消息不算买家的话。",
        en="The shop's own address or nick, or who the other is, is not known: no buyer's words.",
    )
    next_step = Text(
        zh="请用 --own-address 写明店铺的邮箱地址或聊天昵称后重新运行。",
        en="Name the shop's address or chat nick with --own-address and run again.",
    )


class NoticeByMail(ZhendanError):
    """A notice came by mail: when the mail arrived may be when the notice was delivered."""

    code = "ZD382"
    what = Text(
        zh="通知来自邮件；邮件收到时间 {at}（依据：{source}）可能是送达时间，待您确认。",
        en="The notice came by mail, received {at} (from {source_en}): perhaps its delivery.",
    )
    why = Text(
        zh="平台可能更早已在后台送达；送达时间决定申诉期限，所以不自动采用。",
        en="The platform may have delivered it earlier; the deadline hangs on it, so it is asked.",
    )
    next_step = Text(zh="请在商家后台核对通知的送达时间。", en="Compare with the seller console.")


class ArchiveNotOpened(ZhendanError):
    """An archive of a kind that is not opened here."""

    code = "ZD383"
    what = Text(
        zh="这是 {kind} 压缩包，系统不打开这种格式，原件已留存。",
        en="This is a {kind} archive, a kind that is not opened; it is kept as it is.",
    )
    why = Text(
        zh="打开它需要外部程序，不够安全；里面的文件因此没有读取。",
        en="Opening it takes outside programs, which is not safe; nothing inside was read.",
    )
    next_step = Text(
        zh="请在电脑上解压，把里面的文件直接放入，或重新压缩成 zip。",
        en="Unpack it and put in the files themselves, or pack them again as zip.",
    )


class DateOrderUnclear(ZhendanError):
    """In a chat's dates nobody can tell the day from the month."""

    code = "ZD384"
    what = Text(
        zh="日期写法（如 {shown}）分不清日和月，消息已留存，时间留空。",
        en="In dates like {shown} day and month cannot be told apart; times are left empty.",
    )
    why = Text(
        zh="整份记录里没有大于 12 的日子，按两种读法都说得通；时间错了会误导核查。",
        en="No day is above 12 and both readings make sense; a wrong time would mislead.",
    )
    next_step = Text(
        zh="请导出更长一段记录，或把手机的日期格式改为年月日后重新导出。",
        en="Export a longer stretch, or set the telephone to year-month-day and export again.",
    )
