"""On a cross-border platform the same claims are said in English, no more and no less."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.appeal.material import brushed, misjudged, mixed, order_no, passage, sha
from tests.appeal.test_attack import attacked
from zhendan.appeal import AppealMaterial, check, draft, plan_portal
from zhendan.domain import (
    ExhibitId,
    ExhibitKind,
    Explanation,
    Penalty,
    SentenceKind,
    Text,
    Verdict,
    answer_language,
)

Build = Callable[[], AppealMaterial]
NONE = Text("", "")
CJK = re.compile("[\u3400-\u9fff]")


def english(build: Build) -> AppealMaterial:
    """The case as a TikTok Shop reviewer would meet it: no Chinese in what was sent."""
    case = build()
    flagged = tuple(replace(f, reason="Fake orders") for f in case.notice.flagged)
    notice = replace(
        case.notice, platform="tiktok_shop", charge="Fake order", flagged=flagged,
        penalties=(Penalty("points", "2 violation points"), Penalty("removal", "listing removed")),
    )  # fmt: skip
    tasks = tuple(replace(t, owner="Store manager") for t in case.remedies)
    said = tuple(replace(p, says=Text(p.says.zh, "as recorded")) for p in case.passages)
    return replace(case, notice=notice, remedies=tasks, passages=said, lang="en")


@pytest.mark.parametrize("build", [misjudged, mixed, brushed])
def test_the_english_statement_holds_no_chinese_and_the_same_numbers(build: Build) -> None:
    zh, en = draft(build()), draft(english(build))
    assert not CJK.search(en.text())
    assert en.shape == zh.shape
    numbers = [{(n.name, n.value) for s in one.sentences for n in s.numbers} for one in (zh, en)]
    scope = {name for name, _ in numbers[1] if name.startswith("orders.")}
    assert {"orders.flagged"} <= scope
    assert {pair for pair in numbers[1] if pair[0] in dict(numbers[0])} <= numbers[0]


@pytest.mark.parametrize("build", [misjudged, mixed, brushed])
def test_every_english_fact_is_bound_and_every_order_claimed_alike(build: Build) -> None:
    zh, en = draft(build()), draft(english(build))
    assert all(s.anchors for s in en.sentences if s.kind is SentenceKind.FACT)
    for key in ("findings", "evidence", "conceded"):
        orders = [{o for s in one.section(key).sentences for o in s.orders} for one in (zh, en)]
        assert orders[0] == orders[1]


def test_what_speaks_against_the_shop_is_told_in_english_too() -> None:
    case = english(misjudged)
    odd = passage(1, ExhibitKind.WEIGHT_RECORD, "0.03 kg", contradicts=True)
    bare = tuple(p for p in case.passages if p.order != order_no(2))
    zh = replace(case, passages=(*bare, odd), lang="zh")
    told = [
        {n.name for s in draft(each).sentences for n in s.numbers}
        for each in (zh, replace(zh, lang="en"))
    ]
    assert all({"orders.adverse", "orders.unsupported"} <= names for names in told)


def test_personal_data_in_an_english_record_are_masked() -> None:
    case = english(misjudged)
    said = tuple(replace(p, says=Text(p.says.zh, "call 13800138000")) for p in case.passages)
    case = replace(case, passages=said)
    assert "13800138000" not in draft(case).text()
    assert "R16" not in {p.code for p in check(case, draft(case))}


def test_eight_hundred_characters_hold_what_may_never_be_dropped() -> None:
    for build in (misjudged, mixed, brushed):
        statement = draft(english(build))
        assert len(statement.short_text()) <= 800
        assert "flagged orders" in statement.short_text()
        assert set(statement.section("limits").sentences) <= set(statement.short)
        claimed = build is not brushed
        assert ("Device and network data are yours alone" in statement.short_text()) is claimed
        assert plan_portal(english(build), statement).problems == ()


def test_an_english_over_claim_and_an_unproven_past_are_caught() -> None:
    case = english(mixed)
    statement = draft(case)
    for key, words, code in (
        ("findings", "All flagged orders are genuine.", "R12"),
        ("measures", "We have trained the whole staff.", "R18"),
    ):
        parts = tuple(
            replace(
                p,
                sentences=(
                    *p.sentences,
                    replace(p.sentences[-1], text=words, anchors=(), kind=SentenceKind.OPINION),
                ),
            )
            if p.key == key
            else p
            for p in statement.sections
        )
        found = {p.code for p in check(case, replace(statement, sections=parts))}
        assert code in found
    assert not {"R12", "R18"} & {
        p.code for p in check(case, statement) if p.name != "commitment_undated"
    }


@pytest.mark.parametrize(
    ("platform", "charge", "lang"),
    [
        ("tiktok_shop", "Fake order", "en"),
        ("tiktok_shop", "虚假订单", "zh"),
        ("amazon", "Code of conduct", "en"),
        ("aliexpress", "Fake transactions", "en"),
        ("aliexpress", "虚假交易", "zh"),
        ("taobao", "Fake order", "zh"),
        ("tiktok_shop", "", "zh"),
    ],
)
def test_the_language_follows_platform_and_notice(platform: str, charge: str, lang: str) -> None:
    notice = replace(misjudged().notice, platform=platform, charge=charge, body="")
    assert answer_language(notice) == lang


def test_an_attack_with_every_sign_fits_the_box_in_english() -> None:
    case = english(attacked)
    signs = tuple(Explanation(f"K0{n}", NONE, NONE, NONE, Verdict.FOR) for n in range(1, 5))
    told = tuple(replace(a, explanations=signs) for a in case.assessments)
    shelf = (
        *case.exhibits,
        replace(
            case.exhibits[-1], id=ExhibitId("E010"), kind=ExhibitKind.TICKET, sha256=sha("tickets")
        ),
    )
    chats = tuple(passage(n, ExhibitKind.CHAT_LOG, "threat") for n in (1, 2, 3))
    case = replace(case, assessments=told, exhibits=shelf, passages=(*case.passages, *chats))
    statement = draft(case)
    assert sum(bool(s.anchors) for s in statement.section("attack").sentences) == 4
    assert plan_portal(case, statement).problems == ()
