"""Parcels n:m with orders, with their scans; a waybill number used again is another parcel."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from zhendan.intake.draft import Draft, Values
from zhendan.intake.settle.orders import Order
from zhendan.intake.settle.shops import ShopBook
from zhendan.intake.words import carrier_code

_USED_AGAIN = timedelta(days=90)
_FIELDS = (
    *("carrier_raw", "shipped_at", "warehouse_no", "sender_city", "outlet", "sender_account"),
    *("freight_cost", "traceless"),
)


@dataclass(slots=True)
class _Mention:
    """One place that names a waybill."""

    values: Values
    at: datetime | None
    order: Order | None = None
    events: list[Values] = field(default_factory=list)
    is_scale: bool = False


@dataclass(slots=True)
class Parcels:
    """Rows of the three tables about parcels."""

    parcels: list[Values] = field(default_factory=list)
    links: list[Values] = field(default_factory=list)
    events: list[Values] = field(default_factory=list)


def parcels(
    orders: Mapping[str, Order], rows: Mapping[str, list[Draft]], shops: ShopBook
) -> Parcels:
    """Every parcel that orders, tracks and the shop's scale name."""
    groups: dict[str, list[_Mention]] = {}
    by_number = {order.number: order for order in orders.values()}
    for mention in _mentions(orders, rows, by_number):
        groups.setdefault(str(mention.values["waybill_no"]), []).append(mention)
    found = Parcels()
    for waybill, mentions in groups.items():
        for carrier, group in _by_carrier(mentions).items():
            for reuse, cluster in enumerate(_by_time(group)):
                _parcel(found, (carrier, waybill, reuse), cluster, shops)
    return found


def _mentions(
    orders: Mapping[str, Order], rows: Mapping[str, list[Draft]], by_number: Mapping[str, Order]
) -> Iterable[_Mention]:
    """Orders first, then lists of what was sent, then tracks, then the scale."""
    for order in orders.values():
        for values in order.parcels:
            at = values.get("shipped_at") or order.values.get("paid_at")
            mention = _Mention(values, _instant(at or order.values.get("created_at")), order)
            mention.events = _ledger_scans(values)
            yield mention
    for draft in rows.get("shipments", ()):
        sent = by_number.get(str(draft.get("order_no")))
        told = draft.get("shipped_at") or (sent.values.get("paid_at") if sent else None)
        yield _Mention(draft.values, _instant(told), sent)
    for draft in rows.get("tracks", ()):
        events = _list(draft.values.get("events"))
        times = [at for e in events if (at := _instant(e["occurred_at"])) is not None]
        order_ = by_number.get(str(draft.get("order_no")))
        values = draft.values | {"ref": draft.ref}
        yield _Mention(values, min(times) if times else None, order_, events)
    for draft in rows.get("parcels", ()):
        yield _Mention(draft.values, _instant(draft.get("weighed_at")), is_scale=True)
    for draft in rows.get("refunds", ()):
        if draft.get("return_waybill_no"):
            yield _Mention(_return(draft), None)


def _return(draft: Draft) -> Values:
    """The parcel in which goods came back: never tied to the order as one that was sent."""
    carrier = draft.get("return_carrier_raw")
    return {
        "waybill_no": draft.get("return_waybill_no"),
        "carrier_raw": carrier,
        "carrier_code": carrier_code(str(carrier)) if carrier else "",
        "role": "return",
        "ref": draft.ref,
    }


def _ledger_scans(values: Values) -> list[Values]:
    """First scan and delivery as a bare order ledger tells them."""
    found: list[Values] = []
    for name, event in (("first_scan_at", "accepted"), ("delivered_at", "delivered_unknown")):
        if values.get(name) is not None:
            found.append(
                {
                    "event": event,
                    "occurred_at": values[name],
                    "tz_assumed": True,
                    "provider": "ledger",
                    "row_ref": values["ref"],
                }
            )
    return found if "first_scan_at" in values else []


def _by_carrier(mentions: list[_Mention]) -> dict[str, list[_Mention]]:
    """A mention without a courier joins the only courier that is named."""
    named = {str(m.values.get("carrier_code") or "") for m in mentions} - {""}
    only = named.pop() if len(named) == 1 else ""
    groups: dict[str, list[_Mention]] = {}
    for mention in mentions:
        groups.setdefault(str(mention.values.get("carrier_code") or only), []).append(mention)
    return groups


