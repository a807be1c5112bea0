"""A second copy of a data folder: taken while a writer works, put back only into an empty place."""

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from zhendan.adapters.backup_errors import BackupDamaged, BackupTooNew, PlaceTaken
from zhendan.adapters.backup_keys import KEYS, SEALED, bring_keys, copy_keys
from zhendan.adapters.durable import disk_words, make_folder, require_space, sync_folder
from zhendan.adapters.exhibit_keys import ExhibitKey, ExhibitKeys
from zhendan.adapters.ledger.connection import OLDEST, connect, ledger_words
from zhendan.adapters.storage_errors import BlobMissing
from zhendan.domain import Blobs, Progress, Sha256, Silent, Text

FORMAT = 1
LIST = "backup.json"
LEDGER = "ledger.sqlite"
_ORIGINALS = ("blobs", SEALED)
_LEFT_OUT = (
    *("lock", *_ORIGINALS, "blobs.s3", "readings"),
    *(LEDGER, f"{LEDGER}-wal", f"{LEDGER}-shm"),
)
"""What is no plain file to copy: the ledger is read through its engine, originals by their hash.

What was read in pictures is made again. The keys of single originals go beside the backup.
"""
_PIECE = 1 << 20
_SILENT = Silent()
_STAGE = Text("复制原件", "Copying originals")
_NAMED = (
    "SELECT DISTINCT subject FROM leaf"
    " WHERE subject NOT IN (SELECT subject FROM leaf WHERE event = 'erased') ORDER BY subject"
)
"""Erased bytes are no damage, and are not carried on."""


@dataclass(slots=True)
class BackedUp:
    """What one copy holds: bytes and files, the signed state, and what was already damaged."""

    checkpoint: str
    """The newest signed checkpoint in it, verbatim; empty for a vault that never sealed."""
    bytes: int = 0
    files: dict[str, list[object]] = field(default_factory=dict)
    """Path → SHA-256 and size."""
    damaged: list[str] = field(default_factory=list)
    """Originals that are missing or are no longer the bytes that were sealed."""
    keys: str = ""
    """The folder beside the backup with the keys of its originals; empty where they lie plain."""


def back_up(
    folder: Path,
    out: Path,
    *,
    progress: Progress = _SILENT,
    stored: Mapping[str, Blobs] | None = None,
) -> BackedUp:
    """Copy the data folder `folder` to `out`, whole or not at all; a writer may go on meanwhile.

    The ledger comes first, as one moment of it; every original that it names was durable before
    it was named. Damaged originals are copied as they are and named. `stored` are the places of
    plain and of enciphered originals where they are not in the folder. Raises `PlaceTaken`.
    """
    refuse_taken(out)
    keys = ExhibitKeys(folder / KEYS, write=False)
    with disk_words(out.parent), arriving(out) as place:
        made = BackedUp(_copy_ledger(folder / LEDGER, place / LEDGER))
        _note(made, LEDGER, *_fingerprint(place / LEDGER))
        names = _originals(place / LEDGER)
        progress.stage(_STAGE, len(names))
        for sha256 in names:
            key = keys.find(sha256)
            one = _Original(sha256, "blobs", sha256) if key is None else _sealed(sha256, key)
            _copy_original((stored or {}).get(one.kind, folder), place, one, made)
            progress.advance()
        for path in _plain_files(folder):
            _copy(folder / path, place / path, made, path.as_posix())
        _write_list(place / LIST, made)
        made.keys = copy_keys(folder, out)
        publish(place, out)
    return made


def put_back(source: Path, place: Path, *, progress: Progress = _SILENT) -> BackedUp:
    """Copy a backup into the empty folder `place`; every byte is compared with its list.

    Returns what was copied. Raises `BackupTooNew`, `BackupDamaged`, `SpaceLow`, `KeysApart`.
    """
    told = read_list(source)
    seen = BackedUp(told.checkpoint)
    progress.stage(_STAGE, len(told.files))
    with disk_words(place):
        require_space(place, sum(size for _, size in told.files.values()))
        for name, (sha256, _) in told.files.items():
            try:
                _copy(source / name, place / name, seen, name)
            except FileNotFoundError as missing:
                raise BackupDamaged(item=name) from missing
            if seen.files[name][0] != sha256:
                raise BackupDamaged(item=name)
            progress.advance()
        bring_keys(source, place, told.files.keys())
    return seen


def refuse_taken(place: Path) -> None:
    """Raise `PlaceTaken` where something lies; an empty folder is no hindrance."""
    if os.path.lexists(place) and not (place.is_dir() and not any(place.iterdir())):
        raise PlaceTaken(path=place)


@dataclass(frozen=True, slots=True)
class BackupList:
    """What a backup says it holds."""

    checkpoint: str
    files: Mapping[str, tuple[str, int]]


