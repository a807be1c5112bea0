"""Keys of single originals: kept apart from the bytes, destroyed when these are erased."""

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from zhendan.adapters.durable import keep_bytes, make_folder
from zhendan.domain import Sha256

KEY_BYTES = 32
_FIRST = b"zhendan-exhibit-key/1"
_TOLD = _FIRST + b"\ndestroyed\n"
"""What is left of a destroyed key."""
_NAME = re.compile("[0-9a-f]{64}")


def fresh_key() -> bytes:
    """32 random bytes."""
    return secrets.token_bytes(KEY_BYTES)


@dataclass(frozen=True, slots=True)
class ExhibitKey:
    """The key of one original, and under which hash its enciphered bytes lie."""

    cipher: Sha256
    key: bytes = field(repr=False)


class ExhibitKeys:
    """One small file an original, `ab/abcd…`, named by the SHA-256 of the plain bytes.

    A destroyed key leaves a file that says so: a copy of the keys learns of it, and never brings
    the key back.
    """

    def __init__(self, folder: Path, *, write: bool) -> None:
        self._folder, self._write = folder, write
        self._arriving = folder / "arriving"

    @property
    def name(self) -> str:
        """What the folder of the keys is called."""
        return self._folder.name

    @property
    def used(self) -> bool:
        """Whether originals are to be kept under keys here."""
        return self._folder.is_dir()

    def begin(self) -> None:
        """From now on originals are kept under keys; durable when this returns."""
        make_folder(self._folder)

    def find(self, sha256: Sha256) -> ExhibitKey | None:
        """The key of an original; None where there is none, or none that can be read."""
        try:
            return _told(self._place(sha256).read_bytes())
        except OSError:
            return None

    def keep(self, sha256: Sha256, key: ExhibitKey) -> None:
        """Keep a key durably; an earlier one goes."""
        lines = (_FIRST, key.cipher.encode(), key.key.hex().encode(), b"")
        keep_bytes(self._place(sha256), b"\n".join(lines))

    def destroy(self, sha256: Sha256) -> None:
        """Write over a key, then note durably that it is gone; where there is none, nothing."""
        place = self._place(sha256)
        if not place.is_file() or place.read_bytes() == _TOLD:
            return
        with place.open("r+b") as file:
            file.write(bytes(place.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        keep_bytes(place, _TOLD)

    def destroyed(self) -> frozenset[Sha256]:
        """The originals whose key was destroyed."""
        return frozenset(sha for sha, place in self._all() if _is_gone(place.read_bytes()))

    def damaged(self) -> bool:
        """Whether a file of a key can no longer be read as one."""
        return any(
            self.find(sha256) is None and not _is_gone(place.read_bytes())
            for sha256, place in self._all()
        )

    def __iter__(self) -> Iterator[Sha256]:
        return (sha256 for sha256, _ in self._all() if self.find(sha256) is not None)

    def copy_to(self, other: "ExhibitKeys") -> None:
        """Bring another store up to date: keys it lacks are added, destroyed ones are destroyed."""
        other.begin()
        gone = other.destroyed()
        for sha256, place in self._all():
            key = self.find(sha256)
            if _is_gone(place.read_bytes()) and sha256 not in gone:
                other.destroy(sha256)
                keep_bytes(other._place(sha256), _TOLD)
            elif key is not None and sha256 not in gone and other.find(sha256) != key:
                other.keep(sha256, key)

    @contextmanager
    def arriving(self) -> Iterator[None]:
        """While bytes come in under a key; whoever opens the store after a crash is told."""
        self.note_arriving()
        yield
        self._arriving.unlink(missing_ok=True)

    def note_arriving(self) -> None:
        """Note that there may be bytes whose key is not, or is no longer, here."""
        self._arriving.touch(mode=0o600)

    def interrupted(self) -> bool:
        """Whether a run ended while bytes came in."""
        return self._write and self._arriving.exists()

    def settle(self) -> None:
        """Note that what an interrupted run left was cleared away."""
        self._arriving.unlink(missing_ok=True)

    def _all(self) -> Iterator[tuple[Sha256, Path]]:
        for path in sorted(self._folder.glob("[0-9a-f][0-9a-f]/*")):
            if _NAME.fullmatch(path.name):
                yield Sha256(path.name), path

    def _place(self, sha256: str) -> Path:
        """Where a key lies; a name that is no hash leads nowhere."""
        if not _NAME.fullmatch(sha256):
            return self._folder / "none"
        return self._folder / sha256[:2] / sha256


def _told(raw: bytes) -> ExhibitKey | None:
    """The key that a file tells; None where it tells none."""
    try:
        first, cipher, key, rest = raw.split(b"\n")
        found = ExhibitKey(Sha256(cipher.decode("ascii")), bytes.fromhex(key.decode("ascii")))
    except ValueError:
        return None
    sound = first == _FIRST and not rest and len(found.key) == KEY_BYTES
    return found if sound and _NAME.fullmatch(found.cipher) else None


def _is_gone(raw: bytes) -> bool:
    """Whether a file says that its key was destroyed, or was written over and no more."""
    return raw == _TOLD or (bool(raw) and not any(raw))
