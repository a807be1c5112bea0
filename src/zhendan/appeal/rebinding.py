"""Binding a sentence by hand: where it points, and whether it passes every check (重新绑定)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zhendan.appeal.binding import faults
from zhendan.appeal.bound import Bound
from zhendan.appeal.check import check, hard_stops
from zhendan.appeal.errors import BindingRefused, BindingUnknown
from zhendan.appeal.match import bare
from zhendan.appeal.material import AppealMaterial
from zhendan.appeal.statement import draft
from zhendan.appeal.tone import ToneMark, lint
from zhendan.domain import Anchor, ExhibitId, OrderId, Text


@dataclass(frozen=True, slots=True)
class Binding:
    """A sentence as a person writes it, with the places it leans on as the person names them."""

    text: str
    exhibits: tuple[str, ...] = ()
    """`E003`, `E003:14` for a row, `E003:page=2` for a page; none: those of the sentence it
    stands for."""
    orders: tuple[OrderId, ...] = ()
    """None: those of the sentence it stands for."""
    instead_of: str = ""
    """A sentence of the draft, word for word; empty for one that is added."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What would become of a sentence if it were bound now; nothing is kept of it (试写)."""

    one: Bound
    faults: tuple[Text, ...]
    """Why it cannot be bound; empty where it can."""
    marks: tuple[ToneMark, ...]
    """Wordings to look at again; the person decides."""
    told: str
    """The short form with it, as it is pasted into the platform's field."""
    limit: int
    """How many characters that field takes."""
    is_short: bool
    """Whether the short form has room for it."""


def bind(material: AppealMaterial, asked: Binding) -> Bound:
    """A person's sentence with its places, if it passes every check.

    A sentence of the person's that stands for the same one of ours goes. Raises `BindingUnknown`
    where what it points at is not there, `BindingRefused` with the first reason.
    """
    tried = attempt(material, asked)
    if tried.faults:
        why = tried.faults[0]
        raise BindingRefused(sentence=tried.one.text, why=why.zh, why_en=why.en)
    return tried.one


def attempt(material: AppealMaterial, asked: Binding) -> Tried:
    """What would become of a sentence: every reason against it, its tone, the room in the field.

    Raises `BindingUnknown` where what it points at is not there.
    """
    text, instead = asked.text.strip(), asked.instead_of.strip()
    before = replace(material, bound=without(material.bound, Bound(text, (), (), instead)))
    said = draft(before)
    ours = next((s for s in said.sentences if s.text == instead), None)
    if instead and ours is None:
        raise BindingUnknown(what=instead)
    orders = asked.orders or (ours.orders if ours else ())
    near = tuple(a for s in (ours, *material.bound) if s is not None for a in s.anchors)
    named = tuple(_place(before, one, orders, near) for one in asked.exhibits)
    one = Bound(text, named or (ours.anchors if ours else ()), orders, instead)
    found = faults(one, ours, before, strict=ours in said.never_dropped)
    after = replace(before, bound=(*before.bound, one))
    written = draft(after)
    if not found:
        stops = hard_stops(check(after, written))
        found = tuple(stop.text for stop in stops if stop.sentence == one.text)
    return Tried(
        one,
        found,
        lint(text, quotes=_quotes(material, one)),
        written.short_text(),
        written.short_limit,
        any(each.text == one.text for each in written.short),
    )


def named(anchor: Anchor) -> str:
    """A place as a person names it: `E003`, `E003:14`, `E003:page=2`."""
    at = anchor.place
    where = "" if at is None else at.pointer or str(at.row or "")
    return f"{anchor.exhibit}:{where}" if where else str(anchor.exhibit)


def _quotes(material: AppealMaterial, one: Bound) -> tuple[str, ...]:
    """Words of the records a sentence speaks from: a record is quoted as it is."""
    return tuple(bare(p.says.zh) for p in material.passages if p.order in one.orders)


def without(bound: Sequence[Bound], one: Bound) -> tuple[Bound, ...]:
    """What stays when a sentence comes in or is taken back: one per sentence of ours."""
    return tuple(
        each
        for each in bound
        if each.text != one.text and (not one.instead_of or each.instead_of != one.instead_of)
    )


def _place(
    material: AppealMaterial, told: str, orders: Sequence[OrderId], near: Sequence[Anchor]
) -> Anchor:
    """An exhibit, a place the sentence leans on already, or one that a record was read from."""
    number, colon, where = told.strip().partition(":")
    exhibit = material.exhibit(ExhibitId(number))
    if exhibit is None:
        raise BindingUnknown(what=told)
    for anchor in near:
        if named(anchor) == told.strip():
            return anchor
    if not colon:
        return Anchor(exhibit.id)
    for passage in material.passages:
        at = passage.at_row
        ours = not orders or passage.order in orders
        if at.file == exhibit.sha256 and where in (str(at.row), at.pointer) and ours:
            return Anchor(exhibit.id, at)
    raise BindingUnknown(what=told)
