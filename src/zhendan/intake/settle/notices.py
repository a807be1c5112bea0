"""Notice files of one notice made one, and its order numbers met with the exports."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from zhendan.domain import FlaggedOrder, FlagScope, Notice, OrderId
from zhendan.intake.damaged_numbers import (
    REASON,
    Beginnings,
    beginnings,
    candidates,
    is_damaged,
    say_met,
)
from zhendan.intake.draft import NoticeDraft, Values
from zhendan.intake.settle.orders import Order
from zhendan.intake.settle.seen_notices import confirmed, trusted
from zhendan.intake.settle.shops import GUESTS, ShopBook
from zhendan.intake.taking import Taking

_SERIOUS = 2


@dataclass(frozen=True, slots=True)
class Settled:
    """One notice as all its files together tell it."""

    notice: Notice
    notice_id: str
    shop_id: str
    row: Values
    flagged: list[Values]


def settled(
    drafts: Iterable[NoticeDraft],
    orders: Mapping[str, Order],
    shops: ShopBook,
    takings: Mapping[int, Taking],
) -> list[Settled]:
    """Every notice of the inbox, the one about most orders first, pictures alone last."""
    groups = [trusted(group, takings) for group in _grouped(list(drafts))]
    found = [(group, _settle(group, orders, shops, takings)) for group in groups]
    found.sort(
        key=lambda one: (
            all(draft.seen for draft in one[0]),
            -len(one[1].flagged),
            one[1].notice.number,
        )
    )
    return [one for _, one in found]


def _grouped(drafts: list[NoticeDraft]) -> list[list[NoticeDraft]]:
    """By notice number; files without one belong to the only notice that has one."""
    groups: dict[str, list[NoticeDraft]] = {}
    for draft in drafts:
        groups.setdefault(draft.notice.number, []).append(draft)
    bare = groups.pop("", [])
    if len(groups) == 1:
        next(iter(groups.values())).extend(bare)
    elif bare:
        groups[""] = bare
    return list(groups.values())


def _settle(
    group: list[NoticeDraft],
    orders: Mapping[str, Order],
    shops: ShopBook,
    takings: Mapping[int, Taking],
) -> Settled:
    """Merge one notice's files and match its orders."""
    notice = _merged(group)
    index = _Index.of(orders.values())
    matched = tuple(index.match(order) for order in notice.flagged)
    _say_damage(notice, matched, index, takings)
    notice, flagged = confirmed(notice, matched, group, takings)
    owner = next((o.shop_id for f in flagged for o in index.exact(f.order)), "")
    platform = notice.platform
    if not owner and shops.main and shops.facts[shops.main][0] in (*GUESTS, platform):
        owner = shops.main
    if platform == "unknown":
        owner = owner or shops.main
        platform = shops.facts[owner][0] if owner else platform
    shop_id = owner or shops.shop(platform, notice.shop_name)
    name = notice.shop_name or shops.facts[shop_id][1]
    notice = replace(notice, flagged=flagged, platform=platform, shop_name=name)
    notice_id = f"{platform}:{notice.number or notice.files[0][:12]}"
    rows = [_flagged_row(notice_id, f, index, group) for f in flagged]
    return Settled(notice, notice_id, shop_id, _row(notice, notice_id, shop_id, group), rows)


def _say_damage(
    notice: Notice,
    matched: Iterable[FlaggedOrder],
    index: "_Index",
    takings: Mapping[int, Taking],
) -> None:
    """Say in the file's report what each broken order number met, and ask to confirm it."""
    files = {taking.received.sha256: taking for taking in takings.values()}
    for said, met in zip(notice.flagged, matched, strict=True):
        number, place = str(said.order), said.at_row
        broken = met.matched != "exact" and is_damaged(number)
        if broken and place is not None and place.file in files:
            say_met(files[place.file], number, candidates(number, index.prefixes), place.row)


