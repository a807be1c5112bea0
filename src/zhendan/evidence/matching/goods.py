"""What tracks, weights and stock movements say: which show a delivery, which only motion."""

import json
from datetime import datetime

from zhendan.domain import ExhibitKind, SourceClass, Text
from zhendan.evidence.matching.asking import Found, Question, Row, Telling

_EVENTS = {
    "accepted": Text("揽收", "accepted"),
    "out_for_delivery": Text("派送", "out for delivery"),
    "at_locker_or_station": Text("到达驿站或快递柜", "at a locker or station"),
    "delivered_self": Text("本人签收", "signed by the receiver"),
    "delivered_proxy": Text("他人代签", "signed by a proxy"),
    "delivered_locker": Text("驿站或快递柜签收", "taken from a locker or station"),
    "delivered_unknown": Text("签收", "signed"),
    "refused": Text("拒收", "refused"),
    "returning": Text("退回途中", "on its way back"),
    "returned": Text("已退回", "returned"),
    "intercepted": Text("被拦截", "intercepted"),
    "cancelled": Text("运单取消", "waybill cancelled"),
    "no_info": Text("没有物流记录", "no record of movement"),
}
AGAINST = ("refused", "returning", "returned", "intercepted", "cancelled", "no_info")
"""Events that do not show that goods came to the receiver."""


def _track(row: Found) -> Telling | None:
    event = row.text("event")
    words = _EVENTS.get(event)
    if words is None:
        return None
    place, city = row.text("place_raw") or row.text("city"), row.text("city")
    waybill, wanted = row.text("waybill_no"), row.text("receiver_city")
    signed = event.startswith("delivered")
    elsewhere = signed and _elsewhere(city, wanted)
    at = f"在{place}" if place and event != "no_info" else ""
    zh, en = f"运单 {waybill} {at}{words.zh}", f"waybill {waybill} {words.en}"
    if place and event != "no_info":
        en = f"{en} at {place}"
    if elsewhere:
        zh, en = f"{zh}，收件城市为{wanted}", f"{en}, while the receiver's city is {wanted}"
    proves = "delivery" if signed else "movement"
    return Telling(
        ExhibitKind.WAYBILL_TRACK,
        Text(zh, en),
        at=row.at("occurred_at"),
        source=SourceClass.COURIER_OR_PAYMENT,
        contradicts=event in AGAINST or elsewhere,
        facts={"event": event, "waybill": waybill, "proves": proves, "city": city},
        by="waybill",
        key=f"{waybill} {event} {city} {'against' if elsewhere else ''}",
    )


def _elsewhere(city: str, wanted: str) -> bool:
    """Whether two city names differ; nothing is said where either is unknown or masked."""
    bare = [one.removesuffix("市") for one in (city, wanted)]
    return all(bare) and "*" not in wanted and bare[0] != bare[1]


def _bill(row: Found) -> Telling | None:
    grams = row.amount("actual_weight_g") or row.amount("billed_weight_g")
    if grams is None:
        return None
    assumed = row.flag("unit_assumed")
    kilos = f"{grams / 1000:.2f}".rstrip("0").rstrip(".")
    waybill, billed = row.text("waybill_no"), row.amount("actual_weight_g") is None
    zh = f"运单 {waybill} 快递{'计费' if billed else ''}重量 {kilos} 千克"
    en = f"waybill {waybill}: the courier {'billed' if billed else 'weighed'} {kilos} kg"
    doubt = Text("（账单未写单位，按千克推定）", " (unit not stated on the bill)")
    city, wanted = row.text("dest_city"), row.text("receiver_city")
    elsewhere = _elsewhere(city, wanted)
    if elsewhere:
        zh, en = f"{zh}，账单寄往{city}而收件城市为{wanted}", f"{en}, billed to another city"
    return Telling(
        ExhibitKind.WEIGHT_RECORD,
        Text(zh + doubt.zh, en + doubt.en) if assumed else Text(zh, en),
        at=row.at("accepted_at"),
        source=SourceClass.COURIER_OR_PAYMENT,
        certainty="weak" if assumed else "exact",
        contradicts=elsewhere,
        facts={"weight_g": f"{grams:f}", "waybill": waybill, "by": "courier"},
        by="waybill",
    )


def _scale(row: Found) -> Telling | None:
    grams = row.amount("declared_weight_g")
    if grams is None:
        return None
    waybill = row.text("waybill_no")
    shown = f"{grams:f}".rstrip("0").rstrip(".") if "." in f"{grams:f}" else f"{grams:f}"
    return Telling(
        ExhibitKind.WEIGHT_RECORD,
        Text(f"运单 {waybill} 出库称重 {shown} 克", f"waybill {waybill}: {shown} g on our scale"),
        at=_weighed_at(row),
        source=SourceClass.OWN_SYSTEM,
        facts={"weight_g": f"{grams:f}", "waybill": waybill, "by": "shop"},
        by="waybill",
    )


