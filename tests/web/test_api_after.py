"""Programs after the appeal: measures, metrics, promotions, partners, contracts as on pages."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.web.asking import Program, program
from tests.web.conftest import CASE
from zhendan.domain import CaseId
from zhendan.steps import Errand, measures, wire

HOME = f"/cases/{CASE}"
TODAY = date.today()


@pytest.fixture(scope="module")
def erp(workbench: Path, shops: tuple[Any, Any]) -> Program:
    made = program(workbench, "after", "read work")
    with wire(made.place.workspace) as wiring:
        by = Errand(by="示例店主")
        measures.adopt(CaseId(CASE), measures.plan((), wiring), wiring, by)
    return made


def test_a_measure_goes_from_owner_to_proof_to_effect(erp: Program) -> None:
    task = erp.look(f"{HOME}/measures").json()["rows"][0]["task"]["id"]
    where = f"{HOME}/measures/{task}"
    goal = {"metric": "dispute_share", "value": 0.01, "at_most": True, "weeks": 4}
    told = {"owner": "李主管", "due": str(TODAY + timedelta(days=7)), "goal": goal}
    (row,) = erp.send(where, told, key="m-1").json()["rows"]
    assert (row["task"]["owner"], row["goal"]["weeks"]) == ("李主管", 4)
    assert erp.send(where, {"proof": ["E999"]}).status_code == 409
    (row,) = erp.send(where, {"proof": ["E001"]}).json()["rows"]
    assert row["state"] == "waiting", "the number is looked at four weeks later"
    effect = {"effect": {"value": 0.02, "source": "平台后台"}}
    (row,) = erp.send(where, effect).json()["rows"]
    assert (row["state"], row["check"]["reached"]) == ("waiting", False), "too early to settle"
    assert erp.send(f"{HOME}/measures/nothing", told).status_code == 404
    assert erp.send(where, {"due": "2026-02-31"}).status_code == 409


def test_a_number_is_recorded_and_too_few_say_that_they_cannot_tell(erp: Program) -> None:
    told = {"name": "dispute_share", "value": 0.02, "on": str(TODAY), "source": "手工"}
    assert erp.send(f"{HOME}/metrics", told).status_code == 200
    assert erp.send(f"{HOME}/metrics", told | {"name": "fame"}).status_code == 409
    found = erp.look(f"{HOME}/recovery").json()["told"]
    assert found["lines"]["dispute_share"][0]["value"] == 0.02
    own = [one["shown"] for one in found["breaks"] if one["name"] == "dispute_share"]
    assert own
    assert set(own) == {"cannot_tell"}


def test_a_promotion_and_a_partner_are_entered_and_read_again(erp: Program) -> None:
    soon = f"{TODAY + timedelta(days=9)}T00:00:00+08:00"
    plan = {"name": "双十二", "starts_at": soon, "ends_at": soon.replace("T00", "T23")}
    plan |= {"items": ["i1"], "budget": 100, "expected_orders_a_day": [1, 9], "rule_page": "页"}
    done = erp.send("/shop/promotions", plan).json()["told"]
    assert done["plan"]["before_start"] is True
    assert "没有每人限购数量" in str(done["invites"])
    assert erp.look("/shop/promotions").json()["rows"][0]["name"] == "双十二"
    told = {"id": "P1", "name": "某网点", "kind": "courier", "since": "2026-01-01"}
    told |= {"review_on": "2026-12-31", "clauses": ["liability"]}
    assert erp.send("/shop/partners", told).status_code == 200
    assert erp.send("/shop/partners", told | {"clauses": ["rob"]}).status_code == 409
    note = {"partner": "P1", "act": "suspended", "words": "等候说明"}
    assert erp.send("/shop/partners/notes", note).status_code == 200
    assert erp.send("/shop/partners/notes", note | {"partner": "P9"}).status_code == 404
    assert erp.look("/shop/partners").json()["rows"][0]["suspended"] == "等候说明"


def test_an_offer_is_checked_and_a_lawyer_only_reads(erp: Program) -> None:
    from zhendan.faces.web.models import Member

    offer = {"text": "保证申诉百分百成功，包过，先付全款八千元。" * 2}
    assert erp.send("/shop/contract-check", offer).json()["told"]["warned"]
    assert erp.send("/shop/contract-check", {"text": ""}).status_code == 409
    member = Member.objects.filter(shop=erp.place.shop)
    member.update(role="lawyer")
    assert erp.look(f"{HOME}/measures").status_code == 200
    assert erp.send("/shop/contract-check", offer).status_code == 200
    told = {"name": "dispute_share", "value": 0.02, "on": str(TODAY), "source": "手工"}
    assert erp.send(f"{HOME}/metrics", told).status_code == 404
    member.update(role="warehouse")
    assert erp.look("/shop/partners").status_code == 404
    member.update(role="owner")