def _merged(group: list[NoticeDraft]) -> Notice:
    """What any file of the notice says; the earliest deadline and the fullest label hold."""
    notices = [draft.notice for draft in group]
    first = max(notices, key=lambda n: len(n.body))
    flagged: dict[OrderId, FlaggedOrder] = {}
    for notice in notices:
        for order in notice.flagged:
            flagged.setdefault(order.order, order)
    grades = [n.grade for n in notices if n.grade is not None]
    counts = [n.declared_count for n in notices if n.declared_count is not None]
    penalties = {(p.kind, p.amount or p.words): p for n in reversed(notices) for p in n.penalties}
    missing = set(first.not_found).intersection(*(n.not_found for n in notices))
    instants = [n.deadline_at for n in notices if n.deadline_at]
    fullest = sorted(notices, key=lambda n: not n.body)
    words = [
        n for n in fullest if n.deadline_words and n.deadline_at == min(instants, default=None)
    ]
    said = {
        "number": _first(n.number for n in notices),
        "charge": max((n.charge for n in notices), key=len),
        "delivered_at": _earliest(n.delivered_at for n in notices),
        "deadline_at": min(instants, default=None),
        "deadline_words": _first([n.deadline_words for n in (*words, first, *notices)]),
        "shop_name": _first(n.shop_name for n in notices),
        "platform": _first(n.platform for n in notices if n.platform != "unknown") or "unknown",
        "scope": _scope(notices, len(flagged)),
        "files": tuple(dict.fromkeys(file for n in notices for file in n.files)),
        "asks_for": tuple(dict.fromkeys(word for n in notices for word in n.asks_for)),
        "attempts": next((n.attempts for n in notices if n.attempts is not None), None),
    } | _further(notices)
    return replace(
        first,
        flagged=tuple(flagged.values()),
        grade=max(grades) if grades else None,
        declared_count=counts[0] if counts else None,
        penalties=tuple(penalties[key] for key in sorted(penalties)),
        not_found=tuple(name for name in first.not_found if name in missing),
        **said,  # type: ignore[arg-type]
    )


def _further(notices: list[Notice]) -> dict[str, object]:
    """Fields that few notices carry, from whichever file says most."""
    unconfirmed = {text.zh: text for n in notices for text in n.unconfirmed}
    punished = [(n.penalty_at, n.penalty_words) for n in notices if n.penalty_at]
    penalty = min(punished, default=(None, ""))
    return {
        "penalty_at": penalty[0],
        "penalty_words": penalty[1],
        "rule": max((n.rule for n in notices), key=len),
        "entry": max((n.entry for n in notices), key=len),
        "effect": _first(n.effect for n in notices),
        "arrived_at": _earliest(n.arrived_at for n in notices),
        "items": tuple(dict.fromkeys(item for n in notices for item in n.items)),
        "unconfirmed": tuple(unconfirmed.values()),
    }


def _scope(notices: list[Notice], listed: int) -> FlagScope:
    """A list holds against every other word, unless it says itself that it is a sample."""
    if not listed:
        return max(notices, key=lambda n: len(n.body)).scope
    whole = any(n.scope is FlagScope.EXPLICIT and len(n.flagged) == listed for n in notices)
    sample = any(n.scope is FlagScope.SAMPLE for n in notices)
    return FlagScope.SAMPLE if sample and not whole else FlagScope.EXPLICIT


def _first(values: Iterable[str]) -> str:
    """The first that is not empty."""
    return next((value for value in values if value), "")


def _earliest(values: Iterable[datetime | None]) -> datetime | None:
    """The earliest instant that anybody names."""
    return min((value for value in values if value), default=None)


