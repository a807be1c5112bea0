"""Tracks as couriers abroad answer themselves: FedEx, UPS, USPS, DHL, Australia Post and more."""

from collections.abc import Iterator

from zhendan.intake.couriers.answers import (
    Found,
    Json,
    NoTrack,
    Track,
    joined,
    offset,
    part,
    parts,
    word,
)
from zhendan.intake.draft import Values
from zhendan.intake.words.tracks import event


def fedex(said: Json) -> Found:
    """FedEx: complete results, each with track results; an error may stand in a good answer."""
    for one, whole in enumerate(parts(part(said.get("output")).get("completeTrackResults"))):
        for two, result in enumerate(parts(whole.get("trackResults"))):
            info = part(result.get("trackingNumberInfo"))
            scans: list[Values] = [
                {
                    "text": word(scan, "eventDescription", "derivedStatus"),
                    "time": word(scan, "date"),
                    "event": event("fedex", word(scan, "derivedStatusCode", "eventType")),
                    "code": word(scan, "eventType"),
                    "place": _place(part(scan.get("scanLocation"))),
                }
                for scan in parts(result.get("scanEvents"))
            ]
            number = word(info, "trackingNumber") or word(whole, "trackingNumber")
            if not scans and "error" in result:
                yield NoTrack(f"{number} {word(part(result['error']), 'message') or ''}")
                continue
            code = word(part(result.get("latestStatusDetail")), "derivedCode", "code")
            parcel = _parcel(number, "fedex", event("fedex", code))
            path = f"/output/completeTrackResults/{one}/trackResults/{two}/scanEvents"
            yield Track(path, parcel, scans)


def ups(said: Json) -> Found:
    """UPS: shipments with packages; local day and clock in two fields, GMT where it is given."""
    for one, shipment in enumerate(parts(part(said.get("trackResponse")).get("shipment"))):
        for two, package in enumerate(parts(shipment.get("package"))):
            scans: list[Values] = []
            for item in parts(package.get("activity")):
                status = part(item.get("status"))
                scans.append(
                    {
                        "text": word(status, "description"),
                        "time": _ups_time(item),
                        "event": event("ups", word(status, "type")),
                        "code": word(status, "code", "statusCode"),
                        "place": _place(part(part(item.get("location")).get("address"))),
                    }
                )
            state = event("ups", word(part(package.get("currentStatus")), "type"))
            parcel = _parcel(word(package, "trackingNumber"), "ups", state)
            yield Track(f"/trackResponse/shipment/{one}/package/{two}/activity", parcel, scans)


def _ups_time(item: Json) -> str:
    """The instant of an activity: in GMT where it says so, else as it stands on the spot."""
    day, clock = word(item, "gmtDate"), word(item, "gmtTime")
    if day and clock:
        digits = "".join(c for c in day + clock if c.isdigit())
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]} {clock}Z" if ":" in clock else digits
    return f"{word(item, 'date') or ''}{word(item, 'time') or ''}"


def usps(said: Json) -> Found:
    """USPS: one answer a number; the local time has its offset beside it."""
    if not word(said, "trackingNumber") or not isinstance(said.get("trackingEvents"), list):
        return
    scans: list[Values] = []
    for item in parts(said["trackingEvents"]):
        stamp = word(item, "eventTimestamp") or ""
        zone = "" if stamp.endswith("Z") else offset(word(item, "GMTOffset"))
        scans.append(
            {
                "text": word(item, "eventType"),
                "time": stamp + zone,
                "event": "unknown",
                "code": word(item, "eventCode"),
                "place": joined(item, "eventState", "eventCity"),
            }
        )
    parcel = _parcel(word(said, "trackingNumber"), "usps", "unknown")
    yield Track("/trackingEvents", parcel, scans)


def dhl(said: Json) -> Found:
    """DHL's unified answer; what a scan describes may be a person's name and is not taken."""
    for root, inner in (("/trackingResponse", part(said.get("trackingResponse"))), ("", said)):
        for index, shipment in enumerate(parts(inner.get("shipments"))):
            if not word(shipment, "id") or "events" not in shipment:
                continue
            scans: list[Values] = [
                {
                    "text": " ".join(filter(None, (word(one, "status"), word(one, "remark")))),
                    "time": word(one, "timestamp"),
                    "event": event("dhl", word(one, "statusCode")),
                    "code": word(one, "statusCode"),
                    "place": _place(part(part(one.get("location")).get("address"))),
                }
                for one in parts(shipment["events"])
            ]
            state = event("dhl", word(part(shipment.get("status")), "statusCode"))
            parcel = _parcel(word(shipment, "id"), "dhl", state)
            yield Track(f"{root}/shipments/{index}/events", parcel, scans)


