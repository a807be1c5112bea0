"""An encoding that somebody named: a person for a file, or the head of a page for itself."""

import re
from collections.abc import Mapping
from pathlib import Path

from zhendan.formats.encodings.charsets import codec
from zhendan.formats.encodings.evidence import NAMES
from zhendan.formats.text_problems import EncodingDecided, EncodingNotKnown

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{2,40})", re.I)
_HEAD = 4096
_REASONS = {
    "said": ("由办案人员指定。", "A person named it."),
    "page": ("网页自己的开头这样写明，且全文读得通。", "The page's own head says so, and it fits."),
    "evidence": (
        "文件没有编码标记，也不是 UTF-8；按全文读出的文字判断，其他编码读出来不成文字。",
        "It bears no mark and is no UTF-8; by what it reads as, no other encoding makes text.",
    ),
}


def said_encoding(settings_said: Mapping[str, str], shown: str, name: str) -> str:
    """The codec that a person named for a file; empty where nobody did.

    Raises `EncodingNotKnown`.
    """
    said = settings_said.get(shown) or settings_said.get(name) or settings_said.get("*") or ""
    found = codec(said)
    if said and not found:
        raise EncodingNotKnown(name=said[:40])
    return found


def page_encoding(path: Path) -> str:
    """What a page's `<meta charset>` says; only encodings that hold ASCII as it is."""
    with path.open("rb") as file:
        found = _META.search(file.read(_HEAD))
    known = codec(found[1].decode("ascii")) if found else ""
    # UTF-8 is asked for strictly anyway, and a page cannot be read this way in UTF-16.
    return "" if known in ("ascii", "utf-8") or known.startswith("utf-") else known


def decided(encoding: str, why: str) -> EncodingDecided:
    """What told the encoding, in words."""
    zh, en = _REASONS[why]
    name = NAMES.get(encoding, encoding)
    return EncodingDecided(encoding=name, reason=zh, reason_en=en)
