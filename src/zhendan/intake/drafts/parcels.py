"""Waybills as orders, scales and bills mention them."""

import re
from decimal import Decimal

from zhendan.formats.cleaning.ids import identifier
from zhendan.formats.cleaning.times import Moment
from zhendan.formats.row_problems import IdDamaged
from zhendan.intake.draft import Draft, Values
from zhendan.intake.recognise.template import Template
from zhendan.intake.taking import Taking
from zhendan.intake.words import carrier_code

_SEPARATORS = re.compile(r"[,，;；、\s|]+")
_PREFIX = re.compile(r"^No[:：.]", re.I)
_EXPRESS = re.compile(r"([A-Za-z0-9]{8,30})-([^,，;；\n]+)")
_ROLES = (
    ("parcels.waybill_no", "outbound"),
    ("parcels.extra_waybills", "extra"),
    ("parcels.gift_waybills", "gift"),
    ("parcels.resend_waybills", "resend"),
)
_AGAIN = re.compile(r"补发|补寄|重发")
_YEARLESS = re.compile(r"^\d{1,2}[-/.月]\d{1,2}日?$")


def mentions(values: Values, template: Template, ref: int) -> list[Values]:
    """Every parcel that a row of an order export names."""
    found = []
    carrier = _text(values, "parcels.carrier_raw")
    for target, role in _ROLES:
        for waybill in waybills(values.get(target)):
            found.append({"waybill_no": waybill, "carrier_raw": carrier, "role": role})
    for waybill, courier in _EXPRESS.findall(str(values.get("parcels.express_raw") or "")):
        found.append({"waybill_no": waybill, "carrier_raw": courier, "role": "outbound"})
    about = _about(values)
    code = template.carrier
    return [
        mention | about | {"ref": ref, "carrier_code": carrier_code(mention["carrier_raw"]) or code}
        for mention in found
    ]


def is_reship(taking: Taking, template: Template, values: Values) -> bool:
    """Whether an ERP row tells of goods sent again: its header is that of ordinary orders.

    Only the file's or sheet's name and the order type say so. What was sent again belongs to the
    same order: a parcel more, never a second order and no second line.
    """
    if template.platform != "erp":
        return False
    said = f"{taking.received.name} {taking.sheet} {values.get('orders.type_raw') or ''}"
    return bool(_AGAIN.search(said))


def waybills(cell: object) -> list[str]:
    """The waybills of one cell, damaged ones left out."""
    found = []
    for part in _SEPARATORS.split(str(cell or "")):
        try:
            waybill = identifier(_PREFIX.sub("", part))
        except IdDamaged:
            continue
        if waybill and any(c.isdigit() for c in waybill):
            found.append(waybill)
    return list(dict.fromkeys(found))


def damaged_waybills(cell: object) -> list[str]:
    """The waybills of one cell that a spreadsheet turned into numbers."""
    parts = _SEPARATORS.split(str(cell or ""))
    return [part for part in parts if re.fullmatch(r"\d(\.\d+)?[eE]\+\d+", part)]


def _about(values: Values) -> Values:
    """What the row says about the shipping."""
    shipped = values.get("parcels.shipped_at")
    found: Values = {
        "shipped_at": shipped.at if isinstance(shipped, Moment) else None,
        "warehouse_no": values.get("parcels.warehouse_no"),
        "declared_weight_g": values.get("parcels.declared_weight_g"),
        "freight_cost": values.get("parcels.freight_cost"),
        "status_raw": values.get("parcels.status_raw"),
        "traceless": {"是": True, "否": False}.get(str(values.get("parcels.traceless_raw"))),
        "fulfilment": values.get("parcels.fulfilment_raw"),
    }
    first = values.get("parcels.first_scan_at")
    if isinstance(first, Moment):
        found["first_scan_at"] = first.at
    delivered = values.get("orders.delivered_at")
    if isinstance(delivered, Moment):
        found["delivered_at"] = delivered.at
    return {key: value for key, value in found.items() if value is not None}


def take_scale(taking: Taking, template: Template, values: Values, ref: int) -> None:
    """A row of the shop's own scale: what a parcel weighed when it left."""
    weighed = values.get("parcels.weighed_at")
    for waybill in waybills(values.get("parcels.waybill_no")):
        carrier = _text(values, "parcels.carrier_raw")
        draft: Values = {
            "waybill_no": waybill,
            "carrier_raw": carrier,
            "carrier_code": carrier_code(carrier),
            "declared_weight_g": values.get("parcels.declared_weight_g"),
            "weighed_at": weighed.at if isinstance(weighed, Moment) else None,
            "ref": ref,
        }
        taking.gathered.add("parcels", Draft(draft, ref, template.platform))


def take_shipment(taking: Taking, template: Template, values: Values, ref: int) -> None:
    """A row that says in which parcels an order left: exports often leave that out."""
    order = _text(values, "parcels.order_no")
    for mention in mentions(values, template, ref):
        taking.gathered.add(
            "shipments", Draft(mention | {"order_no": order}, ref, template.platform)
        )


def take_bill(taking: Taking, template: Template, values: Values, ref: int) -> None:
    """A row of a courier's bill: the weight the courier measured and charged."""
    bill = {t.split(".")[1]: v for t, v in values.items() if t.startswith("parcel_bills.")}
    raw_date = bill.pop("bill_date_raw", None)
    if raw_date and not _YEARLESS.match(str(raw_date)):
        bill["bill_date"] = raw_date
    accepted = bill.get("accepted_at")
    if isinstance(accepted, Moment):
        bill["accepted_at"] = accepted.at
    sides = [bill.pop(f"{side}_cm", None) for side in ("length", "width", "height")]
    if all(isinstance(side, Decimal) for side in sides):
        bill["volume_cm3"] = sides[0] * sides[1] * sides[2]  # type: ignore[operator]
    bill["carrier_code"] = template.carrier
    taking.gathered.add("parcel_bills", Draft(bill, ref, template.platform))


def _text(values: Values, target: str) -> str | None:
    """A text value, or None."""
    value = values.get(target)
    return str(value) if value is not None else None
