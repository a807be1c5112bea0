"""A power cut takes everything that was not forced out, and nothing that was acknowledged."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from faults.cuts import cut, cuts, record_importing, record_sealing
from faults.disk import Disk, Step
from faults.planted import PLANTED
from faults.recorder import recording
from faults.sqlite_layer import NoLayer

from zhendan.steps import wire

PAPERS = sorted((Path(__file__).parents[1] / "samples" / "case_taobao").glob("*.csv"))[:2]


@pytest.fixture(autouse=True)
def layer(tmp_path: Path) -> None:
    """Without SQLite as a shared library there is nothing to put a layer under."""
    try:
        with recording(tmp_path):
            pass
    except NoLayer as built_in:
        pytest.skip(str(built_in))


def told(steps: Sequence[Step]) -> list[int]:
    """Where acknowledgements stand."""
    return [place for place, step in enumerate(steps, 1) if step.what == "told"]


def test_no_cut_loses_tears_or_leaves_unlogged_what_was_acknowledged(tmp_path: Path) -> None:
    steps = record_sealing(tmp_path, 12)
    found = cuts(steps, 12)
    found.add(cut(steps, len(steps)))
    assert (found.acked > 12, found.clean, found.said) == (True, True, [])


def test_a_cut_right_after_each_acknowledgement_keeps_it(tmp_path: Path) -> None:
    steps = record_sealing(tmp_path, 5)
    for place in told(steps):
        assert str(cut(steps, place)).endswith("lost=0 torn=0 unlogged=0")


def test_an_import_is_there_after_a_cut_or_was_never_acknowledged(tmp_path: Path) -> None:
    steps = record_importing(tmp_path, PAPERS)
    found = cuts(steps, 5)
    found.add(cut(steps, len(steps)))
    assert (found.acked >= 2, found.clean, found.said) == (True, True, [])


@pytest.mark.parametrize("planted", PLANTED)
def test_a_weaker_program_is_found_out_by_a_cut(tmp_path: Path, planted: str) -> None:
    steps = record_sealing(tmp_path, 3, fault=PLANTED[planted])
    found = cut(steps, told(steps)[-1])
    assert found.acked == 3
    assert found.lost + found.torn + found.unlogged == 3


def test_an_answer_before_the_work_is_done_is_found_out_by_a_cut(tmp_path: Path) -> None:
    steps = record_sealing(tmp_path, 3, early=True)
    found = cut(steps, told(steps)[-1])
    assert (found.acked, found.lost) == (3, 1)


def test_the_layer_leaves_every_file_where_sqlite_keeps_it(tmp_path: Path) -> None:
    with recording(tmp_path), wire(tmp_path / "data") as wiring:
        wiring.vault.seal([])
        kept = {path.name for path in (tmp_path / "data").glob("ledger*")}
    assert kept == {"ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"}


# --- the disk itself ------------------------------------------------------------------------
MADE = Step("folder", "a"), Step("names_in", ".")
WROTE = Step("write", "a/x.tmp", content=b"all of it")
NAMED = Step("rename", "a/x.tmp", "a/x")


@pytest.mark.parametrize(
    ("steps", "left"),
    [
        ([WROTE, Step("sync", "a/x.tmp"), NAMED, Step("names_in", "a")], {"x": b"all of it"}),
        ([WROTE, NAMED, Step("names_in", "a")], {"x": b""}),
        ([WROTE, Step("sync", "a/x.tmp"), NAMED], {}),
        (
            [WROTE, Step("sync", "a/x.tmp"), Step("names_in", "a"), NAMED],
            {"x.tmp": b"all of it"},
        ),
    ],
)
def test_only_what_was_forced_out_is_left(
    tmp_path: Path, steps: list[Step], left: dict[str, bytes]
) -> None:
    disk = Disk()
    for step in (*MADE, *steps):
        disk.play(step)
    disk.after_cut(tmp_path)
    assert {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()} == left


def test_a_folder_without_a_synced_name_takes_its_files_along(tmp_path: Path) -> None:
    disk = Disk()
    for step in (MADE[0], WROTE, Step("sync", "a/x.tmp"), NAMED, Step("names_in", "a")):
        disk.play(step)
    disk.after_cut(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_by_chance_a_write_that_was_not_forced_out_lands_in_part(tmp_path: Path) -> None:
    found = set()
    for seed in range(60):
        disk = Disk()
        long = Step("write", "a/x", content=b"z" * 2048)
        for step in (*MADE, Step("make", "a/x"), Step("names_in", "a"), long):
            disk.play(step)
        place = tmp_path / str(seed)
        place.mkdir()
        disk.after_cut(place, random.Random(seed))
        found.add((place / "a" / "x").stat().st_size)
    assert {0, 2048} < found <= {0, 512, 1024, 1536, 2048}
