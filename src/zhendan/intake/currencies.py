"""In which currency a table's amounts are: said by a person, its platform, its headings or cells.

Where nothing says it, it stays unknown (`XXX`) and is named; yuan are never assumed in silence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhendan.domain import Text
from zhendan.formats.cleaning.money import currency_of
from zhendan.intake.currency_problems import CurrencyTaken, CurrencyUnknown
from zhendan.intake.recognise.headers import Recognition
from zhendan.intake.recognise.template import Template, home_currency
from zhendan.intake.taking import Taking

COLUMN = "orders.currency"
Amounts = Sequence[tuple[str, Sequence[str]]]
"""Columns of amounts: heading, and the first cells below it."""
_IN_HEADING = (
    (re.compile(r"[（(\[【]\s*(?:元|人民币|RMB|CNY|¥|￥)\s*[)）\]】]|人民币|RMB|CNY", re.I), "CNY"),
    (re.compile(r"(?<![A-Za-z])(USD|US\$|美元)(?![A-Za-z])", re.I), "USD"),
    (re.compile(r"(?<![A-Za-z])(HKD|HK\$|港币|港元)(?![A-Za-z])", re.I), "HKD"),
    (re.compile(r"(?<![A-Za-z])(TWD|NT\$|新台币|新臺幣)(?![A-Za-z])", re.I), "TWD"),
    (re.compile(r"(?<![A-Za-z])(EUR|欧元)(?![A-Za-z])|€", re.I), "EUR"),
    (re.compile(r"(?<![A-Za-z])(GBP|英镑)(?![A-Za-z])|£", re.I), "GBP"),
    (re.compile(r"(?<![A-Za-z])(JPY|日元|日圆)(?![A-Za-z])", re.I), "JPY"),
    (re.compile(r"(?<![A-Za-z])(MYR|SGD|THB|PHP|VND|IDR|KRW|AUD|CAD)(?![A-Za-z])"), ""),
)
_BY_MAPPING = Text("列对应里写明", "the mapping says so")
_BY_PLATFORM = Text("平台在境内以此结算", "the platform settles in it")
_BY_FILE = Text("表头或单元格里写明", "headings or cells say so")


def with_currency(taking: Taking, found: Recognition, amounts: Amounts) -> Template:
    """The layout of a table with the currency of its amounts, as far as anything says it.

    `amounts` are the columns of amounts, heading and first cells. What settled the currency is
    said in the file's report where the layout itself does not.
    """
    template = found.template
    assert template is not None
    said = found.mapping.currency if found.mapping else ""
    if not said and COLUMN in template.mapping.values():
        return template
    code, why = said, _BY_MAPPING
    if not code and (found.mapping or not template.currency):
        code, why = _in_file(amounts), _BY_FILE
        if not code and template.confidence == "mapping":
            code, why = home_currency(template.platform), _BY_PLATFORM
    if amounts and not code and not template.currency:
        taking.say(CurrencyUnknown(columns="、".join(heading for heading, _ in amounts)))
    elif amounts and code not in ("", template.currency):
        taking.say(CurrencyTaken(currency=code, why=why.zh, why_en=why.en))
    return replace(template, currency=code or template.currency)


def _in_file(amounts: Amounts) -> str:
    """The one currency that headings and cells of amounts name; empty for none or several."""
    named = {code for heading, _ in amounts for code in _of_heading(heading)}
    named |= {currency_of(cell) for _, cells in amounts for cell in cells}
    named.discard("")
    return named.pop() if len(named) == 1 else ""


def _of_heading(heading: str) -> Iterator[str]:
    """Currencies that a heading names."""
    for pattern, code in _IN_HEADING:
        met = pattern.search(heading)
        if met:
            yield code or met[1].upper()
