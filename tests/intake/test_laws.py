"""Laws of cleaning: what was written is what is read, and cleaning twice is cleaning once."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from zhendan.formats.cleaning.ids import identifier, surviving_prefix
from zhendan.formats.cleaning.money import FEN, amount, count
from zhendan.formats.cleaning.people import Keeper, masked_text, name, shown
from zhendan.formats.cleaning.places import one_spelling, province_name
from zhendan.formats.cleaning.times import TimeRules, moment
from zhendan.formats.cleaning.words import bare, folded, plain
from zhendan.formats.row_problems import CellUnusable, IdDamaged, MoneyUnclear, TimeUnclear
from zhendan.intake.recognise.headers import norm

KEEPER = Keeper(b"secret of the tests")
IDS = st.from_regex(r"\A[0-9A-Z]{1,6}[0-9A-Z-]{0,20}[0-9A-Z]\Z").filter(
    lambda text: "E" not in text and text not in {"N", "NAN", "NULL"}
)
AMOUNTS = st.decimals(-(10**9), 10**9, places=2, allow_nan=False)
ZONES = st.sampled_from(["Asia/Shanghai", "Europe/London", "America/New_York", "Asia/Tokyo"])
MOMENTS = st.datetimes(datetime(2001, 1, 2), datetime(2099, 12, 30)).map(
    lambda at: at.replace(microsecond=0, second=at.second or 1)
)
FULL = str.maketrans("0123456789:-", "０１２３４５６７８９：－")
WRAPPERS = ("{}", '="{}"', "\t{}", "'{}", "`{}", "{}\t", "\ufeff{}", " {} ", "\u200b{}")
DRESSES = ("{:.2f}", "{:,.2f}", "¥{:.2f}", "￥{:,.2f}", "{:.2f}元", "`{:.2f}", " {:.2f}\t")
FORMS = (
    "%Y-%m-%d %H:%M:%S",
    "%Y/%m/%d %H:%M:%S",
    "%Y年%m月%d日 %H:%M:%S",
    "%Y年%m月%d日%H:%M:%S",
    "%Y年%m月%d日%H时%M分%S秒",
    "%Y-%m-%dT%H:%M:%S",
    "%Y%m%d%H%M%S",
    "%Y.%m.%d %H:%M:%S",
)


@given(IDS, st.sampled_from(WRAPPERS))
def test_an_id_comes_out_of_its_wrapper_as_it_went_in(text: str, wrapper: str) -> None:
    assert identifier(wrapper.format(text)) == text


@settings(max_examples=500)
@example("0\r'")
@given(st.text(max_size=40) | st.text("=\"'` \t0129.E+¨Ａ", max_size=12))
def test_an_id_is_cleaned_once_and_for_all(text: str) -> None:
    try:
        found = identifier(text)
    except IdDamaged:
        return
    if found is not None:
        try:
            assert identifier(found) == found
        except IdDamaged:
            pytest.fail("a clean id is never damaged")


@given(st.integers(10**15, 10**20 - 1))
def test_a_long_number_broken_by_a_spreadsheet_is_refused_and_its_prefix_true(number: int) -> None:
    digits = str(number)
    broken = f"{float(number):.14E}"
    with pytest.raises(IdDamaged):
        identifier(broken)
    cut = digits[:15] + "0" * (len(digits) - 15)
    assert surviving_prefix(cut) == digits[:15]


@given(AMOUNTS, st.sampled_from(DRESSES))
def test_an_amount_comes_out_of_its_dress_as_it_went_in(value: Decimal, dress: str) -> None:
    assert amount(dress.format(value)) == value


@given(AMOUNTS)
def test_fen_are_hundredths_exactly_and_brackets_are_minus(value: Decimal) -> None:
    fen = amount(str(int(value * 100)))
    assert fen is not None
    assert fen / FEN == value
    assert amount(f"({abs(value):.2f})") == -abs(value)


@given(st.text(max_size=30))
def test_an_amount_is_read_the_same_a_second_time(text: str) -> None:
    try:
        found = amount(text)
    except MoneyUnclear:
        return
    if found is not None:
        assert amount(f"{found:f}") == found


@given(st.sampled_from(["1e5", "NaN", "Infinity", "-inf", "12%", "1,2,3", "0x10", "1_000", "１e2"]))
def test_no_exponent_and_nothing_that_is_no_number_becomes_money(text: str) -> None:
    with pytest.raises(CellUnusable):
        amount(text)


@given(MOMENTS, st.sampled_from(FORMS), ZONES)
def test_a_local_time_is_the_instant_it_was_written_at(at: datetime, form: str, zone: str) -> None:
    local = at.replace(tzinfo=ZoneInfo(zone))
    found = moment(at.strftime(form), "t", TimeRules(zone))
    assert found is not None
    assert found.at == local.astimezone(UTC)
    assert found.precision == "s"


@given(MOMENTS, st.integers(-12 * 4, 14 * 4))
def test_an_offset_beats_the_shops_zone(at: datetime, quarters: int) -> None:
    span = timedelta(minutes=15 * abs(quarters))
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    text = f"{at:%Y-%m-%dT%H:%M:%S}{'-' if quarters < 0 else '+'}{hours:02}:{minutes:02}"
    for zone in ("Asia/Shanghai", "America/New_York"):
        found = moment(text, "t", TimeRules(zone))
        assert found is not None
        assert found.at == (at + (span if quarters < 0 else -span)).replace(tzinfo=UTC)


@given(MOMENTS)
def test_full_width_digits_and_epochs_say_the_same_instant(at: datetime) -> None:
    text = f"{at:%Y-%m-%d %H:%M:%S}"
    plain_ = moment(text, "t", TimeRules())
    assert moment(text.translate(FULL), "t", TimeRules()) == plain_
    assert plain_ is not None
    seconds = int(plain_.at.timestamp())
    if 10**9 <= seconds < 2 * 10**9:
        for epoch in (str(seconds), f"{seconds}000"):
            again = moment(epoch, "t", TimeRules())
            assert again is not None
            assert again.at == plain_.at


@given(MOMENTS)
def test_a_time_without_seconds_is_known_to_the_minute(at: datetime) -> None:
    found = moment(f"{at.year}/{at.month}/{at.day} {at.hour}:{at:%M}", "t", TimeRules())
    assert found is not None
    assert found.precision == "m"


@pytest.mark.parametrize("text", ["2018-03-0420:47:15", "2026-3-120:47:15", "2026-06-18x10:00:00"])
def test_a_clock_that_touches_its_day_is_not_read(text: str) -> None:
    with pytest.raises(TimeUnclear):
        moment(text, "t", TimeRules())


@given(st.text(max_size=60))
def test_texts_are_cleaned_once_and_for_all(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert norm(norm(text)) == norm(text)
    assert masked_text(masked_text(text)) == masked_text(text)
    once = plain(text)
    assert once is None or plain(bare(once)) in (None, plain(bare(once)))
    assert province_name(province_name(text)) == province_name(text)


@given(st.from_regex(r"\A1[3-9][0-9]{9}\Z"))
def test_a_whole_number_is_kept_as_four_digits_and_a_key_only(number: str) -> None:
    spellings = (number, f"+86{number}", f"86 {number}", f"'{number}", number.translate(FULL))
    found = {KEEPER.phone(text) for text in spellings}
    assert len(found) == 1
    phone = found.pop()
    assert (phone.kind, phone.last4) == ("full", number[-4:])
    assert number not in str(phone)
    assert number not in str(shown("收货人手机", number))
    assert number not in str(shown("备注", f"电话{number}。"))


@given(st.from_regex(r"\A1[3-9][0-9]\*{4}[0-9]{4}\Z"))
def test_a_masked_number_gives_no_key(number: str) -> None:
    phone = KEEPER.phone(number)
    assert (phone.kind, phone.hash, phone.last4) == ("masked", None, number[-4:])


@given(st.text("张王李赵欧阳一二三", min_size=1, max_size=4))
def test_a_name_shows_its_first_character_only(text: str) -> None:
    kept = str(name(text))
    assert kept[0] == text[0]
    assert set(kept[1:]) <= {"*"}
    assert name(kept) == kept


@given(st.text("浙江省杭州市西湖区文三路0123456789- ", max_size=30))
def test_an_address_is_spelt_once_and_for_all_but_for_its_towns(text: str) -> None:
    assert one_spelling(f" {text}") == one_spelling(text)


@given(st.decimals(0, 10**6, places=3), st.sampled_from(["kg", "g", "克", "千克", "公斤", "件"]))
def test_a_count_is_read_with_and_without_its_unit(value: Decimal, unit: str) -> None:
    assert count(f"{value}{unit}") == count(f"{value}") == value
