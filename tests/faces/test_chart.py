"""The surge chart: true to its numbers, and its words never stand over each other."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.faces import pages
from zhendan.domain import PromotionWindow, SurgeDay
from zhendan.faces.report.chart import NARROW, WIDE, Chart, chart
from zhendan.faces.report.labels import clip, width
from zhendan.faces.report.speech import Speech
from zhendan.steps.look.case_page import CasePage

WIDTHS = (WIDE, NARROW)
START = date(2026, 5, 1)

counts = st.lists(st.integers(0, 5000), min_size=1, max_size=120)
windows = st.lists(
    st.tuples(st.text(max_size=30), st.integers(-20, 140), st.integers(0, 40)), max_size=12
)


def case(observed: list[int], promotions: list[tuple[str, int, int]]) -> CasePage:
    """A case with these daily orders and these promotions (name, first day, length)."""
    whole = pages.mixed()
    days = tuple(
        SurgeDay(START + timedelta(days=i), n, 30.0, 20.0, 40.0, "促销" if i % 7 == 0 else "")
        for i, n in enumerate(observed)
    )
    morning = datetime(START.year, START.month, START.day, 4, tzinfo=UTC)
    return replace(
        whole,
        audit=replace(whole.audit, surge=replace(whole.audit.surge, days=days)),
        promotions=tuple(
            PromotionWindow(
                name, morning + timedelta(days=first), morning + timedelta(days=first + length)
            )
            for name, first, length in promotions
        ),
    )


def drawn(page: CasePage, across: float, lang: str = "zh") -> Chart:
    """The chart of a page that has one."""
    made = chart(page, Speech.of(lang, "Asia/Shanghai"), across)
    assert made is not None
    return made


@given(counts, windows, st.sampled_from(WIDTHS), st.sampled_from(["zh", "en"]))
def test_words_never_stand_over_each_other_nor_leave_the_plot(
    observed: list[int], promotions: list[tuple[str, int, int]], across: float, lang: str
) -> None:
    made = drawn(case(observed, promotions), across, lang)
    words = (*made.window_labels, *made.labels, *made.ticks)
    assert [(a.text, b.text) for a, b in combinations(words, 2) if a.meets(b)] == []
    for label in words:
        assert label.left >= 0
        assert label.right <= made.width + 0.1
        assert 0 < label.y < made.height


@given(counts, st.sampled_from(WIDTHS))
def test_bars_are_as_high_as_their_counts(observed: list[int], across: float) -> None:
    made = drawn(case(observed, []), across)
    ceiling = 1.2 * max([*observed, 40])
    for n, bar in zip(observed, made.bars, strict=True):
        assert bar.height >= 0
        assert bar.over_height >= 0
        whole = bar.height + bar.over_height
        assert whole == pytest.approx((made.base - made.top) * n / ceiling, abs=0.05)
        assert (bar.over_height > 0.02) == (n > 40) or n - 40 < ceiling / 100


@given(counts, windows)
def test_promotions_are_drawn_only_where_they_meet_the_days(
    observed: list[int], promotions: list[tuple[str, int, int]]
) -> None:
    made = drawn(case(observed, promotions), WIDE)
    meet = [p for p in promotions if p[1] < len(observed) and p[1] + p[2] >= 0]
    assert len(made.windows) == len(meet)
    assert all(w.x >= made.left and w.x + w.width <= made.right + 0.1 for w in made.windows)
    assert len(made.window_labels) + made.unnamed >= len(meet)


def test_without_days_there_is_no_chart() -> None:
    speech = Speech.of("zh", "Asia/Shanghai")
    assert chart(pages.bare(), speech, WIDE) is None


def test_a_promotion_day_is_told_from_an_unexplained_one() -> None:
    made = drawn(pages.mixed(), WIDE)
    over = {i: bar.promoted for i, bar in enumerate(made.bars) if bar.over_height > 0}
    assert over == {20: False, 30: True, 31: True, 32: True}


@given(st.text(max_size=40), st.floats(20, 400))
def test_a_clipped_name_fits(text: str, room: float) -> None:
    assert width(clip(text, room)) <= room
