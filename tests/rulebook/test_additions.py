"""What a shop checked itself stands on the shipped card: dated, named, and never silent."""

from datetime import UTC, date, datetime

import pytest

from tests.rulebook.shops import notice
from zhendan.domain import Confidence, ZhendanError
from zhendan.rulebook import (
    Additions,
    ArticleUnknown,
    Entered,
    FaultKind,
    Rulebook,
    RuleMalformed,
    blank_overlay,
    confirmed,
    entered,
    name_of,
    read_addition,
    read_additions,
    read_overlay,
)

BOOK = Rulebook.shipped()
TODAY = date(2026, 11, 23)
DELIVERED = datetime(2026, 6, 22, 2, 0, tzinfo=UTC)
NINE = {
    "characters": 800,
    "fields": [
        {"name": "pictures", "kind": "pictures", "zh": "凭证", "en": "pictures", "count": 9},
    ],
}


def typed(name: str, value: object, *, before: str = "", platform: str = "taobao") -> str:
    """The overlay after a person entered one value."""
    made = Entered(name, value, "店主王示例", TODAY, "千牛申诉页面")
    return entered(platform, made, reverify_by=date(2027, 5, 24), before=before)


def book_with(*texts: str) -> Rulebook:
    found = tuple(read_addition(text, "added") for text in texts)
    return BOOK.with_additions(Additions(found))


def test_a_checked_value_fills_what_the_card_does_not_know() -> None:
    text = typed("form_limits", NINE)
    window = {"count": 3, "unit": "calendar_days", "counted_from": "notice"}
    text = typed("appeal_window", window, before=text)
    asked = book_with(text).requirements(notice("taobao"), now=DELIVERED)
    limits = asked.value("form_limits")
    assert limits is not None
    assert limits.source.confidence is Confidence.USER
    assert "店主王示例 于 2026-11-23 核对录入" in limits.source.title
    assert asked.deadline.at is not None
    assert asked.deadline.confidence is Confidence.USER
    assert BOOK.requirements(notice("taobao"), now=DELIVERED).deadline.at is None


def test_entering_a_value_again_replaces_it_and_its_source() -> None:
    text = typed("attempts", {"allowed": 1})
    text = typed("attempts", {"allowed": 2}, before=text)
    card = book_with(text).card("taobao")
    (dated,) = card.values["attempts"]
    assert dated.words.zh == "最多 2 次"


def test_a_checked_value_outranks_a_hint() -> None:
    allowed = book_with(typed("attempts", {"allowed": 5}, platform="xiaohongshu"))
    assert allowed.card("xiaohongshu").on(TODAY, "attempts").words.zh == "最多 5 次"


def test_beside_an_official_page_both_are_read_and_the_earliest_is_planned_by() -> None:
    own = {"count": 2, "unit": "working_days", "counted_from": "notice", "first_day": "next"}
    book = book_with(typed("appeal_window", own, platform="examplemall"))
    found = book.deadline("examplemall", "fake-transaction", DELIVERED)
    assert found.provisional
    assert found.plan_by is not None
    assert found.at is not None
    assert found.plan_by < found.at
    assert any("平台公开页面的说法不同" in step.zh for step in found.steps)


def test_an_overlay_of_somebody_else_is_a_hint_until_confirmed_here() -> None:
    window = {"count": 3, "unit": "calendar_days", "counted_from": "notice", "first_day": "next"}
    shared = confirmed(typed("appeal_window", window), "")
    hint = book_with(shared).deadline("taobao", "fake-transaction", DELIVERED)
    assert hint.confidence is Confidence.THIRD_PARTY
    assert "未核实" in hint.steps[-1].zh
    firm = book_with(confirmed(shared, "店主李示例")).deadline(
        "taobao", "fake-transaction", DELIVERED
    )
    assert firm.confidence is Confidence.USER
    assert not firm.provisional


def test_an_entered_value_goes_stale_on_its_own_day() -> None:
    book = book_with(typed("attempts", {"allowed": 2}, platform="examplemall"))
    stale = [f for f in book.check(date(2027, 5, 25)) if f.kind is FaultKind.STALE]
    assert [f.name for f in stale if f.platform == "examplemall"] == ["attempts"]
    assert not [f for f in book.check(date(2027, 1, 1)) if f.kind is FaultKind.STALE]


def test_a_platform_without_a_card_gets_one_from_its_overlay() -> None:
    card = book_with(typed("attempts", {"allowed": 2}, platform="youzan")).card("youzan")
    assert set(card.values) == {"attempts"}
    assert "appeal_window" in card.unknown


