"""An ERP asks the review desk: each order ships or waits; only a person decides, and once."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.web.asking import Program, program
from zhendan.steps import Errand, review_rules, reviewing, wire

BY = Errand(by="示例店主", reason="核对过")


def order(number: str, minute: int, **more: object) -> dict[str, object]:
    at = f"2026-11-22T10:{minute:02d}:00+08:00"
    told = {
        "order_no": number,
        "buyer": f"买家{number}",
        "paid_at": at,
        "item": "i1",
        "amount": 9.9,
    }
    return told | {"address": "示例省示例市示例路1号"} | more


@pytest.fixture(scope="module")
def erp(workbench: Path, shops: tuple[Any, Any]) -> Program:
    """A program of a shop whose rule PR15 is on, with three buyers at one address."""
    made = program(workbench, "desk", "read upload work")
    with wire(made.place.workspace) as wiring:
        past = [order(f"P{n}", n) for n in range(3)]
        review_rules.learn_file(json.dumps(past).encode(), wiring)
        review_rules.back_tests(["PR15"], [], wiring, BY)
        review_rules.switch("PR15", review_rules.RuleMode.SHADOW, wiring, BY)
        reviewing.put_orders(json.dumps([order("S1", 9, address="别处")]).encode(), wiring, BY)
        review_rules.switch("PR15", review_rules.RuleMode.ON, wiring, BY)
    return made


def test_one_order_or_many_are_answered_in_their_order_and_alike_when_sent_again(
    erp: Program,
) -> None:
    new = [order("A2", 21), order("A1", 20, address="别处2号", amount="¥1,009.90")]
    first = erp.send("/review/orders", {"orders": new}, key="put-1").json()["orders"]
    assert [(one["order_no"], one["answer"]) for one in first] == [("A2", "wait"), ("A1", "ship")]
    (held,) = first[0]["held"]
    assert held["facts"][0]["words"]["zh"] == "该地址三十天内的不同买家数"
    assert "一家人" in held["innocent"]["zh"]
    assert first[1]["held"] == []
    again = erp.send("/review/orders", {"orders": new}, key="put-1")
    assert again.headers["Idempotent-Replayed"] == "true"
    assert erp.send("/review/orders", {"orders": new}).json()["orders"] == first, "no key, no harm"
    waiting = [one["order_no"] for one in erp.look("/review/waiting").json()["waiting"]]
    assert "A2" in waiting
    assert "A1" not in waiting


def test_a_webhook_tells_one_order_and_no_answer_says_what_would_pass(erp: Program) -> None:
    told = {"event": "order.paid", "id": "evt-9", "data": order("W1", 30, memo="刷单")}
    (one,) = erp.send("/review/events", told).json()["orders"]
    assert one["answer"] == "wait"
    said = json.dumps(one, ensure_ascii=False)
    for bound in ("at_least", "below", "阈", "threshold", "condition"):
        assert bound not in said
    assert erp.send("/review/events", told | {"event": "order.deleted"}).status_code == 422
    over = {"order_no": "W1", "undone_at": "2026-11-22T11:00:00+08:00"}
    ended = erp.send("/review/events", {"event": "order.refunded", "data": over}).json()
    assert [one["answer"] for one in ended["orders"]] == ["wait"], "a person still decides"


def test_a_person_decides_by_program_as_on_the_page(erp: Program) -> None:
    erp.send("/review/orders", {"orders": [order("D1", 40)]})
    look = {"order_no": "D1", "act": "cancel_and_refund", "reason": "买家电话说没有下单"}
    done = erp.send("/review/decisions", look).json()
    assert (done["answer"], done["looks"][0]["act"]) == ("cancel", "cancel_and_refund")
    again = erp.send("/review/decisions", look)
    assert (again.status_code, again.json()["error"]["code"]) == (409, "ZD712")
    assert erp.send("/review/decisions", look | {"order_no": "no"}).status_code == 409
    assert "D1" not in str(erp.look("/review/waiting").json())
    asked = erp.send("/review/orders", {"orders": [order("D1", 40)]}).json()["orders"]
    assert asked[0]["answer"] == "cancel"


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"orders": []}, 422),
        ({"orders": [order(f"M{n}", 1) for n in range(1001)]}, 422),
        ({"orders": [order("B1", 1, amount="9" * 40)]}, 422),
        ({"orders": [order("B2", 1, paid_at="0001-01-01T00:00:00+14:00")]}, 409),
        ({"orders": [order("B3", 1), order("B4", 1, paid_at="")]}, 409),
    ],
)
def test_what_is_no_order_is_refused_whole(erp: Program, told: object, status: int) -> None:
    assert erp.send("/review/orders", told).status_code == status
    (known,) = erp.send("/review/orders", {"orders": [order("B3", 1, address="远处")]}).json()[
        "orders"
    ]
    assert known["answer"] == "ship"


def test_scopes_and_the_right_to_review_are_asked_for(erp: Program) -> None:
    from zhendan.faces.web.models import Member, Token

    mine = Token.objects.filter(name="desk", shop=erp.place.shop)
    one = {"orders": [order("C1", 50)]}
    mine.update(scope="read")
    assert erp.send("/review/orders", one).status_code == 403
    assert (
        erp.send("/review/decisions", {"order_no": "x", "act": "hold", "reason": "y"}).status_code
        == 403
    )
    mine.update(scope="read upload work")
    member = Member.objects.filter(shop=erp.place.shop)
    member.update(role="lawyer")
    assert erp.send("/review/orders", one).status_code == 404
    assert erp.look("/review/waiting").status_code == 404
    member.update(role="owner")


def test_a_rule_is_tried_runs_in_shadow_and_only_then_holds_orders(erp: Program) -> None:
    def stands(code: str) -> dict[str, Any]:
        rows: list[dict[str, Any]] = erp.look("/review/rules").json()["rows"]
        return next(one for one in rows if one["code"] == code)

    assert stands("PR15")["mode"] == "on"
    assert stands("PR14")["mode"] == "draft"
    where = "/review/rules/PR14"
    assert erp.send(f"{where}/mode", {"to": "shadow"}).status_code == 409, "not tried yet"
    tried = erp.send(f"{where}/past", {"bad": ["P0"]}, key="t-1").json()["told"]
    assert (tried["bad"], tried["orders"] > 2) == (1, True)
    assert erp.send(f"{where}/mode", {"to": "on"}).status_code == 409, "no shadow yet"
    (row,) = erp.send(f"{where}/mode", {"to": "shadow"}).json()["rows"]
    assert (row["mode"], row["back_test"]["orders"]) == ("shadow", tried["orders"])
    assert erp.send(f"{where}/mode", {"to": "snoozed", "reason": "大促"}).status_code == 409
    sleep = {"to": "snoozed", "reason": "大促", "until": "2026-01-01"}
    (row,) = erp.send(f"{where}/mode", sleep).json()["rows"]
    assert row["mode"] == "shadow", "a snooze that is over leaves the rule where it was"
    (row,) = erp.send(f"{where}/mode", {"to": "off", "reason": "误拦多"}).json()["rows"]
    assert (row["mode"], row["reason"]) == ("off", "误拦多")
    assert erp.send("/review/rules/PR99/past", {}).status_code == 409


def test_back_test_and_desk_agree_on_the_same_orders(erp: Program) -> None:
    """The orders that the desk held under PR15 are those its back-test counts, no more."""
    new = [order(f"B{n}", n, address="示例省示例市同一路9号", item="i9") for n in range(40, 46)]
    told = erp.send("/review/orders", {"orders": new}).json()["orders"]
    held = [one["order_no"] for one in told if any(h["rule"] == "PR15" for h in one["held"])]
    assert held
    assert len(held) < len(new)
    past = "/review/rules/PR15/past"
    tried = erp.send(past, {"bad": [one["order_no"] for one in told]}).json()["told"]
    assert (tried["bad"], tried["caught"]) == (len(new), len(held))


def test_lists_and_four_eyes_are_the_owners_word(erp: Program) -> None:
    from zhendan.faces.web.models import Member

    place = {"which": "places", "rows": "收货地址\n示例省示例市驿站\n"}
    assert erp.send("/review/lists", place).json()["told"] == {"keys": 1}
    assert erp.send("/review/lists", place | {"rows": "x\n1\n"}).status_code == 409
    assert erp.send("/review/four-eyes", {"two": True}).status_code == 200
    member = Member.objects.filter(shop=erp.place.shop)
    member.update(role="reviewer")
    try:
        assert erp.look("/review/rules").status_code == 200
        acts: dict[str, Any] = {"/review/four-eyes": {"two": False}, "/review/lists": place}
        acts |= {"/review/rules/PR15/mode": {"to": "off", "reason": "x"}}
        acts |= {"/review/rules/PR15/past": {}}
        assert {erp.send(act, told).status_code for act, told in acts.items()} == {404}
    finally:
        member.update(role="owner")
    assert erp.send("/review/four-eyes", {"two": False}).status_code == 200
