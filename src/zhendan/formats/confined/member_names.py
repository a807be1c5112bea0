"""Names inside archives: what they are written in, and which of them are refused."""

import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

from zhendan.formats.container_problems import ArchiveUnsafe
from zhendan.formats.encodings.evidence import told, weighed

_ENCODINGS = ("gb18030", "cp950", "cp932", "cp1252")
_LONGEST = 1024
_DEEPEST = 64
_SHOWN = 80


def hold_name(name: str) -> None:
    """Refuse names that climb, are absolute, use backslashes or hide what they are.

    Control characters and direction marks make a name look like another one.
    """
    parts = PurePosixPath(name).parts
    climbs = ".." in parts or name.startswith("/") or "\\" in name or ":" in name[:2]
    hidden = any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in name)
    if climbs or hidden or len(name) > _LONGEST or len(parts) > _DEEPEST:
        shown = "".join(char if char.isprintable() else "�" for char in name)
        raise ArchiveUnsafe(member=shown[:_SHOWN])


def written_in(names: Iterable[bytes]) -> str:
    """The encoding of names that bear no mark: UTF-8 (from a Mac), else by what they read as."""
    together = b"\n".join(names)
    try:
        together.decode("utf-8")
    except UnicodeDecodeError:
        found = told(weighed(together, _ENCODINGS))
        return found.encoding if found is not None else _fallback(together)
    return "utf-8"


def _fallback(names: bytes) -> str:
    """Windows in China writes GBK; a name that is none is shown as old DOS would."""
    try:
        names.decode("gb18030")
    except UnicodeDecodeError:
        return "cp437"
    return "gb18030"


def raw_name(name: str) -> str:
    """A tar's name; bytes that are no UTF-8 stand in it as surrogates."""
    content = name.encode("utf-8", "surrogateescape")
    return content.decode(written_in((content,)), "backslashreplace")
