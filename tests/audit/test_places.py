"""Distances between Chinese cities, and what a courier's place text names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhendan.audit.measures.lanes import kilometres, least_hours, place_named, places


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ("北京", "上海", 1067),
        ("广州", "深圳", 105),
        ("乌鲁木齐", "哈尔滨", 3060),
        ("南京", "苏州", 190),
    ],
)
def test_distances_are_right_within_three_per_cent(one: str, other: str, km: int) -> None:
    assert kilometres(one, other) == pytest.approx(km, rel=0.03)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("杭州市", "杭州"),
        ("【苏州】已揽收", "苏州"),
        ("浙江省,杭州市,余杭区", "杭州"),
        ("金华市义乌市", "义乌"),
        ("示例村", None),
        ("浙江省", None),
    ],
)
def test_a_place_text_names_its_city_or_nothing(raw: str, name: str | None) -> None:
    assert place_named(raw) == name


def test_the_gazetteer_covers_every_prefecture() -> None:
    assert len({where for where in places().values()}) > 330


@given(st.floats(0, 6000))
def test_nothing_honest_is_called_too_fast(km: float) -> None:
    # 300 km/h door to door is faster than high-speed rail with handling; a plane needs airports.
    assert least_hours(km) <= km / 120
    assert least_hours(km) <= 3 + km / 800
