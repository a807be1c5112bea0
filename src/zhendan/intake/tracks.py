"""Courier tracks as JSON: 快递100, 快递鸟, 顺丰, 韵达 and AfterShip, one waybill at a time."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from zhendan.domain import ExhibitKind, SourceClass, Text
from zhendan.intake.cleaning.ids import identifier
from zhendan.intake.cleaning.people import masked_text
from zhendan.intake.cleaning.times import moment
from zhendan.intake.cleaning.weights import weight_in
from zhendan.intake.draft import Draft, Values
from zhendan.intake.file_problems import TrackAborted
from zhendan.intake.row_problems import CellUnusable, TimeUnclear
from zhendan.intake.taking import UNKNOWN, Taking
from zhendan.intake.words import carrier_code
from zhendan.intake.words.tracks import event, prefixed, refined, signer

Json = Mapping[str, Any]
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_IN_BRACKETS = re.compile(r"【([^】]{2,12})】")
_PLACE_ENDS = ("市", "区", "县", "盟", "省")
_TWO = 2
_SHORT_CITY = 4
_TITLES = {
    "kuaidi100": Text("快递100 物流轨迹", "Kuaidi100 track"),
    "kdniao": Text("快递鸟物流轨迹", "KDNiao track"),
    "sf": Text("顺丰路由", "SF routes"),
    "yunda": Text("韵达物流轨迹", "Yunda track"),
    "aftership": Text("AfterShip 物流轨迹", "AfterShip track"),
}


def take_tracks(taking: Taking, said: Json, pointer: str) -> bool:
    """Take the tracks of one JSON object; False where it is no courier's answer."""
    for provider, reader in _READERS:
        parcels = list(reader(said))
        if not parcels:
            continue
        if taking.recognised_as == UNKNOWN:
            taking.recognised_as, taking.title = f"courier.{provider}", _TITLES[provider]
            taking.kind, taking.source = ExhibitKind.WAYBILL_TRACK, SourceClass.COURIER_OR_PAYMENT
            taking.score, taking.grain = 1.0, "track event"
        for below, parcel, scans in parcels:
            _take_parcel(taking, provider, pointer + below, (parcel, scans))
        return True
    return False


def _take_parcel(
    taking: Taking, provider: str, pointer: str, found: tuple[Values, list[Values]]
) -> None:
    """One waybill with its scans, each scan with its own source row."""
    parcel, scans = found
    try:
        waybill = identifier(str(parcel.get("waybill_no") or ""), "waybill")
    except CellUnusable as error:
        taking.reject(error, 0)
        return
    if not waybill:
        return
    facts = {key: value for key, value in parcel.items() if value}
    pairs = [(key, str(value)) for key, value in facts.items()]
    ref = taking.lineage.keep(
        taking.place(pointer=pointer), [k for k, _ in pairs], [v for _, v in pairs]
    )
    events = [
        e
        for n, scan in enumerate(scans)
        if (e := _scan(taking, scan, f"{pointer}/{n}")) is not None
    ]
    if parcel.get("aborted"):
        taking.say(TrackAborted(waybill=waybill, message=parcel["message"]))
    code = carrier_code(str(parcel.get("carrier_raw") or "")) or str(
        parcel.get("carrier_raw") or ""
    )
    values: Values = facts | {
        "waybill_no": waybill,
        "carrier_code": code,
        "provider": provider,
        "events": events,
    }
    draft = Draft(values, ref, provider)
    draft.file = taking.received.number
    taking.gathered.add("tracks", draft)
    taking.rows += max(len(scans), 1) - (len(scans) - len(events))


def _scan(taking: Taking, scan: Values, pointer: str) -> Values | None:
    """One scan cleaned; a scan whose time cannot be read is rejected and counted."""
    text = str(scan.get("text") or "")
    raw_time = str(scan.get("time") or "")
    try:
        at = moment(raw_time, "time", taking.time_rules)
        if at is None:
            raise TimeUnclear(column="time", value=raw_time)
    except CellUnusable as error:
        taking.reject(error, 0)
        return None
    keys = [key for key in scan if scan[key]]
    ref = taking.lineage.keep(taking.place(pointer=pointer), keys, [str(scan[k]) for k in keys])
    found = refined(str(scan["event"]), text)
    phone = _MOBILE.search(text)
    place = str(scan.get("place") or "") or None
    province, city = _city(place, text)
    return {
        "event": found,
        "event_raw": masked_text(text) or None,
        "code_raw": scan.get("code"),
        "occurred_at": at.at,
        "tz_assumed": not re.search(r"(Z|[+-]\d{2}:?\d{2})$", raw_time),
        "place_raw": place,
        "province": province,
        "city": city,
        "area_code": scan.get("area_code"),
        "courier_phone_hash": taking.keeper.phone(phone[0]).hash if phone else None,
        "signer_kind": signer(found),
        "weight_g": weight_in(text),
        "row_ref": ref,
    }


def _city(place: str | None, text: str) -> tuple[str | None, str | None]:
    """Province and city of a scan: the place column, else what stands in 【】."""
    inside = _IN_BRACKETS.search(text)
    said = place or (inside[1] if inside else "")
    parts = [part.strip() for part in re.split(r"[,，/]", said) if part.strip()]
    if not parts:
        return None, None
    province = parts[0] if len(parts) > 1 else None
    city = parts[1] if len(parts) > 1 else parts[0]
    chinese = any("\u4e00" <= c <= "\u9fff" for c in city)
    prefecture = city.endswith("州") and len(city) > _TWO
    if chinese and len(city) <= _SHORT_CITY and not city.endswith(_PLACE_ENDS) and not prefecture:
        city += "市"
    return province, city


