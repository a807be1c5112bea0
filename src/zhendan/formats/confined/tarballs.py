"""Inside the child: members of a tar file, written under numbers; links and devices are refused."""

import tarfile
from pathlib import Path

from zhendan.domain import ZhendanError
from zhendan.formats.confined.member_names import hold_name, raw_name
from zhendan.formats.container_problems import ArchiveBroken, ArchiveTooBig, ArchiveUnsafe

MOST_MEMBERS = 1000
_BLOCK = 512
_PIECE = 1 << 16
_MARK, _MARK_AT = b"ustar", 257


def is_tar(path: Path) -> bool:
    """Whether a file bears a tar's mark."""
    with path.open("rb") as file:
        head = file.read(_BLOCK)
    return head[_MARK_AT : _MARK_AT + len(_MARK)] == _MARK


def untar(path: Path, out: Path, *, budget: int) -> dict[str, object]:
    """Unpack a tar; what is refused is told by name. Raises `ArchiveBroken` where it is cut."""
    members: list[dict[str, object]] = []
    refused: list[dict[str, object]] = []
    left = budget
    try:
        with tarfile.open(path, "r:", encoding="utf-8", errors="surrogateescape") as archive:
            for number, info in enumerate(archive):
                if number >= MOST_MEMBERS:
                    raise ArchiveTooBig(detail=f"> {MOST_MEMBERS}")
                if info.isdir():
                    continue
                name = raw_name(info.name)
                target = out / f"member-{number:04d}"
                try:
                    written = _member(archive, info, target, left)
                except ArchiveUnsafe as error:
                    refused.append({"code": error.code, "facts": error.facts})
                    continue
                left -= written
                members.append({"name": name, "file": target.name, "size": written})
            _hold_end(path, archive.offset)
    except ZhendanError:
        raise
    except (tarfile.TarError, OSError, ValueError, EOFError) as error:
        raise ArchiveBroken(detail=type(error).__name__) from error
    return {"is": "archive", "members": members, "refused": refused, "budget": left}


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo, target: Path, budget: int) -> int:
    """Write one plain file; a claim of size is not believed."""
    hold_name(raw_name(info.name))
    content = archive.extractfile(info) if info.isreg() and not info.issparse() else None
    if content is None:
        raise ArchiveUnsafe(member=raw_name(info.name)[:80])
    written = 0
    with content, target.open("wb") as file:
        while piece := content.read(_PIECE):
            written += len(piece)
            if written > budget:
                raise ArchiveTooBig(detail=f"> {budget >> 20} MiB")
            file.write(piece)
    if written != info.size:
        raise ArchiveBroken(detail="tar")
    return written


def _hold_end(path: Path, offset: int) -> None:
    """A whole tar ends with a block of zeros; a library stops without a word where it is cut."""
    with path.open("rb") as file:
        file.seek(offset)
        block = file.read(_BLOCK)
    if len(block) != _BLOCK or any(block):
        raise ArchiveBroken(detail="tar")
