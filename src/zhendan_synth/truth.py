"""The truth about a synthetic shop, kept apart from its inbox; only a scorer reads it."""

import json
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from zhendan_synth.facts import Deal
from zhendan_synth.rings.gathering import decidable
from zhendan_synth.shop import Plan, RingPlan
from zhendan_synth.story import Story
from zhendan_synth.writers.sheets import csv_bytes, headings

_HEADS = headings(
    "order_no|platform|flagged|role|code|group|root_cause|families|decidable|expected|also|shown"
)
_HISTORY = timedelta(days=90)
_EARLIER_ORDERS = 2
_UNSAID = ("part", "reported", "threats")
_TALK_REACHES = timedelta(days=30)
_MONEY_REPEATS = 3
_ATTACKS = frozenset({"R11", "R12"})
_NOT_PROOF = frozenset({"scripted", "denial", "threat", "stolen"})
_SHOWS_BUYERS = frozenset({"taobao", "jd"})  # whose exports tell one buyer from another
_ALSO = {
    "concede": "contradicted",
    "attack": "insufficient",
    "provable": "thin|insufficient",
    "thin": "provable|insufficient",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a careful reader of the shop's files should say of one order, and why.

    `expected` is `provable` (the buyer's independence by two kinds of source) or `thin` for
    orders to defend; `insufficient` where the proof is lost or a ring order cannot be decided,
    `concede` where it can; `attack` and `not_scored`. `also` is acceptable too.
    """

    expected: str
    also: str
    families: tuple[str, ...]
    decidable: bool
    shown: frozenset[str]


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
        "plan.json": _json(_told(story.shop.plan)),
    }


def verdicts(story: Story) -> dict[str, Verdict]:
    """The verdict on every order of a shop, by order number."""
    history: dict[str, list[datetime]] = {}
    scripts: dict[str, list[datetime]] = {}
    money: Counter[str] = Counter()
    for deal in story.deals:
        key = deal.sale.buyer.key
        if deal.paid_at:
            history.setdefault(key, []).append(deal.paid_at)
        if deal.talk and deal.sale.conduct.talk == "scripted":
            scripts.setdefault(key, []).append(deal.sale.at)
        money[deal.sale.label.group] += "money" in deal.sale.label.families
    told = story.shop.plan.platform in _SHOWS_BUYERS
    return {
        deal.number: _verdict(
            deal,
            _families(deal, scripts if told else {}),
            _elements(story, deal, history if told else {}),
            repeats=money[deal.sale.label.group] >= _MONEY_REPEATS,
        )
        for deal in story.deals
    }


def _verdict(
    deal: Deal, families: tuple[str, ...], shown: frozenset[str], *, repeats: bool
) -> Verdict:
    """The outcome that follows from the role, what a ring left behind, and what is shown."""
    label = deal.sale.label
    decides = decidable(families) or (repeats and "money" in families)
    if label.role == "camouflage":
        want = "not_scored"
    elif label.code in _ATTACKS:
        want = "attack"
    elif label.role == "ring":
        want = "concede" if decides else "insufficient"
    elif {"payment", "goods", "by_two_kinds"} <= shown:
        want = "provable"
    else:
        want = "thin" if {"payment", "goods"} <= shown else "insufficient"
    also = _ALSO.get(want) or ("contradicted" if label.role == "ring" else "thin|provable")
    return Verdict(want, also, families, decides, shown)


def _families(deal: Deal, scripts: dict[str, list[datetime]]) -> tuple[str, ...]:
    """What the order left behind; a chat of the same account near it is found with it."""
    families = deal.sale.label.families
    near = scripts.get(deal.sale.buyer.key, ())
    if deal.sale.label.role != "ring" or "chat" in families:
        return families
    heard = any(abs(at - deal.sale.at) <= _TALK_REACHES for at in near)
    return (*families, "chat") if heard else families


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
    said = verdicts(story)
    rows = []
    for deal in story.deals:
        label, verdict = deal.sale.label, said[deal.number]
        decides = "" if label.role != "ring" else str(int(verdict.decidable))
        row = [deal.number, story.shop.plan.platform, str(int(deal.number in named)), label.role]
        row += [label.code, label.group, label.cause, "|".join(verdict.families), decides]
        rows.append([*row, verdict.expected, verdict.also, "|".join(sorted(verdict.shown))])
    return rows


def _told(plan: Plan) -> dict[str, object]:
    """The plan; what a ring leaves at its usual value since edition 1.0 is not spelled out."""
    told = asdict(plan)
    for ring, one in zip(told["rings"], plan.rings, strict=True):
        for name in _UNSAID:
            if getattr(one, name) == RingPlan.__dataclass_fields__[name].default:
                del ring[name]
    return told


def _json(value: object) -> bytes:
    """One readable document."""
    text = json.dumps(value, ensure_ascii=False, indent=1, default=_plain, sort_keys=True)
    return (text + "\n").encode("utf-8")


def _plain(value: object) -> str:
    """Days and moments as ISO text."""
    return value.isoformat() if isinstance(value, date) else str(value)
