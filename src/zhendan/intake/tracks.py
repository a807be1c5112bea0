"""Courier tracks as JSON, one waybill at a time, whichever provider answered."""

import re
from collections.abc import Callable, Iterable, Mapping

from zhendan.domain import ExhibitKind, SourceClass, Text
from zhendan.formats.cleaning.ids import identifier
from zhendan.formats.cleaning.scans import courier_in, masked_scan, phone_in
from zhendan.formats.cleaning.times import Moment, TimeRules, moment
from zhendan.formats.cleaning.weights import weight_in
from zhendan.formats.cleaning.words import folded
from zhendan.formats.row_problems import CellUnusable, IdDamaged, TimeUnclear
from zhendan.intake.couriers import abroad, chinese, services
from zhendan.intake.couriers.answers import Found, Json, NoTrack, Track
from zhendan.intake.draft import Draft, Values
from zhendan.intake.file_problems import TrackAborted
from zhendan.intake.lineage import Place
from zhendan.intake.taking import UNKNOWN, Taking
from zhendan.intake.template_problems import (
    AnswerWithoutTrack,
    CourierKnowsNothing,
    TrackUnnumbered,
    ZoneAssumed,
)
from zhendan.intake.words import carrier_code
from zhendan.intake.words.tracks import event_in_words, refined, signer

_IN_BRACKETS = re.compile(r"【([^】]{2,12})】")
_PLACE_ENDS = ("市", "区", "县", "盟", "省")
_ZONED = re.compile(r"(Z|UTC|[+-]\d{2}:?\d{2})$|^1\d{9}(\d{3})?$")
_TWO = 2
_SHORT_CITY = 4
_READERS: tuple[tuple[str, str, Callable[[Json], Found]], ...] = (
    ("kuaidi100", "快递100", chinese.kuaidi100),
    ("kdniao", "快递鸟", chinese.kdniao),
    ("sf", "顺丰", chinese.shunfeng),
    ("yunda", "韵达", chinese.yunda),
    ("aftership", "AfterShip", services.aftership),
    ("17track", "17TRACK", services.track17_old),
    ("17track", "17TRACK", services.track17),
    ("trackingmore", "TrackingMore", services.trackingmore),
    ("karrio", "karrio", services.karrio),
    ("epcis", "EPCIS", services.epcis),
    ("fedex", "FedEx", abroad.fedex),
    ("ups", "UPS", abroad.ups),
    ("usps", "USPS", abroad.usps),
    ("dhl", "DHL", abroad.dhl),
    ("mydhl", "MyDHL", abroad.mydhl),
    ("australia_post", "Australia Post", abroad.australia_post),
    ("la_poste", "La Poste", abroad.la_poste),
    ("sendle", "Sendle", abroad.sendle),
)
_CHINESE = frozenset({"kuaidi100", "kdniao", "sf", "yunda", "copied"})
"""Providers whose times are Beijing's wherever the shop is."""
_BEIJING = TimeRules()


def couriers_read() -> tuple[str, ...]:
    """Every provider whose answers are read, once."""
    return tuple(dict.fromkeys(name for _, name, _ in _READERS))


def take_tracks(taking: Taking, said: Json, pointer: str) -> bool:
    """Take the tracks of one JSON object; False where it is no courier's answer."""
    for provider, name, reader in _READERS:
        found = list(reader(said))
        if found:
            _recognised(taking, provider, name)
            for one in found:
                _take(taking, provider, name, pointer, one)
            return True
    return False


def take_copied(taking: Taking, tracks: Iterable[Track]) -> None:
    """Take tracks that a person copied from a page: what a courier showed, kept by the shop."""
    if taking.recognised_as == UNKNOWN:
        taking.recognised_as = "track.copied"
        taking.title = Text("抄录的物流轨迹", "Track copied from a page")
        taking.kind, taking.source = ExhibitKind.WAYBILL_TRACK, SourceClass.SCREEN
        taking.score, taking.grain = 1.0, "track event"
    for track in tracks:
        _take_parcel(taking, "copied", "", track)


def _recognised(taking: Taking, provider: str, name: str) -> None:
    """Say what the file was taken for."""
    if taking.recognised_as == UNKNOWN:
        taking.recognised_as = f"courier.{provider}"
        taking.title = Text(f"{name} 物流轨迹", f"{name} track")
        taking.kind, taking.source = ExhibitKind.WAYBILL_TRACK, SourceClass.COURIER_OR_PAYMENT
        taking.score, taking.grain = 1.0, "track event"


def _take(taking: Taking, provider: str, name: str, pointer: str, found: object) -> None:
    """One finding of an answer: a track, an error that it names, or a mere receipt."""
    if isinstance(found, Track):
        _take_parcel(taking, provider, pointer, found)
    elif isinstance(found, NoTrack):
        taking.say(CourierKnowsNothing(message=masked_scan(found.message)))
    else:
        taking.say(AnswerWithoutTrack(service=name))


