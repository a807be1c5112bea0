"""How a parcel travels: scans along a lane, as slow as real lorries, with honest blemishes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from zhendan_synth.facts import City, Scan
from zhendan_synth.places import HUBS, kilometres
from zhendan_synth.streams import Stream

_PACE = {"顺丰速运": 0.7, "中通快递": 1.0}
_DIRECT_KM = 700  # beyond that a parcel changes lorries once
_LORRY_KMH = 42.0  # over the day, stops included
_SORTING_H = 4.0
_SIGNED = (
    "已签收，签收人：本人",
    "已签收，签收人：本人",
    "已签收，签收人凭取货码签收（示例驿站）",
    "已签收，已投放至示例快递柜",
    "已签收，签收人：家人代收",
)


@dataclass(frozen=True, slots=True)
class Lane:
    """One trip: from where to where, by whom, and with what in the bag."""

    courier: str
    outlet: str
    origin: City
    to: City
    handed_at: datetime
    grams: int


def full_track(lane: Lane, stream: Stream) -> tuple[Scan, ...]:
    """Pick-up, hubs, delivery: three to nine nodes by distance."""
    short = lane.origin.name
    scans = [_scan(lane.handed_at, lane.origin, f"{lane.outlet} 已揽收", "揽收")]
    clock = lane.handed_at + timedelta(minutes=stream.between(70, 260))
    shown = stream.chance(0.7) or "礼品仓" in lane.outlet
    weighed = f"，重量 {lane.grams / 1000:.2f}kg" if shown else ""
    leaves = f"快件离开 {short}转运中心，发往 {lane.to.name}{weighed}"
    scans.append(_scan(clock, lane.origin, leaves, "在途"))
    clock = _through_hubs(lane, stream, scans)
    scans.append(_scan(clock, lane.to, f"快件到达 {lane.to.name}示例营业部", "在途"))
    clock = _next_round(clock, stream)
    courier_phone = f"[135****{stream.below(10000):04d}]"
    scans.append(_scan(clock, lane.to, f"派件中，快递员 {courier_phone}", "派件"))
    clock += timedelta(minutes=stream.between(45, 420))
    scans.append(_scan(clock, lane.to, stream.pick(_SIGNED), "签收"))
    return tuple(scans)


def thin_track(lane: Lane, stream: Stream, *, hours: float = 0.0) -> tuple[Scan, ...]:
    """Two scans only: picked up, signed; in `hours` if given, else after an ordinary time."""
    usual = (kilometres(lane.origin, lane.to) / _LORRY_KMH + 20) * stream.span(0.9, 1.2)
    later = timedelta(minutes=round((hours or usual) * 60))
    first = _scan(lane.handed_at, lane.origin, f"{lane.outlet} 已揽收", "揽收")
    last = _scan(lane.handed_at + later, lane.to, "已签收，签收人：本人", "签收")
    return (first, last)


def returned(scans: tuple[Scan, ...], stream: Stream) -> tuple[Scan, ...]:
    """The track of a parcel that the receiver refused."""
    before, last = scans[:-1], scans[-1]
    home = scans[0].city
    refused = _scan(last.at, last.city, "收件人拒收，快件退回", "退回")
    back = last.at + timedelta(hours=stream.between(30, 80))
    return (*before, refused, _scan(back, home, "退回件已签收，签收人：发件人", "退签"))


def onward(scans: tuple[Scan, ...], stream: Stream) -> tuple[Scan, ...]:
    """The track of a parcel that a forwarder sends on: signed for in another city."""
    before, last = scans[:-1], scans[-1]
    far = stream.pick([city for city in HUBS if city != last.city])
    leaves = _scan(
        last.at, last.city, f"快件离开 {last.city.name}示例集运仓，发往 {far.name}", "在途"
    )
    later = last.at + timedelta(hours=stream.between(40, 110))
    return (*before, leaves, _scan(later, far, "已签收，签收人：本人", "签收"))


def _through_hubs(lane: Lane, stream: Stream, scans: list[Scan]) -> datetime:
    """Add the hub between, if the way is long; the moment of leaving the receiver's hub."""
    slow = stream.span(0.9, 1.35) * _PACE.get(lane.courier, 1.0)
    clock, last = scans[-1].at, lane.origin
    hub = min(HUBS, key=lambda city: kilometres(lane.origin, city) + kilometres(city, lane.to))
    far = kilometres(lane.origin, lane.to) > _DIRECT_KM
    for stop in [hub] if far and hub not in (lane.origin, lane.to) else []:
        clock = _driven(clock, kilometres(last, stop), slow)
        scans.append(_scan(clock, stop, f"快件到达 {stop.name}转运中心", "在途"))
        clock, last = clock + timedelta(minutes=stream.between(40, 150)), stop
        leaves = f"快件离开 {stop.name}转运中心，发往 {lane.to.name}"
        scans.append(_scan(clock, stop, leaves, "在途"))
    clock = _driven(clock, kilometres(last, lane.to), slow)
    scans.append(_scan(clock, lane.to, f"快件到达 {lane.to.name}转运中心", "在途"))
    return clock + timedelta(minutes=stream.between(60, 240))


def _driven(start: datetime, far: float, slow: float) -> datetime:
    """The moment of arrival: hours of sorting, then the road."""
    return start + timedelta(minutes=round((_SORTING_H + far / _LORRY_KMH) * slow * 60))


def _next_round(clock: datetime, stream: Stream) -> datetime:
    """The next morning or noon round of the courier after `clock`."""
    for day in range(3):
        for hour in (8, 13):
            start = clock.replace(hour=hour, minute=stream.below(50), second=stream.below(60))
            start += timedelta(days=day)
            if start > clock:
                return start
    return clock + timedelta(days=1)


def _scan(at: datetime, city: City, words: str, status: str) -> Scan:
    """One node, with the code that kuaidi100 gives the status."""
    codes = {"揽收": "1", "在途": "1002", "派件": "5", "签收": "301", "退回": "6", "退签": "4"}
    return Scan(at, f"【{city.name}】{words}", status, codes[status], city)
