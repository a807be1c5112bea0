"""Small files of a workspace: kept whole or not at all, lines added after a cut one."""

import stat
from pathlib import Path

import pytest

from zhendan.adapters.durable import keep_bytes
from zhendan.adapters.review_journal import FolderJournal


def test_a_small_file_is_replaced_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    place = tmp_path / "deep" / "mark"
    keep_bytes(place, b"one")
    keep_bytes(place, b"another")
    assert place.read_bytes() == b"another"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert [path.name for path in place.parent.iterdir()] == ["mark"]


@pytest.mark.parametrize("half", [b"", b"x", b"x" * 70_000, b"x" * 200_000])
@pytest.mark.parametrize("whole", [[], ["a"], ["a" * 90_000, "b"]])
def test_a_line_cut_by_a_power_cut_is_dropped_before_the_next_is_added(
    tmp_path: Path, whole: list[str], half: bytes
) -> None:
    journal = FolderJournal(tmp_path)
    journal.add(whole)
    with (tmp_path / "orders.jsonl").open("ab") as file:
        file.write(half)
    journal.add(["next"])
    assert [line.rstrip("\n") for line in journal.lines()] == [*whole, "next"]
