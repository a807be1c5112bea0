"""Words of a courier's scan: people's numbers and names masked before they are kept anywhere."""

import re

from zhendan.formats.cleaning.words import folded

PHONE = re.compile(
    r"(?<![0-9A-Za-z])(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?![0-9A-Za-z])"
)
_NARROW = {0xFF10 + digit: str(digit) for digit in range(10)}
_LANDLINE = re.compile(
    r"((?:电话|联系方式|tel|phone)[:： ]{0,3}0\d{2,3})-?\d{4}(\d{3,4})(?!\d)", re.I
)
_ROLE = r"(?:快递员|派件员|业务员|配送员|投递员|派送员|揽收员|揽件员|收件员|快递小哥|小哥|联系人)"
_APART = r"(?:姓名)?(?:\s*[:：]\s*|\s*[【\[（(]\s*|\s+)"
_NAME = r"([\u4e00-\u9fff·]{2,4})(?=[】\]）),，;；。.、\s（(:：]|电话|手机|联系|1[3-9]\d|$)"
_COURIER = re.compile(_ROLE + _APART + _NAME)
_SIGNER = re.compile(r"(?:签收人|收件人|签收)(?:\s*[:：]\s*)" + _NAME)
_ORDINARY = re.compile(
    r"本人|他人|家|同事|卫|前台|驿|代|柜|店|超市|物业|室|单位|公司|邮|丰巢|菜鸟|^(?:正|已|为|将|派|请|电话)"
)


def masked_scan(text: str) -> str:
    """A scan's words without people's numbers and names; who took it in general stays."""
    text = text.translate(_NARROW)
    text = PHONE.sub(r"\1****\3", text) if any(c.isdigit() for c in text) else text
    text = _LANDLINE.sub(r"\1****\2", text)
    for pattern in (_COURIER, _SIGNER):
        text = pattern.sub(_hide, text)
    return text


def courier_in(text: str) -> str | None:
    """The courier whom a scan names, by first character; None where it names none."""
    found = _COURIER.search(text)
    if not found or _ORDINARY.search(found[1]):
        return None
    return found[1][0] + "*" * (len(found[1]) - 1)


def phone_in(text: str) -> str | None:
    """The eleven digits of the mobile number in a scan."""
    found = PHONE.search(folded(text))
    return "".join(found.groups()) if found else None


def _hide(found: re.Match[str]) -> str:
    """The match with its name masked, unless the word is no person's name."""
    name = found[1]
    if _ORDINARY.search(name):
        return found[0]
    head, tail = (
        found[0][: found.start(1) - found.start()],
        found[0][found.end(1) - found.start() :],
    )
    return head + name[0] + "*" * (len(name) - 1) + tail
