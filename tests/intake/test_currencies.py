"""In which currency amounts are: said by somebody, or named as unknown; yuan are never assumed."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.intake.conftest import SECRET, Read
from zhendan.domain import Money
from zhendan.formats.cleaning.money import amount, currency_of
from zhendan.intake import ColumnMapping, IntakeSettings, read_mapping
from zhendan.intake.file_problems import MappingUnusable
from zhendan.intake.mapping_shelf import written
from zhendan.intake.recognise.template import template_list

COLUMNS = {"order_no": "No", "paid_at": "When"}


def _table(heading: str, *cells: str, column: str = "") -> str:
    head = f"No,When,{heading}" + (",Cur" if column else "")
    rows = [
        f'A{n},2026-06-18 10:00:00,"{cell}"' + (f",{column}" if column else "")
        for n, cell in enumerate(cells, 1)
    ]
    return "\n".join([head, *rows]) + "\n"


def _said(heading: str, **more: str) -> IntakeSettings:
    columns = COLUMNS | {"amount": heading} | ({"orders.currency": "Cur"} if "col" in more else {})
    more.pop("col", None)
    return IntakeSettings(secret=SECRET, mappings=(ColumnMapping(columns, **more),))


@pytest.mark.parametrize(
    ("heading", "cell", "more", "told"),
    [
        ("Sum", "12.50", {}, ("XXX", ["ZD820"])),
        ("Sum", "¥12.50", {}, ("XXX", ["ZD820"])),  # yen bear this sign too
        ("Sum", "$12.50", {}, ("XXX", ["ZD820"])),  # dollars of many countries
        ("Sum", "12.50", {"platform": "shopee"}, ("XXX", ["ZD820"])),
        ("Sum", "12.50", {"platform": "erp"}, ("XXX", ["ZD820"])),
        ("Sum", "12.50", {"platform": "taobao"}, ("CNY", ["ZD821"])),
        ("Sum", "12.50", {"currency": "CNY"}, ("CNY", ["ZD821"])),
        ("Sum", "12.50", {"currency": "THB", "platform": "taobao"}, ("THB", ["ZD821"])),
        ("实付金额（元）", "12.50", {}, ("CNY", ["ZD821"])),
        ("Sum (USD)", "12.50", {}, ("USD", ["ZD821"])),
        ("Sum(MYR)", "12.50", {}, ("MYR", ["ZD821"])),
        ("Sum", "12.50元", {}, ("CNY", ["ZD821"])),
        ("Sum", "US$12.50", {"platform": "taobao"}, ("USD", ["ZD821"])),
        ("Sum", "12.50", {"col": "1"}, ("USD", [])),
    ],
)
def test_what_settles_the_currency_of_a_mapped_table(
    inbox: Read, heading: str, cell: str, more: dict[str, str], told: tuple[str, list[str]]
) -> None:
    currency, codes = told
    text = _table(heading, cell, cell, column="美元" if "col" in more else "")
    taken = inbox({"x.csv": text}, _said(heading, **more))
    assert {row["currency"] for row in taken.rows("orders")} == {currency}
    assert {row["paid_amount"] for row in taken.rows("orders")} == {Decimal("12.50")}
    assert taken.codes("x.csv") == codes
    if codes == ["ZD820"]:
        assert heading in taken.file("x.csv").problems[0].text.zh


def test_a_table_without_amounts_is_not_asked_for_a_currency(inbox: Read) -> None:
    mapping = ColumnMapping(COLUMNS)
    settings = IntakeSettings(secret=SECRET, mappings=(mapping,))
    assert inbox({"x.csv": _table("Sum", "1")}, settings).codes("x.csv") == []


def test_an_amount_in_another_currency_than_its_table_is_refused(inbox: Read) -> None:
    taken = inbox({"x.csv": _table("Sum", "12.50", "US$8.00")}, _said("Sum", currency="CNY"))
    assert [row["order_no"] for row in taken.rows("orders")] == ["A1"]
    assert taken.codes("x.csv") == ["ZD821", "ZD822"]


def test_several_currencies_in_one_column_settle_nothing(inbox: Read) -> None:
    taken = inbox({"x.csv": _table("Sum", "12.50元", "US$8.00")}, _said("Sum"))
    assert {row["currency"] for row in taken.rows("orders")} == {"XXX"}
    assert taken.codes("x.csv") == ["ZD820"]


def test_no_platform_abroad_has_a_currency_that_nobody_said() -> None:
    abroad = {"amazon", "shopify", "ebay", "tiktok_shop", "shopee", "lazada", "woocommerce"}
    seen = {t.platform for t in template_list() if t.platform in abroad and not t.currency}
    assert seen == abroad
    assert not [t.id for t in template_list() if t.platform in abroad and t.currency]


@pytest.mark.parametrize("said", ["yuan", "cny", "CNYY", "12"])
def test_a_currency_is_a_code(tmp_path: Path, said: str) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(f"order_no: a\ncurrency: {said}\n", encoding="utf-8")
    with pytest.raises(MappingUnusable):
        read_mapping(path)


def test_a_kept_mapping_keeps_its_currency(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(written(ColumnMapping({"order_no": "a"}, currency="HKD")), encoding="utf-8")
    assert read_mapping(path).currency == "HKD"


def test_an_unknown_currency_bears_no_sign() -> None:
    shown = Money(Decimal("12.5"), "XXX").shown()
    assert "¥" not in shown
    assert "未知" in shown


@pytest.mark.parametrize(
    ("cell", "code"),
    [("12.50元", "CNY"), ("RMB 8", "CNY"), ("8日元", "JPY"), ("100美元", "USD"), ("NT$5", "TWD")],
)
def test_a_currency_is_told_by_what_names_one_only(cell: str, code: str) -> None:
    assert currency_of(cell) == code
    assert amount(cell) is not None
