"""What was read in pictures, in a folder beside the originals and under the same care."""

import hmac
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from zhendan.adapters.durable import keep_bytes, sync_folder
from zhendan.adapters.exhibit_keys import ExhibitKeys
from zhendan.domain import Sha256

_NONCE = 12


class FolderReadings:
    """Answers evidence's `Readings`: `ab/abcd…/reading` under one folder of the workspace.

    Of an original that lies under a key, so do its readings. A copy that may be lost: it is left
    out of backups and made again.
    """

    def __init__(self, folder: Path, *, write: bool, keys: ExhibitKeys | None = None) -> None:
        self._folder, self._write, self._keys = folder, write, keys

    def of(self, original: Sha256) -> Mapping[str, bytes]:
        """Name to content of everything read of one original that can be opened."""
        cipher, found = self._cipher(original), {}
        for one in sorted(self._place(original).glob("*.reading")):
            try:
                found[one.name] = _opened(one.read_bytes(), one.name, cipher)
            except InvalidTag:
                continue  # sealed under an earlier key, or altered: it is read again
        return found

    def keep(self, original: Sha256, readings: Mapping[str, bytes]) -> None:
        """Add readings for their owner alone; who only reads keeps none."""
        cipher = self._cipher(original)
        for name, content in readings.items() if self._write else ():
            keep_bytes(self._place(original) / name, _sealed(content, name, cipher))

    def filled(self) -> bool:
        """Whether anything was ever read."""
        return self._folder.is_dir()

    def forget(self, original: Sha256) -> None:
        """Give up what was read of an original; returns when that is durable."""
        place = self._place(original)
        if place.is_dir():
            shutil.rmtree(place)
            sync_folder(place.parent)

    def _cipher(self, original: Sha256) -> AESGCM | None:
        """The cipher of an original's readings; None where the original lies plain."""
        key = self._keys.find(original) if self._keys is not None else None
        return AESGCM(hmac.digest(key.key, b"zhendan readings", "sha256")) if key else None

    def _place(self, original: Sha256) -> Path:
        return self._folder / original[:2] / original


def _sealed(content: bytes, name: str, cipher: AESGCM | None) -> bytes:
    """A reading as it is kept."""
    if cipher is None:
        return content
    nonce = secrets.token_bytes(_NONCE)
    return nonce + cipher.encrypt(nonce, content, name.encode())


def _opened(kept: bytes, name: str, cipher: AESGCM | None) -> bytes:
    """A reading as it was. Raises `InvalidTag`."""
    if cipher is None:
        return kept
    if len(kept) < _NONCE:
        raise InvalidTag
    return cipher.decrypt(kept[:_NONCE], kept[_NONCE:], name.encode())
