"""Long runs cost the patterns a bounded look from each place: none walks the run again."""

import re

import pytest

from zhendan.intake import chats, track_tables
from zhendan.intake.notices import english, more_words, patterns

LENGTH = 60_000
"""A pattern that walks a run again from each of its places would need hours here, or minutes."""
PATTERNS = (
    patterns.SPAN, more_words._PERIOD, english._ORDER, english._POINTS, chats._ARROW,
    track_tables._SCAN_FIRST, track_tables._SCAN_LAST,
)  # fmt: skip


@pytest.mark.parametrize("run", [" ", "\t", "\n", "1", "a", "一", "1 ", "（", "订单"])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_long_run_ends(pattern: re.Pattern[str], run: str) -> None:
    for text in ("x" + run * (LENGTH // len(run)), run * (LENGTH // len(run))):
        # A run of digits may be one order number; it is never cut into many.
        assert sum(1 for _ in pattern.finditer(text)) <= 1


def test_what_is_meant_is_still_found() -> None:
    span = patterns.SPAN.search("请您在收到通知后 3 个工作日内提交")
    arrow = chats._ARROW.match("客服小美  --> 买家甲")
    last = track_tables._SCAN_LAST.match("快件已签收  2026-06-01 10:00:00")
    order = english._ORDER.search("Order 2026-1234567.")
    points = english._POINTS.search("12.5 violation points")
    found = (span, arrow, last, order, points)
    assert [one[0].strip() for one in found if one] == [
        "请您在收到通知后 3 个工作日内提交",
        "客服小美  --> 买家甲",
        "快件已签收  2026-06-01 10:00:00",
        "2026-1234567",
        "12.5 violation points",
    ]
