"""Inside the child: a large XML part in pieces of whole elements, never all at once."""

import re
import zipfile
from collections.abc import Callable, Iterator

from zhendan.formats.confined.cell_words import MAIN, NotStrict
from zhendan.formats.container_problems import ArchiveTooBig

MOST_RATIO = 200
RATIO_FROM = 64 << 20
"""A part that unpacks to more may not be packed closer than `MOST_RATIO`."""
MOST_PART = 8 << 30
_PIECE = 1 << 20
_MOST_HEAD = 4 << 20
_LONGEST = 32 << 20
"""No row and no string is longer."""
_XML = re.compile(rb"(?:\xef\xbb\xbf)?(?:<\?xml ([^<>]*)\?>)?\s*<[a-zA-Z]")
_ENCODING = re.compile(rb"encoding=[\"']([^\"']*)[\"']")


def elements(
    archive: zipfile.ZipFile,
    part: str,
    *,
    inside: str,
    each: str,
    look: Callable[[bytes], None] = lambda piece: None,
) -> Iterator[bytes]:
    """The content of the element `inside`, cut after some `each`; `look` sees every raw piece.

    Raises `NotStrict` where the part is not plain UTF-8 without a document type, and
    `ArchiveTooBig` where it unpacks beyond every honest size.
    """
    pieces = _pieces(archive, part, look)
    rest, open_end = _after_head(pieces, inside)
    if not open_end:
        yield from _content(pieces, rest, inside=inside, each=each)
    for _ in pieces:
        pass


def _content(pieces: Iterator[bytes], rest: bytes, *, inside: str, each: str) -> Iterator[bytes]:
    """Whole elements, until the end of what they stand in."""
    end, cut = f"</{inside}>".encode(), f"</{each}>".encode()
    while True:
        stop = rest.find(end)
        at = stop if stop >= 0 else rest.rfind(cut) + len(cut)
        if stop >= 0 or at >= len(cut):
            yield rest[:at]
            rest = rest[at:]
        if stop >= 0:
            return
        piece = next(pieces, b"")
        if not piece or len(rest) > _LONGEST:
            raise NotStrict("no end")
        rest += piece


def as_text(said: bytes) -> str:
    """Bytes as text. Raises `NotStrict` where they are no UTF-8."""
    try:
        return said.decode()
    except UnicodeDecodeError as error:
        raise NotStrict("UTF-8") from error


def _pieces(archive: zipfile.ZipFile, part: str, look: Callable[[bytes], None]) -> Iterator[bytes]:
    """A member's bytes, held to the limits while they come."""
    info = archive.getinfo(part)
    most = max(RATIO_FROM, MOST_RATIO * info.compress_size)
    seen = 0
    with archive.open(info) as file:
        while piece := file.read(_PIECE):
            seen += len(piece)
            if seen > min(most, MOST_PART):
                raise ArchiveTooBig(detail=f"1 : {MOST_RATIO}")
            look(piece)
            yield piece


def _after_head(pieces: Iterator[bytes], inside: str) -> tuple[bytes, bool]:
    """What follows the opening tag, and whether the tag is closed at once."""
    tag = re.compile(rb"<" + inside.encode() + rb"((?: [\w:]+=\"[^\"<]*\")*)\s*(/?)>")
    head = b""
    for piece in pieces:
        head += piece
        found = tag.search(head)
        if found is not None:
            _hold_head(head[: found.end()])
            return head[found.end() :], bool(found[2])
        if len(head) > _MOST_HEAD:
            break
    raise NotStrict("head")


def _hold_head(head: bytes) -> None:
    """UTF-8, no document type, the one namespace, nothing hidden in a remark."""
    begin = _XML.match(head)
    if begin is None or b"<!" in head or f'xmlns="{MAIN}"'.encode() not in head:
        raise NotStrict("head")
    told = _ENCODING.search(begin[1] or b"")
    if told is not None and told[1].lower() != b"utf-8":
        raise NotStrict("encoding")
