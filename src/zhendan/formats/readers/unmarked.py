"""UTF-16 without a byte-order mark, told by where its NUL bytes and line ends stand."""

import unicodedata

_FEWEST = 2
_PAIR = 2
_ODD = 0.02
"""So many characters of a text may be unassigned, private or controls."""
_LIKELY = frozenset("\n\r\t ,;:0123456789")


def wide(head: bytes) -> str:
    """`utf-16-le`, `utf-16-be`, or nothing where the bytes do not tell one of them."""
    even = head[: len(head) // _PAIR * _PAIR]
    zeros = even[0::2].count(0), even[1::2].count(0)
    if sum(zeros) < _FEWEST or min(zeros) * 10 > max(zeros):
        return ""
    encoding = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    text = _read(even, encoding)
    if not text or "\x00" in text or not _LIKELY & set(text):
        return ""
    odd = sum(unicodedata.category(c) in ("Cc", "Cn", "Co") and c not in "\r\n\t" for c in text)
    return encoding if odd <= len(text) * _ODD else ""


def _read(even: bytes, encoding: str) -> str:
    """The bytes in that order, but for a pair that the end of the sample may have cut in two."""
    for cut in (0, _PAIR):
        try:
            return even[: len(even) - cut].decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""
