"""Work after the appeal in pages: review desk, measures, recovery, each by right and privacy."""

import json
import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import CASE
from zhendan.domain import CaseId, EventKind
from zhendan.faces.web.rights import MATRIX, Right, Role
from zhendan.steps import Errand, measures, recovering, review_rules, reviewing, wire, wire_reading

BY = Errand(by="示例店主", reason="核对过")


def order(number: str, *, minute: int, memo: str = "") -> dict[str, str]:
    at = f"2026-11-22 10:{minute:02d}:00"
    who = {"address": "示例省示例市示例路1号", "item": "i1", "amount": "9.9", "memo": memo}
    return {"order_no": number, "buyer": f"买家{number}", "paid_at": at, **who}


@pytest.fixture(scope="module")
def desk(workbench: Path, shops: tuple[Any, Any]) -> Path:
    """A shop whose rule PR15 is on."""
    with wire(workbench) as wiring:
        past = [order(f"P{n}", minute=n) | {"address": f"路{n}号"} for n in range(3)]
        review_rules.learn_file(json.dumps(past).encode(), wiring)
        review_rules.back_tests(["PR15"], [], wiring, BY)
        review_rules.switch("PR15", review_rules.RuleMode.SHADOW, wiring, BY)
        reviewing.put_orders(json.dumps([order("S1", minute=9)]).encode(), wiring, BY)
        review_rules.switch("PR15", review_rules.RuleMode.ON, wiring, BY)
    return workbench


def act(client: Any, number: str, what: str, reason: str = "电话核实") -> int:
    answer = client.post(f"/review/orders/{number}", {"act": what, "reason": reason})
    return int(answer.status_code)


def test_a_pasted_order_waits_and_a_person_decides_once(
    desk: Path, enter: Callable[..., Any]
) -> None:
    owner, staff = enter("owner"), enter("staff")
    new = [order(f"N{n}", minute=20 + n, memo="刷单" if n == 5 else "") for n in range(6)]
    done = owner.post("/review/put", {"orders": json.dumps(new)})
    assert done.status_code == 200
    page = owner.get("/review").content.decode()
    assert "N5" in page
    assert "敏感用语" in page or "不同买家数" in page
    assert "也可能是" in page
    assert "敏感用语" not in staff.get("/review").content.decode()
    assert act(staff, "N5", "approve", "") == 409
    assert act(staff, "N5", "nonsense") == 409
    assert act(staff, "N5", "approve") == 302
    assert act(staff, "N5", "cancel_and_refund") == 409
    with wire_reading(desk) as wiring:
        assert str(reviewing.waiting(wiring)["N5"].final) == "approve"


def test_a_rule_is_tried_and_switched_on_the_page_by_the_owner_alone(
    desk: Path, enter: Callable[..., Any]
) -> None:
    owner, staff = enter("owner"), enter("staff")
    assert "还没有回测" in owner.get("/review").content.decode()
    shadow = {"rule": "PR13", "to": "shadow"}
    assert owner.post("/review/switch", shadow).status_code == 409, "not tried yet"
    assert owner.post("/review/try", {"rule": "PR13", "bad": "P0"}).status_code == 302
    assert owner.post("/review/switch", shadow).status_code == 302
    page = owner.get("/review").content.decode()
    assert "试运行" in page
    assert "0/1 单已认可的" in page
    asleep = {"rule": "PR15", "to": "snoozed", "reason": "大促", "until": "2099-01-01"}
    assert owner.post("/review/switch", asleep | {"until": ""}).status_code == 409
    assert owner.post("/review/switch", asleep).status_code == 302
    assert "大促" in owner.get("/review").content.decode()
    assert owner.post("/review/switch", {"rule": "PR15", "to": "on"}).status_code == 302
    assert owner.post("/review/switch", {"rule": "PR15", "to": "draft"}).status_code == 409
    assert staff.post("/review/switch", shadow).status_code == 404
    assert staff.post("/review/try", {"rule": "PR13"}).status_code == 404
    assert "切换一条规则" not in staff.get("/review").content.decode()
    assert owner.post("/review/four-eyes", {"wanted": "yes"}).status_code == 302
    assert "改为一人复核" in owner.get("/review").content.decode(), "also while no order waits"
    assert owner.post("/review/four-eyes", {"wanted": "no"}).status_code == 302


def test_measures_are_worked_on_and_what_names_orders_is_for_few(
    desk: Path, enter: Callable[..., Any]
) -> None:
    owner, staff, lawyer = enter("owner"), enter("staff"), enter("lawyer")
    assert owner.post(f"/remedy/{CASE}/adopt").status_code == 302
    task = {"id": "T-秘密", "cause": "RC15", "orders": ["3300000000000010606"]}
    words = {"measure": {"zh": "针对已认可订单的措施", "en": "for conceded orders"}}
    with wire(desk) as wiring:
        listed = measures.follow(CaseId(CASE), wiring)
        first = listed[0].task
        facts = next(
            dict(e.facts)
            for e in wiring.ledger.events(CaseId(CASE))
            if e.kind is EventKind.REMEDY_OPENED
        )
        made = facts | task | (words if isinstance(facts.get("measure"), dict) else {})
        wiring.desk("甲").record(CaseId(CASE), EventKind.REMEDY_OPENED, made)
    for client, sees in ((owner, True), (lawyer, True), (staff, False)):
        text = client.get(f"/remedy?case={CASE}").content.decode()
        assert first.measure.zh in text
        assert ("T-秘密" in text) is sees
    root = f"/remedy/{CASE}"
    assert staff.post(f"{root}/T-秘密/set", {"owner": "李"}).status_code == 404
    assert lawyer.post(f"{root}/{first.id}/set", {"owner": "李"}).status_code == 404
    assert staff.post(f"{root}/{first.id}/set", {"owner": "李主管"}).status_code == 302
    assert staff.post(f"{root}/{first.id}/set", {"due": "31.12."}).status_code == 409
    for wrong in ({"value": "nan"}, {"weeks": "inf"}, {"weeks": "1e300"}):
        goal = {"metric": "dispute_share", "value": "0.01", "weeks": "4"} | wrong
        assert staff.post(f"{root}/{first.id}/set", goal).status_code == 409, wrong
    assert staff.post(f"{root}/{first.id}/prove", {"exhibits": "E999"}).status_code == 409
    assert staff.post(f"{root}/{first.id}/prove", {"exhibits": "E001"}).status_code == 302
    with wire_reading(desk) as wiring:
        after = {one.task.id: one for one in measures.follow(CaseId(CASE), wiring)}[first.id]
    assert (after.task.owner, str(after.state)) == ("李主管", "done")


