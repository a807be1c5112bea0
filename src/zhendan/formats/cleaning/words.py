"""Plain text of a cell: what means nothing, and what must not be seen."""

import re
import unicodedata

FILLERS = frozenset({"", "-", "--", "—", "——", "/", "null", "NULL", "None", "nan", "NaN", "N/A"})
"""What exports write where there is nothing."""

_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u2069\ufeff]"
)
_WRAPPED = re.compile(r'^="(.*)"$', re.S)
_YES = frozenset({"是", "有", "yes", "true", "y", "1", "已", "✓", "√"})
_NO = frozenset({"否", "无", "no", "false", "n", "0", "没有", "未"})


def unseen(text: str) -> str:
    """Zero-width, bidi and control characters of a text, each once, escaped for people."""
    return " ".join(sorted({f"U+{ord(c):04X}" for c in _UNSEEN.findall(text)}))


def stripped(text: str) -> str:
    """A text without unseen characters and outer blanks."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return _UNSEEN.sub("", text).strip()


_BLANKS = "".join(c for c in map(chr, range(0x3001)) if c.isspace())
_AROUND = "`'\"“”‘’" + _BLANKS
"""What may stand around an id; a line break kept inside quotes is no part of it either."""


def bare(text: str) -> str:
    """A cell without the wrappers by which exports keep spreadsheets from counting it."""
    text = stripped(text)
    wrapped = _WRAPPED.match(text)
    if wrapped:
        text = wrapped[1]
    return text.strip(_AROUND)


def plain(text: str) -> str | None:
    """Text for people, or None where the cell is a filler. Formulas stay text."""
    text = stripped(text).removeprefix("`")
    wrapped = _WRAPPED.match(text)
    if wrapped:
        text = wrapped[1]
    return None if text in FILLERS else text


def folded(text: str) -> str:
    """Full-width letters, digits and signs as their ordinary forms (NFKC)."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def yes_or_no(text: str) -> bool | None:
    """是/否 and their like; None where the cell says neither."""
    word = folded(bare(text)).lower()
    if word in _YES:
        return True
    return False if word in _NO else None
