"""Inside the child: the words of a cell or of a shared string, out of strict spreadsheet XML."""

import re
from html import unescape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
"""The namespace of a workbook's parts."""
SPACE = " \t\r\n"
"""What is no part of a word unless it is said to be kept."""

WORDS = r'(?:<t( xml:space="preserve")?+>([^<]*+)</t>|((?:[^<]++|<(?!/?(?:is|si)>))*+))'
"""Pattern of three groups: whether space is kept, the one plain text, or anything else."""

_REFERENCE = re.compile(r"&(?!(?:lt|gt|amp|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)")
_SIGN = re.compile(r"_x([0-9A-Fa-f]{4})_")
_READING = re.compile(r"<rPh(?: [\w:]+=\"[^\"<]*+\")*+>(?:[^<]++|<(?!/?rPh\b))*+</rPh>")
_PART = re.compile(r'<t( xml:space="preserve")?+(?:/>|>([^<]*+)</t>)')
_LOOK = re.compile(
    r"</?r>|<rPr/>|<rPr>(?:[^<]++|<(?!/?rPr\b|/?t\b))*+</rPr>"
    r"|<phoneticPr(?: [\w:]+=\"[^\"<]*+\")*+/>"
)
_HALVES = range(0xD800, 0xE000)
_MOST_SIGN = 0x110000


class NotStrict(Exception):
    """The XML is not written the one plain way that is read as a stream."""


def word(text: str, keep: str | None) -> str:
    """The text of one `<t>`."""
    if "&" in text or "_x" in text or "\r" in text:
        text = plain(text)
    return text if keep else text.strip(SPACE)


def plain(text: str) -> str:
    """A text with its named characters and the signs that spreadsheets write as `_x000D_`.

    Raises `NotStrict` on a name that XML itself does not know.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "&" in text:
        if _REFERENCE.search(text):
            raise NotStrict("reference")
        text = re.sub("&[^;]+;", _referred, text)
    return _SIGN.sub(_signed, text) if "_x" in text else text


def rich(content: str) -> str:
    """The text of several runs; how they look and how they are read aloud are left out."""
    if _REFERENCE.search(content):
        raise NotStrict("reference")
    content = _READING.sub("", content)
    left, *found = _PART.split(content)
    lefts = [left, *found[2::3]]
    if _LOOK.sub("", "".join(lefts)).strip(SPACE):
        raise NotStrict("runs")
    runs = zip(found[0::3], found[1::3], strict=True)
    return "".join(word(text or "", keep) for keep, text in runs)


def _referred(name: re.Match[str]) -> str:
    """The character behind a reference, where XML has one."""
    said = name[0]
    if said[1] != "#":
        return unescape(said)
    number = int(said[3:-1], 16) if said[2] == "x" else int(said[2:-1])
    if number in _HALVES or not 0 < number < _MOST_SIGN:
        raise NotStrict("reference")
    return chr(number)


def _signed(sign: re.Match[str]) -> str:
    """The character behind `_xHHHH_`; half of a pair stays as it is written."""
    number = int(sign[1], 16)
    return sign[0] if number in _HALVES else chr(number)
