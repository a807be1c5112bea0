"""People's data at the door: masked text, last four digits and keyed hashes are all that stays."""

import hashlib
import hmac
import re
from dataclasses import dataclass
from functools import lru_cache

from zhendan.formats.cleaning.places import one_spelling, without_postcode
from zhendan.formats.cleaning.scans import masked_scan
from zhendan.formats.cleaning.words import FILLERS, bare, folded

_PHONE = re.compile(r"^(?:\+?86[- ]?)?(1[3-9]\d{9})$")
_FOREIGN = re.compile(r"^\+?[\d ()-]{8,20}$")
_VIRTUAL = re.compile(r"^(1\d{10})\s*(?:-|转|,|#|ext\.?)\s*\d{3,6}$")
_LANDLINE = re.compile(r"^0\d{2,3}-?\d{7,8}(-\d{1,6})?$")
_MASK_TAIL = re.compile(r"\*+(\d{4})$")
_IN_BRACKETS = re.compile(r"[(（]([^()（）]+)[)）]\s*$")
_SCAN = "scan_text"
"""Under this name the words of a courier's scan are kept."""
_HASH_LENGTH = 40
_MOBILE_DIGITS = 11
_DROPPED = re.compile(r"身份证|ID Number|ID Name|实名姓名|证件号")
_PERSONAL = re.compile(
    r"手机|电话|联系方式|收货人|收件人|客户姓名|收货地址|收件人地址|客户地址|详细地址|提货地址|"
    r"支付宝账号|对方账号|收款账号|收款人|支付账号|^姓名$|"
    r"phone|email|street|address ?\d|(billing|shipping|buyer|ship to) (name|company|zip)",
    re.I,
)
_LONG_NUMBER = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")


_MASKS = re.compile(r"[*＊✱∗•●]|(?<=\d)x{3,}", re.I)
_CIPHER = re.compile(r"^(##|\$\$|~).{6,}|.{6,}(##|\$\$|~)$", re.S)
_NOBODY = re.compile(
    r"^(匿名(用户|买家|会员|购买)?|(该)?用户已注销|已注销|游客|guest|anonymous|未知)$", re.I
)


def is_masked(text: str) -> bool:
    """Whether characters of a value were taken out: many people may share what is left."""
    return bool(_MASKS.search(text))


def is_cipher(text: str) -> bool:
    """Whether a value is a platform's cipher text: equal inside one shop and app, never read."""
    return bool(_CIPHER.match(text))


def says_nobody(text: str) -> bool:
    """Whether a nick is the platform's word for anybody."""
    return bool(_NOBODY.match(text.strip()))


@dataclass(frozen=True, slots=True)
class Phone:
    """What may be kept of a telephone number."""

    kind: str
    """`full`, `masked`, `virtual`, `cipher` or `none`."""
    hash: str | None = None
    last4: str | None = None


@dataclass(frozen=True, slots=True)
class Keeper:
    """Turns people's data into keyed hashes with the workspace's secret."""

    secret: bytes

    def hash(self, value: str) -> str:
        """HMAC-SHA256 of a normalised value, the first 160 bits in hex."""
        digest = hmac.new(self.secret, value.encode("utf-8"), hashlib.sha256)
        return digest.hexdigest()[:_HASH_LENGTH]

    def phone(self, text: str) -> Phone:
        """The number's kind, its hash if it is whole, its last four if they are shown."""
        value = folded(bare(text)).replace(" ", "")
        if value in FILLERS:
            return Phone("none")
        if value.startswith(("$$", "##", "~")):
            return Phone("cipher")
        if "*" in value:
            tail = _MASK_TAIL.search(value)
            return Phone("masked", last4=tail[1] if tail else None)
        virtual = _VIRTUAL.match(value)
        if virtual:
            return Phone("virtual")
        whole = _PHONE.match(value)
        number = whole[1] if whole else value
        if whole or _LANDLINE.match(value) or _FOREIGN.match(value):
            digits = re.sub(r"\D", "", number)
            return Phone("full", self.hash("phone:" + digits), digits[-4:])
        return Phone("none")

    def address(self, *parts: str | None) -> str | None:
        """Key of a whole address without its postcode; a masked or cipher text gives none."""
        text = "".join(without_postcode(part)[0] for part in parts if part)
        value = one_spelling(text)
        if not value or is_masked(text) or "##" in text or "$$" in text:
            return None
        return self.hash("address:" + value)

    def account(self, text: str | None) -> str | None:
        """Key of a pay account; masked accounts tell nobody apart and give none."""
        if not text:
            return None
        value = folded(bare(text))
        inside = _IN_BRACKETS.search(value)
        if inside:
            value = inside[1]
        value = value.strip().lower()
        if value in FILLERS or is_masked(value):
            return None
        whole = _PHONE.match(value)
        return "acct:" + self.hash("account:" + (whole[1] if whole else value))


def name(text: str | None) -> str | None:
    """A name as it may be shown: its first character."""
    if not text:
        return None
    value = folded(bare(text))
    if value in FILLERS:
        return None
    if "*" in value or value.startswith(("##", "$$")):
        return value
    return value[0] + "*" * min(max(len(value) - 1, 1), 2)


def masked_text(text: str) -> str:
    """Free text with mobile numbers masked in the middle."""
    return _LONG_NUMBER.sub(r"\1****\2", text) if len(text) >= _MOBILE_DIGITS else text


@lru_cache(maxsize=4096)
def _nature(header: str) -> str:
    """Whether a column of this name is `dropped`, `personal`, a courier's `scan`, or `plain`."""
    if _DROPPED.search(header):
        return "dropped"
    if header == _SCAN:
        return "scan"
    return "personal" if _PERSONAL.search(header) else "plain"


def shown(header: str, cell: str) -> str | None:
    """A raw cell as it may be kept beside a canonical row; None where it must be dropped."""
    nature = _nature(header)
    if nature == "plain":
        return masked_text(cell)
    if nature == "dropped":
        return None
    if nature == "scan":
        return masked_scan(cell)
    value = bare(cell)
    return value if not value or "*" in value or value.startswith(("##", "$$")) else _hide(value)


def _hide(value: str) -> str:
    """First character and, of a number, the last four."""
    digits = re.sub(r"\D", "", value)
    tail = digits[-4:] if len(digits) * 2 > len(value) and len(digits) >= len("1234567") else ""
    return value[0] + "***" + tail
