"""Interrupted series: a planted change is found, noise is not called a change, doubt is said."""

import random
from datetime import date, timedelta

import pytest

from zhendan.reputation import (
    Metric,
    MetricName,
    MetricSheetUnreadable,
    Shown,
    effects,
    interrupted,
    read_metric_mapping,
    read_sheet,
)

CASE = date(2026, 6, 20)


def line(seed: int, *, jump: float = 0.0, carried: float = 0.4, days: int = 45) -> list[Metric]:
    """Daily service scores with noise that the next day partly keeps."""
    rng, left, found = random.Random(seed), 0.0, []
    for day in range(-days, days + 1):
        left = carried * left + rng.gauss(0, 0.05)
        value = min(5.0, max(0.0, 4.0 + left + (jump if day > 0 else 0.0)))
        name = MetricName.SERVICE_SCORE
        found.append(Metric(name, value, CASE + timedelta(days=day), "虚构"))
    return found


def test_a_planted_change_is_found_with_its_direction() -> None:
    shown = [interrupted(line(seed, jump=-0.4), on=CASE, what="case").shown for seed in range(40)]
    assert shown.count(Shown.LOWER) >= 36
    assert Shown.HIGHER not in shown


def test_the_interval_holds_nearly_as_often_as_it_says() -> None:
    found = [interrupted(line(seed, jump=0.2), on=CASE, what="case") for seed in range(300)]
    held = sum(one.low <= 0.2 <= one.high for one in found if one.low and one.high)
    assert held / len(found) >= 0.92


def test_noise_alone_is_seldom_called_a_change() -> None:
    found = [interrupted(line(seed), on=CASE, what="case").shown for seed in range(300)]
    assert sum(one is not Shown.NO_CHANGE_SEEN for one in found) / len(found) <= 0.08


def test_with_few_values_or_none_that_vary_it_says_that_it_cannot_tell() -> None:
    few = interrupted(line(1, days=8), on=CASE, what="case")
    flat = [Metric(m.name, 4.0, m.measured_on, "虚构") for m in line(1)]
    assert few.shown is interrupted(flat, on=CASE, what="case").shown is Shown.CANNOT_TELL
    assert "无法判断" in few.words.zh


def test_two_measures_within_two_weeks_cannot_be_told_apart() -> None:
    closed = {
        "a": CASE + timedelta(days=20),
        "b": CASE + timedelta(days=25),
    }
    case, *rest = effects(line(3), closed, case_on=CASE)
    assert case.shown is not Shown.CANNOT_TELL
    assert {one.shown for one in rest} == {Shown.CANNOT_TELL}
    (_, alone) = effects(line(3), {"a": CASE + timedelta(days=20)}, case_on=CASE)
    assert alone.shown is not Shown.CANNOT_TELL


MAPPING = read_metric_mapping(
    "day: 统计日期\ncolumns:\n  service_score: 服务分\n  refund_share: 退款率\n"
)


def test_an_export_is_read_by_its_mapping_with_row_and_per_cent() -> None:
    told = "统计日期,服务分,退款率\n2026-06-01,4.8,3.5%\n2026/06/02,--,0.04\n".encode("gb18030")
    found = read_sheet(told, MAPPING, source="体验分.csv")
    assert [(m.name.value, round(m.value, 4)) for m in found] == [
        ("service_score", 4.8),
        ("refund_share", 0.035),
        ("refund_share", 0.04),
    ]
    assert "第2行" in found[0].source


@pytest.mark.parametrize(
    "told", [b"a,b\n1,2\n", "统计日期,服务分,退款率\n昨天,1,2\n".encode(), b"\xff\xfe\xff"]
)
def test_a_sheet_that_does_not_fit_is_refused_in_words(told: bytes) -> None:
    with pytest.raises(MetricSheetUnreadable):
        read_sheet(told, MAPPING, source="x")


def test_a_steady_line_shows_no_change_though_the_computer_rounds() -> None:
    climbing = [
        Metric(MetricName.DAILY_ORDERS, 40.0 + 0.1 * n, CASE + timedelta(days=n), "虚构")
        for n in range(-30, 31)
    ]
    found = interrupted(climbing, on=CASE, what="case")
    assert found.shown is Shown.NO_CHANGE_SEEN
    assert "-0.00" not in found.words.zh
    step = [
        Metric(m.name, m.value + (5 if m.measured_on > CASE else 0), m.measured_on, m.source)
        for m in climbing
    ]
    assert interrupted(step, on=CASE, what="case").shown is Shown.HIGHER


def test_a_measure_without_numbers_since_the_case_lacks_numbers_and_is_not_too_near() -> None:
    before = [one for one in line(3) if one.measured_on < CASE]
    (_, alone) = effects(before, {"a": CASE + timedelta(days=40)}, case_on=CASE)
    assert alone.shown is Shown.CANNOT_TELL
    assert "每边至少" in alone.words.zh
    assert "两周" not in alone.words.zh
    assert effects([], {"a": CASE}, case_on=CASE) == ()


@pytest.mark.parametrize("day", ["2026-06-01 00:00:00", "2026-06-01T08:00", "2026年06月01日"])
def test_a_day_is_read_with_the_clock_that_an_export_writes_beside_it(day: str) -> None:
    told = f"统计日期,服务分,退款率\n{day},4.8,--\n".encode()
    (found,) = read_sheet(told, MAPPING, source="x")
    assert found.measured_on == date(2026, 6, 1)


def test_a_mapping_names_headings_and_nothing_that_holds_more() -> None:
    nested = "a: &a [x, x]\nday: 日期\ncolumns: {service_score: *a}\n"
    for wrong in (
        nested,
        "day: 日期\ncolumns: {}\n",
        "day: [日期]\ncolumns: {service_score: 分}\n",
    ):
        with pytest.raises(MetricSheetUnreadable):
            read_metric_mapping(wrong)