def mydhl(said: Json) -> Found:
    """MyDHL: day, clock and offset in three fields; who signed is left where it is."""
    for index, shipment in enumerate(parts(said.get("shipments"))):
        if not word(shipment, "shipmentTrackingNumber"):
            continue
        scans: list[Values] = [
            {
                "text": word(one, "description"),
                "time": f"{word(one, 'date')} {word(one, 'time') or ''}"
                + offset(word(one, "GMTOffset")),
                "event": event("mydhl", word(one, "typeCode")),
                "code": word(one, "typeCode"),
                "place": word(part(next(iter(parts(one.get("serviceArea"))), {})), "description"),
            }
            for one in parts(shipment.get("events"))
        ]
        parcel = _parcel(word(shipment, "shipmentTrackingNumber"), "dhl", "unknown")
        yield Track(f"/shipments/{index}/events", parcel, scans)


def australia_post(said: Json) -> Found:
    """Australia Post: results with articles, alone or inside a consignment, or with errors."""
    for index, result in enumerate(parts(said.get("tracking_results"))):
        number = word(result, "tracking_id") or "?"
        for error in parts(result.get("errors")):
            yield NoTrack(f"{number} {word(error, 'name') or ''}")
        for pointer, article in _articles(result, f"/tracking_results/{index}"):
            scans: list[Values] = [
                {
                    "text": word(one, "description"),
                    "time": word(one, "date"),
                    "event": "unknown",
                    "place": word(one, "location"),
                }
                for one in parts(article.get("events"))
            ]
            parcel = _parcel(word(article, "article_id"), "australia_post", "unknown")
            yield Track(f"{pointer}/events", parcel, scans)


def _articles(result: Json, pointer: str) -> Iterator[tuple[str, Json]]:
    """The articles of a result, those of a consignment too."""
    for index, item in enumerate(parts(result.get("trackable_items"))):
        inner = parts(item.get("items"))
        if inner:
            for number, article in enumerate(inner):
                yield f"{pointer}/trackable_items/{index}/items/{number}", article
        else:
            yield f"{pointer}/trackable_items/{index}", item


def la_poste(said: Json) -> Found:
    """La Poste: one shipment a response, or a code that says why there is none."""
    for index, response in enumerate(parts(said.get("responses"))):
        shipment = part(response.get("shipment"))
        if not word(shipment, "idShip"):
            if word(response, "returnCode"):
                yield NoTrack(word(response, "returnMessage", "returnCode") or "")
            continue
        scans: list[Values] = [
            {
                "text": word(one, "label"),
                "time": word(one, "date"),
                "event": event("la_poste", word(one, "code")),
                "code": word(one, "code"),
            }
            for one in parts(shipment.get("event"))
        ]
        parcel = _parcel(word(shipment, "idShip"), "la_poste", "unknown")
        yield Track(f"/responses/{index}/shipment/event", parcel, scans)


def sendle(said: Json) -> Found:
    """Sendle: the scans of one parcel, whose number the answer itself does not hold."""
    if "tracking_events" not in said or "scheduling" not in said:
        return
    number = word(said, "sendle_reference", "tracking_number", "customer_reference")
    scans: list[Values] = [
        {
            "text": joined(one, "event_type", "description"),
            "time": word(one, "scan_time"),
            "event": event("sendle", word(one, "event_type")),
            "code": word(one, "event_type"),
            "place": word(one, "location"),
        }
        for one in parts(said["tracking_events"])
    ]
    state = event("sendle", word(said, "state"))
    yield Track("/tracking_events", _parcel(number, "sendle", state), scans)


def _parcel(number: str | None, carrier: str, state: str) -> Values:
    """What an answer says of the parcel as a whole."""
    return {"waybill_no": number, "carrier_raw": carrier, "state": state}


def _place(address: Json) -> str | None:
    """State and city of a structured address."""
    state = word(address, "stateOrProvinceCode", "stateProvince", "countryCode")
    city = word(address, "city", "addressLocality")
    return ", ".join(filter(None, (state, city))) or None
