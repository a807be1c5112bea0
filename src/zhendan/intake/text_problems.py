"""What can be wrong with encodings, mails, chats and the names in archives (ZD375 to ZD384)."""

from zhendan.domain import Text, ZhendanError


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
