"""The appeal is read as a reviewer would; each stumbling block is named, and a sound one passes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.appeal.material import (
    SEALED_AT,
    brushed,
    material,
    misjudged,
    mixed,
    notice,
    order_no,
    passage,
    requirements,
    shown,
    standing,
)
from zhendan.appeal import (
    AppealMaterial,
    LawyerGate,
    Level,
    Problem,
    Statement,
    check,
    draft,
    hard_stops,
)
from zhendan.domain import (
    Attempts,
    Confidence,
    ExhibitId,
    ExhibitKind,
    FormLimits,
    Outcome,
    Proposal,
    RuleValue,
    Sentence,
    SentenceKind,
    Source,
    Standing,
)

SOURCE = Source("s", "t", "", Confidence.OFFICIAL)


def problems(case: AppealMaterial) -> dict[str, Problem]:
    return {p.name: p for p in check(case, draft(case))}


def with_sentence(case: AppealMaterial, key: str, text: str) -> Statement:
    """The draft with a sentence of somebody's own in the section `key`."""
    statement = draft(case)
    own = Sentence(text, SentenceKind.OPINION)
    parts = tuple(
        replace(part, sentences=(*part.sentences, own)) if part.key == key else part
        for part in statement.sections
    )
    return replace(statement, sections=parts)


def added(case: AppealMaterial, key: str, text: str) -> dict[str, Problem]:
    return {p.name: p for p in check(case, with_sentence(case, key, text))}


def test_a_sound_appeal_has_no_problem_at_all() -> None:
    assert check(misjudged(), draft(misjudged())) == ()


def test_a_concession_with_the_lawyers_step_on_record_may_be_handed_in() -> None:
    assert hard_stops(check(brushed(), draft(brushed()))) == ()


@pytest.mark.parametrize("build", [misjudged, mixed, brushed])
def test_the_same_appeal_gives_the_same_list(build: Callable[[], AppealMaterial]) -> None:
    assert check(build(), draft(build())) == check(build(), draft(build()))


def test_hard_stops_come_first() -> None:
    ranks = [list(Level).index(p.level) for p in check(mixed(), draft(mixed()))]
    assert ranks == sorted(ranks, reverse=True)


def test_an_open_order_stops() -> None:
    found = problems(mixed())["standing_open"]
    assert (found.level, found.orders) == (Level.HARD_STOP, (order_no(6),))


def test_a_concession_waits_for_the_lawyers_step() -> None:
    case = mixed()
    found = problems(case)["concession_unsigned"]
    assert (found.code, found.orders) == ("S05", (order_no(7), order_no(8)))
    assert "第17条" in found.text.zh
    passed = replace(case, gate=LawyerGate("店主", SEALED_AT, "without_lawyer"))
    assert "concession_unsigned" not in problems(passed)


def test_a_mark_nobody_explained_stops() -> None:
    case = material(["provable", "unclear"])
    marked = {**case.standings, order_no(2): standing(2, "unclear", marked=True)}
    assert problems(replace(case, standings=marked))["mark_unexplained"].orders == (order_no(2),)


def test_an_adverse_record_of_a_claimed_order_is_put_before_the_writer() -> None:
    found = problems(mixed())["exhibit_contradicts_order"]
    assert "0.30 千克" in found.text.zh


def test_a_shop_mark_of_a_claimed_order_stays_in_sight() -> None:
    mark = passage(1, ExhibitKind.SHOP_MARK, "备注 V-0618")
    case = material(["provable"], passages=(*shown(1), mark))
    assert "V-0618" in problems(case)["adverse_fact"].text.zh


def test_a_genuine_order_without_any_exhibit_stops() -> None:
    case = material(["provable", "thin"])
    bare = replace(case, passages=tuple(p for p in case.passages if p.order == order_no(1)))
    assert problems(bare)["claim_without_exhibit"].orders == (order_no(2),)


def test_a_provable_order_that_lacks_an_exhibit_for_an_element_is_named() -> None:
    case = material(["provable", "thin"])
    silent = replace(
        case, passages=tuple(p for p in case.passages if p.kind is not ExhibitKind.CHAT_LOG)
    )
    found = problems(silent)["element_without_exhibit"]
    assert (found.level, found.orders) == (Level.CRITICAL, (order_no(1),))
    assert "element_without_exhibit" not in problems(case)