def _weighed_at(row: Found) -> datetime | None:
    """When the scale said it; where no scale did, when the parcel left."""
    told = _attributes(row.text("attrs")).get("weighed_at")
    return datetime.fromisoformat(str(told)) if told else row.at("shipped_at")


def _scale_row(row: Row) -> object:
    """The scale's own row, where a scale's export gave the weight; else the parcel's."""
    return _attributes(row[-1]).get("scale_row_ref", row[1])


def _attributes(text: object) -> dict[str, object]:
    """What intake keeps beside the columns of a parcel."""
    told = json.loads(str(text)) if text else {}
    return told if isinstance(told, dict) else {}


def _stock(row: Found) -> Telling:
    sku, number = row.text("sku_code"), row.text("document_no")
    count = f"{abs(row.amount('quantity') or 0):f}".rstrip("0").rstrip(".") or "0"
    words = {
        "shipped": Text("出库", "left the store"),
        "returned": Text("退货入库", "came back into the store"),
    }.get(row.text("kind"), Text("出入库", "moved"))
    tail = f"（{number}）" if number else ""
    return Telling(
        ExhibitKind.STOCK_MOVEMENT,
        Text(f"{sku} {words.zh} {count} 件{tail}", f"{count} of {sku} {words.en} {number}".strip()),
        at=row.at("moved_at"),
        facts={"kind": row.text("kind"), "quantity": count, "sku": sku},
    )


_HEAD = ("order_no", "row_ref", "file_id")
_BILL_FIELDS = (
    "waybill_no",
    "actual_weight_g",
    "billed_weight_g",
    "unit_assumed",
    "accepted_at",
    "dest_city",
    "receiver_city",
)
_OF_PARCEL = (
    " JOIN (SELECT DISTINCT parcel_id, order_id FROM parcel_orders) po"
    " ON po.parcel_id = p.parcel_id JOIN orders o ON o.order_id = po.order_id"
    " WHERE o.order_no IN ({orders})"
)
# A courier uses a waybill number again after months: a bill belongs to the parcel sent near it.
_SAME_PARCEL = (
    " AND (b.carrier_code = p.carrier_code OR b.carrier_code = '' OR p.carrier_code = '')"
    " AND (p.shipped_at IS NULL OR b.accepted_at IS NULL"
    " OR abs(epoch_s(b.accepted_at) - epoch_s(p.shipped_at)) < 5184000)"
)

QUESTIONS = (
    Question(
        (*_HEAD, *["waybill_no", "event", "place_raw", "city", "occurred_at", "receiver_city"]),
        "SELECT o.order_no, t.row_ref, NULL, p.waybill_no, t.event, t.place_raw, t.city,"
        " t.occurred_at, o.receiver_city FROM track_events t"
        " JOIN parcels p ON p.parcel_id = t.parcel_id"
        + _OF_PARCEL
        + " ORDER BY o.order_no, p.parcel_id, t.occurred_at, t.seq",
        _track,
    ),
    Question(
        (*_HEAD, *_BILL_FIELDS),
        "SELECT o.order_no, b.row_ref, NULL, b.waybill_no, b.actual_weight_g, b.billed_weight_g,"
        " b.unit_assumed, b.accepted_at, b.dest_city, o.receiver_city FROM parcel_bills b"
        " JOIN parcels p ON p.waybill_no = b.waybill_no"
        + _SAME_PARCEL
        + _OF_PARCEL
        + " ORDER BY o.order_no, p.parcel_id, b.bill_id",
        _bill,
    ),
    Question(
        (*_HEAD, "waybill_no", "declared_weight_g", "shipped_at", "attrs"),
        "SELECT o.order_no, p.row_ref, NULL, p.waybill_no, p.declared_weight_g, p.shipped_at,"
        " p.attrs FROM parcels p" + _OF_PARCEL + " ORDER BY o.order_no, p.parcel_id",
        _scale,
        ref=_scale_row,
    ),
    Question(
        (*_HEAD, *["sku_code", "kind", "quantity", "document_no", "moved_at"]),
        "SELECT s.order_no, s.row_ref, NULL, s.sku_code, s.kind, s.quantity, s.document_no,"
        " s.moved_at FROM stock_movements s WHERE s.order_no IN ({orders})"
        " ORDER BY s.order_no, s.moved_at, s.movement_id",
        _stock,
    ),
)
