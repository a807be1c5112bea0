"""A parcel's way through towns: in order of scans, a town once in a row, the unknown counted."""

from datetime import timedelta

from tests.audit.shop import DAY_ONE, Deal, Shop
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.audit import journeys, town_dots
from zhendan.domain import OrderId

ONE, OTHER = OrderId("Z1"), OrderId("Z2")


def told(**more: object) -> dict[OrderId, object]:
    shop = Shop([Deal("Z1", DAY_ONE, "b1", city="武汉市"), Deal("Z2", DAY_ONE, "b2")])
    if more:
        shop.add("track_events", **more)
    tables = DuckdbTables()
    shop.load(tables)
    return dict(journeys(tables, [ONE, OTHER, OrderId("nobody's")]))


def test_stations_follow_each_other_and_a_town_counts_once_in_a_row() -> None:
    (way,) = told()[ONE]  # type: ignore[misc]  # one parcel
    assert [one.place for one in way.stations] == ["杭州", "武汉"]
    assert way.stations[0].at < way.stations[1].at
    assert (way.stations[1].lon, way.stations[1].lat) in town_dots()
    assert way.unplaced == 0


def test_a_scan_without_a_known_town_is_counted_and_not_drawn() -> None:
    lost = {
        "track_event_id": "x", "parcel_id": "WZ1", "seq": 9, "event": "in_transit",
        "occurred_at": DAY_ONE + timedelta(days=2), "tz_assumed": False, "city": "某转运场",
        "provider": "kuaidi100",
    }  # fmt: skip
    (way,) = told(**lost)[ONE]  # type: ignore[misc]  # one parcel
    assert way.unplaced == 1
    assert [one.place for one in way.stations] == ["杭州", "武汉"]


def test_without_a_track_there_is_no_way() -> None:
    shop = Shop([Deal("Z1", DAY_ONE, "b1")], without=frozenset({"track_events"}))
    tables = DuckdbTables()
    shop.load(tables)
    assert journeys(tables, [ONE]) == {}
    assert OrderId("nobody's") not in told()
