"""What can be wrong with one row or one cell, each with its words (ZD341 to ZD359)."""

from zhendan.domain import Text, ZhendanError

_SOURCE = Text(
    zh="请从平台后台重新导出，不要用 Excel 另存。",
    en="Export it again and do not save it through Excel.",
)


class CellUnusable(ZhendanError):
    """A cell whose value fits no known form; it is never guessed."""


class RowRagged(ZhendanError):
    """A row with more or fewer cells than the header; shifting them would mix the columns."""

    code = "ZD341"
    what = Text(
        zh="第 {row} 行有 {cells} 格，表头有 {width} 格，未采用。",
        en="Row {row} has {cells} cells, the header {width}; it was not used.",
    )
    why = Text(
        zh="格数不符时硬读会错列，例如标题里的逗号没有加引号。",
        en="Reading it anyway would shift columns, e.g. after an unquoted comma.",
    )
    next_step = Text(zh="请核对原文件的这一行。", en="Look at this line in the original.")


class QuoteOpen(ZhendanError):
    """A quote that never closes; without care it would swallow the rows that follow."""

    code = "ZD342"
    what = Text(zh="第 {row} 行的引号没有闭合，未采用。", en="The quote in row {row} never closes.")
    why = Text(
        zh="为了不吞掉后面的行，只舍弃这一行。", en="Only this line is left out, none after it."
    )
    next_step = Text(zh="请核对原文件的这一行。", en="Look at this line in the original.")


class IdDamaged(CellUnusable):
    """An id that a spreadsheet turned into a number; its last digits are gone."""

    code = "ZD343"
    what = Text(
        zh="「{column}」的编号 {value} 已被表格软件改成科学计数，末位数字丢失。",
        en="The id {value} in “{column}” was turned into a number and lost its last digits.",
    )
    why = Text(
        zh="订单号、运单号有 15 位以上，Excel 只保留 15 位。",
        en="Ids have more than the 15 digits that Excel keeps.",
    )
    next_step = _SOURCE


class IdMissing(CellUnusable):
    """A row without the id that it is about."""

    code = "ZD344"
    what = Text(
        zh="「{column}」是空的，这一行没有编号。", en="“{column}” is empty: a row without id."
    )
    why = Text(
        zh="可能是没有缓存值的公式，或被人为清空；空白按损坏处理。",
        en="A formula without a kept value, or cleared by hand; a blank counts as damage.",
    )
    next_step = _SOURCE


class MoneyUnclear(CellUnusable):
    """An amount in a form that has two readings or none."""

    code = "ZD345"
    what = Text(
        zh="「{column}」的金额 {value} 读不准。", en="The amount {value} in “{column}” is unclear."
    )
    why = Text(
        zh="可能是小数点与千分位混用、百分数或科学计数；不猜测金额。",
        en="Comma and point, a percent sign or an exponent: amounts are never guessed.",
    )
    next_step = Text(zh="请核对原表该单元格。", en="Look at this cell in the original.")


class TimeUnclear(CellUnusable):
    """A time in a form that has two readings or none."""

    code = "ZD346"
    what = Text(
        zh="「{column}」的时间 {value} 读不准。", en="The time {value} in “{column}” is unclear."
    )
    why = Text(
        zh="年、月、日的先后无法从这份文件判断，或格式不认识。",
        en="The order of day, month and year cannot be told from this file.",
    )
    next_step = Text(
        zh="请用“2026-06-18 00:03:11”这样的格式重新导出。", en="Export with four-digit years."
    )


class NumberUnclear(CellUnusable):
    """A quantity, weight or yes/no that is none."""

    code = "ZD347"
    what = Text(
        zh="「{column}」的数值 {value} 读不出来。", en="The value {value} in “{column}” is unclear."
    )
    why = Text(zh="它不是数字，也不是已知的写法。", en="It is no number and no known form.")
    next_step = Text(zh="请核对原表该单元格。", en="Look at this cell in the original.")


class ValueLeftOut(ZhendanError):
    """One damaged value of an otherwise good row; the row was used without it."""

    code = "ZD348"
    what = Text(
        zh="第 {row} 行「{column}」的值 {value} 已损坏，只舍弃这个值。",
        en="Row {row}: the damaged value {value} in “{column}” was left out.",
    )
    why = Text(zh="损坏的编号不能用来关联。", en="A damaged id cannot link anything.")
    next_step = _SOURCE


class HeaderRepeated(ZhendanError):
    """The header stands again among the rows; it was counted and left out."""

    code = "ZD349"
    what = Text(zh="表头重复出现 {count} 次，已略过。", en="The header stands {count} times more.")
    why = Text(zh="多份导出拼接时常见。", en="Common where exports were pasted together.")
    next_step = Text(zh="无需处理。", en="Nothing to do.")


class MoneyOdd(ZhendanError):
    """An amount with more than two decimals."""

    code = "ZD350"
    what = Text(
        zh="第 {row} 行「{column}」的金额 {value} 多于两位小数，按原值采用。",
        en="Row {row}: {value} in “{column}” has more than two decimals; used as it is.",
    )
    why = Text(zh="金额通常只有两位小数。", en="Amounts usually have two.")
    next_step = Text(zh="请核对是否录入有误。", en="Check whether it was mistyped.")


class OutsidePeriod(ZhendanError):
    """Rows outside the period that the file says it covers."""

    code = "ZD351"
    what = Text(
        zh="{count} 行的时间在文件声明的期间之外。", en="{count} rows lie outside its period."
    )
    why = Text(zh="可能由多份文件拼接而成。", en="Parts of other files may have been added.")
    next_step = Text(zh="请核对原始导出。", en="Compare it with the original export.")


class MoreOfTheSame(ZhendanError):
    """Further problems of one kind, counted instead of listed."""

    code = "ZD352"
    what = Text(zh="另有 {count} 处同类问题（{same}）。", en="{count} more of {same}.")
    why = Text(zh="只列出最前面的几处。", en="Only the first are listed.")
    next_step = Text(zh="解决前面的问题后重新导入。", en="Solve the first and import again.")


class CharactersStripped(ZhendanError):
    """Invisible or control characters stood in the file and were taken out of ids."""

    code = "ZD353"
    what = Text(
        zh="文件里有不可见的控制字符（{shown}），编号中的已去除。",
        en="Invisible characters ({shown}) stand in the file; ids were cleaned of them.",
    )
    why = Text(zh="它们会让两个看起来相同的编号对不上。", en="They make equal-looking ids unequal.")
    next_step = Text(
        zh="无需处理；原文件保持不变。", en="Nothing to do; the original is unchanged."
    )
