"""What is missing for the flagged orders, grouped so that one trip to a back office fetches it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from zhendan.domain import Exhibit, ExhibitKind, Gap, OrderId, Passage, Text
from zhendan.evidence.needs import EMPTY_PARCEL_WORDS, LEVELS, NEEDS, Need, back_office


@dataclass(frozen=True, slots=True)
class GapRequest:
    """What to look for gaps in."""

    orders: tuple[OrderId, ...]
    """The flagged orders."""
    passages: tuple[Passage, ...]
    exhibits: tuple[Exhibit, ...]
    platform: str
    conceded: frozenset[OrderId] = frozenset()
    """Orders that will not be claimed: nothing is gathered for them."""
    reasons: Mapping[OrderId, str] = field(default_factory=dict)
    """The platform's own words on an order, where the notice gives them."""


def gaps(asked: GapRequest) -> tuple[Gap, ...]:
    """What is missing, most serious first; one gap covers all orders that lack the same thing.

    A passage that contradicts its order fills no gap. Without flagged orders only the shop-level
    gaps are told, so that the list is useful on the first day with nothing but the notice.
    """
    wanted = tuple(one for one in asked.orders if one not in asked.conceded)
    held = _held(asked.passages)
    found: list[Gap] = []
    for need in NEEDS:
        if not need.for_each_order:
            if not any(one.kind is need.kind for one in asked.exhibits):
                found.append(_gap(need, wanted, asked.platform))
            continue
        lacking = [one for one in wanted if need.name not in held.get(one, ())]
        found += _by_level(need, lacking, asked)
    return tuple(sorted(found, key=lambda gap: LEVELS.index(gap.level)))


def _held(passages: Sequence[Passage]) -> dict[OrderId, set[str]]:
    """The names of the needs that each order's passages meet."""
    by_kind = {need.kind: need.name for need in NEEDS if need.for_each_order}
    held: dict[OrderId, set[str]] = {}
    for one in passages:
        name = by_kind.get(one.kind)
        if name is not None and _meets(one):
            held.setdefault(one.order, set()).add(name)
    return held


def _meets(passage: Passage) -> bool:
    """Motion is not delivery; and what speaks against the order meets nothing."""
    if passage.kind is ExhibitKind.WAYBILL_TRACK:
        return passage.facts.get("proves") == "delivery" and not passage.contradicts
    return not passage.contradicts


def _by_level(need: Need, lacking: Sequence[OrderId], asked: GapRequest) -> list[Gap]:
    """One gap, or two where the reason for some orders makes the thing mandatory."""
    pressed: list[OrderId] = []
    if need.kind is ExhibitKind.WEIGHT_RECORD:
        pressed = [one for one in lacking if _about_empty(asked.reasons.get(one, ""))]
    others = tuple(one for one in lacking if one not in pressed)
    made = [_gap(need, tuple(pressed), asked.platform, level="critical")] if pressed else []
    return made + ([_gap(need, others, asked.platform)] if others else [])


def _about_empty(reason: str) -> bool:
    """Whether the platform's reason is an empty parcel or a false track."""
    return any(word in reason for word in EMPTY_PARCEL_WORDS)


def _gap(need: Need, orders: tuple[OrderId, ...], platform: str, *, level: str = "") -> Gap:
    """A need that is not met, in the words of the platform at hand."""
    office = back_office(platform)
    return Gap(
        kind=need.kind,
        orders=orders,
        what=need.what,
        why=need.why,
        where=Text(need.where.say("zh", office=office.zh), need.where.say("en", office=office.en)),
        who=need.who,
        otherwise=need.otherwise,
        level=level or need.level,
        expires=need.expires,
    )
