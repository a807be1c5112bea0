"""The log as tiles: known paths and widths, a root from the files alone, every flip named."""

import hashlib
import json
import shutil
from base64 import b64encode
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.evidence.vaults import Workspace, to_seal
from zhendan.evidence import TilesForeign, check_tiles, write_tiles
from zhendan.evidence.tiles import CHECKPOINT, tile_path, tile_widths
from zhendan.faces.cli import cli
from zhendan.steps import wire


def test_paths_are_those_of_the_specification() -> None:
    assert tile_path("0", 1234067) == "tile/0/x001/x234/067"
    assert tile_path("entries", 273, 112) == "tile/entries/273.p/112"
    assert tile_path("2", 0, 1) == "tile/2/000.p/1"


@pytest.mark.parametrize(
    ("size", "full", "partial"),
    [
        (0, {}, {}),
        (1, {}, {0: 1}),
        (256, {0: 1}, {1: 1}),
        (70_000, {0: 273, 1: 1}, {0: 112, 1: 17, 2: 1}),
    ],
)
def test_widths_are_those_of_the_specification(
    size: int, full: dict[int, int], partial: dict[int, int]
) -> None:
    found = list(tile_widths(size))
    whole = [level for level, _, width in found if width == 256]
    assert {level: whole.count(level) for level in whole} == full
    assert {level: width for level, _, width in found if width < 256} == partial


def leaves_of(folder: Path, size: int) -> list[bytes]:
    """The leaf hashes out of the tiles of the lowest level, read as the specification says."""
    rows = b""
    for index in range(-(-size // 256)):
        width = min(256, size - index * 256)
        name = f"{index:03d}" if width == 256 else f"{index:03d}.p/{width}"
        rows += (folder / "tile" / "0" / name).read_bytes()
    return [rows[start : start + 32] for start in range(0, len(rows), 32)]


def entries_of(folder: Path, size: int) -> list[bytes]:
    """The records out of the bundles."""
    found: list[bytes] = []
    for index in range(-(-size // 256)):
        width = min(256, size - index * 256)
        name = f"{index:03d}" if width == 256 else f"{index:03d}.p/{width}"
        raw = (folder / "tile" / "entries" / name).read_bytes()
        while raw:
            length = int.from_bytes(raw[:2], "big")
            found.append(raw[2 : 2 + length])
            raw = raw[2 + length :]
    return found


def root_of(leaves: list[bytes]) -> bytes:
    """RFC 6962 in its own words."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    left, right = root_of(leaves[:split]), root_of(leaves[split:])
    return hashlib.sha256(b"\1" + left + right).digest()


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A vault of 510 files: a full tile and most of a second one."""
    space = Workspace(tmp_path_factory.mktemp("tiles") / "vault")
    space.seal(*(to_seal(f"file {n}".encode(), f"{n}.csv") for n in range(510)))
    return space


@pytest.fixture
def tiled(big: Workspace, tmp_path: Path) -> Path:
    """Its tiles."""
    with big.open() as opened:
        write_tiles(opened.vault, tmp_path / "tiles")
    return tmp_path / "tiles"


def test_the_root_is_computed_from_the_files_alone_and_is_the_signed_one(tiled: Path) -> None:
    _, size, root = (tiled / CHECKPOINT).read_text().split("\n")[:3]
    leaves, entries = leaves_of(tiled, int(size)), entries_of(tiled, int(size))
    assert b64encode(root_of(leaves)).decode() == root
    assert [hashlib.sha256(b"\0" + one).digest() for one in entries] == leaves
    assert (tiled / "tile" / "1" / "000.p" / "1").read_bytes() == root_of(leaves[:256])
    assert not any("csv" in json.dumps(json.loads(one)) for one in entries), "no file is named"


def test_tiles_grow_with_the_log_and_what_was_written_is_never_written_again(
    big: Workspace, tmp_path: Path, tiled: Path
) -> None:
    space = big.copy(tmp_path / "copy")
    before = {one: one.read_bytes() for one in (tiled / "tile").rglob("*") if one.is_file()}
    space.seal(*(to_seal(f"more {n}".encode(), "m.csv") for n in range(5)))
    with space.open() as opened:
        made = write_tiles(opened.vault, tiled)
        assert write_tiles(opened.vault, tiled).new == 0
        assert check_tiles(opened.vault, tiled) == ()
    assert made.size == 515
    assert {one: one.read_bytes() for one in before} == before
    with big.open() as opened, pytest.raises(TilesForeign):
        write_tiles(opened.vault, tiled)


def test_every_flipped_missing_or_surplus_tile_is_named(
    big: Workspace, tiled: Path, tmp_path: Path
) -> None:
    with big.open() as opened:
        for path in sorted((tiled / "tile").rglob("*")):
            if not path.is_file():
                continue
            raw, name = path.read_bytes(), path.relative_to(tiled).as_posix()
            for spoilt in (raw[:-1] + bytes([raw[-1] ^ 1]), raw[:-1], b""):
                path.write_bytes(spoilt)
                assert [one.item for one in check_tiles(opened.vault, tiled)] == [name]
            path.write_bytes(raw)
        (tiled / "tile" / "0" / "009").write_bytes(b"x")
        assert [one.item for one in check_tiles(opened.vault, tiled)] == ["tile/0/009"]
    other = Workspace(tmp_path / "other")
    other.seal(to_seal(b"another shop"))
    with other.open() as opened:
        assert [one.item for one in check_tiles(opened.vault, tiled)] == [CHECKPOINT]
        with pytest.raises(TilesForeign):
            write_tiles(opened.vault, tiled)
        (tmp_path / "full").mkdir()
        shutil.copy(tiled / CHECKPOINT, tmp_path / "full" / "letter.txt")
        with pytest.raises(TilesForeign):
            write_tiles(opened.vault, tmp_path / "full")


def test_tiles_from_the_command_line(tmp_path: Path) -> None:
    data, out = tmp_path / "shop", tmp_path / "tiles"
    with wire(data) as wiring:
        wiring.vault.seal([to_seal(b"one")])

    def ran(*words: object) -> tuple[int, dict[str, object]]:
        asked = ["log", "tiles", *map(str, words), "--data", str(data), "--json"]
        done = CliRunner().invoke(cli, asked, standalone_mode=False)
        return done.return_value, json.loads(done.stdout)

    code, told = ran(out)
    assert (code, told["size"]) == (0, 1)
    assert (out / CHECKPOINT).read_text().split("\n")[2] == told["root"]
    assert ran(out, "--check") == (0, {"ok": True, "bad": []})
    (out / "tile" / "0" / "000.p" / "1").write_bytes(b"x")
    code, told = ran(out, "--check")
    assert (code, told["ok"]) == (1, False)