def test_an_order_on_own_records_only_is_named() -> None:
    own = passage(1, ExhibitKind.CHAT_LOG, "买家询问材质")
    assert "self_made_only" in problems(material(["thin"], passages=(own,)))


def test_a_reason_of_empty_parcels_asks_for_more_than_a_track() -> None:
    case = material(["provable"], notice=notice([order_no(1)], "疑似空包发货"))
    light = replace(
        case,
        passages=tuple(p for p in case.passages if p.kind is not ExhibitKind.WEIGHT_RECORD),
    )
    assert "missing_weight" not in problems(case)
    assert problems(light)["missing_weight"].orders == (order_no(1),)


def test_a_scan_before_the_payment_is_to_be_explained() -> None:
    early = passage(1, ExhibitKind.WAYBILL_TRACK, "揽收", hours=-3)
    case = material(["provable"])
    found = problems(replace(case, passages=(*case.passages, early)))["times_contradict"]
    assert "首个物流节点" in found.text.zh


def test_the_deadline_that_passed_stops() -> None:
    assert "past_due" in problems(replace(misjudged(), built_on=date(2026, 6, 24)))
    assert "past_due" not in problems(replace(misjudged(), built_on=date(2026, 6, 23)))


def test_attempts_are_counted_and_the_notice_comes_before_the_rule() -> None:
    case = misjudged()
    rule = RuleValue("attempts", Attempts(allowed=3), "2026-01-01", SOURCE)
    counted = replace(case, requirements=replace(requirements(), known=(rule,)), attempt=2)
    assert "attempts_exhausted" in problems(counted)
    silent = replace(counted, notice=replace(case.notice, attempts=None))
    assert "attempts_exhausted" not in problems(silent)
    assert "attempts_exhausted" in problems(replace(silent, attempt=4))


def test_orders_the_exports_do_not_hold_are_named() -> None:
    case = material(["provable", "thin"])
    flags = (case.notice.flagged[0], replace(case.notice.flagged[1], matched="missing"))
    gone = replace(
        case,
        notice=replace(case.notice, flagged=flags),
        standings={order_no(1): case.standings[order_no(1)]},
    )
    found = problems(gone)
    assert found["orders_not_matched"].orders == (order_no(2),)
    assert found["standing_open"].orders == (order_no(2),)


def test_a_count_that_differs_from_the_notice_is_named() -> None:
    case = misjudged()
    more = replace(case, notice=replace(case.notice, declared_count=9))
    assert "通知写明 9 笔，列出 6 单" in problems(more)["orders_uncounted"].text.zh


def test_an_unanswered_reason_is_named() -> None:
    case = material(["provable", "unclear"])
    flags = (case.notice.flagged[0], replace(case.notice.flagged[1], reason="同一地址多单"))
    found = problems(replace(case, notice=replace(case.notice, flagged=flags)))
    assert "同一地址多单" in found["reason_unanswered"].text.zh


@pytest.mark.parametrize(
    "words", ["涉案订单全部真实。", "所有订单均属真实交易。", "每一单都没有问题。"]
)
def test_saying_more_than_the_order_table_stops(words: str) -> None:
    assert added(mixed(), "findings", words)["over_claim"].level is Level.HARD_STOP


def test_tone_is_a_note_not_a_stop() -> None:
    found = added(misjudged(), "limits", "本店绝对没有刷单！")["tone"]
    assert (found.code, found.level) == ("R13", Level.CAUTION)


def test_a_number_of_another_case_is_noticed() -> None:
    found = added(misjudged(), "timeline", "此前编号 WG20250101000009 的通知已处理。")
    assert "WG20250101000009" in found["foreign_number"].text.zh


def test_a_full_mobile_number_stops_and_is_not_repeated_in_the_message() -> None:
    found = added(misjudged(), "findings", "买家电话 13800001111。")["personal_data_unmasked"]
    assert found.level is Level.HARD_STOP
    assert "13800001111" not in found.text.zh


