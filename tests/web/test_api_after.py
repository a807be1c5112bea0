"""Programs after the appeal: measures, metrics, promotions, partners, contracts as on pages."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.web.asking import Program, program
from tests.web.conftest import CASE
from zhendan.domain import CaseId, EventKind, ExhibitId
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


def test_a_plan_is_adopted_and_a_closed_measure_opened_again_with_a_reason(erp: Program) -> None:
    planned = erp.look(f"{HOME}/plan").json()["rows"]
    assert 1 <= len(planned) <= 3
    assert not any(one["orders"] for one in planned)
    more = erp.send(f"{HOME}/measures", {"causes": ["RC13"]}, key="p-1").json()["rows"]
    assert more[0]["cause"] == "RC13"
    task = more[0]["id"]
    where = f"{HOME}/measures/{task}"
    assert task in [one["task"]["id"] for one in erp.look(f"{HOME}/measures").json()["rows"]]
    (row,) = erp.send(where, {"proof": ["E001"]}).json()["rows"]
    assert row["task"]["proof"] == ["E001"]
    assert erp.send(f"{where}/reopen", {"reason": ""}).status_code == 422
    (row,) = erp.send(f"{where}/reopen", {"reason": "签到表缺一人"}).json()["rows"]
    assert row["task"]["proof"] == []
    assert erp.send(f"{HOME}/measures/none/reopen", {"reason": "x"}).status_code == 404


def test_a_sheet_a_target_and_the_platforms_page_come_and_go(erp: Program) -> None:
    rows = "日期,物流分\n" + "".join(
        f"{TODAY + timedelta(days=n)} 00:00:00,{4.1 if n < 0 else 4.6}\n" for n in range(-14, 15)
    )
    first = {"name": "评分1.csv", "content": rows}
    assert erp.send(f"{HOME}/metrics/sheet", first).status_code == 409, "no mapping is known yet"
    mapping = {"mapping": "day: 日期\ncolumns: {logistics_score: 物流分}\n"}
    sheet = f"{HOME}/metrics/sheet"
    assert erp.send(sheet, first | mapping, key="s-1").json()["told"] == {"new": 29}
    assert erp.send(sheet, first | {"name": "评分2.csv"}).json()["told"] == {"new": 0}
    target = {"name": "logistics_score", "value": 4.8}
    assert erp.send("/shop/targets", target).status_code == 200
    assert erp.send("/shop/targets", target | {"value": 9}).status_code == 409
    told = erp.look(f"{HOME}/recovery").json()["told"]
    assert told["targets"] == {"logistics_score": 4.8}
    shown = {one["name"]: one["shown"] for one in told["breaks"] if one["what"] == "case"}
    assert shown["logistics_score"] == "higher"
    page = erp.look(f"{HOME}/recovery/page")
    assert page.headers["Content-Disposition"].startswith("attachment")
    assert "物流服务" in page.content.decode()
    assert "http" not in page.content.decode()
    assert "logistics score" in erp.look(f"{HOME}/recovery/page?lang=en").content.decode()
    since = {"on": str(TODAY - timedelta(days=9)), "source": "商家后台违规详情页"}
    assert told["counted_from"]["source"] != "person"
    assert erp.send(f"{HOME}/recovery/since", since | {"source": ""}).status_code == 422
    assert erp.send(f"{HOME}/recovery/since", since | {"source": "  "}).status_code == 409
    assert erp.send(f"{HOME}/recovery/since", since).json()["told"]["source"] == "person"
    told = erp.look(f"{HOME}/recovery").json()["told"]
    assert (told["case_on"], told["counted_from"]["on"]) == (since["on"], since["on"])
    again = next(one for one in told["breaks"] if one["name"] == "logistics_score")
    assert (again["on"], again["points"], again["shown"]) == (since["on"], [5, 23], "cannot_tell")
    planned = erp.look(f"{HOME}/recovery/plan").json()["rows"]
    assert all(one["proof"]["zh"] and one["metric"] for one in planned)
    assert [one["metric"] for one in planned][-1] != "logistics_score", "nothing is worse there"


def test_a_platforms_own_answer_is_sealed_and_its_points_are_told(erp: Program) -> None:
    row = {"reference_id": 88, "violation_type": 3054, "original_point_num": 6}
    answer = {"response": {"penalty_point_list": [row | {"latest_point_num": 2}]}}
    told = {"name": "points.json", "content": json.dumps(answer), "on": str(TODAY)}
    found = erp.send(f"{HOME}/metrics/health", told).json()["told"]
    assert [one["name"] for one in found["taken"]] == ["penalty_points"]
    assert found["exhibit"]["sha256"]
    assert erp.send(f"{HOME}/metrics/health", told | {"content": "{}"}).status_code == 409


def test_lots_are_drawn_and_members_are_told_in_sums(erp: Program) -> None:
    plan = erp.look("/shop/sampling?lot=500").json()["told"]
    assert (plan["size"], plan["accept"], plan["mark"]) == (50, 3, "U")
    assert erp.look("/shop/sampling?lot=500&aql=9").status_code == 409
    assert erp.look("/shop/sampling?lot=1").status_code == 422
    lot = {"lot": "L7", "item": "杯子", "inspected": 50, "bad": 3, "refunds": ["A1", "A2"]}
    assert erp.send("/shop/defects", lot, key="d-1").status_code == 200
    assert erp.send("/shop/defects", lot | {"bad": 51}).status_code == 409
    (item,) = erp.look("/shop/defects").json()["rows"]
    assert (item["bad"], item["share"], item["refunds"]) == (3, 0.06, 2)
    told = erp.look("/shop/members").json()["told"]
    assert set(told) == {"segments", "cohorts", "repurchase"}
    days = {"name": "双十二", "orders": [5, 12]}
    words = erp.send("/shop/promotions/compared", days).json()["told"]["words"]
    assert "2 天中 1 天" in words["zh"]
    assert erp.send("/shop/promotions/compared", days | {"name": "无"}).status_code == 409


def test_help_its_cost_and_the_questions_on_partners_are_asked_for(erp: Program) -> None:
    calm = erp.send(f"{HOME}/help", {}).json()["told"]
    called = erp.send(f"{HOME}/help", {"authority_asks": True}).json()["told"]
    assert len(called["reasons"]) == len(calm["reasons"]) + 1
    assert called["reasons"][0]["first"] is True
    assert called["bring"]
    offer = {"at_stake": 20000, "fixed": 3000, "share": 0.1}
    cost = erp.send("/shop/cost", offer).json()["told"]
    assert (float(cost["if_lifted"]), float(cost["if_not"])) == (5000.0, 3000.0)
    assert erp.send("/shop/cost", offer | {"share": 2}).status_code == 422
    assert {one["id"] for one in erp.look("/shop/playbooks").json()["rows"]} >= {"attack"}
    told = {"id": "P2", "name": "zhongtong", "kind": "courier", "since": "2026-01-01"}
    erp.send("/shop/partners", told | {"review_on": "2026-12-31"})
    ask = f"{HOME}/partners/indicators"
    met = erp.send(ask, {}).json()["told"]["partners"]
    shown = {one["id"]: one["indicators"] for one in erp.look("/shop/partners").json()["rows"]}
    assert [number for number, asked in shown.items() if asked] == met
    assert erp.send("/cases/none/partners/indicators", {}).status_code == 404


def test_a_key_of_who_may_not_know_of_marks_gets_no_advice_that_gives_them_away(
    erp: Program,
) -> None:
    from zhendan.faces.web.models import Member

    member, words = Member.objects.filter(shop=erp.place.shop), []
    try:
        for role in ("owner", "staff"):
            member.update(role=role)
            words.append(str(erp.send(f"{HOME}/help", {}).json()))
    finally:
        member.update(role="owner")
    assert ["准备认可一部分订单" in told for told in words] == [True, False]


def test_a_key_of_who_may_not_know_of_causes_sees_days_of_measures_alone(erp: Program) -> None:
    from zhendan.faces.web.models import Member

    facts: dict[str, object] = {
        "id": "RC10-access", "cause": "RC10", "orders": ["3300000000000010606"],
        "zh": "收回权限", "en": "withdraw rights",
    }  # fmt: skip
    with wire(erp.place.workspace) as wiring:
        wiring.desk("甲").record(CaseId(CASE), EventKind.REMEDY_OPENED, facts)
        measures.prove(CaseId(CASE), "RC10-access", [ExhibitId("E001")], wiring, Errand(by="甲"))
    member, told = Member.objects.filter(shop=erp.place.shop), []
    try:
        for role in ("owner", "staff"):
            member.update(role=role)
            told.append(erp.look(f"{HOME}/recovery").json()["told"])
    finally:
        member.update(role="owner")
    assert ["RC10" in str(one) for one in told] == [True, False]
    assert sorted(told[0]["closed"].values()) == sorted(told[1]["closed"].values())


def test_what_is_new_here_is_there_by_right_alone(erp: Program) -> None:
    from zhendan.faces.web.models import Member

    looks = ["/shop/sampling?lot=9", "/shop/defects", "/shop/members", "/shop/playbooks"]
    looks += [f"{HOME}/plan", f"{HOME}/recovery/page", f"{HOME}/recovery/plan"]
    lot = {"lot": "L9", "item": "杯子", "inspected": 5, "bad": 0}
    acts: dict[str, Any] = {"/shop/defects": lot, f"{HOME}/measures": {}}
    acts |= {"/shop/targets": {"name": "service_score", "value": 4}}
    acts |= {f"{HOME}/recovery/since": {"on": str(TODAY), "source": "后台"}}
    acts |= {f"{HOME}/metrics/sheet": {"name": "x.csv", "content": "x"}}
    member = Member.objects.filter(shop=erp.place.shop)
    try:
        for role, there in (("lawyer", 200), ("warehouse", 404)):
            member.update(role=role)
            assert {erp.look(one).status_code for one in looks} == {there}, role
            assert {erp.send(act, told).status_code for act, told in acts.items()} == {404}, role
        member.update(role="staff")
        assert erp.send(f"{HOME}/partners/indicators", {}).status_code == 404
    finally:
        member.update(role="owner")
