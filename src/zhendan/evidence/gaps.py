"""What is missing for the flagged orders, grouped so that one trip to a back office fetches it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from zhendan.domain import ExhibitKind, Gap, Notice, OrderId, Passage, Tables, Text
from zhendan.evidence.needs import EMPTY_PARCEL_WORDS, LEVELS, NEEDS, Need, back_office

CHAT_LIFE = timedelta(days=90)
"""A back office was seen to search chats no further back than three months."""
_VIDEO = (".mp4", ".mov", ".avi", ".mkv", ".dav", ".ts", ".h264", ".h265", ".flv", ".wmv")


@dataclass(frozen=True, slots=True)
class _Asked:
    """The case as the search for gaps sees it."""

    orders: tuple[OrderId, ...]
    reasons: dict[OrderId, str]
    platform: str
    oldest: timedelta


def gaps(
    notice: Notice,
    passages: Sequence[Passage],
    tables: Tables,
    *,
    now: datetime,
    conceded: frozenset[OrderId] = frozenset(),
) -> tuple[Gap, ...]:
    """What is missing, most serious first; one gap covers all orders that lack the same thing.

    Nothing is gathered for conceded orders. A passage that contradicts its order fills no gap.
    The list is useful on the first day, with nothing imported but the notice.
    """
    flagged = tuple(one.order for one in notice.flagged if one.order not in conceded)
    placed = [one.happened_at for one in passages if one.kind is ExhibitKind.ORDER_RECORD]
    oldest = max((now - at for at in placed if at is not None), default=timedelta(0))
    reasons = {one.order: f"{notice.charge} {one.reason}" for one in notice.flagged}
    asked = _Asked(flagged, reasons, notice.platform, oldest)
    held = _held(passages)
    found: list[Gap] = []
    for need in NEEDS:
        if need.for_each_order:
            lacking = [one for one in flagged if need.name not in held.get(one, ())]
            found += _by_level(need, lacking, asked)
        elif _wanted(need, asked, notice) and not there(
            need.kind, notice, tables, table=need.table
        ):
            found.append(_gap(need, flagged, asked))
    return tuple(sorted(found, key=lambda gap: LEVELS.index(gap.level)))


def _wanted(need: Need, asked: _Asked, notice: Notice) -> bool:
    """Support for orders is not asked for where every named order is conceded."""
    return need.kind is ExhibitKind.NOTICE or bool(asked.orders) or not notice.flagged


def there(kind: ExhibitKind, notice: Notice, tables: Tables, *, table: str = "") -> bool:
    """Whether something that serves all orders is at hand."""
    if kind is ExhibitKind.NOTICE:
        return bool(notice.files)
    if kind is ExhibitKind.VIDEO:
        names = tables.rows("SELECT name FROM source_files")
        return any(str(name).lower().endswith(_VIDEO) for (name,) in names)
    return bool(table) and bool(tables.filled(table))


def _held(passages: Sequence[Passage]) -> dict[OrderId, set[str]]:
    """The names of the needs that each order's passages meet."""
    by_kind = {need.kind: need.name for need in NEEDS if need.for_each_order}
    held: dict[OrderId, set[str]] = {}
    for one in passages:
        name = by_kind.get(one.kind)
        if name is not None and meets(one):
            held.setdefault(one.order, set()).add(name)
    return held


def meets(passage: Passage) -> bool:
    """Motion is not delivery; what speaks against the order, or may be another's, meets nothing."""
    if passage.ask is not None:
        return False
    if passage.kind is ExhibitKind.WAYBILL_TRACK:
        return passage.facts.get("proves") == "delivery" and not passage.contradicts
    return not passage.contradicts


def _by_level(need: Need, lacking: Sequence[OrderId], asked: _Asked) -> list[Gap]:
    """One gap, or two where the reason for some orders makes the thing mandatory."""
    pressed: list[OrderId] = []
    if need.kind is ExhibitKind.WEIGHT_RECORD:
        pressed = [one for one in lacking if _about_empty(asked.reasons.get(one, ""))]
    others = tuple(one for one in lacking if one not in pressed)
    made = [_gap(need, tuple(pressed), asked, level="critical")] if pressed else []
    return made + ([_gap(need, others, asked)] if others else [])


def _about_empty(reason: str) -> bool:
    """Whether the platform's reason is an empty parcel or a false track."""
    return any(word in reason for word in EMPTY_PARCEL_WORDS)


def _gap(need: Need, orders: tuple[OrderId, ...], asked: _Asked, *, level: str = "") -> Gap:
    """A need that is not met, in the words of the platform at hand."""
    office = back_office(asked.platform)
    return Gap(
        kind=need.kind,
        orders=orders,
        what=need.what,
        why=need.why,
        where=Text(need.where.say("zh", office=office.zh), need.where.say("en", office=office.en)),
        who=need.who,
        otherwise=need.otherwise,
        level=level or need.level,
        expires=_expires(need, asked),
    )


def _expires(need: Need, asked: _Asked) -> Text | None:
    """How long it can still be had; orders past the usual limit are said to be."""
    if need.kind is ExhibitKind.CHAT_LOG and asked.oldest > CHAT_LIFE:
        days = asked.oldest.days
        return Text(
            f"最早的订单已过 {days} 天，有的后台只能查最近三个月，可能已查不到",
            f"the oldest order is {days} days old; some back offices search three months only",
        )
    return need.expires
