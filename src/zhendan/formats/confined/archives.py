"""Inside the child: members of zip and gzip files, written under numbers, never by name."""

import gzip
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from zhendan.domain import ZhendanError
from zhendan.formats.confined.cell_words import NotStrict
from zhendan.formats.confined.member_names import hold_name, written_in
from zhendan.formats.confined.ofd_package import ofd
from zhendan.formats.confined.spreadsheets import sheets
from zhendan.formats.confined.streamed_book import streamed_book
from zhendan.formats.confined.tarballs import is_tar, untar
from zhendan.formats.confined.zip_aes import COMPRESS_AES, unlock
from zhendan.formats.container_problems import (
    ArchiveBroken,
    ArchiveLocked,
    ArchiveTooBig,
    ArchiveUnsafe,
    SheetUnreadable,
)

MOST_BYTES = 2 << 30
MOST_STREAMED = 8 << 30
"""Declared bytes of a workbook that is read as a stream."""
MOST_MEMBERS = 1000
MOST_RATIO = 200
RATIO_FROM = 1 << 20
_PIECE = 1 << 16
MOST_LISTED = 20_000
"""So many entries, folders and all, may stand in a directory before it is read at all."""
_ENCRYPTED = 1
_UTF8 = 0x800
_WORKBOOKS = ("xl/workbook.xml", "xl/workbook.bin")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


def unzip(path: Path, out: Path, *, password: str, budget: int) -> dict[str, object]:
    """Unpack a zip, or read it as the workbook that it is."""
    try:
        with _opened(path) as archive:
            names = set(archive.namelist())
            if names.intersection(_WORKBOOKS) or _is_open_document(archive, names):
                return _book(path, archive, out)
            if names.intersection(("OFD.xml", "/OFD.xml")):
                return ofd(archive, out)
            if "word/document.xml" in names:
                return {"is": "document"}
            return _members(archive, out, password=password, budget=budget)
    except _BROKEN as error:
        raise ArchiveBroken(detail=type(error).__name__) from error


def _opened(path: Path) -> zipfile.ZipFile:
    """Names marked as UTF-8 are read as such; the rest by what they read as."""
    with zipfile.ZipFile(path) as archive:
        if len(archive.infolist()) > MOST_LISTED:
            raise ArchiveTooBig(detail=f"{len(archive.infolist())} > {MOST_LISTED}")
        unmarked = [i.orig_filename for i in archive.infolist() if not i.flag_bits & _UTF8]
        encoding = written_in(name.encode("cp437") for name in unmarked)
    return zipfile.ZipFile(path, metadata_encoding=encoding)


def _is_open_document(archive: zipfile.ZipFile, names: set[str]) -> bool:
    """Whether this is an OpenDocument spreadsheet."""
    if not {"mimetype", "content.xml"} <= names:
        return False
    with archive.open("mimetype") as file:
        return b"spreadsheet" in file.read(200)


def _book(path: Path, archive: zipfile.ZipFile, out: Path) -> dict[str, object]:
    """A workbook's sheets, as a stream wherever its XML is strict."""
    _hold_size(archive, MOST_STREAMED)
    try:
        return streamed_book(archive, out)
    except NotStrict:
        _hold_size(archive, MOST_BYTES)
        return sheets(path, out)


def _hold_size(archive: zipfile.ZipFile, most: int) -> None:
    """Refuse a workbook whose declared parts are beyond every honest size."""
    if sum(info.file_size for info in archive.infolist()) > most:
        raise SheetUnreadable(detail=f"> {most >> 30} GiB")


def _members(
    archive: zipfile.ZipFile, out: Path, *, password: str, budget: int
) -> dict[str, object]:
    """Write every safe member under a number; what is refused is told by name."""
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST_MEMBERS:
        raise ArchiveTooBig(detail=f"{len(infos)} > {MOST_MEMBERS}")
    members: list[dict[str, object]] = []
    refused: list[dict[str, object]] = []
    for number, info in enumerate(infos):
        target = out / f"member-{number:04d}"
        try:
            _hold_member(info)
            written = _unlocked(archive, info, target, password=password, budget=budget)
        except ArchiveTooBig:
            raise
        except ZhendanError as error:
            refused.append({"code": error.code, "facts": error.facts})
            continue
        budget -= written
        members.append({"name": info.filename, "file": target.name, "size": written})
    return {"is": "archive", "members": members, "refused": refused, "budget": budget}


def _hold_member(info: zipfile.ZipInfo) -> None:
    """Refuse dangerous names and links."""
    hold_name(info.orig_filename)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise ArchiveUnsafe(member=info.orig_filename[:80])


def _unlocked(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, *, password: str, budget: int
) -> int:
    """Write one member; the password is tried as the two encodings that programs hash it in."""
    if not info.flag_bits & _ENCRYPTED:
        return _write(_read(archive.open(info)), target, info, budget)
    for secret in dict.fromkeys((password.encode(), password.encode("gb18030", "replace"))):
        try:
            if secret:
                return _write(_pieces(archive, info, secret), target, info, budget)
        except ArchiveLocked:
            continue
        except _BROKEN:
            # One in 256 wrong passwords passes the old scheme's check and fails here.
            continue
    raise ArchiveLocked(member=info.filename)


def _pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo, secret: bytes) -> Iterator[bytes]:
    """The member's content, unlocked. Raises `ArchiveLocked` where the password is wrong."""
    if info.compress_type == COMPRESS_AES:
        if archive.fp is None:
            raise ArchiveBroken(detail="closed")
        return unlock(archive.fp, info, secret)
    try:
        return _read(archive.open(info, pwd=secret))
    except RuntimeError as error:
        raise ArchiveLocked(member=info.filename) from error


def _read(file: IO[bytes]) -> Iterator[bytes]:
    """A file in pieces."""
    with file:
        while piece := file.read(_PIECE):
            yield piece


def _write(pieces: Iterator[bytes], target: Path, info: zipfile.ZipInfo, budget: int) -> int:
    """Write a member, counting its bytes; the archive's own directory is not believed."""
    written = 0
    with target.open("wb") as file:
        for piece in pieces:
            written += len(piece)
            _hold_ratio(written, info.compress_size, budget)
            file.write(piece)
    return written


def _hold_ratio(written: int, packed: int, budget: int) -> None:
    """Stop a bomb while it goes off."""
    if written > budget:
        raise ArchiveTooBig(detail=f"> {MOST_BYTES >> 30} GiB")
    if written > RATIO_FROM and written > MOST_RATIO * max(packed, 1):
        raise ArchiveTooBig(detail=f"1 : {MOST_RATIO}")


def gunzip(path: Path, out: Path, *, budget: int) -> dict[str, object]:
    """Unpack the one member of a gzip file."""
    packed = path.stat().st_size
    target = out / "member-0000"
    written = 0
    try:
        with gzip.open(path) as source, target.open("wb") as file:
            while piece := source.read(_PIECE):
                written += len(piece)
                _hold_ratio(written, packed, budget)
                file.write(piece)
    except _BROKEN as error:
        raise ArchiveBroken(detail=type(error).__name__) from error
    if is_tar(target):
        # A tar.gz is one archive to everybody but its format.
        packed_tar = target.rename(out / "packed.tar")
        found = untar(packed_tar, out, budget=budget - written)
        packed_tar.unlink()
        return found
    member = {"name": "", "file": target.name, "size": written}
    return {"is": "archive", "members": [member], "refused": [], "budget": budget - written}