def test_a_measure_on_record_under_two_causes_is_one_and_kept_from_the_same_eyes(
    desk: Path, enter: Callable[..., Any]
) -> None:
    owner, staff = enter("owner"), enter("staff")
    with wire(desk) as wiring:
        for code, order in (("RC10", "3300000000000010606"), ("RC99", "3300000000000010607")):
            facts: dict[str, object] = {
                "id": f"{code}-order_review", "cause": code, "orders": [order],
                "zh": "发货前人工复核", "en": "review before shipping",
            }  # fmt: skip
            wiring.desk("甲").record(CaseId(CASE), EventKind.REMEDY_OPENED, facts)
    text = owner.get(f"/remedy?case={CASE}").content.decode()
    assert text.count("发货前人工复核") == 1
    assert "员工为业绩下单、原因未查明" in text
    assert "员工为业绩下单" not in staff.get(f"/remedy?case={CASE}").content.decode()
    for name, wanted in (("RC99", 302), ("RC10", 302), ("RC15", 404)):
        root = f"/remedy/{CASE}/{name}-order_review"
        assert staff.post(f"{root}/set", {"owner": "李"}).status_code == 404
        assert staff.post(f"{root}/prove", {"exhibits": "E001"}).status_code == 404
        assert owner.post(f"{root}/set", {"owner": name}).status_code == wanted
    with wire_reading(desk) as wiring:
        (one,) = [
            each.task
            for each in measures.follow(CaseId(CASE), wiring)
            if each.task.is_called("RC99-order_review")
        ]
    assert (one.owner, one.causes, len(one.orders)) == ("RC10", ("RC10", "RC99"), 2)


def test_recovery_shows_lines_intervals_and_says_where_it_cannot_tell(
    desk: Path, enter: Callable[..., Any]
) -> None:
    owner = enter("owner")
    assert "reputation import" in owner.get("/reputation").content.decode()
    rng, rows, start = random.Random(8), ["统计日期,服务分"], date.today()
    for day in range(-40, 41):
        score = 4.3 + rng.gauss(0, 0.03) + (0.4 if day > 0 else 0)
        rows.append(f"{start + timedelta(days=day)},{score:.2f}")
    mapping = "day: 统计日期\ncolumns: {service_score: 服务分}\n"
    with wire(desk) as wiring:
        sheet = ("体验分.csv", "\n".join(rows).encode(), mapping)
        recovering.import_sheet(CaseId(CASE), sheet, wiring, BY)
        recovering.record(CaseId(CASE), ("dispute_share", 0.02, start, "手工"), wiring, BY)
    text = owner.get(f"/reputation?case={CASE}").content.decode()
    assert "前后以" in text
    root = f"/reputation/{CASE}/since"
    assert owner.post(root, {"on": "2026-06-22", "source": ""}).status_code == 409
    assert owner.post(root, {"on": "22.6.", "source": "后台"}).status_code == 409
    assert enter("lawyer").post(root, {"on": "2026-06-22", "source": "后台"}).status_code == 404
    told = {"on": start.isoformat(), "source": "商家后台违规详情页"}
    assert owner.post(root, told).status_code == 302
    text = owner.get(f"/reputation?case={CASE}").content.decode()
    assert f"前后以处罚日 {start} 为界" in text
    assert "商家后台违规详情页" in text
    assert "<polyline" in text
    assert "无法判断" in text
    assert text.count("4.7") > 3


@pytest.mark.parametrize("role", Role)
def test_every_page_after_the_appeal_is_there_by_right_alone(
    desk: Path, enter: Callable[..., Any], role: Role
) -> None:
    client = enter(str(role))
    for page, right in (("/review", Right.REVIEW), ("/remedy", Right.CORRECT)):
        seen = client.get(page).status_code
        assert seen == (200 if right in MATRIX[role] else 404), (role, page)
    assert client.get("/reputation").status_code == client.get("/remedy").status_code
    asked = client.post("/review/four-eyes", {"wanted": "no"}).status_code
    assert asked == (302 if role is Role.OWNER else 404)


def test_another_shops_measures_are_not_there(desk: Path, enter: Callable[..., Any]) -> None:
    other = enter("owner", shop=1)
    assert other.get(f"/remedy?case={CASE}").status_code == 404
    assert other.post(f"/remedy/{CASE}/adopt").status_code == 404
    assert "N5" not in other.get("/review").content.decode()
