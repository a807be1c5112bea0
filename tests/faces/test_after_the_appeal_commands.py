"""The commands for after the appeal answer in words and in JSON, and refuse in words."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.samples.contracts import contracts
from zhendan.domain import ZhendanError
from zhendan.faces.cli import cli


def said(*words: object, code: int = 0) -> str:
    ran = CliRunner().invoke(cli, [str(one) for one in words], standalone_mode=False)
    if ran.exception is not None:
        raise ran.exception
    assert ran.return_value == code, ran.output
    return ran.stdout


def data(*words: object, code: int = 0) -> Any:
    return json.loads(said(*words, "--json", code=code))


def test_a_contract_that_warns_is_quoted_and_ends_with_one(tmp_path: Path) -> None:
    honest, *_, flyer = [c for c in contracts() if c.name in ("honest-zh-1", "flyer-0")]
    for one in (honest, flyer):
        (tmp_path / one.name).write_text(one.text, encoding="utf-8")
    assert data("adviser", "check", tmp_path / honest.name)["missing"] == []
    found = data("adviser", "check", tmp_path / flyer.name, code=1)
    assert {w["code"] for w in found["warned"]} == set(flyer.warns)
    assert "不是法律意见" in said("adviser", "check", tmp_path / flyer.name, "--lang", "zh", code=1)


def test_an_offer_costs_what_it_costs_either_way() -> None:
    told = data("adviser", "cost", "--at-stake", 80000, "--fixed", 6000, "--share", "0.1")
    assert (told["if_lifted"], told["if_not"]) == ("14000.0", "6000")
    with pytest.raises(ZhendanError, match="ZD642"):
        said("adviser", "cost", "--at-stake", "-1", "--fixed", 6000)


def test_new_orders_wait_for_a_person_and_are_decided(tmp_path: Path) -> None:
    d = ("--data", tmp_path / "d")
    rows = [
        {
            "order_no": f"A{n}",
            "buyer": f"b{n}",
            "paid_at": f"2026-07-01T10:0{n}",
            "address": "某市某路1号",
        }
        for n in range(8)
    ]
    for name, part in (("past", rows[:6]), ("shadow", rows[6:7]), ("live", rows[7:])):
        (tmp_path / name).write_text(json.dumps(part, ensure_ascii=False), encoding="utf-8")
    by = ("--by", "王", *d)
    assert data("review", "learn", tmp_path / "past", *d) == {"learnt": 6}
    (tried,) = data("review", "backtest", "PR15", "--bad", "A5", *by)
    assert (tried["orders"], tried["caught"]) == (6, 1)
    data("review", "switch", "PR15", "shadow", *by)
    assert len(data("review", "put", tmp_path / "shadow", *by)["shadow"]) == 1
    data("review", "switch", "PR15", "on", *by)
    data("review", "put", tmp_path / "live", *by, code=1)
    assert "也可能是" in said("review", "list", "--lang", "zh", *d)
    asked = said("review", "decide", "A7", "ask_buyer", "--reason", "先问", "--lang", "zh", *by)
    assert "您好" in asked
    data("review", "decide", "A7", "approve", "--reason", "一家人", *by)
    (fifteen,) = [one for one in data("review", "stats", *d) if one["rule"] == "PR15"]
    assert (fifteen["confirmed"], fifteen["false_alarms"]) == (0, 1)


def test_plans_partners_and_trainings_answer(tmp_path: Path) -> None:
    d = ("--data", tmp_path / "d")
    assert data("plan", "inspect", 1000)["size"] == 80
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "name: 双十一\nstarts_at: 2999-11-10T20:00:00+08:00\nends_at: 2999-11-12T00:00:00+08:00\n"
        "items: [杯子]\nbudget: 5000\nexpected_orders_a_day: [80, 160]\nrule_page: E007\n",
        encoding="utf-8",
    )
    assert data("plan", "promotion", plan, "--by", "王", *d)["before_start"] is True
    assert "1 天在区间内" in data("plan", "compare", "双十一", 100, 300, *d)["zh"]
    items = data(
        "plan", "defects", "L1", "--item", "杯子", "--inspected", 80, "--bad", 3, "--by", "王", *d
    )
    assert items[0]["bad"] == 3
    said(
        "team", "partner", "P1", "--name", "示例代运营", "--kind", "agency", "--since",
        "2026-01-01", "--by", "王", *d,
    )  # fmt: skip
    said("team", "note", "P1", "suspended", "--words", "等待说明", "--by", "王", *d)
    assert data("team", "partners", *d)[0]["suspended"] == "等待说明"
    assert data("team", "duties", "张三=pay_out,reconcile", code=1)[0][0] == "张三"
    assert "工单" in said("team", "playbook", "attack", "--lang", "zh")
    told = data(
        "team", "attend", "privacy", "--person", "张三", "--answers", "1,1", "--by", "王", *d
    )
    assert told["passed"] is True
