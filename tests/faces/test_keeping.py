"""Keeping a workspace safe from the command line: contract shapes, exit codes, refusals."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.ready import command

CASE = Path(__file__).resolve().parents[1] / "samples" / "case_taobao"


def zhendan(*words: object, data: Path) -> subprocess.CompletedProcess[str]:
    return command(*words, "--data", data)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a folder of files imported."""
    place = tmp_path_factory.mktemp("kept") / "shop"
    done = zhendan("evidence", "add", CASE, "--json", data=place)
    assert done.returncode == 0, done.stderr
    return place


def test_backup_and_restore_answer_as_the_contract_says(shop: Path, tmp_path: Path) -> None:
    made = zhendan("backup", tmp_path / "copy", "--json", data=shop)
    back = zhendan("restore", tmp_path / "copy", "--json", data=tmp_path / "again")
    assert (made.returncode, back.returncode) == (0, 0), back.stderr
    told, got = json.loads(made.stdout), json.loads(back.stdout)
    assert {"bytes", "seconds", "size", "root"} <= told.keys() & got.keys()
    assert (told["size"], told["root"]) == (got["size"], got["root"])
    before, after = (
        json.loads(zhendan("stats", "--json", data=place).stdout)
        for place in (shop, tmp_path / "again")
    )
    assert before == after
    assert before["log_size"] == before["signed_size"] > 0


def test_a_taken_place_is_refused_with_what_to_do(shop: Path) -> None:
    done = zhendan("backup", shop, "--json", data=shop)
    assert done.returncode in (1, 2)
    assert json.loads(done.stdout)["error"]["code"] == "ZD956"
    again = zhendan("init", "--json", data=shop)
    assert json.loads(again.stdout)["error"]["code"] == "ZD956"


def test_init_makes_a_workspace_that_stats_can_read(tmp_path: Path) -> None:
    made = zhendan("init", "--json", data=tmp_path / "new")
    assert made.returncode == 0, made.stderr
    told = json.loads(zhendan("stats", "--json", data=tmp_path / "new").stdout)
    assert (told["log_size"], told["blobs"], told["bytes"]) == (0, 0, 0)


def test_proofs_are_one_json_array(shop: Path) -> None:
    done = zhendan("log", "export-proofs", data=shop)
    cases = json.loads(done.stdout)
    assert {case["Kind"] for case in cases} >= {"inclusion", "note"}
    assert all(len(case["Sha256"]) == 64 for case in cases if case["Kind"] == "inclusion")


def test_what_people_read_names_the_key(shop: Path, tmp_path: Path) -> None:
    done = zhendan("backup", tmp_path / "copy", "--lang", "zh", data=shop)
    assert "签名密钥" in done.stdout