def read_list(source: Path) -> BackupList:
    """The list inside a backup. Raises `BackupTooNew`, `BackupDamaged`."""
    try:
        told = json.loads((source / LIST).read_bytes())
        found = int(told["format"])
        if found > FORMAT:
            raise BackupTooNew(found=found, known=FORMAT)
        files = {str(name): (str(one[0]), int(one[1])) for name, one in told["files"].items()}
        checkpoint = str(told["checkpoint"])
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as odd:
        raise BackupDamaged(item=LIST) from odd
    for name in files:
        pure = PurePosixPath(name)
        if pure.is_absolute() or ".." in pure.parts or "\\" in name:
            raise BackupDamaged(item=name)
    return BackupList(checkpoint, files)


def _copy_ledger(source: Path, target: Path) -> str:
    """One moment of the ledger, through the engine's own backup; returns its last checkpoint."""
    with (
        closing(connect(source, write=False, oldest=OLDEST)) as before,
        ledger_words(source),
        closing(sqlite3.connect(target)) as after,
    ):
        before.backup(after)
        # One plain file: its companions would be left behind by who copies it further.
        after.execute("PRAGMA journal_mode = DELETE")
        last = after.execute("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1")
        found = last.fetchone()
    os.chmod(target, 0o600)
    return str(found[0]) if found else ""


def _originals(ledger: Path) -> list[Sha256]:
    """Every kept file that the copied ledger names, by hash."""
    with closing(sqlite3.connect(ledger)) as db:
        return [Sha256(str(row[0])) for row in db.execute(_NAMED)]


@dataclass(frozen=True, slots=True)
class _Original:
    """One original: its plain hash, and where its bytes lie under which hash."""

    sha256: Sha256
    kind: str
    """`blobs` or `sealed`."""
    kept_as: Sha256


def _sealed(sha256: Sha256, key: ExhibitKey) -> _Original:
    """An original that lies enciphered."""
    return _Original(sha256, SEALED, key.cipher)


def _copy_original(source: Path | Blobs, place: Path, one: _Original, made: BackedUp) -> None:
    """One original as it is; damage is named and never hidden."""
    name = f"{one.kind}/{one.kept_as[:2]}/{one.kept_as}"
    try:
        if isinstance(source, Path):
            _copy(source / name, place / name, made, name)
        else:
            with source.open(one.kept_as) as content:
                _copy_stream(content, place / name, made, name)
    except (FileNotFoundError, BlobMissing):
        made.damaged.append(one.sha256)
        return
    if made.files[name][0] != one.kept_as:
        made.damaged.append(one.sha256)


def _plain_files(folder: Path) -> Iterator[Path]:
    """Keys, saved mappings and whatever else lies in the folder, in order."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        left_out = inside.parts[0] in _LEFT_OUT or inside.is_relative_to(KEYS)
        kept = not left_out and path.suffix != ".tmp"
        if kept and path.is_file() and not path.is_symlink():
            yield inside


def _copy(source: Path, target: Path, made: BackedUp, name: str) -> None:
    """Copy one file, synced, readable by its owner only, and note what was read."""
    with source.open("rb") as content:
        _copy_stream(content, target, made, name)


def _copy_stream(content: IO[bytes], target: Path, made: BackedUp, name: str) -> None:
    """Write what is read to a new file, synced, and note it."""
    make_folder(target.parent)
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as copy:
        sha256, size = _stream(content, copy)
        copy.flush()
        os.fsync(copy.fileno())
    _note(made, name, sha256, size)


def _stream(content: IO[bytes], copy: IO[bytes] | None) -> tuple[str, int]:
    """Hash and size of what passes through."""
    digest, size = hashlib.sha256(), 0
    while piece := content.read(_PIECE):
        digest.update(piece)
        size += len(piece)
        if copy is not None:
            copy.write(piece)
    return digest.hexdigest(), size


def _fingerprint(path: Path) -> tuple[str, int]:
    """Hash and size of a file that lies there already, made durable."""
    with path.open("rb+") as content:
        found = _stream(content, None)
        os.fsync(content.fileno())
    return found


def _note(made: BackedUp, name: str, sha256: str, size: int) -> None:
    """Put one file on the list."""
    made.files[name] = [sha256, size]
    made.bytes += size


def _write_list(path: Path, made: BackedUp) -> None:
    """The list, last of all: a copy without it is no backup."""
    told = {"format": FORMAT, "checkpoint": made.checkpoint, "files": made.files}
    with path.open("x", encoding="utf-8") as file:
        json.dump(told, file, ensure_ascii=False, sort_keys=True, indent=1)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def arriving(out: Path) -> Iterator[Path]:
    """A fresh folder beside the final place; whatever is left in it at the end is no copy."""
    place = out.with_name(f"{out.name}.arriving")
    shutil.rmtree(place, ignore_errors=True)
    make_folder(place)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def publish(place: Path, out: Path) -> None:
    """Make every name durable, then give the folder its own. Raises `PlaceTaken`."""
    sync_all(place)
    try:
        os.rename(place, out)
    except OSError as error:
        raise PlaceTaken(path=out) from error
    sync_folder(out.parent)


def sync_all(place: Path) -> None:
    """Make the names in every folder durable, the innermost first."""
    for root, _, _ in os.walk(place, topdown=False):
        sync_folder(Path(root))
