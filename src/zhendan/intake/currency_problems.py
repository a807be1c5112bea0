"""What can be wrong with the currency of amounts, each with its words (ZD820 to ZD822)."""

from zhendan.domain import Text, ZhendanError
from zhendan.formats.row_problems import CellUnusable


class CurrencyUnknown(ZhendanError):
    """A table with amounts of which nothing says in which currency they are."""

    code = "ZD820"
    what = Text(
        zh="「{columns}」的金额币种未知，没有当作人民币。",
        en="The amounts in {columns} are in an unknown currency; they were not taken for yuan.",
    )
    why = Text(
        zh="这张表没有币种列，表头、单元格和所写平台都没有说明是哪种货币。",
        en="The table has no column for it, and neither headings, cells nor platform say it.",
    )
    next_step = Text(
        zh="请在列对应里写一行 currency: CNY（或 USD 等实际币种；有币种列时写 "
        "orders.currency: 列名），再重新导入。",
        en="Write currency: CNY into the mapping (or USD and so on; for a column, "
        "orders.currency: its heading) and import again.",
    )


class CurrencyTaken(ZhendanError):
    """A table without a column for it, and what settled the currency of its amounts."""

    code = "ZD821"
    what = Text(
        zh="金额按 {currency} 计：{why}。", en="Amounts were taken as {currency}: {why_en}."
    )
    why = Text(
        zh="这张表没有币种列，币种由上面所说的来源确定。",
        en="The table has no column for the currency; what is named above settled it.",
    )
    next_step = Text(
        zh="如不对，请在列对应里写明实际币种（currency: USD 等）后重新导入。",
        en="If it is wrong, write the right one into the mapping (currency: USD) and import again.",
    )


class MoneyForeign(CellUnusable):
    """An amount that names another currency than the one its table is in."""

    code = "ZD822"
    what = Text(
        zh="「{column}」的金额 {value} 不是本表的币种 {currency}。",
        en="The amount {value} in “{column}” is not in the table's currency {currency}.",
    )
    why = Text(
        zh="两种货币的数字不能直接相加，系统不替您换算。",
        en="Numbers of two currencies cannot be added, and nothing is converted for you.",
    )
    next_step = Text(
        zh="请核对这一行；整张表币种不同时，请在列对应里写明 currency。",
        en="Look at the row; if the whole table is in another currency, write it into the mapping.",
    )
