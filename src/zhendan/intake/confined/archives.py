"""Inside the child: members of zip and gzip files, written under numbers, never by name."""

import gzip
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from zhendan.domain import ZhendanError
from zhendan.intake.confined.ofd_package import ofd
from zhendan.intake.confined.spreadsheets import sheets
from zhendan.intake.confined.zip_aes import COMPRESS_AES, unlock
from zhendan.intake.container_problems import (
    ArchiveBroken,
    ArchiveLocked,
    ArchiveTooBig,
    ArchiveUnsafe,
    SheetUnreadable,
)

MOST_BYTES = 2 << 30
MOST_MEMBERS = 1000
MOST_RATIO = 200
RATIO_FROM = 1 << 20
_PIECE = 1 << 16
_ENCRYPTED = 1
_WORKBOOKS = ("xl/workbook.xml", "xl/workbook.bin")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


def unzip(path: Path, out: Path, *, password: str, budget: int) -> dict[str, object]:
    """Unpack a zip, or read it as the workbook that it is."""
    try:
        with _opened(path) as archive:
            names = set(archive.namelist())
            if names.intersection(_WORKBOOKS) or _is_open_document(archive, names):
                _hold_size(archive)
                return sheets(path, out)
            if names.intersection(("OFD.xml", "/OFD.xml")):
                return ofd(archive, out)
            if "word/document.xml" in names:
                return {"is": "document"}
            return _members(archive, out, password=password, budget=budget)
    except _BROKEN as error:
        raise ArchiveBroken(detail=type(error).__name__) from error


def _opened(path: Path) -> zipfile.ZipFile:
    """Old Windows zips carry GBK names; names marked as UTF-8 are read as such anyway."""
    try:
        return zipfile.ZipFile(path, metadata_encoding="gb18030")
    except UnicodeDecodeError:
        return zipfile.ZipFile(path)


def _is_open_document(archive: zipfile.ZipFile, names: set[str]) -> bool:
    """Whether this is an OpenDocument spreadsheet."""
    if not {"mimetype", "content.xml"} <= names:
        return False
    with archive.open("mimetype") as file:
        return b"spreadsheet" in file.read(200)


def _hold_size(archive: zipfile.ZipFile) -> None:
    """Refuse a workbook whose declared parts are beyond every honest size."""
    if sum(info.file_size for info in archive.infolist()) > MOST_BYTES:
        raise SheetUnreadable(detail="> 2 GiB")


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
            _hold_name(info)
            written = _write(_pieces(archive, info, password), target, info, budget)
        except ArchiveTooBig:
            raise
        except ZhendanError as error:
            refused.append({"code": error.code, "facts": error.facts})
            continue
        budget -= written
        members.append({"name": info.filename, "file": target.name, "size": written})
    return {"is": "archive", "members": members, "refused": refused, "budget": budget}


def _hold_name(info: zipfile.ZipInfo) -> None:
    """Refuse names that climb, absolute names, backslashes, control characters and links."""
    name = info.orig_filename
    parts = PurePosixPath(name).parts
    climbs = ".." in parts or name.startswith("/") or "\\" in name or ":" in name[:2]
    link = stat.S_ISLNK(info.external_attr >> 16)
    if climbs or link or any(ord(c) < ord(" ") for c in name):
        raise ArchiveUnsafe(member=name[:80])


def _pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo, password: str) -> Iterator[bytes]:
    """The member's content, unlocked where a password is needed."""
    if not info.flag_bits & _ENCRYPTED:
        return _read(archive.open(info))
    if not password:
        raise ArchiveLocked(member=info.filename)
    if info.compress_type == COMPRESS_AES:
        if archive.fp is None:
            raise ArchiveBroken(detail="closed")
        return unlock(archive.fp, info, password)
    try:
        return _read(archive.open(info, pwd=password.encode()))
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
    member = {"name": "", "file": target.name, "size": written}
    return {"is": "archive", "members": [member], "refused": [], "budget": budget - written}
