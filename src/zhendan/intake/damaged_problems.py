"""What a broken number met in other files, each with its words (ZD823 to ZD825)."""

from zhendan.domain import Text, ZhendanError


class DamagedMatched(ZhendanError):
    """A broken number that exactly one whole number can have been."""

    code = "ZD823"
    what = Text(
        zh="编号 {value} 被表格软件改坏，按前 15 位对应到 {number}，请确认。",
        en="{value} was damaged by a spreadsheet; by its first 15 digits it is {number}: "
        "please confirm.",
    )
    why = Text(
        zh="表格软件只保留 15 位数字；其余文件里只有这一个号码与前 15 位、位数都相同。",
        en="A spreadsheet keeps 15 digits; only this number of the other files has them and "
        "the same length.",
    )
    next_step = Text(
        zh="请对照平台页面核对；不对时，在原表里把该列设为文本、填入完整编号后重新放入。",
        en="Compare it with the platform's page; if it is wrong, put in the whole number as text.",
    )


class DamagedSeveral(ZhendanError):
    """A broken number that several whole numbers can have been: nobody guesses which."""

    code = "ZD824"
    what = Text(
        zh="编号 {value} 被表格软件改坏，前 15 位对应 {count} 个号码（{numbers}），"
        "没有采用任何一个。",
        en="{value} was damaged by a spreadsheet; {count} numbers begin so ({numbers}); "
        "none was taken.",
    )
    why = Text(
        zh="只凭前 15 位分不清是哪一个，系统不替您猜。",
        en="Fifteen digits do not tell which it is, and nothing is guessed.",
    )
    next_step = Text(
        zh="请从平台重新取得完整编号；已知是哪一个时，在原表里以文本填入后重新放入。",
        en="Get the whole number from the platform, put it in as text, and import again.",
    )


class DamagedUnmet(ZhendanError):
    """A broken number that meets nothing, or of which too few digits are left to ask."""

    code = "ZD825"
    what = Text(
        zh="编号 {value} 被表格软件改坏（可信 {digits} 位），没有对应到任何号码。",
        en="{value} was damaged by a spreadsheet ({digits} digits are certain) and meets no "
        "number.",
    )
    why = Text(
        zh="其余文件里没有前 15 位与位数都相同的号码；不足 15 位的不拿来对应。",
        en="No other file has a number with the same 15 digits and length; fewer digits are not "
        "looked up.",
    )
    next_step = Text(
        zh="请从平台或快递公司重新取得完整编号，不要用 Excel 另存。",
        en="Get the whole number again from the platform or courier, not through Excel.",
    )
