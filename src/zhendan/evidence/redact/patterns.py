"""People's data in free text, however it is written: full-width, split by blanks, in words."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhendan.evidence.redact.kinds import FieldKind
from zhendan.evidence.redact.surnames import NAME

_NUMERALS = {**dict(zip("零〇○一二三四五六七八九", "000123456789", strict=True)), "幺": "1"}
_CAPITALS = dict(zip("壹贰叁肆伍陆柒捌玖", "123456789", strict=True))
_AS_DIGIT = str.maketrans(_NUMERALS | _CAPITALS)
_DIGIT = "[0-9" + "".join(_NUMERALS | _CAPITALS) + "]"
_APART = r"[ \t\-–—_·]{1,3}"
_RUN = re.compile(rf"{_DIGIT}(?:(?:{_APART})?{_DIGIT}){{6,}}(?:(?:{_APART})?[Xx](?![A-Za-z]))?")
_TOKEN = re.compile(rf"(?:{_DIGIT}|[Xx])+")
_MAIL = re.compile(r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")
_LANDLINE = re.compile(r"(?<!\d)(?:\(0\d{2,3}\)|0\d{2,3}[- ])[ -]?\d{7,8}(?!\d)")
_PLATE = re.compile(
    "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
    r"[A-HJ-NP-Z][· ]?[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])"
)
_POSITION = re.compile(r"(?<![\d.])\d{1,3}\.\d{4,}\s*[,;]\s*\d{1,3}\.\d{4,}")
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s\"'<>/?,;]+(/?[^\s\"'<>,;]*[?%#][^\s\"'<>]*)|(data:[^\s\"'<>]{20,})"
)
_ACCOUNT = re.compile(
    r"(?:卡号|账号|帐号|账户|支付宝|微信号?|QQ|wechat|alipay|account)(?:号码?)?[:\s是为=]{0,3}"
    r"((?!\d{4}-\d{1,2}-)[A-Za-z0-9][A-Za-z0-9_\-.@]{4,})",
    re.I,
)
_STREET = re.compile(
    "[\u4e00-\u9fff]{1,12}(?:路|街|大道|巷|弄|胡同|村|镇|乡|小区|花园|大厦|公寓)[\u4e00-\u9fff]{0,10}?"
    r"(?:第?\d{1,5}(?:号|弄|栋|幢|座|单元|室|楼|层|房|户|组|队)[A-Za-z0-9\-#]{0,6}[\u4e00-\u9fff]{0,2}){1,6}"
    r"(?:\d{2,5}(?:室|号|户)?)?"
)
_NAMED = re.compile(
    "(?:收件人|收货人|联系人|姓名|我叫|签收人|寄件人|收款人|快递员|派件员|业务员)(?:姓名)?"
    r"(?:\s*[:是为叫\[【(]\s*|\s+)?([\u4e00-\u9fff·]{2,4}?)"
    "(?=[】\\])),,;;。.、\\s((::!?]|电话|手机|联系|的|在|收|,|$|\\d)"
)
_ALONE = "(?<![\u4e00-\u9fff])"
_BESIDE = re.compile(
    rf"{_ALONE}(?:(?:经办|户名|机主|收方|寄方|客户|买家|代收)人?[:\s]{{1,2}})?({NAME})"
    r"(?=[\s,:;、。(]{0,3}(?:(?:联系)?电话|手机|联系方式|tel)?[\s:号是为]{0,4}"
    r"(?:(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?[\d*]){8}(?![\d*])|(?:身份证号?码?)?[:\s]?\d{17}[\dXx]))"
    rf"|{_ALONE}(?:经办|户名|机主|收方|寄方|代收)人?[:\s]{{1,2}}({NAME})(?![\u4e00-\u9fff])"
    rf"|{_ALONE}({NAME})(?=收(?:$|[\s,;。!)]))"
)
_HINTS = re.compile(
    "收件人|收货人|联系人|姓名|我叫|签收人|寄件人|收款人|快递员|派件员|业务员|经办|户名|机主|电话|手机"
    "|[\u4e00-\u9fff]收(?:$|[ ,，;；。])"
)
_ORDINARY = re.compile(
    "方便|平台|商家|客服|本人|他人|家人|同事|门卫|前台|驿站|代收|柜|店|超市|物业|单位|公司|邮|丰巢|菜鸟|电话|信息|地址|手机"
)
# GB 11643: weights of the first seventeen digits and the check characters by remainder.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_AREAS = frozenset(
    f"{area:02d}"
    for area in (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55))
) | frozenset({"61", "62", "63", "64", "65", "71", "81", "82", "83", "99"})
"""Province codes of GB/T 2260; 99 is assigned to nobody and stands in invented numbers."""
_PHONE, _PHONE_ABROAD, _IDENTITY, _LONGEST = 11, 13, 18, 19
_CARD = range(16, 20)
_ORDER_NUMBER = range(15, 29)


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a text that speaks of a person."""

    start: int
    end: int
    kind: FieldKind


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in ordinary characters, with the place each of them came from."""

    text: str
    where: tuple[int, ...] | None = None

    def span(self, start: int, end: int, kind: FieldKind) -> Span:
        """A span of the folded text as one of the text itself."""
        if self.where is None:
            return Span(start, end, kind)
        return Span(self.where[start], self.where[end - 1] + 1, kind)


def fold(text: str) -> Folded:
    """NFKC character by character, without those that nobody sees."""
    if text.isascii():
        return Folded(text)
    kept: list[str] = []
    where: list[int] = []
    for place, char in enumerate(text):
        if char.isascii() or unicodedata.category(char) != "Cf":
            for ordinary in char if char.isascii() else unicodedata.normalize("NFKC", char):
                kept.append(ordinary)
                where.append(place)
    return Folded("".join(kept), tuple(where))


def find(folded: Folded, *, orders: bool = False) -> list[Span]:
    """Every place that a pattern knows, first come first, none inside another.

    `orders`: long order numbers are personal here, because the reader is not their platform.
    """
    text = folded.text
    found = [
        folded.span(*match.span(group), kind)
        for pattern, kind, group in _PATTERNS
        for match in pattern.finditer(text)
        if match.start(group) >= 0 and _is_meant(match.group(group), kind)
    ]
    found += [folded.span(*one) for one in _numbers(text, orders=orders)]
    return apart(found)


def names(text: str) -> Iterator[str]:
    """The names that a label or a number beside them shows; quick where there is neither."""
    if _HINTS.search(text):
        plain = fold(text).text
        for pattern in (_NAMED, _BESIDE):
            for match in pattern.finditer(plain):
                yield from (one for one in match.groups() if one and not _ORDINARY.search(one))


def apart(found: list[Span]) -> list[Span]:
    """Spans in order that do not touch each other's characters; the longer of two wins."""
    kept: list[Span] = []
    for span in sorted(found, key=lambda one: (one.start, -one.end)):
        if kept and span.start < kept[-1].end:
            if span.end > kept[-1].end:
                kept[-1] = Span(kept[-1].start, span.end, kept[-1].kind)
        else:
            kept.append(span)
    return kept


