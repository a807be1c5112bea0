"""What a file is, judged by its first bytes and never by its name."""

import re
from enum import StrEnum
from typing import IO

from zhendan.formats.readers.unmarked import wide

HEAD = 4096
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x1b\x00\x0b")


class Content(StrEnum):
    """What the bytes of a file are."""

    EMPTY = "empty"
    ZIP = "zip"  # also xlsx and ofd: told apart by their members
    OLE = "ole2"
    GZIP = "gzip"
    TAR = "tar"
    PACKED = "packed"  # an archive of a kind that is not opened: rar, 7z and their like
    PDF = "pdf"
    PICTURE = "picture"
    VIDEO = "video"
    SOUND = "sound"
    HTML = "html"
    XML = "xml"
    JSON = "json"
    TEXT = "text"
    BINARY = "binary"


PACKED = {
    b"Rar!\x1a\x07": "RAR",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"\xfd7zXZ\x00": "xz",
    b"BZh": "bzip2",
    b"\x28\xb5\x2f\xfd": "Zstandard",
    b"MSCF\x00\x00\x00\x00": "CAB",
    b"LZIP": "lzip",
    b"PK\x07\x08": "分卷 zip (split zip)",
    b"-lh5-": "LHA",
}
"""First bytes of archives that are refused, and what they are called."""
_MAGIC = (
    (b"PK\x03\x04", Content.ZIP),
    (b"PK\x05\x06", Content.ZIP),
    (b"\xd0\xcf\x11\xe0", Content.OLE),
    (b"\x1f\x8b", Content.GZIP),
    *((sign, Content.PACKED) for sign in PACKED),
    (b"%PDF", Content.PDF),
    (b"\x89PNG\r\n\x1a\n", Content.PICTURE),
    (b"\xff\xd8\xff", Content.PICTURE),
    (b"GIF8", Content.PICTURE),
    (b"BM", Content.PICTURE),
    (b"II*\x00", Content.PICTURE),
    (b"MM\x00*", Content.PICTURE),
    (b"\x1aE\xdf\xa3", Content.VIDEO),
    (b"ID3", Content.SOUND),
    (b"#!AMR", Content.SOUND),
    (b"OggS", Content.SOUND),
    (b"fLaC", Content.SOUND),
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_STRAY = 8
"""So many control bytes may stray into a text without making it something else."""


def look(file: IO[bytes]) -> Content:
    """What the file is; reads at most its first few kilobytes."""
    file.seek(0)
    return judge(file.read(HEAD))


def judge(head: bytes) -> Content:
    """What a file that begins with `head` is."""
    if not head.strip(b"\xef\xbb\xbf \t\r\n"):
        return Content.EMPTY if len(head) < HEAD else Content.TEXT
    for sign, content in _MAGIC:
        if head.startswith(sign) and _is_really(sign, head):
            return content
    if head[257:262] == b"ustar":
        return Content.TAR
    return _container(head) or _words(head)


def packed_as(head: bytes) -> str:
    """What an archive that is not opened is called."""
    return next((name for sign, name in PACKED.items() if head.startswith(sign)), "")


def _is_really(sign: bytes, head: bytes) -> bool:
    """Two signs begin ordinary words as well: a bitmap and a bzip2 show more of themselves."""
    if sign == b"BM":
        return head[6:10] == b"\0\0\0\0"
    return sign != b"BZh" or head[4:10] == b"1AY&SY"


def _container(head: bytes) -> Content | None:
    """Formats whose sign does not stand at the very beginning."""
    if head[:4] == b"RIFF":
        return {b"WEBP": Content.PICTURE, b"WAVE": Content.SOUND}.get(head[8:12], Content.VIDEO)
    if head[4:8] == b"ftyp":
        kinds = dict.fromkeys((b"heic", b"heix", b"mif1", b"avif"), Content.PICTURE)
        return (kinds | {b"M4A ": Content.SOUND}).get(head[8:12], Content.VIDEO)
    return None


_JSON = re.compile(rb"""\{\s*["'}]|\[\s*[\[{"'\]]""")
"""A notice may begin with “[Shop]”, and a chat with “[2026/11/11, 10:00:00]”."""


def _words(head: bytes) -> Content:
    """Text of some kind, or bytes that are none."""
    if head.startswith(_UTF16):
        return Content.TEXT
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<"):
        return _markup(start)
    odd = sum(1 for byte in head if byte < ord(" ") and byte not in _TEXT_CONTROLS)
    if wide(head):
        return Content.TEXT
    nul_heavy = head.count(0) > max(_STRAY, len(head) // 10)
    if nul_heavy or odd > max(_STRAY, len(head) // 20):
        return Content.BINARY
    return Content.JSON if _JSON.match(start) else Content.TEXT


def _markup(start: bytes) -> Content:
    """HTML or XML; what is neither is left to the text reader."""
    low = start[:512].lower()
    if low.startswith((b"<!doctype html", b"<html")) or b"<table" in low or b"<html" in low:
        return Content.HTML
    return Content.XML
