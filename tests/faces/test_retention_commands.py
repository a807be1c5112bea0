"""Retention, erasure and answers to open questions from the command line."""

import json
from pathlib import Path

from tests.faces.test_keeping import CASE, zhendan


def test_retention_is_listed_an_open_case_holds_and_what_is_in_no_case_may_go(
    tmp_path: Path,
) -> None:
    data = tmp_path / "shop"
    assert zhendan("evidence", "add", CASE, data=data).returncode == 0
    rows = json.loads(zhendan("evidence", "retention", "--json", data=data).stdout)
    assert {"exhibit", "kind", "days", "due", "holds"} == rows[0].keys()
    who = ("--by", "店主", "--reason", "当事人请求")
    done = zhendan("evidence", "erase", "E001", *who, "--json", data=data)
    assert json.loads(done.stdout)["event"] == "erased", done.stderr
    again = zhendan("evidence", "get", "E001", "--to", tmp_path / "x", "--json", data=data)
    assert json.loads(again.stdout)["error"]["code"] == "ZD515"
    assert zhendan("verify", "--json", data=data).returncode == 0
    left = json.loads(zhendan("evidence", "retention", "--json", data=data).stdout)
    assert len(left) == len(rows) - 1


def test_a_case_that_is_open_keeps_its_exhibits_and_answers_its_questions(tmp_path: Path) -> None:
    data = tmp_path / "shop"
    ran = zhendan("run", CASE, "--out", tmp_path / "out", "--json", data=data)
    case = json.loads(ran.stdout)["case"]
    who = ("--by", "店主", "--reason", "结案")
    done = zhendan("evidence", "erase", "E001", *who, "--json", data=data)
    assert json.loads(done.stdout)["error"]["code"] == "ZD517", done.stdout
    listed = zhendan("evidence", "questions", "--case", case, "--json", data=data)
    assert listed.returncode == 0, listed.stderr
    asked = json.loads(listed.stdout)
    wrong = zhendan(
        "evidence", "settle", "0" * 10, "--case", case, "--yes", *who, "--json", data=data
    )
    assert json.loads(wrong.stdout)["error"]["code"] == "ZD518"
    for one in asked[:1]:
        told = ("settle", one["question"], "--case", case, "--no", *who, "--json")
        assert zhendan("evidence", *told, data=data).returncode == 0
        left = zhendan("evidence", "questions", "--case", case, "--json", data=data)
        assert len(json.loads(left.stdout)) == len(asked) - 1
