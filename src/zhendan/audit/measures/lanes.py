"""How far apart two places are, and how fast a parcel can honestly get from one to the other."""

import csv
import math
from functools import cache
from importlib.resources import files

from zhendan.audit.measures.text import table_of
from zhendan.domain import Tables

EARTH_KM = 6371.0
# A parcel that goes by road straight from door to door: 120 km/h, the motorway limit, with no
# handling at all. By air: 800 km/h, and 3 h for two airports. Nothing honest is faster; same-day
# couriers need several times as long.
ROAD_KM_H = 120.0
AIR_KM_H = 800.0
AIRPORT_HOURS = 3.0
# Below this the two centres may be one town to a courier.
NEAR_KM = 80.0


@cache
def places() -> dict[str, tuple[float, float]]:
    """Known places by name, with and without 市: (longitude, latitude) in degrees."""
    text = (files("zhendan.audit") / "cities.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    found: dict[str, tuple[float, float]] = {}
    for row in rows:
        where = (float(row["lon"]), float(row["lat"]))
        for name in (row["name"], row["name"].removesuffix("市").removesuffix("地区")):
            found.setdefault(name, where)
    return found


@cache
def place_named(raw: str) -> str | None:
    """The known place that a courier's text names, the last and longest one; None if unknown.

    「浙江省,杭州市,余杭区」 names 杭州; a bare province names nothing, since it has no one centre.
    """
    hits = [(raw.rfind(name), len(name), name) for name in places() if name in raw]
    if not hits:
        return None
    _, _, name = max(hits, key=lambda hit: (hit[1], hit[0]))
    return name.removesuffix("市")


def kilometres(one: str, other: str) -> float:
    """Great-circle distance between two known places."""
    (lon1, lat1), (lon2, lat2) = places()[one], places()[other]
    a, b = math.radians(lat1), math.radians(lat2)
    half = (
        math.sin((b - a) / 2) ** 2
        + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


def least_hours(km: float) -> float:
    """The shortest time in which goods can cover the distance."""
    return min(km / ROAD_KM_H, AIRPORT_HOURS + km / AIR_KM_H)


def make_lanes(tables: Tables) -> None:
    """Make `audit_lanes`: each pair of places that some parcel joined, with its distance."""
    pairs = tables.rows(
        "SELECT DISTINCT first_place, last_place FROM audit_parcels "
        "WHERE first_place IS NOT NULL AND last_place IS NOT NULL"
    )
    rows = [_lane(str(one), str(other)) for one, other in sorted(pairs, key=repr)]
    columns = {
        "first_place": "VARCHAR",
        "last_place": "VARCHAR",
        "first_city": "VARCHAR",
        "last_city": "VARCHAR",
        "km": "DOUBLE",
        "least_s": "BIGINT",
    }
    tables.make("audit_lanes", table_of(columns, rows))


def _lane(one: str, other: str) -> tuple[object, ...]:
    """One pair; the distance is missing where a place is unknown, 0 where they are near."""
    first, last = place_named(one), place_named(other)
    if first is None or last is None:
        return (one, other, first, last, None, None)
    km = round(kilometres(first, last), 1)
    if km < NEAR_KM:
        return (one, other, first, last, 0.0, 0)
    return (one, other, first, last, km, int(least_hours(km) * 3600))


def distance(one: str, other: str) -> float | None:
    """Kilometres between two places as couriers write them; None where one is unknown."""
    first, last = place_named(one), place_named(other)
    if first is None or last is None:
        return None
    return round(kilometres(first, last), 1)


@cache
def province_of() -> dict[str, str]:
    """The province of each known place, without its last character 省 or 市."""
    text = (files("zhendan.audit") / "cities.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["name"]: row["province"][:2] for row in rows}


def make_regions(tables: Tables) -> None:
    """Make `audit_regions`: whether a receiver's city lies in the province written beside it."""
    pairs = tables.rows(
        "SELECT DISTINCT receiver_province, receiver_city FROM audit_orders "
        "WHERE receiver_province IS NOT NULL AND receiver_city IS NOT NULL"
    )
    known = province_of()
    rows = [
        (province, city, int(known[str(city)] == str(province)[:2]))
        for province, city in sorted(pairs, key=repr)
        if str(city) in known
    ]
    columns = {
        "receiver_province": "VARCHAR",
        "receiver_city": "VARCHAR",
        "city_in_province": "BIGINT",
    }
    tables.make("audit_regions", table_of(columns, rows))


def make_ends(tables: Tables) -> None:
    """Make `audit_ends`: how far a track's last place is from the order's own city."""
    pairs = tables.rows(
        "SELECT DISTINCT receiver_city, last_place FROM audit_orders "
        "WHERE receiver_city IS NOT NULL AND last_place IS NOT NULL"
    )
    rows = [_lane(str(one), str(other))[:5] for one, other in sorted(pairs, key=repr)]
    columns = {
        "receiver_city": "VARCHAR",
        "last_place": "VARCHAR",
        "meant_city": "VARCHAR",
        "end_city": "VARCHAR",
        "off_target_km": "DOUBLE",
    }
    tables.make("audit_ends", table_of(columns, rows))
