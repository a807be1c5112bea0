"""The day-0 capture list: what to fetch first, counted from the orders and the notice."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from zhendan.domain import (
    Confidence,
    EvidenceClock,
    ExhibitKind,
    Keeping,
    Notice,
    OrderId,
    Passage,
    Perishing,
    Tables,
)
from zhendan.evidence.gaps import meets, there
from zhendan.evidence.perishing.lives import PACES, Life, Lives, shipped_lives
from zhendan.evidence.perishing.notes import ClockNotes

_LINK = re.compile(r"https?://[^\s\"'<>，。；、）】]+")
_CHUNK = 500
_TABLES = {"traffic": "traffic"}
"""The canonical table that holds an item which serves the whole shop."""
_STANDS = (Keeping.OPEN, Keeping.OVERDUE, Keeping.LOST, Keeping.HELD)
_SOON, _LATER, _MONTHS = timedelta(days=3), timedelta(days=14), timedelta(days=180)


@dataclass(frozen=True, slots=True)
class _Case:
    """The case as the clock sees it."""

    notice: Notice
    tables: Tables
    now: datetime
    notes: ClockNotes
    wanted: tuple[OrderId, ...]
    held: Mapping[ExhibitKind, set[OrderId]]
    starts: Mapping[str, Mapping[OrderId, datetime]]


@dataclass(frozen=True, slots=True)
class ClockAsk:
    """When the clock is read, and what people have said about the case."""

    now: datetime
    conceded: frozenset[OrderId] = frozenset()
    notes: ClockNotes = field(default_factory=ClockNotes)
    lives: Lives = field(default_factory=shipped_lives)


def evidence_clock(
    notice: Notice, passages: Sequence[Passage], tables: Tables, ask: ClockAsk
) -> EvidenceClock:
    """Everything that may vanish, most urgent first; useful with the notice alone.

    An instant is given only where the life is sourced or a person of the shop put it on record,
    and the day it counts from is known. The hold covers conceded orders too.
    """
    known, said = ask.lives, ask.notes
    orders = tuple(dict.fromkeys(one.order for one in notice.flagged))
    case = _Case(
        notice=notice,
        tables=tables,
        now=ask.now,
        notes=said,
        wanted=tuple(one for one in orders if one not in ask.conceded),
        held=_held(passages),
        starts=_starts(tables, orders),
    )
    # Nothing is fetched in support of orders that are all conceded; the notice is still kept.
    spared = bool(orders) and not case.wanted
    here = [one for one in known.on(notice.platform) if not spared or one.name == "notice"]
    found = [(_item(life, case), life) for life in here]
    found.sort(key=lambda each: _urgency(each[0], each[1], ask.now))
    items = [item for item, _ in found]
    return EvidenceClock(tuple(items), known.hold, said.held_at, said.held_by)


def _item(life: Life, case: _Case) -> Perishing:
    """One line of the list."""
    own = case.notes.days.get(life.name)
    days = own[0] if own else life.days
    lacking = _lacking(life, case)
    ages = _ages(life, case, lacking)
    each = {o: at + timedelta(days=days) for o, at in ages.items()} if days else {}
    whole = _since(life, case)
    since = min(ages.values(), default=whole)
    gone_by = since + timedelta(days=days) if days and since else None
    links = _links(case) if life.name == "platform_links" else 0
    return Perishing(
        name=life.name,
        kind=life.kind,
        keeping=_keeping(life, case, lacking=lacking, gone_by=gone_by, links=links),
        what=life.what,
        where=life.where,
        who=life.who,
        otherwise=life.otherwise,
        life=life.life,
        confidence=Confidence.USER if own else life.confidence,
        source=own[1] if own else life.source,
        seen=life.seen,
        orders=lacking if life.each_order else (),
        ages_from=since,
        gone_by=gone_by,
        gone_by_order=each if life.each_order else {},
        links=links,
        note=case.notes.lost.get(life.name, ""),
    )


def _keeping(
    life: Life, case: _Case, *, lacking: Sequence[OrderId], gone_by: datetime | None, links: int
) -> Keeping:
    """Held, lost by a person's word, past its life, or open."""
    if life.each_order:
        held = not lacking and bool(case.wanted)
    elif life.name == "platform_links":
        held = links == 0 and bool(case.notice.files)
    else:
        held = there(life.kind, case.notice, case.tables, table=_TABLES.get(life.name, ""))
    if held:
        return Keeping.HELD
    if life.name in case.notes.lost:
        return Keeping.LOST
    return Keeping.OVERDUE if gone_by is not None and gone_by < case.now else Keeping.OPEN


