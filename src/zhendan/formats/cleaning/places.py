"""Where a receiver lives, as far as a region: province, city, district, postcode."""

import re
from dataclasses import dataclass

from zhendan.formats.cleaning.words import folded

_PROVINCES = [
    "北京",
    "天津",
    "上海",
    "重庆",
    "河北",
    "山西",
    "辽宁",
    "吉林",
    "黑龙江",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "海南",
    "四川",
    "贵州",
    "云南",
    "陕西",
    "甘肃",
    "青海",
    "台湾",
    "内蒙古",
    "广西",
    "西藏",
    "宁夏",
    "新疆",
    "香港",
    "澳门",
]
_ENDING = r"(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)?"
_PROVINCE = re.compile(rf"^\s*((?:{'|'.join(_PROVINCES)}){_ENDING})\s*")
_CITY = re.compile(r"^([^\s*]{1,10}?(?:市|自治州|地区|盟|州(?!市)))\s*")
_DISTRICT = re.compile(r"^([^\s*]{1,12}?(?:区|县|市|旗))\s*")
_POSTCODE = re.compile(
    rf"(?:[(\[【〔](?:邮编|邮政编码)?[::]?\s*(\d{{6}})[)\]】〕]"
    rf"|(?:邮编|邮政编码)\s*(?:[::]\s*)?(\d{{6}}))[\s,，.。;；]*$"
    rf"|^(\d{{6}})[\s,，]+(?={'|'.join(_PROVINCES)})"
)
"""A postcode in brackets or under its name at the end, or bare before the province. Six bare
digits at the end may as well be a house: they stay part of the address."""
_MUNICIPAL = frozenset({"北京", "天津", "上海", "重庆"})


_FULL = {
    **dict.fromkeys(_PROVINCES, "省"),
    **dict.fromkeys(_MUNICIPAL, "市"),
    **dict.fromkeys(("香港", "澳门"), "特别行政区"),
    **dict.fromkeys(("内蒙古", "西藏"), "自治区"),
    **{"广西": "壮族自治区", "宁夏": "回族自治区", "新疆": "维吾尔自治区"},
}
_WHOLE_PROVINCE = re.compile(rf"^({'|'.join(_PROVINCES)}){_ENDING}$")
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)[-#－—–~]+(?=\d)")
_SIGNS = re.compile(r"[\s,，.。;；:：、/()（）#－—–~]+|(?<!\d)-|-(?!\d)")
_LEADING = re.compile(rf"^(?:中国)?({'|'.join(_PROVINCES)}){_ENDING}")
_TOWN = re.compile(r"^([^区县路街镇乡*]{1,6}?)市")


@dataclass(frozen=True, slots=True)
class Region:
    """A receiver's region; what the text does not show is None."""

    province: str | None = None
    city: str | None = None
    district: str | None = None
    postcode: str | None = None


def without_postcode(address: str) -> tuple[str, str | None]:
    """An address, folded, and the postcode that some exports append and others do not."""
    text = folded(address).strip()
    found = _POSTCODE.search(text)
    if not found:
        return text, None
    return text[: found.start()] + text[found.end() :], found[1] or found[2] or found[3]


def province_name(text: str | None) -> str | None:
    """A province under its official name: 浙江 and 浙江省 are one; other words stay."""
    found = _WHOLE_PROVINCE.match((text or "").strip())
    return found[1] + _FULL[found[1]] if found else text


def one_spelling(address: str) -> str:
    """An address as its key is made of it, equal for the spellings that platforms mix.

    浙江省 and 浙江, 杭州市 and 杭州, a municipality named twice, signs and blanks make no
    difference; the sign between two numbers (building and flat) does.
    """
    text = without_postcode(address)[0].lower()
    text = _SIGNS.sub("", _BETWEEN_NUMBERS.sub("-", text))
    found = _LEADING.match(text)
    if not found:
        return text
    rest = text[found.end() :]
    if found[1] in _MUNICIPAL:
        return found[1] + re.sub(rf"^(?:{found[1]}市?|市辖区)+", "", rest)
    return found[1] + _TOWN.sub(r"\1", rest, count=1)


def region(address: str | None) -> Region:
    """The region that a Chinese address begins with."""
    if not address:
        return Region()
    text, code = without_postcode(address)
    province = _PROVINCE.match(text)
    if not province:
        return Region(postcode=code)
    rest = text[province.end() :]
    city = _CITY.match(rest)
    if city is None and province[1].removesuffix("市") in _MUNICIPAL:
        name = province[1].removesuffix("市") + "市"
    else:
        name = city[1] if city else None
    rest = rest[city.end() :] if city else rest
    district = _DISTRICT.match(rest)
    return Region(province_name(province[1]), name, district[1] if district else None, code)
