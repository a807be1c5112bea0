"""The log as tiles (C2SP tlog-tiles): plain files from which anybody computes the root again."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from zhendan.domain import Fault
from zhendan.evidence.errors import CheckpointRefused, VaultDamaged
from zhendan.evidence.faults import fault
from zhendan.evidence.key_errors import TilesForeign
from zhendan.evidence.merkle import Edge, shown
from zhendan.evidence.notes import Checkpoint, open_checkpoint
from zhendan.evidence.shipped.verify import sha
from zhendan.evidence.vault import Vault

WIDTH = 256
"""Hashes of a full tile, records of a full bundle."""
_LEVELS = 8
"""Levels of the tree that one level of tiles holds."""
CHECKPOINT = "checkpoint"
_HASH = 32

Read = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class Tiled:
    """What lies in a folder of tiles, and how many files of it are new."""

    size: int
    root: str
    files: int
    new: int


def tile_path(level: str, index: int, width: int = WIDTH) -> str:
    """`tile/0/x001/x234/067`, with `.p/5` behind it for one of five; also of `entries`."""
    groups = [f"{index % 1000:03d}"]
    while index := index // 1000:
        groups.insert(0, f"x{index % 1000:03d}")
    partial = "" if width == WIDTH else f".p/{width}"
    return f"tile/{level}/{'/'.join(groups)}{partial}"


def tile_widths(size: int) -> Iterator[tuple[int, int, int]]:
    """Level, index and width of every tile over so many records; a partial one goes no higher."""
    level, hashes = 0, size
    while hashes:
        for index in range(-(-hashes // WIDTH)):
            yield level, index, min(WIDTH, hashes - index * WIDTH)
        level, hashes = level + 1, hashes // WIDTH


def tiles_of(vault: Vault, size: int) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every tile and bundle over the first records. Raises `VaultDamaged`."""
    for level, index, width in tile_widths(size):
        first = index * WIDTH
        kept = [vault.node(level * _LEVELS, first + step) for step in range(width)]
        found = [node for node in kept if node is not None]
        if len(found) < width:
            raise VaultDamaged(item=f"node {level * _LEVELS}/{first}")
        yield tile_path(str(level), index, width), b"".join(found)
    records = [one.record for one in vault.entries()[:size]]
    for first in range(0, size, WIDTH):
        bundle = records[first : first + WIDTH]
        raw = b"".join(len(one).to_bytes(2, "big") + one for one in bundle)
        yield tile_path("entries", first // WIDTH, len(bundle)), raw


def root_of_tiles(read: Read, size: int) -> str | None:
    """The root over so many records from the tiles alone; None where one is missing or short."""
    edge = Edge.recall(size, lambda level, index: _node(read, size, level, index=index))
    return None if edge is None else shown(edge.root())


def write_tiles(vault: Vault, out: Path) -> Tiled:
    """Bring a folder of tiles up to the newest checkpoint; what lies there is never written over.

    The checkpoint goes last: until then a reader sees the state before. Raises `TilesForeign`
    where the folder holds another log or a later state of this one, `VaultDamaged`.
    """
    signed = _newest(vault)
    _same_log(vault, out, signed)
    made = dict(tiles_of(vault, signed.size))
    if root_of_tiles(made.get, signed.size) != signed.root:
        raise VaultDamaged(item="tree")
    new = sum(_written(out / path, raw) for path, raw in made.items())
    _replace(out / CHECKPOINT, signed.note.encode())
    return Tiled(signed.size, signed.root, len(made), new)


def check_tiles(vault: Vault, folder: Path) -> tuple[Fault, ...]:
    """What in a folder of tiles is not what the log gives at the folder's own checkpoint."""
    told = _kept(folder / CHECKPOINT)
    try:
        signed = open_checkpoint((told or b"").decode("utf-8", "replace"), vault.key)
    except CheckpointRefused as refused:
        reason = refused.facts.get("reason", "")
        return (fault("checkpoint_signature", CHECKPOINT, found=reason),)
    size = len(vault.entries())
    if signed.size > size:
        return (fault("log_rolled_back", CHECKPOINT, signed.size, size),)
    made = dict(tiles_of(vault, signed.size))
    found = [
        fault("tile_changed", path, found="" if _kept(folder / path) else "missing")
        for path, raw in made.items()
        if _kept(folder / path) != raw
    ]
    if root_of_tiles(made.get, signed.size) != signed.root:
        found.append(fault("log_rewritten", CHECKPOINT, signed.root))
    return (*found, *_surplus(folder, made))


def _node(read: Read, size: int, level: int, *, index: int) -> bytes | None:
    """A node of the tree: one hash of a tile, or several of them hashed together."""
    below = 1 << level % _LEVELS
    tile, first = divmod(index * below, WIDTH)
    rows = (size >> level // _LEVELS * _LEVELS) - tile * WIDTH
    raw = read(tile_path(str(level // _LEVELS), tile, min(WIDTH, rows)))
    if raw is None or len(raw) != min(WIDTH, rows) * _HASH:
        return None
    row = [raw[_HASH * one : _HASH * (one + 1)] for one in range(first, first + below)]
    while len(row) > 1:
        row = [sha(b"\1", row[one], row[one + 1]) for one in range(0, len(row), 2)]
    return row[0]


def _newest(vault: Vault) -> Checkpoint:
    """The newest signed state; whoever only reads signs nothing."""
    signed = vault.signed()
    if not signed:
        raise VaultDamaged(item=CHECKPOINT)
    return open_checkpoint(signed[-1][1], vault.key)


def _same_log(vault: Vault, out: Path, signed: Checkpoint) -> None:
    """Refuse a folder that this state does not go on from."""
    note = _kept(out / CHECKPOINT)
    if note is None:
        if out.is_dir() and any(out.iterdir()):
            raise TilesForeign(folder=out.name, item=CHECKPOINT)
        return
    faults = check_tiles(vault, out)
    if faults:
        raise TilesForeign(folder=out.name, item=faults[0].item)
    if open_checkpoint(note.decode(), vault.key).size > signed.size:
        raise TilesForeign(folder=out.name, item=CHECKPOINT)


def _surplus(folder: Path, made: Mapping[str, bytes]) -> Iterator[Fault]:
    """Files that belong to no state of the log: not in this one, and no tile's beginning."""
    for path in sorted((folder / "tile").rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or name in made:
            continue
        whole = next((raw for one, raw in made.items() if _begins(name, one)), b"")
        if ".p/" not in name or not whole.startswith(path.read_bytes()):
            yield fault("tile_changed", name, found="surplus")


def _begins(name: str, later: str) -> bool:
    """Whether a tile that was partial then is this one now."""
    return name.partition(".p/")[0] == later.partition(".p/")[0]


def _kept(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none."""
    return path.read_bytes() if path.is_file() else None


def _written(path: Path, raw: bytes) -> bool:
    """Write a file that is not there yet."""
    if path.is_file():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, raw)
    return True


def _replace(path: Path, raw: bytes) -> None:
    """Put a file in its place whole; a reader sees the one before or this one."""
    passing = path.with_name(f".{path.name}.new")
    passing.write_bytes(raw)
    os.replace(passing, path)