def _dict(said: object) -> Json:
    """A JSON object, or an empty one."""
    return said if isinstance(said, Mapping) else {}


def _list(said: object) -> list[Json]:
    """The objects of a JSON array, newest-first or not as they stand."""
    return [_dict(item) for item in said] if isinstance(said, list) else []


def _word(said: Json, *keys: str) -> str | None:
    """The first of some fields that holds a plain value."""
    for key in keys:
        value = said.get(key)
        if value not in (None, "") and not isinstance(value, dict | list):
            return str(value)
    return None


Found = Iterator[tuple[str, Values, list[Values]]]


def _kuaidi100(said: Json) -> Found:
    """A push ({status, message, lastResult}) or a query's answer ({com, nu, data})."""
    last = _dict(said.get("lastResult")) or said
    if not _word(last, "nu") or not isinstance(last.get("data", []), list) or "com" not in last:
        return
    scans: list[Values] = [
        {
            "text": _word(item, "context"),
            "time": _word(item, "ftime", "time"),
            "event": event("kuaidi100_words", _word(item, "status")),
            "code": _word(item, "statusCode"),
            "place": _word(item, "areaName", "location"),
            "area_code": _word(item, "areaCode"),
        }
        for item in _list(last.get("data"))
    ]
    aborted = _word(said, "status") == "abort"
    parcel: Values = {
        "waybill_no": _word(last, "nu"),
        "carrier_raw": _word(last, "com"),
        "state": "no_info" if aborted else event("kuaidi100_state", _word(last, "state")),
        "message": _word(said, "message"),
        "aborted": aborted,
    }
    yield ("/lastResult/data" if "lastResult" in said else "/data"), parcel, scans


def _kdniao(said: Json) -> Found:
    """A push ({Data: […]}) or a query's answer with Traces."""
    for index, item in enumerate(_list(said.get("Data")) or [said]):
        if not _word(item, "LogisticCode") or "Traces" not in item:
            continue
        scans: list[Values] = [
            {
                "text": _word(trace, "AcceptStation"),
                "time": _word(trace, "AcceptTime"),
                "event": event("kdniao", _word(trace, "Action")),
                "code": _word(trace, "Action"),
                "place": _word(trace, "Location"),
            }
            for trace in _list(item.get("Traces"))
        ]
        parcel: Values = {
            "waybill_no": _word(item, "LogisticCode"),
            "carrier_raw": _word(item, "ShipperCode"),
            "state": event("kdniao", _word(item, "StateEx"), _word(item, "State")),
            "message": _word(item, "Reason"),
        }
        yield (f"/Data/{index}/Traces" if "Data" in said else "/Traces"), parcel, scans


def _sf(said: Json) -> Found:
    """The route answer of 顺丰."""
    inner = _dict(said.get("msgData")) or said
    for index, item in enumerate(_list(inner.get("routeResps"))):
        scans: list[Values] = [
            {
                "text": _word(route, "remark"),
                "time": _word(route, "acceptTime"),
                "event": event("sf_names", _word(route, "firstStatusName")),
                "code": _word(route, "opCode"),
                "place": _word(route, "acceptAddress"),
            }
            for route in _list(item.get("routes"))
        ]
        for scan in scans:
            if scan["event"] == "unknown":
                scan["event"] = event("sf_codes", str(scan["code"]))
        parcel: Values = {"waybill_no": _word(item, "mailNo"), "carrier_raw": "shunfeng"}
        yield f"/msgData/routeResps/{index}/routes", parcel, scans


def _yunda(said: Json) -> Found:
    """The query answer of 韵达."""
    inner = _dict(said.get("data"))
    if not _word(inner, "mailno") or "steps" not in inner:
        return
    scans: list[Values] = []
    for step in _list(inner.get("steps")):
        action = _word(step, "action", "status")
        found = event("yunda", action)
        text = " ".join(filter(None, (_word(step, "description"), _word(step, "signer"))))
        scans.append(
            {
                "text": text,
                "time": _word(step, "time"),
                "event": found if found != "unknown" else prefixed("yunda_prefix", action),
                "code": action,
                "place": _word(step, "city"),
            }
        )
    parcel: Values = {
        "waybill_no": _word(inner, "mailno"),
        "carrier_raw": "yunda",
        "state": event("yunda", _word(inner, "status")),
    }
    yield "/data/steps", parcel, scans


def _aftership(said: Json) -> Found:
    """A webhook of AfterShip."""
    inner = _dict(said.get("msg"))
    if not _word(inner, "tracking_number") or "checkpoints" not in inner:
        return
    scans: list[Values] = [
        {
            "text": _word(point, "message"),
            "time": _word(point, "checkpoint_time", "created_at"),
            "event": event("aftership", _word(point, "tag")),
            "code": _word(point, "subtag", "tag"),
            "place": _word(point, "location", "city"),
        }
        for point in _list(inner.get("checkpoints"))
    ]
    parcel: Values = {
        "waybill_no": _word(inner, "tracking_number"),
        "carrier_raw": _word(inner, "slug"),
        "state": event("aftership", _word(inner, "tag")),
        "order_no": _word(inner, "order_id"),
    }
    yield "/msg/checkpoints", parcel, scans


_READERS: tuple[tuple[str, Callable[[Json], Found]], ...] = (
    ("kuaidi100", _kuaidi100),
    ("kdniao", _kdniao),
    ("sf", _sf),
    ("yunda", _yunda),
    ("aftership", _aftership),
)
