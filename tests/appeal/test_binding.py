"""A person's own sentence passes the same checks, stands where ours stood, goes when it fails."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.appeal.material import misjudged, mixed, order_no
from zhendan.appeal import (
    AppealMaterial,
    Binding,
    BindingRefused,
    BindingUnknown,
    attempt,
    bind,
    check,
    draft,
    hard_stops,
    named,
)
from zhendan.casework import CaseState, NobodyNamed
from zhendan.domain import ExhibitId, Text
from zhendan.steps import Errand, wire
from zhendan.steps.binding import bind_sentence, bound_in, take_back

FIRST = order_no(1)
PAID = f"订单 {FIRST} 的买家于2026年6月18日 12:02付款 199.00 元，记录备注中有该订单号。"
OURS = next(s for s in draft(misjudged()).sentences if "逐单核对" in s.text)
LIMIT = draft(misjudged()).section("limits").sentences[0]


def with_sentence(case: AppealMaterial, asked: Binding) -> AppealMaterial:
    return replace(case, bound=(*case.bound, bind(case, asked)))


def paid(**changes: object) -> Binding:
    told: dict[str, object] = {"text": PAID, "exhibits": ("E003:2",), "orders": (FIRST,)} | changes
    return Binding(**told)  # type: ignore[arg-type]  # each test names what it changes


def test_a_sentence_on_its_row_is_added_and_nothing_stops() -> None:
    case = with_sentence(misjudged(), paid())
    statement = draft(case)
    (added,) = [s for s in statement.section("evidence").sentences if s.text == PAID]
    assert [anchor.shown() for anchor in added.anchors] == ["[E003 第2行]"]
    assert hard_stops(check(case, statement)) == ()


def test_a_sentence_in_other_words_stands_where_ours_stood_with_its_counts() -> None:
    words = OURS.text.replace("逐单核对了现有记录", "将现有记录逐单核对")
    case = with_sentence(misjudged(), Binding(words, instead_of=OURS.text))
    said = [s.text for s in draft(case).sentences]
    assert words in said
    assert OURS.text not in said
    assert hard_stops(check(case, draft(case))) == ()


REFUSED: dict[str, tuple[Binding, str]] = {
    "no exhibit": (paid(exhibits=()), "没有指明凭证"),
    "another amount": (paid(text=PAID.replace("199.00", "299.00")), "299.00"),
    "another day": (paid(text=PAID.replace("6月18日", "6月17日")), "17"),
    "another order": (paid(text=PAID.replace(FIRST, order_no(2))), order_no(2)),
    "an order of nobody": (
        paid(exhibits=("E003",), orders=(FIRST, order_no(99))),
        "不能主张为真实",
    ),
    "an order it does not list": (paid(orders=()), "没有列入"),
    "counted in words": (paid(text=f"{PAID[:-1]}，共三十单。"), "三十"),
    "a private file": (paid(text="订单属实。", exhibits=("E009",)), "自用"),
    "an over-claim": (paid(text="全部订单均真实。"), "订单表"),
    "told as done": (paid(text="本店已完成全员培训。", orders=()), "已完成"),
    "personal data": (paid(text="买家电话 13800138000。"), "个人信息"),
    "two lines": (paid(text=f"{PAID}\n{PAID}"), "一句话"),
    "a limit gone": (Binding("2 单的凭证齐备。", instead_of=LIMIT.text), "限定语"),
    "a count gone": (
        Binding("涉案订单的凭证齐备。", instead_of=draft(misjudged()).sentences[1].text),
        "数字",
    ),
}


@pytest.mark.parametrize(("asked", "why"), REFUSED.values(), ids=REFUSED)
def test_what_the_records_do_not_hold_is_refused_with_the_reason(asked: Binding, why: str) -> None:
    with pytest.raises(BindingRefused) as refused:
        bind(misjudged(), asked)
    assert why in refused.value.explain("zh")
    assert "{" not in refused.value.explain("en")


@pytest.mark.parametrize(
    "asked",
    [
        paid(exhibits=("E077",)),
        paid(exhibits=("E003:900",)),
        paid(exhibits=("E003:3",)),  # a row of another order
        paid(instead_of="本店没有写过这句话。"),
    ],
)
def test_a_place_or_sentence_that_is_not_there_is_said(asked: Binding) -> None:
    with pytest.raises(BindingUnknown):
        bind(misjudged(), asked)


@pytest.mark.parametrize("place", [6, 7])
def test_no_unclear_or_conceded_order_is_claimed_by_hand(place: int) -> None:
    words = f"订单 {order_no(place)} 由买家付款。"
    with pytest.raises(BindingRefused, match="may not be claimed"):
        bind(mixed(), Binding(words, ("E003",), (order_no(place),)))


def _without_the_row(case: AppealMaterial) -> AppealMaterial:
    return replace(case, passages=tuple(p for p in case.passages if p.order != FIRST))


def _another_amount(case: AppealMaterial) -> AppealMaterial:
    moved = (replace(p, says=Text(p.says.zh.replace("199", "99"), "")) for p in case.passages)
    return replace(case, passages=tuple(moved))


def _without_the_file(case: AppealMaterial) -> AppealMaterial:
    return replace(case, exhibits=tuple(e for e in case.exhibits if e.id != ExhibitId("E003")))


@pytest.mark.parametrize("change", [_without_the_row, _another_amount, _without_the_file])
def test_what_no_longer_holds_is_left_out_and_stops_until_a_person_looks(
    change: Callable[[AppealMaterial], AppealMaterial],
) -> None:
    case = change(with_sentence(misjudged(), paid()))
    statement = draft(case)
    assert PAID not in [s.text for s in statement.sentences]
    assert PAID in {p.sentence for p in hard_stops(check(case, statement)) if p.code == "S12"}


def test_the_later_of_two_sentences_for_one_of_ours_counts() -> None:
    first = OURS.text.replace("逐单核对了现有记录", "将现有记录逐单核对")
    second = OURS.text.replace("逐单核对了现有记录", "把现有记录逐单核对")
    case = with_sentence(misjudged(), Binding(first, instead_of=OURS.text))
    one = bind(case, Binding(second, instead_of=OURS.text))
    assert one.instead_of == OURS.text


class _Morning:
    def now(self) -> datetime:
        return datetime(2026, 6, 21, 1, 0, tzinfo=UTC)


def test_binding_and_taking_back_are_on_record_with_who_did_it(tmp_path: Path) -> None:
    with wire(tmp_path, clock=_Morning()) as wiring:
        case = wiring.desk("店主").open(misjudged().notice).case
        material, errand = replace(misjudged(), case=case), Errand(by="李律师")
        with pytest.raises(NobodyNamed):
            bind_sentence(material, paid(), wiring, Errand())
        event = bind_sentence(material, paid(), wiring, errand)
        assert (event.by, event.facts["text"]) == ("李律师", PAID)
        (one,) = bound_in(wiring.ledger.events(case))
        assert one == bind(material, paid())
        with pytest.raises(BindingUnknown):
            take_back(case, "别的句子。", wiring, errand)
        take_back(case, PAID, wiring, errand)
        assert bound_in(wiring.ledger.events(case)) == ()
        assert wiring.desk("店主").file(case).state is not CaseState.READY


def test_a_trial_keeps_nothing_and_says_what_binding_would() -> None:
    tried = attempt(misjudged(), paid())
    assert (tried.faults, tried.marks) == ((), ())
    assert tried.one == bind(misjudged(), paid())
    assert tried.limit == draft(misjudged()).short_limit
    assert len(tried.told) <= tried.limit


def test_a_trial_tells_every_reason_at_once_and_binding_the_first() -> None:
    text = f"订单 {FIRST} 的买家付款 299.00 元，所有订单都是真实的，已完成培训。"
    asked = Binding(text, orders=(FIRST,))
    case = mixed()
    told = [fault.zh for fault in attempt(case, asked).faults]
    for part in ("没有指明凭证", "299.00", "说得比订单表多", "没有完成凭证的措施写成了已完成"):
        assert any(part in each for each in told), part
    with pytest.raises(BindingRefused) as refused:
        bind(case, asked)
    assert refused.value.facts["why"] == told[0]


def test_tone_is_told_and_left_to_the_person() -> None:
    tried = attempt(misjudged(), paid(text=PAID.removesuffix("。") + "，本店非常气愤。"))
    assert tried.faults == ()
    assert [mark.words for mark in tried.marks] == ["气愤"]


def test_a_sentence_in_place_of_ours_keeps_its_exhibits_where_none_is_named() -> None:
    case = misjudged()
    ours = next(s for s in draft(case).section("timeline").sentences if s.anchors)
    assert attempt(case, Binding(ours.text, instead_of=ours.text)).one.anchors == ours.anchors


@pytest.mark.parametrize("build", [misjudged, mixed])
def test_every_place_of_a_draft_can_be_named_and_found_again(
    build: Callable[[], AppealMaterial],
) -> None:
    case = build()
    for ours in draft(case).sentences:
        if ours.anchors:
            told = tuple(named(anchor) for anchor in ours.anchors)
            again = attempt(case, Binding(ours.text, told, instead_of=ours.text))
            assert again.one.anchors == ours.anchors