def _held(passages: Sequence[Passage]) -> dict[ExhibitKind, set[OrderId]]:
    """Which orders each kind is at hand for."""
    held: dict[ExhibitKind, set[OrderId]] = {}
    for one in passages:
        if meets(one):
            held.setdefault(one.kind, set()).add(one.order)
    return held


def _lacking(life: Life, case: _Case) -> tuple[OrderId, ...]:
    """The orders that still lack the item."""
    if not life.each_order:
        return case.wanted
    held = case.held.get(life.kind, set())
    return tuple(one for one in case.wanted if one not in held)


def _ages(life: Life, case: _Case, orders: Sequence[OrderId]) -> dict[OrderId, datetime]:
    """From when the item ages, for each order whose day is known."""
    known = case.starts.get(life.starts, {})
    return {order: known[order] for order in orders if order in known}


def _since(life: Life, case: _Case) -> datetime | None:
    """The day where no order tells one: the alleged acts for orders, the notice for itself."""
    if life.starts == "none":
        return None
    alleged = case.notice.alleged[0] if life.starts in ("ordered", "shipped") else None
    return alleged or (case.notice.delivered_at if life.starts == "notice" else None)


def _starts(tables: Tables, orders: Sequence[OrderId]) -> dict[str, dict[OrderId, datetime]]:
    """When each order was placed, and when its first parcel left."""
    found: dict[str, dict[OrderId, datetime]] = {"ordered": {}, "shipped": {}}
    for start in range(0, len(orders), _CHUNK):
        part = orders[start : start + _CHUNK]
        query = _STARTS.replace("{marks}", ", ".join("?" for _ in part))
        for order, placed, shipped in tables.rows(query, part):
            for name, at in (("ordered", placed), ("shipped", shipped or placed)):
                if isinstance(at, datetime):
                    found[name][OrderId(str(order))] = at
    return found


_STARTS = (
    "SELECT o.order_no, min(COALESCE(o.created_at, o.paid_at)), min(p.shipped_at) FROM orders o"
    " LEFT JOIN (SELECT DISTINCT parcel_id, order_id FROM parcel_orders) po"
    " ON po.order_id = o.order_id LEFT JOIN parcels p ON p.parcel_id = po.parcel_id"
    " WHERE o.order_no IN ({marks}) GROUP BY o.order_no"
)


def _links(case: _Case) -> int:
    """How many different web links the notice and the chats hold."""
    found = set(_LINK.findall(case.notice.body))
    if "urls" in case.tables.filled("messages"):
        for (urls,) in case.tables.rows("SELECT urls FROM messages WHERE urls IS NOT NULL"):
            found.update(_LINK.findall(str(urls)))
    return len(found)


def _urgency(item: Perishing, life: Life, now: datetime) -> tuple[int, int, float]:
    """What can still be had first, by what is left of its life or by its usual pace."""
    rank = PACES.index(life.pace)
    left = item.gone_by - now if item.gone_by else None
    if left is not None:
        rank = 0 if left <= _SOON else 1 if left <= _LATER else 3 if left <= _MONTHS else 4
    return _STANDS.index(item.keeping), rank, left.total_seconds() if left else math.inf
