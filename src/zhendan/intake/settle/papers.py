"""Papers and pictures as rows, and which orders of the case their pages name."""

from collections.abc import Iterable, Mapping

from zhendan.intake.draft import Draft, Values
from zhendan.intake.settle.orders import Order
from zhendan.intake.settle.parcels import Parcels


def documents(drafts: Iterable[Draft]) -> list[Values]:
    """Rows of `documents`, one per file."""
    found: dict[str, Values] = {}
    for draft in drafts:
        row = {name: value for name, value in draft.values.items() if name != "mentions"}
        found.setdefault(str(row["document_id"]), row | {"row_ref": draft.ref})
    return list(found.values())


def document_orders(
    drafts: Iterable[Draft], orders: Mapping[str, Order], parcels: Parcels
) -> list[Values]:
    """Rows of `document_orders`: a page's number counts only where an export has the very same.

    The surest telling of a page is kept.
    """
    known = _numbers(orders, parcels)
    found: dict[tuple[str, str, int], Values] = {}
    for draft in drafts:
        mentions = draft.get("mentions")
        for number, page, how, sure, ref in mentions if isinstance(mentions, tuple) else ():
            for order_no, via in known.get(str(number).upper(), ()):
                row: Values = {
                    "document_id": draft.values["document_id"],
                    "order_no": order_no,
                    "page": page,
                    "kind": draft.values["kind"],
                    "seen": number,
                    "via": via,
                    "how": how,
                    "sure": sure,
                    "row_ref": ref,
                }
                key = (str(row["document_id"]), order_no, int(page))
                before = found.get(key)
                if before is None or float(str(before["sure"])) < float(sure):
                    found[key] = row
    return list(found.values())


def _numbers(orders: Mapping[str, Order], parcels: Parcels) -> dict[str, list[tuple[str, str]]]:
    """Order numbers and waybill numbers of the case -> the orders they lead to."""
    known: dict[str, list[tuple[str, str]]] = {}
    numbers = {order.order_id: order.number for order in orders.values()}
    for number in numbers.values():
        known.setdefault(number.upper(), []).append((number, "order_no"))
    waybills = {str(p["parcel_id"]): str(p["waybill_no"]).upper() for p in parcels.parcels}
    for link in parcels.links:
        waybill = waybills.get(str(link["parcel_id"]), "")
        number = numbers.get(str(link["order_id"]), "")
        if waybill and number and (number, "waybill") not in known.get(waybill, []):
            known.setdefault(waybill, []).append((number, "waybill"))
    return known
