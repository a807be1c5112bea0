"""Parcels, tracks, bills, weights and words of a told shop as canonical rows."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from zhendan.formats.cleaning.people import Keeper
from zhendan_synth.facts import Deal, Parcel, Scan
from zhendan_synth.numbers import COURIER_CODES
from zhendan_synth.story import Story
from zhendan_synth.writers.couriers import held_parcels
from zhendan_synth.writers.talks import talking

Row = Mapping[str, object]
Table = tuple[str, list[Row]]

_EVENTS = {
    "揽收": "accepted",
    "派件": "out_for_delivery",
    "退回": "returning",
    "退签": "returned",
}
_WEIGHT = re.compile(r"重量 ([\d.]+)kg")
_MENTION = re.compile(r"订单(?:编号)?[：:]?\s*(\d{12,20})")
_RESULTS = {"好评": "good", "中评": "neutral", "差评": "bad"}


def parcel_rows(story: Story, keeper: Keeper) -> Iterator[Table]:
    """Parcels with what couriers, the scale and the chat client know of them."""
    del keeper
    shop = f"taobao:{story.shop.plan.shop_name}"
    known = {parcel_id(p): p for deal in story.deals for p in deal.parcels}
    rich = story.shop.plan.richness > 1
    held = held_parcels(story) if rich else []
    scale = {parcel_id(p): p.scale_g for p in held if p.scale_g}
    tracked = {parcel_id(p): p for p in held if p.tracked}
    parcels = [_parcel(shop, key, p, scale.get(key), tracked.get(key)) for key, p in known.items()]
    yield "parcels", parcels
    links = {(parcel_id(p), deal.number): None for deal in story.deals for p in deal.parcels}
    yield (
        "parcel_orders",
        [{"parcel_id": key, "order_id": f"{shop}/{number}"} for key, number in links],
    )
    yield "track_events", [row for key, p in tracked.items() for row in _track(key, p)]
    yield "parcel_bills", [_bill(p) for p in held if p.billed_g]
    if rich:
        yield "reviews", [_review(shop, deal) for deal in story.deals if deal.review]
        yield from _talks(story, shop)


def parcel_id(parcel: Parcel) -> str:
    """A parcel as intake names it."""
    return f"{COURIER_CODES[parcel.courier]}:{parcel.waybill}"


def _parcel(shop: str, key: str, parcel: Parcel, scale: int | None, track: Parcel | None) -> Row:
    """One parcel; where it stands shows on its track."""
    last = sorted(track.scans, key=lambda scan: scan.at)[-1] if track else None
    return {
        "parcel_id": key,
        "shop_id": shop,
        "waybill_no": parcel.waybill,
        "carrier_code": COURIER_CODES[parcel.courier],
        "carrier_raw": parcel.courier,
        "declared_weight_g": scale,
        "status": None if last is None else _status(last),
    }


def _status(last: Scan) -> str:
    """The courier's own word for where a parcel stands."""
    return {"签收": "delivered_unknown", "揽收": "accepted"}.get(
        last.status, _EVENTS.get(last.status, "in_transit")
    )


def _track(key: str, parcel: Parcel) -> Iterator[Row]:
    """The scans, oldest first."""
    for seq, scan in enumerate(sorted(parcel.scans, key=lambda scan: scan.at), 1):
        weight = _WEIGHT.search(scan.words)
        event, signer = _event(scan)
        yield {
            "track_event_id": f"{key}/{seq}",
            "parcel_id": key,
            "seq": seq,
            "event": event,
            "event_raw": scan.words,
            "code_raw": scan.code,
            "occurred_at": scan.at,
            "tz_assumed": True,
            "place_raw": scan.city.name.removesuffix("市"),
            "city": scan.city.name,
            "area_code": f"CN{scan.city.code}000000",
            "signer_kind": signer,
            "weight_g": round(float(weight[1]) * 1000) if weight else None,
            "provider": "kuaidi100",
        }


def _event(scan: Scan) -> tuple[str, str | None]:
    """The canonical event and who signed."""
    if scan.status == "签收":
        for word, kind in (("本人", "self"), ("快递柜", "locker"), ("", "proxy")):
            if word in scan.words:
                return f"delivered_{kind}", kind
    if scan.status in _EVENTS:
        return _EVENTS[scan.status], None
    return ("departed_hub" if "离开" in scan.words else "arrived_hub"), None


def _bill(parcel: Parcel) -> Row:
    """One line of a courier's monthly bill."""
    code, town = COURIER_CODES[parcel.courier], parcel.to.city.name
    dated = parcel.courier != "顺丰速运"  # its bill names days without a year, towns without 市
    return {
        "bill_id": f"{code}/{parcel.waybill}",
        "carrier_code": code,
        "waybill_no": parcel.waybill,
        "bill_date": parcel.handed_at.date() if dated else None,
        "billed_weight_g": parcel.billed_g,
        "amount": parcel.fee / 100,
        "dest_city": town if dated else town.removesuffix("市"),
    }


def _review(shop: str, deal: Deal) -> Row:
    """One review; the platform's own praise is kept apart."""
    written = deal.review
    if written is None:
        return {}
    default = written.words == "系统默认好评"
    return {
        "review_id": f"review:{deal.number}",
        "shop_id": shop,
        "order_no": deal.number,
        "line_no": deal.number,
        "buyer_id": f"{shop}/username:{deal.sale.buyer.nick}",
        "anonymous": False,
        "result": "default_good" if default else _RESULTS[written.result],
        "content": written.words,
        "created_at": written.at,
        "append_content": written.appended or None,
        "appended_at": written.appended_at,
        "image_count": 0,
    }


def _talks(story: Story, shop: str) -> Iterator[Table]:
    """All chats of one buyer make one conversation, as they do in a copied text."""
    threads: dict[str, list[Row]] = {}
    for deal in talking(story):
        nick = deal.sale.buyer.nick
        threads.setdefault(nick, []).extend(_said(story, deal))
    yield "conversations", [_thread(shop, nick, said) for nick, said in threads.items()]
    yield (
        "messages",
        [
            {**one, "message_id": f"chat:{nick}/{seq}", "conversation_id": f"chat:{nick}",
             "seq": seq}
            for nick, said in threads.items()
            for seq, one in enumerate(said, 1)
        ],
    )  # fmt: skip


def _said(story: Story, deal: Deal) -> Iterator[Row]:
    """The messages of one order's chat; what the client adds itself stands under the buyer."""
    for one in deal.talk.messages if deal.talk else ():
        clerk = deal.talk.clerk if deal.talk and one.sender == "clerk" else ""
        named = _MENTION.search(one.words)
        yield {
            "sent_at": one.at,
            "sender_role": "agent" if clerk else "buyer",
            "sender_label": f"{story.shop.plan.shop_name}:{clerk}" if clerk else _nick(deal),
            "type": "text",
            "text": one.words,
            "order_no_mentioned": named[1] if named else None,
        }


def _nick(deal: Deal) -> str:
    """The buyer's nick."""
    return deal.sale.buyer.nick


def _thread(shop: str, nick: str, said: list[Row]) -> Row:
    """One conversation."""
    moments = sorted(str(one["sent_at"]) for one in said)
    return {
        "conversation_id": f"chat:{nick}",
        "shop_id": shop,
        "tool": "qianniu",
        "buyer_label": nick,
        "buyer_id": f"{shop}/username:{nick}",
        "started_at": datetime.fromisoformat(moments[0]),
        "ended_at": datetime.fromisoformat(moments[-1]),
        "capture_how": "clipboard",
    }
