"""Binding a sentence by hand: where it points, and whether it passes every check (重新绑定)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zhendan.appeal.binding import why_not
from zhendan.appeal.bound import Bound
from zhendan.appeal.check import check, hard_stops
from zhendan.appeal.errors import BindingRefused, BindingUnknown
from zhendan.appeal.material import AppealMaterial
from zhendan.appeal.statement import draft
from zhendan.domain import Anchor, ExhibitId, OrderId


@dataclass(frozen=True, slots=True)
class Binding:
    """A sentence as a person writes it, with the places it leans on as the person names them."""

    text: str
    exhibits: tuple[str, ...] = ()
    """`E003`, or `E003:14` for a row; none: those of the sentence it stands for."""
    orders: tuple[OrderId, ...] = ()
    """None: those of the sentence it stands for."""
    instead_of: str = ""
    """A sentence of the draft, word for word; empty for one that is added."""


def bind(material: AppealMaterial, asked: Binding) -> Bound:
    """A person's sentence with its places, if it passes every check.

    A sentence of the person's that stands for the same one of ours goes. Raises `BindingUnknown`
    where what it points at is not there, `BindingRefused` with the first reason.
    """
    text, instead = asked.text.strip(), asked.instead_of.strip()
    before = replace(material, bound=without(material.bound, Bound(text, (), (), instead)))
    said = draft(before)
    ours = next((s for s in said.sentences if s.text == instead), None)
    if instead and ours is None:
        raise BindingUnknown(what=instead)
    orders = asked.orders or (ours.orders if ours else ())
    named = tuple(_place(before, one, orders) for one in asked.exhibits)
    one = Bound(text, named or (ours.anchors if ours else ()), orders, instead)
    why = why_not(one, ours, before, strict=ours in said.never_dropped)
    if why is not None:
        raise BindingRefused(sentence=one.text, why=why.zh, why_en=why.en)
    after = replace(before, bound=(*before.bound, one))
    for stop in hard_stops(check(after, draft(after))):
        if stop.sentence == one.text:
            raise BindingRefused(sentence=one.text, why=stop.text.zh, why_en=stop.text.en)
    return one


def without(bound: Sequence[Bound], one: Bound) -> tuple[Bound, ...]:
    """What stays when a sentence comes in or is taken back: one per sentence of ours."""
    return tuple(
        each
        for each in bound
        if each.text != one.text and (not one.instead_of or each.instead_of != one.instead_of)
    )


def _place(material: AppealMaterial, told: str, orders: Sequence[OrderId]) -> Anchor:
    """An exhibit, or a row of it that a record of the orders was read from."""
    number, colon, row = told.strip().partition(":")
    exhibit = material.exhibit(ExhibitId(number))
    if exhibit is None:
        raise BindingUnknown(what=told)
    if not colon:
        return Anchor(exhibit.id)
    for passage in material.passages:
        at = passage.at_row
        ours = not orders or passage.order in orders
        if at.file == exhibit.sha256 and str(at.row) == row and ours:
            return Anchor(exhibit.id, at)
    raise BindingUnknown(what=told)
