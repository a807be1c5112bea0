"""Where a parcel was seen on its way, as its courier's track tells (轨迹站点)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Station:
    """One place at which a parcel was scanned, for the first time in a row."""

    place: str
    """The town, without 市."""
    at: datetime
    lon: float
    lat: float
    """Of the town's centre, to about a kilometre: where in town nobody can tell."""


@dataclass(frozen=True, slots=True)
class Journey:
    """One parcel's way through known towns, oldest scan first."""

    waybill: str
    stations: tuple[Station, ...]
    unplaced: int = 0
    """Scans that name no town that is known."""
