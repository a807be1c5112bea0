"""Every shipped card is sourced, dated and honest about what nobody knows."""

from datetime import UTC, date, datetime

import pytest

from tests.rulebook.shops import notice
from zhendan.domain import Confidence, Text
from zhendan.rulebook import (
    ASKED,
    Dated,
    FaultKind,
    Rule,
    Rulebook,
    RuleUnknown,
    Window,
    card_as_data,
)

BOOK = Rulebook.shipped()
CARDS = [pytest.param(card, id=f"{card.platform}/{card.rule}") for card in BOOK.cards]
REAL = [c for c in BOOK.cards if c.platform != "examplemall"]
NEEDED = {
    "taobao",
    "tmall",
    "jd",
    "pdd",
    "douyin",
    "kuaishou",
    "wechat_store",
    "xiaohongshu",
    "1688",
    "aliexpress",
    "shopee",
    "lazada",
    "tiktok_shop",
    "amazon",
    "ebay",
    "etsy",
    "examplemall",
}


def every_value(card: Rule) -> list[Dated]:
    return [dated for values in card.values.values() for dated in values]


def test_every_platform_of_the_reference_has_a_card() -> None:
    assert set(BOOK.platforms()) == NEEDED


@pytest.mark.parametrize("card", CARDS)
def test_every_asked_name_is_known_or_said_to_be_unknown(card: Rule) -> None:
    assert set(ASKED) <= set(card.values) | set(card.unknown)
    assert not set(card.values) & set(card.unknown)


@pytest.mark.parametrize("card", CARDS)
def test_every_value_cites_a_source_that_was_out_by_then(card: Rule) -> None:
    for dated in every_value(card):
        published = dated.source.published
        assert not (dated.since and published) or published <= dated.since.isoformat()
        assert dated.source.seen
        assert dated.source.seen[:7] <= card.checked.isoformat()[:7]


@pytest.mark.parametrize("card", CARDS)
def test_every_value_can_be_said_in_both_languages(card: Rule) -> None:
    for dated in every_value(card):
        assert dated.words.zh.strip()
        assert dated.words.en.strip()
        assert "Attempts(" not in dated.words.en + dated.words.zh


@pytest.mark.parametrize("card", CARDS)
def test_an_official_value_has_an_address_and_a_hint_is_not_linked(card: Rule) -> None:
    for source in card.sources.values():
        official = source.confidence is Confidence.OFFICIAL
        assert bool(source.url) is official


@pytest.mark.parametrize("card", CARDS)
def test_every_source_is_used(card: Rule) -> None:
    assert set(card.sources) == {dated.source.id for dated in every_value(card)}


@pytest.mark.parametrize("card", [pytest.param(c, id=c.platform) for c in REAL])
def test_a_mainland_window_nobody_read_stays_unknown(card: Rule) -> None:
    if card.platform in {"taobao", "tmall", "jd", "pdd", "douyin", "kuaishou", "1688"}:
        with pytest.raises(RuleUnknown):
            card.on(date(2026, 6, 20), "appeal_window")


@pytest.mark.parametrize(("day", "count"), [(date(2025, 3, 31), 3), (date(2025, 4, 1), 5)])
def test_a_notice_is_answered_by_the_rule_of_its_day(day: date, count: int) -> None:
    window = BOOK.card("examplemall").on(day, "appeal_window").value
    assert isinstance(window, Window)
    assert window.count == count


def test_before_the_first_value_nothing_is_known() -> None:
    with pytest.raises(RuleUnknown):
        BOOK.card("examplemall").on(date(2022, 12, 31), "appeal_window")


def test_a_value_of_another_site_is_not_borrowed() -> None:
    card = BOOK.card("tiktok_shop")
    with pytest.raises(RuleUnknown):
        card.on(date(2026, 6, 20), "appeal_window", site="id")


@pytest.mark.parametrize("card", CARDS)
def test_the_stamp_appears_the_day_after_the_re_verify_date(card: Rule) -> None:
    assert not card.is_stale(card.reverify_by)
    assert card.is_stale(date.fromordinal(card.reverify_by.toordinal() + 1))


def test_a_stale_card_marks_requirements_and_values_and_is_listed() -> None:
    now = datetime(2027, 2, 23, 1, tzinfo=UTC)
    asked = BOOK.requirements(notice("taobao"), now=now)
    assert asked.stale
    assert all(value.stale for value in asked.known)
    stale = [f for f in BOOK.check(date(2027, 2, 23)) if f.kind is FaultKind.STALE]
    assert {f.platform for f in stale} - {"law"} == NEEDED - {"examplemall"}
    assert not BOOK.requirements(notice("taobao"), now=datetime(2027, 2, 22, tzinfo=UTC)).stale


def test_the_shipped_cards_need_no_repair_today_and_say_what_was_not_archived() -> None:
    faults = BOOK.check(date(2026, 11, 22))
    assert [f for f in faults if not f.is_note] == []
    assert any(f.kind is FaultKind.NOT_ARCHIVED for f in faults)
    assert any(f.kind is FaultKind.HINT for f in faults)


@pytest.mark.parametrize("card", CARDS)
def test_a_card_as_plain_data_holds_every_value_source_and_unknown(card: Rule) -> None:
    page = card_as_data(card, date(2026, 11, 22))
    values, unknown, sources = page["values"], page["unknown"], page["sources"]
    assert isinstance(values, list)
    assert isinstance(unknown, list)
    assert isinstance(sources, list)
    assert len(values) == len(every_value(card))
    assert [entry["name"] for entry in unknown] == list(card.unknown)
    assert {entry["source"] for entry in values} == {entry["id"] for entry in sources}


def test_the_words_of_a_value_travel_with_it() -> None:
    asked = BOOK.requirements(notice("xiaohongshu"), now=datetime(2026, 6, 21, tzinfo=UTC))
    attempts = asked.value("attempts")
    assert attempts is not None
    assert attempts.words == Text("最多 3 次", "at most 3")
