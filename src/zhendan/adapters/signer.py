"""The signing key of a data folder: an Ed25519 key in a file that only its owner can read."""

from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from zhendan.adapters.durable import keep_bytes
from zhendan.adapters.storage_errors import KeyUnreadable


class KeyFileSigner:
    """Answers evidence's `Signer` port.

    Makes the key when the file does not exist yet, unless `make` says no: a reader must never
    put a new key where the old one was lost.
    """

    def __init__(self, path: Path, *, make: bool = True) -> None:
        if make and not path.exists():
            _make(path)
        try:
            key = serialization.load_pem_private_key(path.read_bytes(), password=None)
        except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as odd:
            raise KeyUnreadable(path=path.name) from odd
        if not isinstance(key, Ed25519PrivateKey):
            raise KeyUnreadable(path=path.name)
        self._key = key

    def public_key(self) -> bytes:
        """The 32 bytes of the public key."""
        return self._key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """The Ed25519 signature over `message`."""
        return self._key.sign(message)


def _make(path: Path) -> None:
    """Make a key, durable before it signs anything."""
    pem = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    keep_bytes(path, pem)
