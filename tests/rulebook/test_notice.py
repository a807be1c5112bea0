"""What the notice says comes first; the rulebook only fills the gaps, and says so."""

from datetime import UTC, datetime

import pytest

from tests.rulebook.shops import notice
from zhendan.domain import Attempts, Confidence
from zhendan.rulebook import Circumstances, Rulebook, grade_of
from zhendan.rulebook.wording import answer_passages, windows_in

BOOK = Rulebook.shipped()
NOW = datetime(2026, 6, 21, tzinfo=UTC)


def test_the_deadline_of_the_notice_wins_and_the_reckoning_is_kept_beside_it() -> None:
    at = datetime(2026, 6, 23, 15, 59, 59, tzinfo=UTC)
    words = "请于2026年6月23日23:59前提交申诉凭证"
    found = BOOK.requirements(
        notice("xiaohongshu", deadline_at=at, deadline_words=words, grade=1), now=NOW
    ).deadline
    assert (found.at, found.plan_by) == (at, at)
    assert found.confidence is Confidence.NOTICE
    assert words in found.source.zh
    assert not found.provisional
    assert any("以通知为准" in step.zh and "规则库推算" in step.zh for step in found.steps)


def test_a_window_in_the_words_of_the_notice_is_read_both_ways() -> None:
    found = BOOK.requirements(
        notice("jd", deadline_words="请在收到通知之日起3个工作日内提交申诉"), now=NOW
    ).deadline
    # Saturday 20 June 2026 lies in the Dragon Boat holiday: Mon 22, Tue 23, Wed 24.
    assert found.at == datetime(2026, 6, 24, 15, 59, 59, tzinfo=UTC)
    assert found.plan_by == found.at
    assert found.confidence is Confidence.NOTICE


def test_a_notice_without_platform_or_delivery_gives_no_date_and_no_error() -> None:
    asked = BOOK.requirements(notice("unknown", delivered_at=None), now=NOW)
    assert asked.deadline.at is None
    assert asked.known == ()
    assert "appeal_window" in asked.unknown
    assert "请看通知" in asked.deadline.source.zh


def test_a_mails_arrival_gives_a_date_to_plan_by_that_is_never_certain() -> None:
    arrived = datetime(2026, 11, 19, 6, 5, tzinfo=UTC)
    words = "you may submit an appeal within 7 calendar days"
    mailed = notice("shopee", delivered_at=None, arrived_at=arrived, deadline_words=words)
    found = BOOK.requirements(mailed, now=NOW).deadline
    assert found.plan_by is not None
    assert found.plan_by.date().isoformat() in ("2026-11-25", "2026-11-26")
    assert found.provisional
    assert found.at is None, "nobody is stopped by a date that is guessed"
    assert "暂按通知所写日期或邮件到达时间推算" in found.steps[0].zh
    bare = BOOK.requirements(notice("unknown", delivered_at=None, arrived_at=arrived), now=NOW)
    assert bare.deadline.at is None


def test_a_notice_from_the_year_9999_is_not_counted_from() -> None:
    late = datetime(9999, 12, 31, 23, tzinfo=UTC)
    asked = BOOK.requirements(notice("xiaohongshu", delivered_at=late), now=NOW)
    assert asked.deadline.at is None


def test_the_attempts_of_the_notice_outrank_the_rule() -> None:
    value = BOOK.requirements(notice("xiaohongshu", attempts=1), now=NOW).value("attempts")
    assert value is not None
    assert value.value == Attempts(allowed=1)
    assert value.source.confidence is Confidence.NOTICE


def test_the_grade_is_taken_from_the_label_where_the_notice_gives_none() -> None:
    serious = BOOK.requirements(notice("xiaohongshu", charge="严重违规-虚假交易"), now=NOW)
    general = BOOK.requirements(notice("xiaohongshu", charge="一般违规-虚假交易"), now=NOW)
    assert serious.deadline.plan_by
    assert general.deadline.plan_by
    assert serious.deadline.plan_by < general.deadline.plan_by


def test_an_unknown_grade_is_planned_by_the_shortest_window() -> None:
    unknown = BOOK.requirements(notice("xiaohongshu"), now=NOW).deadline
    serious = BOOK.requirements(notice("xiaohongshu", grade=2), now=NOW).deadline
    general = BOOK.requirements(notice("xiaohongshu", grade=1), now=NOW).deadline
    assert unknown.plan_by == serious.plan_by
    assert unknown.at == general.at


def test_a_hint_is_shown_as_unverified() -> None:
    found = BOOK.requirements(notice("xiaohongshu", grade=2), now=NOW).deadline
    assert found.provisional
    assert "最迟" in found.steps[-1].zh
    assert "未核实" in found.steps[-1].zh


def test_a_named_site_takes_its_own_zone() -> None:
    where = Circumstances(site="th")
    asked = BOOK.requirements(notice("tiktok_shop"), now=NOW, where=where)
    assert asked.deadline.zone == "Asia/Bangkok"
    assert asked.deadline.confidence is Confidence.OFFICIAL


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("情节特别严重", 3),
        ("严重违规-虚假交易", 2),
        ("一般违规", 1),
        ("涉嫌虚假交易", 0),
        ("非严重违规", None),
        ("未严重影响，一般违规", 1),
        ("B类-虚假交易", None),
        ("Particularly serious violation", 3),
        ("Pending", 0),
        ("", None),
    ],
)
def test_the_grade_is_read_from_the_platforms_own_words(words: str, grade: int | None) -> None:
    assert grade_of(words) == grade


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("请在3个工作日内申诉", ["3 working_days unknown"]),
        ("十五日内", ["15 days unknown"]),
        ("二十天以内", ["20 days unknown"]),
        ("收到通知次日起7个自然日内", ["7 calendar_days next"]),
        ("48小时内举证", ["48 hours unknown"]),
        ("within 30 calendar days", ["30 calendar_days unknown"]),
        ("within 2 business days", ["2 working_days unknown"]),
        ("within 72 hours", ["72 hours unknown"]),
        ("请于2026年6月23日前提交", []),
        ("0个工作日内", []),
        ("三三日内", []),
    ],
)
def test_a_window_is_read_from_the_platforms_own_words(words: str, read: list[str]) -> None:
    assert [f"{w.count} {w.unit} {w.first_day}" for w in windows_in(words)] == read


def test_the_time_a_review_takes_is_not_taken_for_a_window() -> None:
    body = "请在3日内提交申诉。申诉将在5个工作日内审核完毕。"
    assert windows_in(answer_passages(body)) == windows_in("请在3日内提交申诉")
