"""Every box of the form is filled within its limits, or it is said what does not fit."""

from dataclasses import replace

import pytest

from tests.appeal.material import material, misjudged, mixed, order_no, standing
from tests.appeal.test_attack import attacked
from zhendan.appeal import AppealMaterial, PortalPlan, check_file, draft, plan_portal
from zhendan.domain import (
    Confidence,
    FieldKind,
    FormField,
    FormLimits,
    RuleValue,
    Source,
    Text,
)

REASON = FormField("reason", FieldKind.TEXT, Text("申诉理由", "reason"), characters=800)
ORDERS = FormField("orders", FieldKind.ORDERS, Text("订单编号", "orders"), count=2)
PICTURES = FormField(
    "pictures", FieldKind.PICTURES, Text("图片", "pictures"), None, 9, 5_000_000, ("jpg", "png")
)


def with_form(case: AppealMaterial, *fields: FormField, per_item: bool = False) -> AppealMaterial:
    source = Source("own", "商家后台申诉页", "", Confidence.USER)
    form = RuleValue("form_limits", FormLimits(fields=fields, per_item=per_item), "", source)
    return replace(case, requirements=replace(case.requirements, known=(form,)))


def planned(case: AppealMaterial) -> PortalPlan:
    return plan_portal(case, draft(case))


def test_text_and_orders_are_ready_to_paste() -> None:
    plan = planned(with_form(mixed(), REASON, ORDERS, PICTURES))
    text = plan.box(FieldKind.TEXT)
    orders = plan.box(FieldKind.ORDERS)
    assert text is not None
    assert 0 < len(text.texts[0]) <= 800
    assert "8 单" in text.texts[0]
    assert orders is not None
    assert [len(block.split()) for block in orders.texts] == [2, 2, 1]
    assert order_no(7) not in "".join(orders.texts)
    assert plan.apart == (
        ("unclear", (order_no(6),)),
        ("conceded", (order_no(7), order_no(8))),
    )
    assert plan.problems == ()


def test_what_may_never_be_dropped_and_does_not_fit_is_a_problem_not_a_cut() -> None:
    plan = planned(with_form(mixed(), replace(REASON, characters=40)))
    (problem,) = plan.problems
    text = plan.boxes[0].texts[0]
    assert problem.code == "R15"
    assert len(text) > 40
    assert "涉案订单共 8 单" in text


def test_without_a_known_form_the_usual_boxes_are_filled_and_said_to_be_unverified() -> None:
    plan = planned(misjudged())
    assert plan.confidence is Confidence.UNKNOWN
    assert [box.field.name for box in plan.boxes] == ["reason", "orders", "pictures", "attachment"]


def test_item_by_item_each_reason_speaks_of_its_own_orders_alone() -> None:
    case = with_form(mixed(), REASON, per_item=True)
    flagged = tuple(
        replace(f, reason="物流异常") if n < 3 else f for n, f in enumerate(case.notice.flagged)
    )
    plan = planned(replace(case, notice=replace(case.notice, flagged=flagged)))
    told = dict(plan.items)
    assert set(told) == {"物流异常", "短时间内订单异常集中"}
    assert "涉案订单共 3 单" in told["物流异常"]
    assert "涉案订单共 5 单" in told["短时间内订单异常集中"]


def test_an_item_that_does_not_fit_is_a_problem_too() -> None:
    plan = planned(with_form(mixed(), replace(REASON, characters=40), per_item=True))
    assert [problem.code for problem in plan.over] == ["R15"] * len(plan.items)
    assert set(plan.over) <= set(plan.problems)


def listed(case: AppealMaterial) -> list[str]:
    return " ".join(planned(with_form(case, ORDERS)).boxes[0].texts).split()


def test_a_case_of_concessions_lists_what_it_concedes() -> None:
    assert len(listed(material(("conceded",) * 3))) == 3


def test_an_unclear_order_is_never_in_the_box_of_order_numbers() -> None:
    assert listed(material(("conceded", "unclear", "conceded"))) == [order_no(1), order_no(3)]
    assert listed(material(("unclear",) * 3)) == []


def test_where_others_seem_to_have_ordered_the_box_holds_those_orders_alone() -> None:
    case = attacked()
    given_up = {**case.standings, order_no(3): standing(3, "conceded")}
    assert listed(replace(case, standings=given_up)) == [order_no(1), order_no(2)]
    assert planned(case).apart == ()
    assert planned(replace(case, standings=given_up)).apart == (("conceded", (order_no(3),)),)


@pytest.mark.parametrize(
    ("name", "size", "count", "found"),
    [
        ("a.jpg", 100, 1, set()),
        ("a.JPEG", 100, 9, set()),
        ("a.tiff", 100, 1, {"type_not_accepted"}),
        ("a.png", 6_000_000, 1, {"over_limit_size"}),
        ("a.png", 1, 10, {"over_limit_files"}),
    ],
)
def test_a_file_is_held_against_its_box(name: str, size: int, count: int, found: set[str]) -> None:
    assert {p.name for p in check_file(PICTURES, name, size, count=count)} == found