def _is_meant(words: str, kind: FieldKind) -> bool:
    """Whether a match is a person's, and no ordinary word in its place."""
    return kind is not FieldKind.NAME or not _ORDINARY.search(words)


_PATTERNS: tuple[tuple[re.Pattern[str], FieldKind, int], ...] = (
    (_LINK, FieldKind.LINK, 1),
    (_LINK, FieldKind.LINK, 2),
    (_MAIL, FieldKind.EMAIL, 0),
    (_LANDLINE, FieldKind.PHONE, 0),
    (_PLATE, FieldKind.PLATE, 0),
    (_POSITION, FieldKind.POSITION, 0),
    (_ACCOUNT, FieldKind.ACCOUNT, 1),
    (_STREET, FieldKind.ADDRESS, 0),
    (_NAMED, FieldKind.NAME, 1),
    (_BESIDE, FieldKind.NAME, 1),
    (_BESIDE, FieldKind.NAME, 2),
    (_BESIDE, FieldKind.NAME, 3),
)


def _numbers(text: str, *, orders: bool) -> Iterator[tuple[int, int, FieldKind]]:
    """Numbers of telephones, people and cards, also where blanks or words split their digits."""
    for run in _RUN.finditer(text):
        tokens = [
            (run.start() + token.start(), token[0].translate(_AS_DIGIT).upper())
            for token in _TOKEN.finditer(run[0])
        ]
        yield from _in_tokens(text, tokens, orders=orders)


def _in_tokens(
    text: str, tokens: list[tuple[int, str]], *, orders: bool
) -> Iterator[tuple[int, int, FieldKind]]:
    """Neighbouring groups of digits that together are a number of a person."""
    first = 0
    while first < len(tokens):
        joined, taken = "", 0
        for last in range(first, len(tokens)):
            joined += tokens[last][1]
            if len(joined) > _LONGEST and last > first:
                break
            kind = _kind(joined, whole=last == first, orders=orders)
            start, end = tokens[first][0], tokens[last][0] + len(tokens[last][1])
            if kind is not None and _stands_alone(text, start, end):
                yield start, end, kind
                taken = last + 1
                break
        first = taken or first + 1


def _kind(digits: str, *, whole: bool, orders: bool) -> FieldKind | None:
    """What a number is; None for those that are nobody's."""
    if len(digits) == _IDENTITY and is_identity(digits):
        return FieldKind.IDENTITY
    if not digits.isdigit():
        return None
    if len(digits) == _PHONE and re.match("1[3-9]", digits):
        return FieldKind.PHONE
    if len(digits) == _PHONE_ABROAD and re.match("861[3-9]", digits):
        return FieldKind.PHONE
    if len(digits) in _CARD and (digits.startswith("62") or not whole) and _luhn(digits):
        return FieldKind.ACCOUNT
    return FieldKind.ORDER if orders and whole and len(digits) in _ORDER_NUMBER else None


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a number is no part of a decimal and no waybill like SF1380013800."""
    if re.match(r"\.\d", text[end : end + 2]) or re.search(
        r"\d\.$", text[max(0, start - 2) : start]
    ):
        return False
    return not re.search("[A-Z]{2}$", text[max(0, start - 2) : start])


def is_identity(number: str) -> bool:
    """Whether 18 characters are an identity number: area, day of birth and check character."""
    if number[:2] not in _AREAS or not number[:17].isdigit():
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    if number[6:8] not in ("18", "19", "20"):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[-1].upper()


def _luhn(digits: str) -> bool:
    """The check digit of bank cards (ISO/IEC 7812)."""
    doubled = [int(d) * (2 if place % 2 else 1) for place, d in enumerate(reversed(digits))]
    return sum(one - 9 if one > 9 else one for one in doubled) % 10 == 0  # noqa: PLR2004
