"""Tracks of services that speak for many couriers: AfterShip, 17TRACK, TrackingMore, karrio."""

import json

from zhendan.intake.couriers.answers import (
    Found,
    Json,
    NoTrack,
    Receipt,
    Track,
    joined,
    part,
    parts,
    word,
)
from zhendan.intake.draft import Values
from zhendan.intake.words.tracks import event


def aftership(said: Json) -> Found:
    """A webhook ({msg}), or a query's answer ({data: {tracking}} or {data: {trackings}})."""
    data = part(said.get("data"))
    several = parts(data.get("trackings"))
    named = [("/msg", part(said.get("msg"))), ("/data/tracking", part(data.get("tracking")))]
    named += [(f"/data/trackings/{n}", item) for n, item in enumerate(several)]
    for pointer, inner in named:
        if word(inner, "tracking_number") and "checkpoints" in inner:
            yield _aftership(pointer, inner)


def _aftership(pointer: str, inner: Json) -> Track:
    """One tracking of AfterShip."""
    scans: list[Values] = [
        {
            "text": word(point, "message"),
            "time": word(point, "checkpoint_time", "created_at"),
            "event": event("aftership", word(point, "tag")),
            "code": word(point, "subtag", "tag"),
            "place": word(point, "location", "city"),
            "received": word(point, "created_at") if word(point, "checkpoint_time") else None,
        }
        for point in parts(inner.get("checkpoints"))
    ]
    parcel: Values = {
        "waybill_no": word(inner, "tracking_number"),
        "carrier_raw": word(inner, "slug"),
        "state": event("aftership", word(inner, "tag")),
        "order_no": word(inner, "order_id"),
    }
    return Track(f"{pointer}/checkpoints", parcel, scans)


def track17_old(said: Json) -> Found:
    """The account pages of 17TRACK: packages with their last event as JSON inside a string."""
    inner = said.get("Json")
    if isinstance(inner, dict) and ("Items" in inner or "utn" in inner):
        yield Receipt()
    for index, item in enumerate(parts(inner)):
        if not word(item, "FTrackNo"):
            continue
        last = _inside(word(item, "FLastEvent"))
        scan: Values = {
            "text": word(last, "z"),
            "time": word(last, "a"),
            "event": "unknown",
            "place": joined(last, "d", "c"),
        }
        parcel: Values = {
            "waybill_no": word(item, "FTrackNo"),
            "state": event("track17_old", word(item, "FPackageState")),
        }
        yield Track(f"/Json/{index}/FLastEvent", parcel, [scan] if last else [])


def _inside(text: str | None) -> Json:
    """JSON inside a JSON string; empty where it is none."""
    try:
        return part(json.loads(text or "{}", parse_int=str))
    except ValueError:
        return {}


def track17(said: Json) -> Found:
    """An answer or a webhook of 17TRACK's interface (field names from memory, unverified)."""
    data = part(said.get("data"))
    items = [(f"/data/accepted/{n}", item) for n, item in enumerate(parts(data.get("accepted")))]
    for pointer, item in items or [("/data", data)]:
        info = part(item.get("track_info"))
        if not word(item, "number") or not info:
            continue
        providers = parts(part(info.get("tracking")).get("providers"))
        scans: list[Values] = [
            {
                "text": word(one, "description"),
                "time": word(one, "time_utc", "time_iso"),
                "event": event("track17", word(one, "sub_status"), word(one, "stage")),
                "code": word(one, "sub_status", "stage"),
                "place": word(one, "location"),
            }
            for provider in providers
            for one in parts(provider.get("events"))
        ]
        parcel: Values = {
            "waybill_no": word(item, "number"),
            "carrier_raw": word(part(part(next(iter(providers), {})).get("provider")), "name"),
            "state": event("track17", word(part(info.get("latest_status")), "status")),
        }
        yield Track(f"{pointer}/track_info", parcel, scans)
    for item in parts(data.get("rejected")):
        if word(item, "number") and "error" in item:
            yield NoTrack(f"{word(item, 'number')} {word(part(item['error']), 'message') or ''}")


def trackingmore(said: Json) -> Found:
    """An answer of 51Tracking / TrackingMore (field names from memory, unverified)."""
    data = said.get("data")
    for index, item in enumerate(parts(data) or [part(data)]):
        lists = [part(item.get(side)) for side in ("origin_info", "destination_info")]
        if not word(item, "tracking_number") or not any("trackinfo" in one for one in lists):
            continue
        scans: list[Values] = [
            {
                "text": word(point, "tracking_detail"),
                "time": word(point, "checkpoint_date"),
                "event": event("trackingmore", word(point, "checkpoint_delivery_status")),
                "code": word(point, "checkpoint_delivery_substatus", "checkpoint_delivery_status"),
                "place": word(point, "location", "city"),
            }
            for one in lists
            for point in parts(one.get("trackinfo"))
        ]
        parcel: Values = {
            "waybill_no": word(item, "tracking_number"),
            "carrier_raw": word(item, "courier_code"),
            "state": event("trackingmore", word(item, "delivery_status")),
            "order_no": word(item, "order_number"),
        }
        yield Track(f"/data/{index}", parcel, scans)


def karrio(said: Json) -> Found:
    """Trackers in karrio's own words: one, or a list of results."""
    several = parts(said.get("results"))
    for index, item in enumerate(several or [said]):
        if not word(item, "tracking_number") or not word(item, "carrier_name", "carrier_id"):
            continue
        scans: list[Values] = [
            {
                "text": word(one, "description"),
                "time": " ".join(filter(None, (word(one, "date"), word(one, "time")))),
                "event": event("karrio", word(one, "status")),
                "code": word(one, "code"),
                "place": word(one, "location"),
            }
            for one in parts(item.get("events"))
        ]
        parcel: Values = {
            "waybill_no": word(item, "tracking_number"),
            "carrier_raw": word(item, "carrier_name", "carrier_id"),
            "state": event("karrio", word(item, "status")),
        }
        yield Track(f"/results/{index}/events" if several else "/events", parcel, scans)


def epcis(said: Json) -> Found:
    """Object events of GS1 EPCIS 2.0, one track for each thing they name."""
    listed = part(said.get("epcisBody")).get("eventList")
    tracks: dict[str, Track] = {}
    for one in parts(listed):
        for thing in one.get("epcList") or []:
            waybill = str(thing).rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1]
            track = tracks.setdefault(
                waybill, Track("/epcisBody/eventList", {"waybill_no": waybill})
            )
            track.scans.append(_object_event(one))
            deals = parts(one.get("bizTransactionList"))
            if deals and (deal := word(deals[0], "bizTransaction")):
                track.parcel["order_no"] = deal.rsplit("/", 1)[-1].rsplit(":", 1)[-1]
    yield from tracks.values()


def _object_event(one: Json) -> Values:
    """One object event; its step and disposition are the code."""
    step = (word(one, "bizStep") or "").rsplit(":", 1)[-1].rsplit("-", 1)[-1]
    return {
        "text": " ".join(filter(None, (step, word(one, "disposition")))),
        "time": word(one, "eventTime"),
        "event": event("epcis_steps", step),
        "code": step,
        "place": word(part(one.get("readPoint")), "id"),
        "received": word(one, "recordTime"),
    }
