"""A parcel's way on the sketch: inside it, legible when short, told in words, no map."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.faces.pages import misjudged
from zhendan.domain import Journey, Station
from zhendan.faces.report.journey import HEIGHT, WIDTH, way
from zhendan.faces.report.render import render

NORTH = ("漠河", 122.5, 53.0)
AT = datetime(2026, 6, 19, tzinfo=UTC)
NEAR = (("苏州", 120.62, 31.32), ("杭州", 120.19, 30.26))
FAR = (
    ("喀什", 75.99, 39.47),
    ("武汉", 114.31, 30.52),
    ("三亚", 109.51, 18.25),
    ("漠河", 122.5, 53.0),
)


def journey(towns: tuple[tuple[str, float, float], ...], unplaced: int = 0) -> Journey:
    stations = (Station(t[0], AT + timedelta(days=n), t[1], t[2]) for n, t in enumerate(towns))
    return Journey("SF0000000000001", tuple(stations), unplaced)


def test_every_station_lies_inside_and_two_near_towns_lie_apart() -> None:
    for towns in (NEAR, (*FAR, NORTH), NEAR[:1]):
        drawn = way(journey(towns))
        assert drawn is not None
        assert all(0 <= stop.x <= WIDTH and 0 <= stop.y <= HEIGHT for stop in drawn.stops)
    near = way(journey(NEAR))
    assert near is not None
    assert abs(near.stops[0].y - near.stops[1].y) > 15


def test_a_way_back_to_the_same_town_names_it_once() -> None:
    drawn = way(journey((*NEAR, NEAR[0])))
    assert drawn is not None
    assert [stop.station.place for stop in drawn.named] == ["苏州"]


def test_without_a_known_town_nothing_is_drawn() -> None:
    assert way(Journey("SF1", (), 3)) is None


def test_the_report_says_that_it_is_no_map_and_lists_the_stations() -> None:
    shown = misjudged()
    order = shown.notice.flagged[0].order
    told = render(replace(shown, journeys={order: (journey(NEAR, unplaced=2),)}), "zh")
    figure = told[told.index('<figure class="way">') :].partition("</figure>")[0]
    assert "不是地图，不表示边界" in figure
    assert "2 个节点没有写明城市" in figure
    assert figure.count("<li>") == 2
    assert told.count('id="towns"') == 1, "the dots stand in the page once"
