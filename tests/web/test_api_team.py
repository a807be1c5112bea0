"""Programs for the team and hand-over: the pages' steps and rights; a concern leaves no name."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.web.asking import Program, program
from tests.web.conftest import CASE
from zhendan.domain import CaseId, Cause, Text
from zhendan.faces.cli import cli
from zhendan.faces.web.rights import MATRIX, Right, Role
from zhendan.steps import Errand, measures, review_rules, trainings, wire

HOME = f"/cases/{CASE}"
SOON = str(date.today() + timedelta(days=9))
MANDATE = {"name": "M-1", "to": "某律师事务所", "profile": "lawyer", "scope": "整理材料"}
MANDATE |= {"until": SOON}
LOOKS = {
    "/shop/trainings": Right.CORRECT,
    "/shop/duties": Right.PEOPLE,
    "/shop/concerns": Right.PEOPLE,
    "/shop/handover": Right.PEOPLE,
}
ACTS: dict[str, Any] = {
    "/shop/duties": {"person": "老王", "duties": ["pay_out"]},
    "/shop/access": {"person": "老王", "kept": ["view"]},
    "/shop/concerns/C001": {"outcome": "已核实"},
    f"{HOME}/mandates": MANDATE,
    f"{HOME}/mandates/M-1/end": {"reason": "改请他人"},
    f"{HOME}/mandates/M-1/room": {"until": SOON},
    "/shop/mandates/M-1/returned": {"exhibits": ["E001"]},
    "/shop/rooms/R001/shut": {"reason": "委托完成"},
}


@pytest.fixture(scope="module")
def erp(workbench: Path, shops: tuple[Any, Any]) -> Program:
    return program(workbench, "colleagues", "read work")


def test_a_concern_leaves_neither_name_nor_the_time_of_a_key(erp: Program) -> None:
    from zhendan.faces.web.models import Answered, Token, Trail

    key = Token.objects.filter(shop=erp.place.shop)
    before = (key.get().used_at, Trail.objects.count(), Answered.objects.count())
    told = {"recipient": "colleagues", "words": "有人让我用自己的号下单"}
    done = erp.send("/shop/concerns", told, key="c-1")
    assert done.json() == {"told": {"number": "C001"}}
    assert before == (key.get().used_at, Trail.objects.count(), Answered.objects.count())
    listed = erp.look("/shop/concerns")
    assert "用自己的号下单" not in listed.content.decode()
    (row,) = listed.json()["rows"]
    assert row["number"] == "C001"
    assert erp.send("/shop/concerns", told | {"recipient": "外人"}).status_code == 409
    assert erp.send("/shop/concerns", told | {"words": " "}).status_code == 409
    assert erp.send("/shop/concerns/C009", {"outcome": "x"}).status_code == 404
    assert erp.send("/shop/concerns/C001", {"outcome": "已核实"}).status_code == 200


def test_a_training_is_asked_without_its_answers_and_taken_with_proof(erp: Program) -> None:
    module = next(iter(trainings.shipped_modules().values()))
    asked = erp.look("/shop/trainings").json()["told"]["modules"]
    assert all("right" not in question for one in asked for question in one["questions"])
    where, right = f"/shop/trainings/{module.id}", [one.right for one in module.questions]
    told = {"person": "小张", "answers": right, "signature": "E001"}
    assert erp.send(where, told | {"signature": "E999"}).status_code == 409
    assert erp.send(where, told | {"answers": right[1:]}).status_code == 409
    assert erp.send(where, told).status_code == 200
    (one,) = erp.look("/shop/trainings").json()["told"]["taken"]
    assert (one["person"], one["passed"], one["signature"]) == ("小张", True, "E001")
    assert erp.send("/shop/trainings/none", told).status_code == 404


def test_duties_that_hide_each_other_are_named(erp: Program) -> None:
    both = {"person": "老王", "duties": ["pay_out", "reconcile"]}
    assert erp.send("/shop/duties", both).status_code == 200
    assert erp.send("/shop/access", ACTS["/shop/access"]).status_code == 200
    found = erp.look("/shop/duties").json()["told"]
    assert found["together"][0][0] == "老王"
    assert found["looks"]["老王"]["kept"] == ["view"]
    assert erp.send("/shop/duties", both | {"duties": ["rob"]}).status_code == 409


def test_a_mandate_is_given_withdrawn_and_shown_to_have_come_back(erp: Program) -> None:
    assert erp.send(f"{HOME}/mandates", MANDATE | {"until": "2026-02-31"}).status_code == 409
    assert erp.send(f"{HOME}/mandates", MANDATE | {"scope": ""}).status_code == 422
    assert erp.send(f"{HOME}/mandates", MANDATE).status_code == 200
    empty = erp.send(f"{HOME}/mandates/M-1/room", {"until": SOON})
    assert empty.status_code == 409, "nothing is masked for a lawyer"
    other = MANDATE | {"name": "M-2", "profile": "agency", "acts": True}
    assert erp.send(f"{HOME}/mandates", other).status_code == 200
    room = erp.send(f"{HOME}/mandates/M-2/room", {"until": SOON}, key="r-1").json()["told"]
    assert room["path"].startswith("/room/")
    told = erp.look("/shop/handover")
    assert "key" not in str(told.json()["told"]["rooms"])
    assert room["path"].removeprefix("/room/") not in told.content.decode()
    assert erp.send("/shop/rooms/R001/shut", {"reason": "委托完成"}).status_code == 200
    assert erp.look("/shop/handover").json()["told"]["rooms"][0]["revoked"] is True
    ended = f"{HOME}/mandates/M-1/end"
    assert erp.send(ended, {"reason": "改请他人"}).status_code == 200
    assert erp.send(ended, {"reason": "改请他人"}).status_code == 409
    back = "/shop/mandates/M-1/returned"
    assert erp.send(back, {"exhibits": ["E999"]}).status_code == 409
    assert erp.send(back, {"exhibits": ["E001"]}).status_code == 200


def test_a_review_rule_is_marked_where_its_cause_has_a_measure(erp: Program) -> None:
    by, blank = Errand(by="示例店主"), Text("", "")
    with wire(erp.place.workspace) as wiring:
        measures.adopt(CaseId(CASE), measures.plan((), wiring), wiring, by)
        assert review_rules.from_causes(wiring) == frozenset(), "habits are no cause found"
        found = measures.plan([Cause("RC03", blank, (), blank)], wiring)
        measures.adopt(CaseId(CASE), found, wiring, by)
        assert review_rules.from_causes(wiring) == {"PR03"}
    told = CliRunner().invoke(cli, ["review", "rules", "--data", str(erp.place.workspace)])
    marked = [line for line in told.output.splitlines() if "已登记整改" in line]
    assert [line.split()[0] for line in marked] == ["PR03"]


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.OWNER])
def test_what_a_role_may_not_is_not_there_for_its_key(erp: Program, role: Role) -> None:
    from zhendan.faces.web.models import Member

    member = Member.objects.filter(shop=erp.place.shop)
    member.update(role=role)
    try:
        for page, right in LOOKS.items():
            there = 200 if right in MATRIX[role] else 404
            assert erp.look(page).status_code == there, page
        assert Right.PEOPLE not in MATRIX[role]
        for act, told in ACTS.items():
            assert erp.send(act, told).status_code == 404, act
    finally:
        member.update(role="owner")