@dataclass(frozen=True, slots=True)
class _Index:
    """Order numbers to look up: own, parent and original, and 15-digit prefixes."""

    own: dict[str, list[Order]]
    others: dict[str, list[Order]]
    prefixes: Beginnings

    @classmethod
    def of(cls, orders: Iterable[Order]) -> "_Index":
        """An index over all orders."""
        own: dict[str, list[Order]] = {}
        others: dict[str, list[Order]] = {}
        for order in orders:
            own.setdefault(order.number, []).append(order)
            for name in ("parent_order_no", "original_order_no", "erp_order_no"):
                number = order.values.get(name)
                if number and number != order.number:
                    others.setdefault(str(number), []).append(order)
        return cls(own, others, beginnings(own))

    def exact(self, number: str) -> list[Order]:
        """The orders with this very number."""
        return self.own.get(number, [])

    def match(self, flagged: FlaggedOrder) -> FlaggedOrder:
        """Exact, then parent or original number, then a unique 15-digit prefix."""
        number = str(flagged.order)
        if number in self.own:
            one = len(self.own[number]) == 1
            return replace(flagged, matched="exact" if one else "ambiguous")
        if number in self.others:
            found = self.others[number]
            word = "、".join(order.number for order in found)
            matched = "exact" if len(found) == 1 else "ambiguous"
            return replace(
                flagged,
                order=OrderId(found[0].number) if len(found) == 1 else flagged.order,
                matched=matched,
                reason=f"父订单或原订单 {number} → {word}",
            )
        near = candidates(number, self.prefixes)
        if len(near) == 1:
            order, reason = OrderId(near[0]), REASON.format(value=number)
            return replace(flagged, order=order, matched="repaired", reason=reason)
        return replace(flagged, matched="ambiguous") if near else flagged

    def order_id(self, flagged: FlaggedOrder) -> str | None:
        """The id of the order that was met; None where none or several were."""
        found = self.exact(flagged.order)
        sure = flagged.matched in {"exact", "repaired"} and len(found) == 1
        return found[0].order_id if sure else None


def _flagged_row(
    notice_id: str, flagged: FlaggedOrder, index: _Index, group: list[NoticeDraft]
) -> Values:
    """A row of `flagged_orders`."""
    said = [
        draft for draft in group if any(o.at_row == flagged.at_row for o in draft.notice.flagged)
    ]
    keys = [str(o.order) for d in said for o in d.notice.flagged if o.at_row == flagged.at_row]
    refs = [d.order_refs[key] for d in said for key in keys if key in d.order_refs]
    if str(flagged.order) in (said[0].order_refs if said else {}):
        refs.insert(0, said[0].order_refs[str(flagged.order)])
    items = [
        item for d in group for key in (*keys, str(flagged.order)) if (item := d.items.get(key))
    ]
    return {
        "notice_id": notice_id,
        "order_no": flagged.order,
        "order_id": index.order_id(flagged),
        "item_id": items[0] if items else None,
        "reason_raw": flagged.reason or None,
        "matched": flagged.matched,
        "row_ref": refs[0] if refs else None,
    }


def _violated(said: list[Values]) -> Values:
    """The widest span that the files name for the alleged acts."""
    starts = [f["violation_from"] for f in said if isinstance(f.get("violation_from"), datetime)]
    ends = [f["violation_to"] for f in said if isinstance(f.get("violation_to"), datetime)]
    found: Values = {}
    if starts:
        found["violation_from"] = min(starts)  # type: ignore[type-var]
    if ends:
        found["violation_to"] = max(ends)  # type: ignore[type-var]
    return found


def _row(notice: Notice, notice_id: str, shop_id: str, group: list[NoticeDraft]) -> Values:
    """A row of `notices`."""
    points = [p.amount for p in notice.penalties if p.kind == "points"]
    fines = [
        p.amount
        for p in notice.penalties
        if p.kind == "fine" and p.amount.replace(".", "").isdigit()
    ]
    fake = any(word in notice.charge for word in ("虚假", "刷单", "炒信"))
    grave = fake and (notice.grade or 0) >= _SERIOUS
    facts: Values = {}
    for draft in group:
        facts = draft.facts | facts
    facts |= _violated([draft.facts for draft in group])
    return facts | {
        "notice_id": notice_id,
        "shop_id": shop_id,
        "notice_no": notice.number or None,
        "platform": notice.platform,
        "charge_kind": "serious_fake_transaction"
        if grave
        else "fake_transaction"
        if fake
        else "other",
        "title_raw": notice.charge or None,
        "body": notice.body or None,
        "received_at": notice.delivered_at,
        "appeal_deadline_at": notice.deadline_at,
        "appeal_max_times": notice.attempts,
        "points": points[0] if points else None,
        "penalty_amount": fines[0] if fines else None,
        "penalty_text": "；".join(p.words for p in notice.penalties) or None,
        "declared_order_count": notice.declared_count,
        "capture_how": "screenshot_ocr" if all(draft.seen for draft in group) else "manual",
        "file_id": notice.files[0],
    }