def test_a_measure_told_as_done_without_proof_stops() -> None:
    found = added(mixed(), "measures", "本店已完成全员培训。")["past_tense_without_proof"]
    assert (found.code, found.level) == ("R18", Level.HARD_STOP)


def test_a_task_whose_own_words_pretend_to_be_done_stops() -> None:
    case = mixed()
    sly = replace(case.remedies[1], measure=replace(case.remedies[1].measure, zh="已培训全员"))
    assert "past_tense_without_proof" in problems(replace(case, remedies=(sly,)))


def test_a_measure_without_a_date_is_noted() -> None:
    assert problems(brushed())["commitment_undated"].level is Level.CAUTION


def test_a_concession_without_any_measure_is_named() -> None:
    assert "no_measures" in problems(replace(brushed(), remedies=()))


def test_a_short_form_over_the_limit_stops() -> None:
    limit = RuleValue("form", FormLimits(characters=60), "2026-01-01", SOURCE)
    case = replace(misjudged(), requirements=replace(requirements(), known=(limit,)))
    found = problems(case)["over_limit_chars"]
    assert (found.code, found.level) == ("R15", Level.HARD_STOP)


def test_a_short_form_that_says_more_than_the_long_one_stops() -> None:
    case = misjudged()
    statement = draft(case)
    more = replace(statement, short=(*statement.short, Sentence("另。", SentenceKind.OPINION)))
    assert "over_claim" in {p.name for p in check(case, more)}


def test_a_sentence_whose_exhibit_is_gone_is_unbound() -> None:
    case = misjudged()
    left = tuple(e for e in case.exhibits if e.id != ExhibitId("E004"))
    found = [p for p in check(replace(case, exhibits=left), draft(case)) if p.code == "S03"]
    assert len(found) == 8  # six tracks and the two findings over them


def test_a_stale_number_is_named() -> None:
    case = misjudged()
    moved = {**case.standings, order_no(6): standing(6, "provable")}
    found = {p.name: p for p in check(replace(case, standings=moved), draft(case))}
    assert "涉案订单共 6 单" in found["number_stale"].sentence


def test_a_rule_past_its_day_is_noted() -> None:
    case = replace(misjudged(), requirements=replace(requirements(), stale=True))
    assert problems(case)["rule_stale"].level is Level.CAUTION


def test_every_problem_speaks_both_languages() -> None:
    for found in check(mixed(), draft(mixed())):
        assert found.text.zh
        assert found.text.en
        assert "{" not in found.text.zh + found.text.en


def test_a_mark_explained_by_an_exhibit_is_no_longer_open() -> None:
    case = material(["provable"])
    proposal = Proposal(order_no(1), Outcome.SUPPORTED, marked=True)
    explained = replace(standing(1, "provable"), proposal=proposal, standing=Standing.GENUINE)
    assert "mark_unexplained" not in problems(replace(case, standings={order_no(1): explained}))


def test_a_payment_record_of_the_day_of_pay_out_is_not_held_against_the_parcel() -> None:
    case = material(["provable"])
    late = tuple(
        replace(p, happened_at=SEALED_AT) if p.kind is ExhibitKind.PAYMENT_RECORD else p
        for p in case.passages
    )
    assert "times_contradict" not in problems(replace(case, passages=late))


@pytest.mark.parametrize(
    ("reason", "asks_for_weights"),
    [
        ("Suspected empty packages", True),
        ("Fake shipment detected", True),
        ("FALSE LOGISTICS", True),
        ("Abnormal tracking on listed orders", True),
        ("no physical goods shipped", True),
        ("Suspected fictitious delivery", True),
        ("未实际发货", True),
        ("Fake reviews", False),
        ("Too many orders from one address", False),
        ("Late delivery", False),
    ],
)
def test_a_charge_of_empty_parcels_is_known_in_either_language(
    reason: str, asks_for_weights: bool
) -> None:
    case = material(["provable"], notice=notice([order_no(1)], reason))
    kept = tuple(p for p in case.passages if p.kind is not ExhibitKind.WEIGHT_RECORD)
    case = replace(case, passages=kept)
    names = {problem.name for problem in check(case, draft(case))}
    assert ("missing_weight" in names) is asks_for_weights
