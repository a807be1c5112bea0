"""What a reader of a masked copy sees instead of a person's data."""

import base64
import hashlib
import hmac
import re
import unicodedata
from collections.abc import Callable

from zhendan.evidence.redact.kinds import FieldKind
from zhendan.formats.cleaning.places import region
from zhendan.formats.cleaning.words import FILLERS, bare

_GONE = {
    FieldKind.IDENTITY: "（证件号已隐去）",
    FieldKind.POSITION: "（位置已隐去）",
    FieldKind.PLATE: "（车牌已隐去）",
    FieldKind.LINK: "/（参数已隐去）",
    FieldKind.UNCLASSED: "（未归类内容已隐去）",
    FieldKind.TEXT: "（文字已隐去）",
}
_PSEUDONYMS = {FieldKind.BUYER: "买家", FieldKind.DEVICE: "设备"}
_MASKED = {
    FieldKind.NAME: re.compile(r"[^*＊]?[*＊]+[^*＊]?$"),
    FieldKind.PHONE: re.compile(r"\+?[\d-]{0,7}[*＊]{3,}\d{0,4}$"),
    FieldKind.BUYER: re.compile(r"[^*＊]{0,2}[*＊]+[^*＊]{0,2}$"),
    FieldKind.ACCOUNT: re.compile(r"[^*＊]{0,3}[*＊]{2,}.{0,4}$"),
    FieldKind.ADDRESS: re.compile(r"[*＊]+$"),
}
_KEPT_IN_CHANNEL = (FieldKind.ORDER, FieldKind.WAYBILL)
_LAST = 4
_PLATFORM = "platform"
NOBODY = frozenset({"个人", "无", "匿名", "匿名用户", "匿名买家", "本人", "未知"})


def needs_mask(kind: FieldKind, value: str, recipient: str) -> bool:
    """Whether a value of this kind may not be seen by this recipient."""
    plain = bare(value)
    if plain in FILLERS or plain in NOBODY or kind is FieldKind.OWN:
        return False
    if kind in _KEPT_IN_CHANNEL:
        return recipient != _PLATFORM and len(plain) > _LAST
    known = _MASKED.get(kind)
    return not (known and known.match(plain))


def shown(kind: FieldKind, value: str, key: bytes) -> str:
    """The masked form of a value."""
    plain = unicodedata.normalize("NFKC", bare(value))
    if kind in _GONE:
        return _GONE[kind]
    if kind in _PSEUDONYMS:
        return f"{_PSEUDONYMS[kind]}-{pseudonym(key, kind, plain)}"
    if kind is FieldKind.EMAIL or (kind is FieldKind.ACCOUNT and "@" in plain):
        return plain[:1] + "***@" + plain.rpartition("@")[2] if "@" in plain else "***"
    return _SHORTENED.get(kind, _last)(plain)


def _name(plain: str) -> str:
    """First character of a name, none of a single one."""
    return "*" if len(plain) == 1 else plain[0] + "**"


def _last(plain: str) -> str:
    """The last four of a long number."""
    return "***" + plain[-_LAST:] if len(plain) > 2 * _LAST else "***"


def pseudonym(key: bytes, kind: FieldKind, value: str) -> str:
    """The same person, the same sign, inside one case and for one recipient alone.

    Eight letters are shown: with four, among 3,000 buyers some two would look like one.
    """
    told = f"{kind}\0{value.strip().lower()}".encode("utf-8", "surrogatepass")
    code = base64.b32encode(hmac.new(key, told, hashlib.sha256).digest()).decode()
    return f"{code[:4]}-{code[4:8]}"


def _phone(plain: str) -> str:
    """First three and last four of a mobile number; area and last two of another."""
    digits = re.sub(r"\D", "", plain)
    mobile = digits[-11:]
    if re.match("1[3-9]", mobile) and len(mobile) == len("13800138000"):
        return f"{mobile[:3]}****{mobile[-4:]}"
    area = re.match(r"\(?(0\d{2,3})", plain)
    return f"{area[1] if area else ''}****{digits[-2:]}"


def _address(plain: str) -> str:
    """Province, city and district; everything closer is gone."""
    where = region(plain)
    city = where.city if where.city != where.province else ""
    return "".join(part for part in (where.province, city, where.district) if part) + "***"


_SHORTENED: dict[FieldKind, Callable[[str], str]] = {
    FieldKind.NAME: _name,
    FieldKind.PHONE: _phone,
    FieldKind.ADDRESS: _address,
}
