"""A statement says what the records show, in both lengths, and nothing more."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.appeal.material import (
    VERDICTS,
    brushed,
    material,
    misjudged,
    mixed,
    order_no,
    requirements,
    standing,
)
from zhendan.appeal import (
    AppealMaterial,
    ExhibitVanished,
    NumberStale,
    StandingMoved,
    draft,
    leaning,
    recompute,
)
from zhendan.domain import (
    Confidence,
    ExhibitId,
    ExhibitKind,
    FormLimits,
    OrderId,
    RuleValue,
    SentenceKind,
    Source,
    Text,
)

GOLDEN = Path(__file__).parent / "golden"
Build = Callable[[], AppealMaterial]
MIXES = st.lists(st.sampled_from(VERDICTS), min_size=1, max_size=8)


@pytest.mark.parametrize("build", [misjudged, mixed, brushed])
def test_the_statement_reads_as_it_was_agreed(build: Build) -> None:
    statement = draft(build())
    text = f"{statement.text()}\n\n—— 短 ——\n{statement.short_text()}\n"
    assert text == (GOLDEN / f"{build.__name__}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("build", [misjudged, mixed, brushed])
def test_the_same_material_gives_the_same_words(build: Build) -> None:
    assert draft(build()) == draft(build())


@pytest.mark.parametrize(
    ("verdicts", "shape"),
    [
        (["provable", "thin"], "appeal"),
        (["provable", "unclear"], "partial"),
        (["thin", "conceded"], "partial"),
        (["conceded", "conceded"], "concession"),
        (["conceded", "unclear"], "concession"),
        (["unclear"], "open"),
    ],
)
def test_the_standings_alone_decide_which_letter_it_is(verdicts: list[str], shape: str) -> None:
    assert draft(material(verdicts)).shape == shape


@given(verdicts=MIXES)
def test_the_scope_counts_every_flagged_order_once(verdicts: list[str]) -> None:
    statement = draft(material(verdicts))
    scope = next(s for s in statement.sentences if s.text.startswith("涉案订单共"))
    counts = {n.name: int(n.value) for n in scope.numbers}
    total = counts.pop("orders.flagged")
    assert total == len(verdicts) == sum(counts.values())
    assert counts == {f"orders.{v}": verdicts.count(v) for v in set(verdicts)}


@given(verdicts=MIXES)
def test_it_is_never_said_that_all_orders_are_genuine(verdicts: list[str]) -> None:
    text = draft(material(verdicts)).text()
    assert not re.search(r"(全部|所有|均|都)[^。；，]{0,6}真实", text)


@given(verdicts=MIXES)
def test_a_conceded_or_unclear_order_is_never_claimed(verdicts: list[str]) -> None:
    case = material(verdicts)
    statement = draft(case)
    claimed = [
        s for key in ("findings", "evidence") for s in statement.section(key).sentences if s.orders
    ]
    assert {order for s in claimed for order in s.orders} == set(case.genuine)


@given(verdicts=st.lists(st.sampled_from(["unclear", "conceded"]), min_size=1, max_size=5))
def test_without_a_genuine_order_there_is_no_claim_sentence(verdicts: list[str]) -> None:
    statement = draft(material(verdicts))
    assert statement.section("findings").sentences == ()
    assert statement.section("evidence").sentences == ()
    assert "可以证明" not in statement.text()


@given(verdicts=MIXES)
def test_the_short_form_never_says_more_and_keeps_the_scope(verdicts: list[str]) -> None:
    statement = draft(material(verdicts))
    assert set(statement.short) <= set(statement.sentences)
    assert len(statement.short_text()) <= statement.short_limit
    assert "涉案订单共" in statement.short_text()
    assert set(statement.section("limits").sentences) <= set(statement.short)
    assert set(statement.section("conceded").sentences) <= set(statement.short)


def test_two_hundred_orders_still_fit_the_short_form_with_all_counts() -> None:
    statement = draft(material(["provable"] * 120 + ["thin"] * 50 + ["conceded"] * 30))
    assert len(statement.short_text()) <= 800
    assert "涉案订单共 200 单：120 单" in statement.short_text()


def test_the_platforms_own_limit_of_characters_is_kept() -> None:
    source = Source("s", "t", "", Confidence.OFFICIAL)
    limit = RuleValue("form", FormLimits(characters=400), "2026-01-01", source)
    case = material(["provable"], requirements=replace(requirements(), known=(limit,)))
    assert draft(case).short_limit == 400
    assert len(draft(case).short_text()) <= 400


@pytest.mark.parametrize("build", [misjudged, mixed, brushed])
def test_every_fact_has_an_anchor_and_every_count_is_bound(build: Build) -> None:
    for sentence in draft(build()).sentences:
        assert sentence.anchors or sentence.kind is not SentenceKind.FACT
        counted = re.findall(r"(?<![\d#-])(\d+) 单", sentence.text)
        assert sorted(counted) == sorted(
            n.value for n in sentence.numbers if f"{n.value} 单" in sentence.text
        )


def test_a_measure_is_told_as_done_only_with_its_proof() -> None:
    done, training, review = draft(mixed()).section("measures").sentences
    assert (done.kind, done.text) == (
        SentenceKind.FACT,
        "已完成：停用涉事账号的改价与备注权限。",
    )
    assert done.anchors[0].exhibit == "E008"
    for planned in (training, review):
        assert planned.kind is SentenceKind.COMMITMENT
        assert "本店将于2026年7月" in planned.text
        assert "已" not in planned.text


def test_a_reopened_task_turns_back_into_a_commitment() -> None:
    case = mixed()
    reopened = replace(case.remedies[0], proof=(), due_on=date(2026, 7, 9))
    text = draft(replace(case, remedies=(reopened,))).section("measures").sentences[0].text
    assert text == "本店将于2026年7月9日前完成：停用涉事账号的改价与备注权限。由店长负责。"


def test_the_one_who_is_suspected_is_not_named() -> None:
    assert "P-03" not in draft(mixed()).text()


def test_an_unlisted_rest_of_orders_is_asked_for() -> None:
    case = material(["provable"])
    more = replace(case, notice=replace(case.notice, declared_count=4))
    assert "通知写明涉及订单 4 笔，本店从通知中得到订单号的为 1 单" in draft(more).text()


def test_a_number_that_no_longer_holds_stops_the_export_and_names_its_sentence() -> None:
    case = misjudged()
    statement = draft(case)
    moved = {**case.standings, order_no(6): standing(6, "provable")}
    with pytest.raises(NumberStale) as stale:
        recompute(statement, replace(case, standings=moved))
    assert "涉案订单共 6 单" in str(stale.value.facts["sentence"])
    assert (stale.value.facts["said"], stale.value.facts["now"]) == ("4", "5")


def test_a_changed_surplus_is_noticed() -> None:
    case = misjudged()
    assert case.surge is not None
    changed = replace(case, surge=replace(case.surge, surplus=166))
    with pytest.raises(NumberStale) as stale:
        recompute(draft(case), changed)
    assert stale.value.facts["name"] == "surge.surplus"


def test_orders_that_tell_their_own_story_stand_among_the_parts_of_a_surplus() -> None:
    case = misjudged()
    assert case.surge is not None
    told = replace(case, surge=replace(case.surge, by_promotion=120, by_story=10))
    text = draft(told).text()
    assert "停售后补单）为 10 单" in text
    assert "停售后补单" not in draft(case).text()
    with pytest.raises(NumberStale):
        recompute(draft(told), replace(case, surge=replace(told.surge, by_story=11)))


def test_a_vanished_exhibit_names_every_sentence_that_leans_on_it() -> None:
    case = misjudged()
    statement = draft(case)
    left = tuple(e for e in case.exhibits if e.id != "E006")
    with pytest.raises(ExhibitVanished) as gone:
        recompute(statement, replace(case, exhibits=left))
    told = str(gone.value.facts["sentences"])
    leans = leaning(statement, ExhibitId("E006"))
    assert len(leans) == 5  # one finding over four orders, and four chats
    assert all(sentence.text in told for sentence in leans)


def test_an_exhibit_number_that_now_holds_another_file_is_noticed() -> None:
    case = misjudged()
    swapped = tuple(
        replace(e, sha256=case.exhibits[5].sha256) if e.id == "E003" else e for e in case.exhibits
    )
    with pytest.raises(ExhibitVanished):
        recompute(draft(case), replace(case, exhibits=swapped))


def test_an_order_conceded_after_drafting_is_no_longer_claimed() -> None:
    case = misjudged()
    moved = {**case.standings, order_no(1): standing(1, "conceded")}
    with pytest.raises(StandingMoved) as error:
        recompute(draft(case), replace(case, standings=moved))
    assert error.value.facts["order"] == order_no(1)


@pytest.mark.parametrize("build", [misjudged, mixed, brushed])
def test_a_fresh_draft_holds(build: Build) -> None:
    recompute(draft(build()), build())


@pytest.mark.parametrize("error", [NumberStale, ExhibitVanished, StandingMoved])
def test_an_error_says_what_why_and_what_next_in_both_languages(
    error: type[NumberStale] | type[ExhibitVanished] | type[StandingMoved],
) -> None:
    for text in (error.what, error.why, error.next_step):
        assert isinstance(text, Text)
        assert text.zh
        assert text.en
    assert re.fullmatch(r"ZD11\d", error.code)


def test_hostile_braces_in_orders_charge_and_penalties_are_only_text() -> None:
    case, evil = material(["provable"]), OrderId("{evil}")
    notice = replace(case.notice, charge="{flagged}{0}", number="{x}")
    case = replace(
        case,
        notice=replace(notice, flagged=(replace(notice.flagged[0], order=evil),)),
        standings={evil: replace(standing(1, "provable"), order=evil)},
        passages=tuple(replace(p, order=evil) for p in case.passages),
    )
    text = draft(case).text()
    assert "「{flagged}{0}」" in text
    assert "订单 {evil} 有" in text


def test_what_the_same_orders_lack_is_said_once_and_every_count_is_bound() -> None:
    case = mixed()
    kinds = (ExhibitKind.CHAT_LOG, ExhibitKind.WEIGHT_RECORD, ExhibitKind.VIDEO)
    orders = {ExhibitKind.VIDEO: (order_no(4),)}
    gaps = tuple(
        replace(case.gaps[0], kind=k, orders=orders.get(k, case.gaps[0].orders)) for k in kinds
    )
    lacking = replace(case, gaps=gaps)
    said = [s for s in draft(lacking).section("limits").sentences if s.text.startswith("尚缺")]
    assert [s.text for s in said] == [
        "尚缺聊天记录和称重记录，涉及 2 单。",
        "尚缺视频，涉及 1 单。",
    ]
    fewer = (gaps[0], replace(gaps[1], orders=(order_no(4),)), gaps[2])
    with pytest.raises(NumberStale):
        recompute(draft(lacking), replace(case, gaps=fewer))
