"""The truth about a synthetic shop, kept apart from its inbox; only a scorer reads it."""

import json
from dataclasses import asdict
from datetime import date, datetime, timedelta

from zhendan_synth.facts import Deal
from zhendan_synth.rings.gathering import decidable
from zhendan_synth.story import Story
from zhendan_synth.writers.sheets import csv_bytes, headings

_HEADS = headings(
    "order_no|platform|flagged|role|code|group|root_cause|families|decidable|expected|also|shown"
)
_HISTORY = timedelta(days=90)
_EARLIER_ORDERS = 2
_NOT_PROOF = frozenset({"scripted", "denial", "threat"})
_ALSO = {
    "concede": "contradicted",
    "attack": "insufficient",
    "provable": "thin|insufficient",
    "thin": "provable|insufficient",
}


def truth_files(story: Story) -> dict[str, bytes]:
    """Orders with role, ring, cause and expected outcome; the plan; the groups."""
    rows = [_HEADS, *_rows(story)]
    if story.sibling:
        rows += _rows(story.sibling)
    groups: dict[str, list[str]] = {}
    for deal in story.deals:
        if deal.sale.label.group:
            groups.setdefault(deal.sale.label.group, []).append(deal.number)
    return {
        "orders.csv": csv_bytes(rows, "utf-8"),
        "groups.json": _json(groups),
        "plan.json": _json(asdict(story.shop.plan)),
    }


def expected(deal: Deal, shown: frozenset[str]) -> str:
    """The honest outcome of an order: what a careful reader of the shop's files should say.

    `provable` (the buyer's independence by two kinds of source) or `thin` for orders to defend;
    `insufficient` where the proof is lost or a ring order cannot be decided, `concede` where it
    can; `attack` and `not_scored`.
    """
    label = deal.sale.label
    if label.role == "camouflage":
        return "not_scored"
    if label.code == "R11":
        return "attack"
    if label.role == "ring":
        return "concede" if decidable(label.families) else "insufficient"
    if {"payment", "goods", "independent_buyer", "by_two_kinds"} <= shown:
        return "provable"
    return "thin" if {"payment", "goods"} <= shown else "insufficient"


def shown_elements(story: Story) -> dict[str, frozenset[str]]:
    """Per order number, which elements of a real deal the files can show."""
    history: dict[str, list[datetime]] = {}
    for deal in story.deals:
        if deal.paid_at:
            history.setdefault(deal.sale.buyer.key, []).append(deal.paid_at)
    return {deal.number: _elements(story, deal, history) for deal in story.deals}


def _elements(story: Story, deal: Deal, history: dict[str, list[datetime]]) -> frozenset[str]:
    """Payment in the ledger, goods on a whole track, a buyer who spoke or came before."""
    found = set()
    if deal.status == "completed" and deal.confirmed_at:
        found.add("payment")
    recent = story.shop.plan.tracks_since or story.shop.plan.first_day
    tracked = [
        parcel
        for parcel in deal.parcels
        if parcel.tracked and parcel.delivered_at and parcel.handed_at.date() >= recent
    ]
    if tracked and len(tracked) == len(deal.parcels):
        found.add("goods")
    earlier = [
        paid for paid in history.get(deal.sale.buyer.key, ()) if paid < deal.sale.at - _HISTORY
    ]
    kinds = _spoke(deal) + (len(earlier) >= _EARLIER_ORDERS or _wrote_again(deal))
    kinds += deal.sale.label.code == "H4" and deal.status == "completed"  # a company's invoice
    if kinds:
        found.add("independent_buyer")
    if kinds > 1:
        found.add("by_two_kinds")
    return frozenset(found)


def _spoke(deal: Deal) -> bool:
    """Whether the buyer wrote more than one line of an ordinary chat."""
    if deal.talk is None or deal.sale.conduct.talk in _NOT_PROOF:
        return False
    return sum(message.sender == "buyer" for message in deal.talk.messages) > 1


def _wrote_again(deal: Deal) -> bool:
    """Whether a review was taken up again later."""
    return deal.review is not None and deal.review.appended_at is not None


def _rows(story: Story) -> list[list[str]]:
    """One row per order of one shop."""
    named = {deal.number for deal in story.flagged}
    shown = shown_elements(story)
    rows = []
    for deal in story.deals:
        label, seen = deal.sale.label, shown[deal.number]
        want = expected(deal, seen)
        decides = "" if label.role != "ring" else str(int(decidable(label.families)))
        row = [deal.number, story.shop.plan.platform, str(int(deal.number in named)), label.role]
        row += [label.code, label.group, label.cause, "|".join(label.families), decides]
        also = _ALSO.get(want) or ("contradicted" if label.role == "ring" else "thin")
        rows.append([*row, want, also, "|".join(sorted(seen))])
    return rows


def _json(value: object) -> bytes:
    """One readable document."""
    text = json.dumps(value, ensure_ascii=False, indent=1, default=_plain, sort_keys=True)
    return (text + "\n").encode("utf-8")


def _plain(value: object) -> str:
    """Days and moments as ISO text."""
    return value.isoformat() if isinstance(value, date) else str(value)
