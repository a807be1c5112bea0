"""A parcel's way drawn over the dots of towns: a sketch, no map and no borders."""

import math
from dataclasses import dataclass
from functools import cache

from zhendan.domain import Journey, Station
from zhendan.steps.look.towns import town_dots

WIDTH, HEIGHT = 360.0, 256.0
_WEST, _NORTH = 73.0, 54.0
_SCALE = 7.0
_FLAT = math.cos(math.radians(35))
_EDGE = 60.0
_LEAST, _ROOM = 80.0, 1.7
"""The narrowest part of the sketch that is shown, and how much room stands round a way."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One station with its place on the sketch."""

    station: Station
    number: int
    x: float
    y: float

    @property
    def anchor(self) -> str:
        """Which side of the point its name stands on, so that it stays inside."""
        return "end" if self.x > WIDTH - _EDGE else "start"


@dataclass(frozen=True, slots=True)
class Way:
    """A drawn journey."""

    stops: tuple[Stop, ...]
    path: str
    move: str
    """Brings the dots of the towns under this part of the sketch."""
    named: tuple[Stop, ...]
    """The first and the last stop, whose names stand on the sketch."""


def way(journey: Journey) -> Way | None:
    """The sketch of a journey; None where no scan names a known town."""
    if not journey.stations:
        return None
    west, north, times = _window([_place(one.lon, one.lat) for one in journey.stations])
    stops = tuple(_stop(n, one, (west, north, times)) for n, one in enumerate(journey.stations, 1))
    move = f"translate({-west * times:.1f} {-north * times:.1f}) scale({times:.3f})"
    path = "M" + "L".join(f"{stop.x:g} {stop.y:g}" for stop in stops)
    ends = (stops[0], stops[-1]) if stops[-1].station.place != stops[0].station.place else stops[:1]
    return Way(stops, path, move, ends)


def _window(places: list[tuple[float, float]]) -> tuple[float, float, float]:
    """The part of the sketch round a way: its west and north, and how much it is enlarged."""
    xs, ys = [x for x, _ in places], [y for _, y in places]
    wide = max(_LEAST, (max(xs) - min(xs)) * _ROOM, (max(ys) - min(ys)) * _ROOM * WIDTH / HEIGHT)
    wide = min(WIDTH, wide)
    high = wide * HEIGHT / WIDTH
    west = min(max((max(xs) + min(xs) - wide) / 2, 0.0), WIDTH - wide)
    north = min(max((max(ys) + min(ys) - high) / 2, 0.0), HEIGHT - high)
    return west, north, WIDTH / wide


def _stop(number: int, one: Station, window: tuple[float, float, float]) -> Stop:
    west, north, times = window
    x, y = _place(one.lon, one.lat)
    return Stop(one, number, round((x - west) * times, 1), round((y - north) * times, 1))


@cache
def towns() -> str:
    """Every known town as one path of dots."""
    places = dict.fromkeys(_place(lon, lat) for lon, lat in town_dots())
    return "".join(f"M{x:g} {y:g}h0" for x, y in places)


def _place(lon: float, lat: float) -> tuple[float, float]:
    """Degrees to the sketch's own units; east and west are narrowed as at 35° north."""
    return round((lon - _WEST) * _FLAT * _SCALE, 1), round((_NORTH - lat) * _SCALE, 1)
