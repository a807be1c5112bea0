"""Keys of single originals beside backups: one copy for all, that follows every erasure."""

import hashlib
from collections.abc import Collection
from pathlib import Path

from zhendan.adapters.exhibit_keys import ExhibitKeys
from zhendan.evidence import KeysApart

KEYS, SEALED = "keys/exhibits", "sealed"
"""Where keys and enciphered originals lie in a workspace; a backup holds the latter alone."""


def keys_beside(folder: Path, copy: Path, *, write: bool = False) -> ExhibitKeys:
    """The copy of a workspace's keys that lies beside its backups, named after its signing key.

    `folder` is the workspace or any backup of it.
    """
    mark = hashlib.sha256((folder / "keys" / "log.pem").read_bytes()).hexdigest()[:16]
    return ExhibitKeys(copy.absolute().parent / f"exhibit-keys-{mark}", write=write)


def copy_keys(folder: Path, out: Path) -> str:
    """Bring the keys' copy beside `out` up to date and return its name; empty where none are used.

    A destroyed key is destroyed there too.
    """
    keys = ExhibitKeys(folder / KEYS, write=False)
    if not keys.used:
        return ""
    beside = keys_beside(folder, out, write=True)
    keys.copy_to(beside)
    return beside.name


def bring_keys(source: Path, place: Path, files: Collection[str]) -> None:
    """Bring the keys from beside a backup to what was put back from it. Raises `KeysApart`."""
    count = sum(name.startswith(f"{SEALED}/") for name in files)
    if not count:
        return
    copy = keys_beside(source, source)
    if not copy.used:
        raise KeysApart(count=count, place=copy.name)
    mine = ExhibitKeys(place / KEYS, write=True)
    copy.copy_to(mine)
    # Bytes whose key was destroyed since are cleared away when the workspace is first opened.
    mine.note_arriving()
