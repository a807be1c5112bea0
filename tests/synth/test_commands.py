"""The commands `synth` and `demo` write what they say and say where to look."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from zhendan_synth.bare_ledger import write_ledger
from zhendan_synth.commands import demo, synth


def _synth(*arguments: str) -> str:
    done = CliRunner().invoke(synth, [*arguments, "--lang", "zh"])
    assert done.exit_code == 0, done.output
    return done.output


def test_synth_writes_an_inbox_and_the_truth_beside_it(tmp_path: Path) -> None:
    said = _synth("--kind", "loyal", "--orders", "120", "--seed", "3", "--out", str(tmp_path))
    assert (tmp_path / "inbox" / "SYNTHETIC.txt").is_file()
    assert (tmp_path / "inbox" / "违规通知.txt").is_file()
    assert (tmp_path / "truth" / "orders.csv").is_file()
    assert "120 笔订单" in said


def test_another_shop_in_the_same_folder_leaves_nothing_of_the_first(tmp_path: Path) -> None:
    for seed in ("3", "4"):
        _synth("--kind", "honest", "--orders", "120", "--seed", seed, "--out", str(tmp_path))
    fresh = tmp_path / "fresh"
    _synth("--kind", "honest", "--orders", "120", "--seed", "4", "--out", str(fresh))
    assert _names(tmp_path / "inbox") == _names(fresh / "inbox")


def test_a_file_the_user_added_is_left_alone(tmp_path: Path) -> None:
    for seed in ("3", "4"):
        _synth("--kind", "honest", "--orders", "120", "--seed", seed, "--out", str(tmp_path))
        (tmp_path / "inbox" / "笔记.txt").write_text("x", encoding="utf-8")
    assert (tmp_path / "inbox" / "笔记.txt").is_file()


def test_demo_carries_a_case_to_its_packet_and_names_the_decisions(tmp_path: Path) -> None:
    done = CliRunner().invoke(demo, ["mixed", "--out", str(tmp_path), "--lang", "zh"])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "result" / "report.html").is_file()
    assert (tmp_path / "result" / "packet" / "bagit.txt").is_file()
    assert not (tmp_path / "truth").exists()
    assert f"请打开 {tmp_path / 'result' / 'report.html'}" in done.output
    assert "zhendan decide --data" in done.output
    assert "--case jd-JDWG2026112000087" in done.output


def test_an_unknown_kind_is_refused_with_the_list_of_kinds() -> None:
    done = CliRunner().invoke(synth, ["--kind", "nothing", "--out", "x"])
    assert done.exit_code == 2
    assert "misjudged" in done.output


def test_an_unknown_case_is_refused_with_the_list_of_cases() -> None:
    done = CliRunner().invoke(demo, ["nothing"])
    assert done.exit_code == 2
    assert "brushed" in done.output


@pytest.mark.parametrize("kind", ["ledger", "ledger-csv"])
def test_a_bare_ledger_comes_with_its_truth(kind: str, tmp_path: Path) -> None:
    _synth("--kind", kind, "--orders", "3000", "--out", str(tmp_path))
    truth = pq.read_table(tmp_path / "ledger.truth.parquet").to_pydict()
    assert len(truth["order_no"]) == len(set(truth["order_no"])) == 3000
    assert 0 < sum(truth["ring"]) < 60


def test_a_bare_ledger_is_the_same_for_the_same_seed_only(tmp_path: Path) -> None:
    tables = [
        pq.read_table(write_ledger(tmp_path / f"{place}.parquet", orders=2000, seed=seed)[0])
        for place, seed in enumerate((1, 1, 2))
    ]
    assert tables[0].equals(tables[1])
    assert not tables[0].equals(tables[2])


def test_rows_of_a_bare_ledger_stand_in_time_order(tmp_path: Path) -> None:
    table = pq.read_table(write_ledger(tmp_path / "l.parquet", orders=2000, seed=1)[0])
    created = table.column("created_at").to_pylist()
    assert created == sorted(created)


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