def _by_time(mentions: list[_Mention]) -> list[list[_Mention]]:
    """Mentions more than three months apart speak of different parcels."""
    dated = sorted((m for m in mentions if m.at), key=lambda m: m.at or datetime.min)
    clusters: list[list[_Mention]] = []
    last: datetime | None = None
    for mention in dated:
        if last is None or (mention.at and mention.at - last > _USED_AGAIN):
            clusters.append([])
        clusters[-1].append(mention)
        last = mention.at
    undated = [m for m in mentions if not m.at]
    if not clusters:
        return [undated]
    # Nothing tells which of the parcels an undated mention means: the latest is the likeliest.
    clusters[-1].extend(undated)
    return clusters


def _parcel(
    found: Parcels, key: tuple[str, str, int], cluster: list[_Mention], shops: ShopBook
) -> None:
    """One parcel with its links and scans."""
    carrier, waybill, reuse = key
    parcel_id = f"{carrier or '?'}:{waybill}" + (f"#{reuse}" if reuse else "")
    order = next((m.order for m in cluster if m.order), None)
    first = cluster[0].values
    row: Values = {
        "parcel_id": parcel_id,
        "shop_id": order.shop_id if order else shops.main or shops.shop("unknown"),
        "waybill_no": waybill,
        "carrier_code": carrier,
        "reuse_no": reuse,
        "role": next((str(m.values["role"]) for m in cluster if m.values.get("role")), "outbound"),
        "row_ref": first.get("ref"),
    }
    for name in _FIELDS:
        row[name] = next((m.values[name] for m in cluster if m.values.get(name)), None)
    _weight(row, cluster)
    _state(row, cluster)
    found.parcels.append(row)
    for order_id in dict.fromkeys(m.order.order_id for m in cluster if m.order):
        found.links.append({"parcel_id": parcel_id, "order_id": order_id, "line_id": ""})
    found.events.extend(_events(parcel_id, cluster))


def _weight(row: Values, cluster: list[_Mention]) -> None:
    """The shop's scale before what an export declares."""
    name = "declared_weight_g"
    weighed = sorted(cluster, key=lambda m: not m.is_scale)
    row[name] = next((m.values[name] for m in weighed if m.values.get(name) is not None), None)


def _state(row: Values, cluster: list[_Mention]) -> None:
    """What the last track says of the parcel as a whole."""
    tracks = [m.values for m in cluster if "state" in m.values]
    attrs: Values = {}
    if tracks:
        last = tracks[-1]
        row["status"] = last["state"]
        row["status_raw"] = last.get("message")
        attrs["track_row_ref"] = last["ref"]
    for mention in cluster:
        if mention.is_scale:
            weighed = mention.values.get("weighed_at")
            attrs["weighed_at"] = str(weighed) if weighed else None
            attrs["scale_row_ref"] = mention.values["ref"]
    row["attrs"] = attrs or None


def _events(parcel_id: str, cluster: list[_Mention]) -> Iterable[Values]:
    """Every scan once, oldest first; of equal times the source's later one comes last."""
    seen: dict[tuple[object, ...], Values] = {}
    for mention in cluster:
        provider = mention.values.get("provider") or "ledger"
        scans = mention.events
        newest_first = len(scans) > 1 and str(scans[0]["occurred_at"]) > str(
            scans[-1]["occurred_at"]
        )
        for scan in reversed(scans) if newest_first else scans:
            key = (scan["occurred_at"], scan["event"], scan.get("event_raw"))
            seen.setdefault(key, scan | {"provider": provider, "parcel_id": parcel_id})
    ordered = sorted(seen.values(), key=lambda scan: str(scan["occurred_at"]))
    for seq, scan in enumerate(ordered, 1):
        yield scan | {"seq": seq, "track_event_id": f"{parcel_id}/{seq}"}


def _instant(value: object) -> datetime | None:
    """An instant, or None."""
    return value if isinstance(value, datetime) else None


def _list(value: object) -> list[Values]:
    """The scans of a track draft."""
    return value if isinstance(value, list) else []
