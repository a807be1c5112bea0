"""Who bought and where it went: keys with their strength, one key for one address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhendan.formats.cleaning.people import Keeper
from zhendan.formats.cleaning.places import one_spelling, province_name
from zhendan.intake.drafts.people_fields import buyer, receiver

KEEPER = Keeper(b"secret of the tests")
HOME = "浙江省杭州市西湖区文三路90号3-1201"


@pytest.mark.parametrize(
    ("values", "kind", "strength"),
    [
        ({"buyers.nick": "t**1"}, "nick_masked", 1),
        ({"buyers.nick": "张＊＊"}, "nick_masked", 1),
        ({"buyers.nick": "t●●1"}, "nick_masked", 1),
        ({"buyers.nick": "tb_zhang"}, "username", 3),
        ({"buyers.pin": "jd_7****e"}, "nick_masked", 1),
        ({"buyers.pin": "jd_71234e"}, "pin", 3),
        ({"buyers.nick": "##Zm9vYmFyYmF6cXV4##"}, "username_cipher", 2),
        ({"buyers.nick": "t**1", "buyers.open_uid": "AAHxyz"}, "open_uid", 3),
        ({"buyers.nick": "t**1", "buyers.email": "a@example.com"}, "email_hash", 2),
        ({"buyers.nick": "t**1", "buyers.phone_raw": "13800000001"}, "phone_hash", 2),
        ({"buyers.nick": "t**1", "buyers.phone_raw": "138****0001"}, "nick_masked", 1),
        ({"buyers.nick": "t**1", "buyers.pay_account": "a@example.com"}, "pay_account_hash", 2),
        ({"buyers.nick": "t**1", "buyers.pay_account": "a***@example.com"}, "nick_masked", 1),
        ({"buyers.openid": "oAbc", "buyers.open_uid": "AAHxyz"}, "open_uid", 3),
    ],
)
def test_the_value_decides_how_strong_a_key_is(
    values: dict[str, object], kind: str, strength: int
) -> None:
    found = buyer(values, KEEPER)
    assert (found["key_kind"], found["key_strength"]) == (kind, strength)


@pytest.mark.parametrize("nick", ["匿名用户", "匿名", "该用户已注销", "Guest"])
def test_a_platforms_word_for_anybody_is_nobody(nick: str) -> None:
    assert buyer({"buyers.nick": nick}, KEEPER) == {}


def test_equal_ids_of_two_kinds_are_not_one_buyer() -> None:
    one = buyer({"buyers.openid": "AAA"}, KEEPER)
    other = buyer({"buyers.open_uid": "AAA"}, KEEPER)
    assert one["key_value"] == other["key_value"]
    assert one["key_kind"] != other["key_kind"]


@pytest.mark.parametrize(
    "other",
    [
        "浙江杭州市西湖区文三路90号3-1201",
        "浙江杭州西湖区文三路90号3-1201",
        "浙江省 杭州市 西湖区 文三路90号3—1201",
        "浙江省,杭州市,西湖区,文三路９０号３－１２０１",
        "中国浙江省杭州市西湖区文三路90号3#1201",
        "浙江省杭州市西湖区文三路90号3-1201(310012)",
    ],
)
def test_spellings_of_one_address_give_one_key(other: str) -> None:
    assert KEEPER.address(other) == KEEPER.address(HOME)


@pytest.mark.parametrize(
    "other",
    [
        "浙江省杭州市西湖区文三路90号31-201",
        "浙江省杭州市西湖区文三路90号3-1202",
        "浙江省宁波市西湖区文三路90号3-1201",
        "江苏省杭州市西湖区文三路90号3-1201",
    ],
)
def test_two_addresses_never_share_a_key(other: str) -> None:
    assert KEEPER.address(other) != KEEPER.address(HOME)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("上海市徐汇区漕溪路1号", "上海上海市徐汇区漕溪路1号"),
        ("北京市北京市朝阳区建国路1号", "北京朝阳区建国路1号"),
        ("重庆市市辖区渝中区1号", "重庆市渝中区1号"),
        ("内蒙古自治区呼和浩特市新城区1号", "内蒙古呼和浩特新城区1号"),
        ("广西壮族自治区南宁市青秀区1号", "广西南宁市青秀区1号"),
    ],
)
def test_municipalities_and_regions_are_folded(one: str, other: str) -> None:
    assert one_spelling(one) == one_spelling(other)


@given(st.text(alphabet="浙江省杭州市北京区路号0123456789-# ,，()", max_size=40))
def test_a_folded_address_is_folded_once_and_for_all_of_its_signs(text: str) -> None:
    assert one_spelling(text) == one_spelling(text + " ")
    assert " " not in one_spelling(text)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("浙江", "浙江省"),
        ("浙江省", "浙江省"),
        ("西藏", "西藏自治区"),
        ("重庆", "重庆市"),
        ("新疆", "新疆维吾尔自治区"),
        ("California", "California"),
        (None, None),
    ],
)
def test_a_province_has_one_name(said: str | None, name: str | None) -> None:
    assert province_name(said) == name


def test_region_columns_and_region_in_the_text_give_one_key() -> None:
    whole = receiver({"orders.receiver_address_raw": HOME}, KEEPER)
    apart = receiver(
        {
            "orders.receiver_province": "浙江",
            "orders.receiver_city": "杭州市",
            "orders.receiver_district": "西湖区",
            "orders.receiver_address_raw": "文三路90号3-1201",
        },
        KEEPER,
    )
    assert whole["address_hash"] == apart["address_hash"]
    assert whole["receiver_province"] == apart["receiver_province"] == "浙江省"


@pytest.mark.parametrize("address", ["浙江省杭州市西湖区**路", "##密文##", "文三路＊＊号"])
def test_a_masked_address_has_no_key(address: str) -> None:
    assert KEEPER.address(address) is None
