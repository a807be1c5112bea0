"""BagIt folders (RFC 8493): written durably, checked strictly, never leaving the folder."""

import hashlib
import os
import shutil
import unicodedata
from pathlib import Path
from typing import IO

from zhendan.domain import Sha256, Verification
from zhendan.evidence.errors import FolderTaken, PathUnsafe
from zhendan.evidence.faults import fault
from zhendan.evidence.shipped.verify import BAGIT, MANIFEST, TAGS, Check, Problem, safe_path

PIECE = 1 << 20
_OWN = ("bagit.txt", MANIFEST, TAGS)


class BagWriter:
    """A bag in the making, in a folder beside its place; it appears there whole or not at all."""

    def __init__(self, place: Path) -> None:
        if place.exists() and not _replaceable(place):
            raise FolderTaken(path=place.name)
        self._place = place
        self._folder = place.with_name(f".{place.name}.tmp")
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        self._sizes: dict[str, int] = {}
        self._hashes: dict[str, Sha256] = {}
        self._folded: set[str] = set()

    def add(self, path: str, content: IO[bytes]) -> Sha256:
        """Write one file under a relative path (`data/…` is payload), synced; returns its hash.

        Raises `PathUnsafe` for a path that climbs, hides something, or would collide with another
        where letter case or Unicode form does not count.
        """
        place = self._folder / self._checked(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        digest, size = hashlib.sha256(), 0
        with place.open("xb") as file:
            while piece := content.read(PIECE):
                digest.update(piece)
                size += file.write(piece)
            _sync(file)
        self._sizes[path], self._hashes[path] = size, Sha256(digest.hexdigest())
        return self._hashes[path]

    def manifest(self) -> bytes:
        """The payload manifest as it stands: hash, two blanks, path; sorted by path."""
        return self._lines(data=True)

    def oxum(self) -> str:
        """Payload-Oxum: bytes and files of the payload."""
        sizes = [size for path, size in self._sizes.items() if path.startswith("data/")]
        return f"{sum(sizes)}.{len(sizes)}"

    def finish(self) -> Path:
        """Write declaration and manifests, sync every folder, and give the bag its name."""
        (self._folder / "data").mkdir(exist_ok=True)  # there must be one, also an empty one
        self._write("bagit.txt", BAGIT)
        self._write(MANIFEST, self.manifest())
        self._write(TAGS, self._lines(data=False))
        for folder, _, _ in os.walk(self._folder):
            _sync_folder(Path(folder))
        old = self._place.with_name(f".{self._place.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        if self._place.exists():
            self._place.rename(old)
        self._folder.rename(self._place)
        _sync_folder(self._place.parent)
        shutil.rmtree(old, ignore_errors=True)
        return self._place

    def _write(self, name: str, content: bytes) -> None:
        """One of the bag's own files."""
        with (self._folder / name).open("xb") as file:
            file.write(content)
            _sync(file)
        if name != TAGS:
            self._hashes[name] = Sha256(hashlib.sha256(content).hexdigest())

    def _lines(self, *, data: bool) -> bytes:
        """Manifest lines of the payload, or of everything else."""
        named = sorted(path for path in self._hashes if path.startswith("data/") == data)
        return "".join(f"{self._hashes[path]}  {_encoded(path)}\n" for path in named).encode()

    def _checked(self, path: str) -> str:
        """The path, if it is safe, new and spelled the one way that every system keeps."""
        folded = unicodedata.normalize("NFC", path).casefold()
        try:
            plain = safe_path(_encoded(path)) == path and path.isprintable()
            plain = plain and not set(path) & set('<>:"|?*')  # Windows keeps none of these
        except Problem:
            plain = False
        if not plain or path in _OWN or folded in self._folded or path.endswith((".", " ")):
            raise PathUnsafe(path=path)
        self._folded.add(folded)
        return path


def check_bag(folder: Path) -> Verification:
    """Check a plain bag by the strict form: version 1.0, SHA-256, closed world, safe names.

    Names that some system takes for one, and a bag-info.txt that is none, are faults too. What
    the manifests cannot show (who made it, when) is not claimed: `not_a_packet` stays unchecked.
    """
    done = Check(folder)
    done.bag()
    return Verification(
        faults=tuple(fault(*one) for one in dict.fromkeys(done.faults)),
        unchecked=(fault("not_a_packet", folder.name),),
        checked=done.checked,
    )


def _encoded(path: str) -> str:
    """RFC 8493: percent, CR and LF are percent-encoded in manifests, nothing else."""
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _replaceable(place: Path) -> bool:
    """An empty folder or an earlier bag; nothing else is ever overwritten."""
    if not place.is_dir() or place.is_symlink():
        return False
    return (place / "bagit.txt").is_file() or not any(place.iterdir())


def _sync(file: IO[bytes]) -> None:
    """Make a file's bytes durable."""
    file.flush()
    os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the names inside a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
