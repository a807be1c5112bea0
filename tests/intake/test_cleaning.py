"""Ids, money, times and people's data, cell by cell."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhendan.formats.cleaning import people, places
from zhendan.formats.cleaning.ids import identifier, surviving_prefix
from zhendan.formats.cleaning.money import amount, count
from zhendan.formats.cleaning.times import TimeRules, moment, order_of_days
from zhendan.formats.cleaning.words import plain, unseen, yes_or_no
from zhendan.formats.row_problems import IdDamaged, MoneyUnclear, TimeUnclear
from zhendan.intake.words import order_status

RULES = TimeRules()
KEEPER = people.Keeper(b"secret of the tests")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('="3300000000000010101"', "3300000000000010101"),
        ("\t6917000000000000001", "6917000000000000001"),
        ("'13800000000", "13800000000"),
        ("`4200000000202606180000000001", "4200000000202606180000000001"),
        ("３３０００", "33000"),
        ("001234", "001234"),
        ("12345.0", "12345"),
        ("\ufeff12\u200b34", "1234"),
        ("260618-600000000000001\t", "260618-600000000000001"),
        ("#1001", "#1001"),
        ("2E10", None),
        ("-", None),
        ("null", None),
        ("", None),
    ],
)
def test_an_id_stays_the_text_it_is(cell: str, value: str | None) -> None:
    if cell == "2E10":
        with pytest.raises(IdDamaged):
            identifier(cell)
        return
    assert identifier(cell) == value


@pytest.mark.parametrize(
    "cell", ["1.23E+17", "3.3e18", "3.30000000000001E+18", "3300000000000010101.0"]
)
def test_an_id_that_became_a_number_is_refused(cell: str) -> None:
    with pytest.raises(IdDamaged):
        identifier(cell, "订单编号")


@given(st.from_regex(r"\A[0-9]{1,30}\Z"))
def test_digits_are_never_changed(digits: str) -> None:
    assert identifier(digits) == digits
    assert identifier(f'="{digits}"') == digits
    assert identifier(f"\t{digits}\t") == digits


@pytest.mark.parametrize(
    ("damaged", "prefix"),
    [
        ("3.30123456789012E+18", "330123456789012"),
        ("3301234567890120000", "330123456789012"),
        ("3.30271E+18", "33027"),
        ("3301234567890123456", ""),
        ("PO-1", ""),
    ],
)
def test_only_certain_digits_of_a_damaged_id_are_used(damaged: str, prefix: str) -> None:
    assert surviving_prefix(damaged) == prefix


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("199.00", "199.00"),
        ("¥1,299.90", "1299.90"),
        ("￥0", "0"),
        ("598.00元", "598.00"),
        ("$1,433.66", "1433.66"),
        ("(12.50)", "-12.50"),
        ("- 3.98", "-3.98"),
        ("`0.36000", "0.36000"),
        ("￥１，１９９．００", "1199.00"),
        ("12.345", "12.345"),
        ("0.30000000000000004", "0.3000"),
        ("+5", "5"),
    ],
)
def test_money_is_a_decimal(cell: str, value: str) -> None:
    assert amount(cell) == Decimal(value)


@pytest.mark.parametrize(
    "cell", ["1.234,56", "30.0%", "1e3", "1 299,00", "NaN", "abc", "1,23", "1,2345", "¥", "--5"]
)
def test_money_with_two_readings_or_none_is_refused(cell: str) -> None:
    with pytest.raises(MoneyUnclear):
        amount(cell)


def test_a_decimal_comma_is_read_where_the_whole_file_says_so() -> None:
    assert amount("1.234,56", comma_decimal=True) == Decimal("1234.56")
    with pytest.raises(MoneyUnclear):
        amount("1,299.90", comma_decimal=True)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False))
def test_money_keeps_its_value_however_it_is_dressed(value: Decimal) -> None:
    text = f"{value:,.2f}"
    assert amount(text) == value
    assert amount(f"¥{value:.2f}") == value
    assert amount(f"{value:.2f}元") == value


def test_weights_may_name_their_unit() -> None:
    assert count("0.35kg") == Decimal("0.35")
    assert count("350 克") == Decimal(350)


@pytest.mark.parametrize(
    ("cell", "iso", "precision"),
    [
        ("2026-06-18 00:03:11", "2026-06-17T16:03:11", "s"),
        ("2026/6/18 0:03", "2026-06-17T16:03:00", "m"),
        ("2026年06月18日 00:03:11", "2026-06-17T16:03:11", "s"),
        ("2026-06-18", "2026-06-17T16:00:00", "d"),
        ("2026-06-18T08:04:21+00:00", "2026-06-18T08:04:21", "s"),
        ("2026-06-18 10:01:00 -0500", "2026-06-18T15:01:00", "s"),
        ("1781715250", "2026-06-17T16:54:10", "s"),
        ("1781715250000", "2026-06-17T16:54:10", "s"),
        ("46191.00221", "2026-06-17T16:03:11", "s"),
        ("Jul-21-26", "2026-07-20T16:00:00", "d"),
        ("18/06/2026 08:04:21", "2026-06-18T00:04:21", "s"),
        ("２０２６－０６－１８　００：０３：１１", "2026-06-17T16:03:11", "s"),
        ("20260618", "2026-06-17T16:00:00", "d"),
        ("2026-06-18 24:00:00", "2026-06-18T16:00:00", "s"),
        ("2026/6/18 下午 3:05", "2026-06-18T07:05:00", "m"),
        ("2026/6/18 上午 12:05:01", "2026-06-17T16:05:01", "s"),
        ("2026年6月18日晚上8:30", "2026-06-18T12:30:00", "m"),
        ("2026/6/18 中午 1:10", "2026-06-18T05:10:00", "m"),
        ("06/18/2026 3:12:11 PM", "2026-06-18T07:12:11", "s"),
        ("June 18, 2026, 12:12 a.m.", "2026-06-17T16:12:00", "m"),
    ],
)
def test_every_known_form_of_time_is_read(cell: str, iso: str, precision: str) -> None:
    found = moment(cell, "时间", RULES)
    assert found is not None
    assert found.at == datetime.fromisoformat(iso).replace(tzinfo=UTC)
    assert found.precision == precision


@pytest.mark.parametrize(
    "cell",
    [
        *("", "-", "--", "—", "/", "0", "0000-00-00 00:00:00", "1970-01-01 08:00:00"),
        *("2000-01-01 00:00:00", "1997-07-27 00:00:00"),
    ],
)
def test_fillers_are_no_time(cell: str) -> None:
    assert moment(cell, "时间", RULES) is None


@pytest.mark.parametrize(
    "cell",
    [
        *("26/6/18 0:03", "18-6-26", "05/06/2026", "2026-13-01", "yesterday", "2026-02-30", "99"),
        *("2026/6/18 下午 15:05", "2026-06-18 15:05 PM", "2026/6/18 晚上 12:30", "3:05 PM"),
    ],
)
def test_a_time_with_two_readings_or_none_is_refused(cell: str) -> None:
    with pytest.raises(TimeUnclear):
        moment(cell, "时间", RULES)


def test_the_files_clear_dates_decide_about_its_unclear_ones() -> None:
    assert order_of_days(["05/06/2026", "18/06/2026"]) is True
    assert order_of_days(["05/06/2026", "06/18/2026"]) is False
    assert order_of_days(["05/06/2026"]) is None
    assert order_of_days(["18/06/2026", "06/18/2026"]) is None
    found = moment("05/06/2026", "", TimeRules(day_first=True))
    assert found is not None
    assert found.local_day is not None
    assert found.local_day.isoformat() == "2026-06-05"


@given(st.datetimes(datetime(2001, 1, 2), datetime(2099, 1, 1)))
def test_a_time_survives_being_written_in_any_form(local: datetime) -> None:
    local = local.replace(microsecond=0)
    forms = ("%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y年%m月%d日 %H:%M:%S", "%Y%m%d%H%M%S")
    found = {moment(local.strftime(form), "", RULES) for form in forms}
    assert len(found) == 1


@pytest.mark.parametrize(
    ("cell", "kind", "last4", "hashed"),
    [
        ("13800000001", "full", "0001", True),
        ("+86 13800000001", "full", "0001", True),
        ("138****0001", "masked", "0001", False),
        ("139******21", "masked", None, False),
        ("1*********1", "masked", None, False),
        ("13800000000-1234", "virtual", None, False),
        ("$$CIPHER$$", "cipher", None, False),
        ("", "none", None, False),
    ],
)
def test_of_a_phone_only_what_may_be_kept_stays(
    cell: str, kind: str, last4: str | None, hashed: bool
) -> None:
    phone = KEEPER.phone(cell)
    assert (phone.kind, phone.last4, phone.hash is not None) == (kind, last4, hashed)


def test_one_phone_has_one_key_and_another_secret_another() -> None:
    assert KEEPER.phone("13800000001").hash == KEEPER.phone("'+8613800000001").hash
    other = people.Keeper(b"another secret")
    assert other.phone("13800000001").hash != KEEPER.phone("13800000001").hash


def test_an_address_has_one_key_however_it_is_spaced_and_a_masked_one_has_none() -> None:
    whole = "浙江省 杭州市 示例区 示例街道1号"
    assert KEEPER.address(whole) == KEEPER.address("浙江省杭州市示例区示例街道１号")
    assert KEEPER.address("浙江省 杭州市 **街道***号") is None
    assert KEEPER.address("##CIPHER##") is None


@pytest.mark.parametrize(
    "written",
    [
        "浙江省 杭州市 示例区 示例街道1号(000000)",
        "浙江省 杭州市 示例区 示例街道1号 （310000）",
        "浙江省 杭州市 示例区 示例街道1号（３１００００）",
        "浙江省杭州市示例区示例街道1号[310000]",
        "浙江省杭州市示例区示例街道1号，邮编：310000",
        "浙江省杭州市示例区示例街道1号（邮编310000）",
        "310000 浙江省 杭州市 示例区 示例街道1号",
    ],
)
def test_a_postcode_is_no_part_of_an_addresss_key(written: str) -> None:
    assert KEEPER.address(written) == KEEPER.address("浙江省杭州市示例区示例街道1号")
    assert places.without_postcode(written)[1] in {"000000", "310000"}


@pytest.mark.parametrize("house", ["示例街道1号100203", "示例街道1号(1203)", "示例街道(1号楼)"])
def test_a_house_or_room_stays_part_of_an_addresss_key(house: str) -> None:
    assert KEEPER.address("浙江省杭州市" + house) != KEEPER.address("浙江省杭州市示例街道1号")
    assert places.without_postcode("浙江省杭州市" + house)[1] is None


def test_an_account_is_compared_by_key_and_a_masked_one_is_nobodys() -> None:
    assert KEEPER.account("某人 (Mail@example.com)") == KEEPER.account("mail@example.com")
    assert KEEPER.account("ab***@example.com") is None
    assert KEEPER.account("***") is None


def test_names_are_masked_whether_the_platform_did_or_not() -> None:
    assert people.name("张三丰") == "张**"
    assert people.name("张**") == "张**"
    assert people.name("-") is None


@pytest.mark.parametrize(
    ("header", "cell", "kept"),
    [
        ("订购人身份证号/ID Number", "110101200001010000", None),
        ("收货地址", "浙江省杭州市示例区示例路1号", "浙***"),
        ("联系手机", "'13800000001", "1***0001"),
        ("联系手机", "138****0001", "138****0001"),
        ("备注", "打 13800000001 给我", "打 138****0001 给我"),
        ("订单编号", '="3300000000000010101"', '="3300000000000010101"'),
    ],
)
def test_raw_cells_are_kept_without_peoples_data(header: str, cell: str, kept: str | None) -> None:
    assert people.shown(header, cell) == kept


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("浙江省 杭州市 示例区 **街道(310000)", ("浙江省", "杭州市", "示例区", "310000")),
        ("北京 北京市 示例区 ***(100000)", ("北京市", "北京市", "示例区", "100000")),
        ("江西南昌市示例区***", ("江西省", "南昌市", "示例区", None)),
        ("上海市示例区某路", ("上海市", "上海市", "示例区", None)),
        (
            "新疆维吾尔自治区伊犁哈萨克自治州示例县",
            ("新疆维吾尔自治区", "伊犁哈萨克自治州", "示例县", None),
        ),
        ("somewhere", (None, None, None, None)),
    ],
)
def test_the_region_is_what_an_address_begins_with(
    address: str, expected: tuple[str | None, ...]
) -> None:
    found = places.region(address)
    assert (found.province, found.city, found.district, found.postcode) == expected


def test_words_of_yes_and_no() -> None:
    assert [yes_or_no(w) for w in ("是", "否", "TRUE", "false", "-")] == [
        True,
        False,
        True,
        False,
        None,
    ]


def test_plain_text_keeps_formulas_and_drops_fillers() -> None:
    assert plain("=1+1") == "=1+1"
    assert plain(" - ") is None
    assert unseen("a\u202eb\x00") == "U+0000 U+202E"


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("已发货，待收货", "shipped"),
        ("已发货,待收货", "shipped"),
        ("已收货，退款成功", "closed_refunded"),
        ("已发货，已完成", None),
        ("已发货，某种状态", None),
    ],
)
def test_two_words_for_one_state_say_it_and_two_states_say_nothing(
    word: str, status: str | None
) -> None:
    assert order_status("pdd", word) == status
