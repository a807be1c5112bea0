"""The penalty's day is read only where the notice names it as such, with its passage."""

from datetime import date

import pytest

from zhendan.formats.cleaning.times import TimeRules
from zhendan.intake.notices.penalty_day import penalty_at

NAMED = [
    ("处罚时间：2026-11-15 10:00:00", date(2026, 11, 15)),
    ("处罚生效时间：2026年11月15日", date(2026, 11, 15)),
    ("生效日期： 2026/11/15", date(2026, 11, 15)),
    ("搜索降权自2026年11月21日起执行30天。", date(2026, 11, 21)),
    ("自2026年11月21日起，对涉案商品搜索降权30天。", date(2026, 11, 21)),
    ("我们将于2026-11-22对店铺冻结货款30天。", date(2026, 11, 22)),
    ("店铺已于2026-11-19扣除12分，并于2026-11-22下架商品。", date(2026, 11, 19)),
    ("Your listing restriction is effective from 2026-11-18.", date(2026, 11, 18)),
    ("The deactivation took effect on November 19, 2026.", date(2026, 11, 19)),
]
OTHERS = [
    "您的店铺于2026-10-12至2026-10-30存在虚假交易行为，扣2分，涉及商品搜索降权30天。",
    "请于2026年11月27日23:59前在违规管理中心提交申诉凭证。",
    "通知送达时间：2026-11-20 10:12:30",
    "处罚通知时间：2026-11-20 10:12:30",
    "违规时间：2026-11-10 00:00:00",
    "自2026-10-12起贵店订单异常，现限制推广。",
    "申诉时效：自处罚生效之日起7天内，可申诉2次",
    "Please appeal by 2026-11-25 23:59:59 (PST).",
    "处罚时间：2026-13-45",
    "",
]


@pytest.mark.parametrize(("text", "day"), NAMED)
def test_the_penaltys_day_is_read_with_its_passage(text: str, day: date) -> None:
    at, words = penalty_at(text, TimeRules(zone="UTC"))
    assert at is not None
    assert at.date() == day
    assert words
    assert words.rstrip("。.") in text.rstrip("。.")


@pytest.mark.parametrize("text", OTHERS)
def test_no_other_day_is_taken_for_it(text: str) -> None:
    assert penalty_at(text, TimeRules(zone="UTC")) == (None, "")
