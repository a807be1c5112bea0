"""Signed checkpoints of the log (C2SP tlog-checkpoint on signed-note, Ed25519)."""

import base64
import re
from dataclasses import dataclass

from zhendan.evidence.errors import CheckpointRefused
from zhendan.evidence.shipped.verify import ODD, ed25519_holds, read_key, read_note, sha
from zhendan.evidence.store import Signer

ED25519 = b"\1"
ID_BYTES = 4


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The signed state of the log: how many records, which root (检查点)."""

    origin: str
    """Name of the log and number of its epoch: a restored backup goes on under the next one."""
    size: int
    root: str
    """Merkle root in base64, as printed."""
    note: str
    """The signed text, verbatim, with its signature lines."""
    key_fingerprint: str
    """Hex SHA-256 of key name, line feed, algorithm byte and public key."""

    @property
    def text(self) -> str:
        """The signed lines, each with its line feed; a time stamp covers these."""
        return f"{self.origin}\n{self.size}\n{self.root}\n"


def key_name(origin: str) -> str:
    """The name a log's key bears: the origin without its epoch.

    So the fingerprint that a dossier printed stays true after a backup was restored.
    """
    name, _, epoch = origin.rpartition("/")
    return name if epoch.isdigit() else origin


def key_fingerprint(name: str, public: bytes) -> str:
    """Hex fingerprint of a key under its name; the first 8 digits are its C2SP key id."""
    return sha(name.encode(), b"\n", ED25519, public).hex()


def key_line(name: str, public: bytes) -> str:
    """The verifier key as C2SP writes it: `name+id+base64`."""
    coded = base64.b64encode(ED25519 + public).decode()
    return f"{name}+{key_fingerprint(name, public)[: 2 * ID_BYTES]}+{coded}"


def sign_checkpoint(origin: str, size: int, root: str, *, signer: Signer) -> Checkpoint:
    """Sign one state of the log. Only for records that are durable already."""
    public = signer.public_key()
    name = key_name(origin)
    mark = key_fingerprint(name, public)
    text = f"{origin}\n{size}\n{root}\n"
    signature = bytes.fromhex(mark[: 2 * ID_BYTES]) + signer.sign(text.encode())
    note = f"{text}\n— {name} {base64.b64encode(signature).decode()}\n"
    return Checkpoint(origin, size, root, note, mark)


def open_checkpoint(note: str, key: str) -> Checkpoint:
    """Read a checkpoint that `key` (a verifier key line) signed.

    Signatures of unknown keys are ignored; a bad one by the known key refuses the whole note,
    and so does none by the known key. Raises `CheckpointRefused`.
    """
    try:
        text, size, root, signatures = read_note(note, "checkpoint")
        name, public, mark = read_key(key)
        ours = [
            coded[ID_BYTES:]
            for who, coded in signatures
            if who == name and coded[:ID_BYTES].hex() == mark[: 2 * ID_BYTES]
        ]
        good = bool(ours) and all(ed25519_holds(public, text.encode(), one) for one in ours)
    except ODD as odd:
        raise CheckpointRefused(reason=str(odd)[:200]) from odd
    origin = text.split("\n")[0]
    if not good or not re.fullmatch(re.escape(name) + r"(/[1-9]\d*)?", origin):
        raise CheckpointRefused(reason="signature")
    return Checkpoint(origin, size, root, note, mark)