def _take_parcel(taking: Taking, provider: str, pointer: str, track: Track) -> None:
    """One waybill with its scans, each scan with its own source row."""
    parcel, below = track.parcel, pointer + track.pointer
    try:
        waybill = identifier(str(parcel.get("waybill_no") or ""), "waybill")
    except IdDamaged as error:
        # What it may have been is asked once the waybills of all files are known.
        waybill = str(error.facts["value"])
    except CellUnusable as error:
        taking.reject(error, 0)
        return
    if not waybill:
        taking.refuse(TrackUnnumbered())
        return
    facts = {key: value for key, value in parcel.items() if value and key != "line"}
    ref = _kept(taking, _place(taking, parcel, below), facts)
    spoken = _spoken(provider, track)
    read = [
        _scan(taking, spoken, scan, _place(taking, scan, f"{below}/{n}"))
        for n, scan in enumerate(track.scans)
    ]
    events = [scan for scan in read if scan is not None]
    if parcel.get("aborted"):
        taking.say(TrackAborted(waybill=waybill, message=parcel["message"]))
    assumed = sum(1 for scan in events if scan["tz_assumed"])
    if assumed and spoken not in _CHINESE:
        taking.say(ZoneAssumed(count=assumed, zone=taking.time_rules.zone))
    raw = str(parcel.get("carrier_raw") or "")
    values: Values = facts | {
        "waybill_no": waybill,
        "carrier_code": carrier_code(raw) or raw,
        "provider": provider,
        "events": events,
        "line": parcel.get("line"),
    }
    draft = Draft(values, ref, provider)
    draft.file = taking.received.number
    taking.gathered.add("tracks", draft)
    taking.rows += max(len(track.scans), 1) - (len(track.scans) - len(events))


def _spoken(provider: str, track: Track) -> str:
    """By whose habits the scans are read: a page copied in English is no Chinese courier's."""
    in_english = all(str(scan.get("text") or "").isascii() for scan in track.scans)
    return "copied_english" if provider == "copied" and in_english else provider


def _place(taking: Taking, said: Values, pointer: str) -> Place:
    """The line that a person copied, or where it lies inside the answer."""
    line = said.get("line")
    return taking.place(row=line) if isinstance(line, int) else taking.place(pointer=pointer)


def _kept(taking: Taking, place: Place, said: Mapping[str, object], problem: str = "") -> int:
    """The row_ref of a piece of the answer, kept with people's data masked."""
    pairs = [(key, str(value)) for key, value in said.items() if value]
    headers, cells = [key for key, _ in pairs], [value for _, value in pairs]
    return taking.lineage.keep(place, headers, cells, problem)


def _scan(taking: Taking, provider: str, scan: Values, place: Place) -> Values | None:
    """One scan cleaned; one whose time cannot be read is kept raw, rejected and counted."""
    text = folded(str(scan.get("text") or ""))
    kept = {
        ("scan_text" if key == "text" else key): value
        for key, value in scan.items()
        if key != "line"
    }
    try:
        at = _time(taking, provider, scan.get("time"))
    except CellUnusable as error:
        _kept(taking, place, kept, error.code)
        taking.reject(error, 0)
        return None
    ref = _kept(taking, place, kept)
    found = event_in_words(provider, str(scan["event"]), text)
    phone = phone_in(text)
    where = str(scan.get("place") or "") or None
    province, city = _city(where, text)
    return {
        "event": refined(found, text),
        "event_raw": masked_scan(str(scan.get("text") or "")) or None,
        "code_raw": scan.get("code"),
        "occurred_at": at.at,
        "tz_assumed": not _ZONED.search(str(scan.get("time") or "")),
        "place_raw": where,
        "province": province,
        "city": city,
        "area_code": scan.get("area_code"),
        "courier_name_masked": courier_in(text),
        "courier_phone_hash": taking.keeper.phone(phone).hash if phone else None,
        "signer_kind": signer(refined(found, text)),
        "weight_g": weight_in(text),
        "received_at": _received(taking, scan.get("received")),
        "row_ref": ref,
    }


def _time(taking: Taking, provider: str, said: object) -> Moment:
    """When a scan happened. Raises `TimeUnclear`, also where it says nothing."""
    rules = _BEIJING if provider in _CHINESE else taking.time_rules
    raw = str(said or "")
    at = moment(raw, "time", rules)
    if at is None:
        raise TimeUnclear(column="time", value=raw)
    return at


def _received(taking: Taking, said: object) -> object:
    """When the provider learned of a scan; None where it does not say or cannot be read."""
    try:
        at = moment(str(said or ""), "received", taking.time_rules)
    except TimeUnclear:
        return None
    return at.at if at else None


def _city(place: str | None, text: str) -> tuple[str | None, str | None]:
    """Province and city of a scan: the place column, else what stands in 【】."""
    inside = _IN_BRACKETS.search(text)
    said = place or (inside[1] if inside else "")
    parts = [part.strip() for part in re.split(r"[,，/]", said) if part.strip()]
    if not parts:
        return None, None
    province = parts[0] if len(parts) > 1 else None
    city = parts[1] if len(parts) > 1 else parts[0]
    chinese_ = any("\u4e00" <= c <= "\u9fff" for c in city)
    prefecture = city.endswith("州") and len(city) > _TWO
    if chinese_ and len(city) <= _SHORT_CITY and not city.endswith(_PLACE_ENDS) and not prefecture:
        city += "市"
    return province, city