@pytest.mark.parametrize(
    "value", [{"allowed": 0}, "twice", {"allowed": 2, "colour": "red"}, None, [1]]
)
def test_a_value_that_is_none_of_its_kind_is_refused(value: object) -> None:
    with pytest.raises(RuleMalformed):
        typed("attempts", value)


def test_the_form_to_fill_in_is_itself_well_written() -> None:
    text = blank_overlay("youzan", by="店主", on=TODAY, reverify_by=date(2027, 5, 24))
    assert read_overlay(text, "form").platform == "youzan"
    assert "一次提交、不可补充" in text


class Shelf:
    """A shelf in memory."""

    def __init__(self, **texts: str) -> None:
        self.texts = texts

    def kept(self) -> tuple[tuple[str, str], ...]:
        """Every text."""
        return tuple(sorted(self.texts.items()))

    def keep(self, name: str, text: str) -> None:
        """Keep one."""
        self.texts[name] = text

    def forget(self, name: str) -> bool:
        """Drop one."""
        return self.texts.pop(name, None) is not None


def test_a_damaged_addition_stops_no_case_and_is_named_by_the_check() -> None:
    shelf = Shelf(broken="overlay: [", good=typed("attempts", {"allowed": 2}))
    book = BOOK.with_additions(read_additions(shelf))
    assert "attempts" in book.card("taobao").values
    (fault,) = [f for f in book.check(TODAY) if f.kind is FaultKind.DAMAGED]
    assert fault.rule == "broken"
    assert not fault.is_note


YEAR = """
year: 2027
entered_by: 店主王示例
source: {title: 示例放假通知, url: 'https://www.gov.cn/example', published: 2026-11-20}
holidays:
  - {name: {zh: 元旦, en: New Year}, first: 2027-01-01, last: 2027-01-03, make_up: [2027-01-09]}
"""


@pytest.mark.parametrize("text", ["overlay: [", "- 1", "overlay: taobao", "\t"])
def test_nothing_is_entered_into_a_damaged_overlay(text: str) -> None:
    with pytest.raises(RuleMalformed):
        typed("one_shot", True, before=text)


def test_what_is_no_yaml_stays_as_it_is_for_its_reader_to_refuse() -> None:
    assert confirmed("overlay: [", "店主王示例") == "overlay: ["
    with pytest.raises(RuleMalformed):
        read_addition(confirmed("overlay: [", "店主王示例"), "own")


def test_a_holiday_notice_that_a_person_entered_makes_the_year_certain() -> None:
    before = BOOK.deadline("examplemall", "fake-transaction", datetime(2026, 12, 29, 2, tzinfo=UTC))
    book = book_with(YEAR)
    after = book.deadline("examplemall", "fake-transaction", datetime(2026, 12, 29, 2, tzinfo=UTC))
    assert before.provisional
    assert not after.provisional
    assert before.plan_by is not None
    assert after.plan_by is not None
    assert before.plan_by <= after.plan_by
    told = " ".join(step.zh for step in after.steps)
    assert "计入的工作日" in told
    assert "店主王示例 录入" in told
    assert "2026 年放假与调休" in told


def test_a_holiday_notice_that_differs_from_the_shipped_one_is_refused_by_name() -> None:
    other = YEAR.replace("2027", "2026").replace("make_up: [2026-01-09]", "make_up: []")
    book = book_with(other)
    faults = [f for f in book.check(TODAY) if f.kind is FaultKind.DAMAGED]
    assert [f.rule for f in faults] == ["calendar-2026"]
    assert book.calendar.is_working(date(2026, 1, 4))


def test_every_addition_has_a_place_of_its_own() -> None:
    year, overlay = read_addition(YEAR, "y"), read_addition(typed("one_shot", True), "o")
    assert (name_of(year), name_of(overlay)) == ("calendar-2027", "overlay-taobao-fake-transaction")


@pytest.mark.parametrize(
    ("day", "article", "held"),
    [
        (date(2025, 10, 14), "8", True),
        (date(2025, 10, 15), "8", False),
        (date(2025, 10, 14), "9", False),
        (date(2025, 10, 15), "9", True),
        (date(2026, 2, 1), "17", False),
    ],
)
def test_an_article_is_cited_only_for_days_on_which_it_was_in_force(
    day: date, article: str, held: bool
) -> None:
    statute = BOOK.statute("aucl")
    if held:
        assert statute.on(day, article).holds(day)
    else:
        with pytest.raises(ArticleUnknown):
            statute.on(day, article)


def test_every_article_is_sourced_and_said_in_both_languages() -> None:
    for statute in BOOK.statutes:
        for article in statute.articles:
            assert article.says.zh
            assert article.says.en
            assert article.source.confidence in (Confidence.OFFICIAL, Confidence.THIRD_PARTY)
    with pytest.raises(ZhendanError):
        read_addition("statute: x\n", "x")
