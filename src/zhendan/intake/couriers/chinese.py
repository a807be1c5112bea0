"""Tracks of 快递100, 快递鸟, 顺丰 and 韵达: queries, pushes, and their errors."""

from zhendan.intake.couriers.answers import Found, Json, NoTrack, Track, part, parts, word
from zhendan.intake.draft import Values
from zhendan.intake.words.tracks import event, prefixed, refined


def kuaidi100(said: Json) -> Found:
    """A push ({status, message, lastResult}) or a query's answer ({com, nu, data})."""
    last = part(said.get("lastResult")) or said
    if "com" not in last or "nu" not in last or not isinstance(last.get("data", []), list):
        return
    if not word(last, "nu"):
        yield NoTrack(word(last, "message") or word(said, "message") or "—")
        return
    scans: list[Values] = [
        {
            "text": word(item, "context"),
            "time": word(item, "ftime", "time"),
            "event": event("kuaidi100_words", word(item, "status")),
            "code": word(item, "statusCode"),
            "place": word(item, "areaName", "location"),
            "area_code": word(item, "areaCode"),
        }
        for item in parts(last.get("data"))
    ]
    aborted = word(said, "status") == "abort"
    parcel: Values = {
        "waybill_no": word(last, "nu"),
        "carrier_raw": word(last, "com"),
        "state": "no_info" if aborted else event("kuaidi100_state", word(last, "state")),
        "message": word(said, "message"),
        "aborted": aborted,
    }
    yield Track("/lastResult/data" if "lastResult" in said else "/data", parcel, scans)


def kdniao(said: Json) -> Found:
    """A push ({Data: […]}) or a query's answer with Traces, in whichever case it is written."""
    whole = "Data" in said or "data" in said
    for index, item in enumerate(parts(said.get("Data") or said.get("data")) or [said]):
        found = {key[:1].lower() + key[1:]: value for key, value in item.items()}
        waybill = word(found, "logisticCode", "number")
        if not waybill or "traces" not in found:
            continue
        if not found["traces"] and word(found, "success") == "False":
            yield NoTrack(f"{waybill} {word(found, 'reason') or ''}".strip())
            continue
        state = event("kdniao", word(found, "stateEx"), word(found, "state"))
        parcel: Values = {
            "waybill_no": waybill,
            "carrier_raw": word(found, "shipperCode", "name", "companyName"),
            "state": refined(state, word(found, "state") or "") if state == "unknown" else state,
            "message": word(found, "reason"),
        }
        key = "Traces" if "Traces" in item else "traces"
        scans = [_trace(trace) for trace in parts(item.get(key))]
        yield Track(f"/Data/{index}/{key}" if whole else f"/{key}", parcel, scans)


def _trace(trace: Json) -> Values:
    """One scan of 快递鸟."""
    return {
        "text": word(trace, "AcceptStation", "acceptStation"),
        "time": word(trace, "AcceptTime", "acceptTime"),
        "event": event("kdniao", word(trace, "Action", "action")),
        "code": word(trace, "Action", "action"),
        "place": word(trace, "Location", "location"),
    }


def shunfeng(said: Json) -> Found:
    """The route answer of 顺丰."""
    inner = part(said.get("msgData")) or said
    for index, item in enumerate(parts(inner.get("routeResps"))):
        scans: list[Values] = [
            {
                "text": word(route, "remark"),
                "time": word(route, "acceptTime"),
                "event": event("sf_names", word(route, "firstStatusName")),
                "code": word(route, "opCode"),
                "place": word(route, "acceptAddress"),
            }
            for route in parts(item.get("routes"))
        ]
        for scan in scans:
            if scan["event"] == "unknown":
                scan["event"] = event("sf_codes", str(scan["code"]))
        parcel: Values = {"waybill_no": word(item, "mailNo"), "carrier_raw": "shunfeng"}
        yield Track(f"/msgData/routeResps/{index}/routes", parcel, scans)


def yunda(said: Json) -> Found:
    """The query answer of 韵达."""
    inner = part(said.get("data"))
    if not word(inner, "mailno") or "steps" not in inner:
        return
    scans: list[Values] = []
    for step in parts(inner.get("steps")):
        action = word(step, "action", "status")
        found = event("yunda", action)
        text = " ".join(filter(None, (word(step, "description"), word(step, "signer"))))
        scans.append(
            {
                "text": text,
                "time": word(step, "time"),
                "event": found if found != "unknown" else prefixed("yunda_prefix", action),
                "code": action,
                "place": word(step, "city"),
            }
        )
    parcel: Values = {
        "waybill_no": word(inner, "mailno"),
        "carrier_raw": "yunda",
        "state": event("yunda", word(inner, "status")),
    }
    yield Track("/data/steps", parcel, scans)
