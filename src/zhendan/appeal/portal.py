"""The portal pack: what goes into each box of the platform's form, ready to copy (提交包)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from zhendan.appeal import form_problems as known
from zhendan.appeal.material import AppealMaterial
from zhendan.appeal.problems import OVER_LIMIT, Problem
from zhendan.appeal.statement import SHORT_LIMIT, Statement, draft, shortened
from zhendan.domain import (
    Confidence,
    FieldKind,
    FormField,
    FormLimits,
    OrderId,
    PictureFacts,
    Sha256,
    Text,
)

ORDERS_A_BLOCK = 500
"""Where the box says nothing: a list of this length can still be pasted."""


@dataclass(frozen=True, slots=True)
class FittedPicture:
    """One picture file for a form: what it holds, and nothing of it cut."""

    name: str
    content: bytes
    holds: tuple[str, ...]


class Pictures(Protocol):
    """What the appeal needs of pictures: looked at, fitted to a form, pages found."""

    def look(self, pictures: Mapping[Sha256, bytes]) -> tuple[PictureFacts, ...]:
        """What can be told of each picture."""

    def fit(
        self,
        pictures: Sequence[tuple[str, bytes]],
        pdf: bytes,
        pages: Sequence[str],
        *,
        field: FormField,
    ) -> tuple[FittedPicture, ...]:
        """Pictures and the first pages of the dossier (by name), within what the field takes.

        Raises `PicturesDoNotFit`, `PicturesUnusable`.
        """

    def outline(self, pdf: bytes) -> Mapping[str, int]:
        """Heading to page of a printed dossier, from 1."""

    def count_pages(self, pdf: bytes) -> int:
        """How many pages a printed dossier has."""


@dataclass(frozen=True, slots=True)
class PortalBox:
    """One box of the form with what goes into it."""

    field: FormField
    texts: tuple[str, ...] = ()
    """For a text box one text; for order numbers one block a paste; per item one an item."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class PortalPlan:
    """Every box, and how far its limits are known."""

    boxes: tuple[PortalBox, ...]
    confidence: Confidence
    source: Text
    items: tuple[tuple[str, str], ...] = ()
    """Reason and text, one per item of the notice, where the form takes them one by one."""
    apart: tuple[tuple[str, tuple[OrderId, ...]], ...] = ()
    """Order numbers that are not claimed, by verdict."""
    over: tuple[Problem, ...] = ()
    """Texts of single items that are longer than their box takes."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that does not fit."""
        return (*(problem for box in self.boxes for problem in box.problems), *self.over)

    def box(self, kind: FieldKind) -> PortalBox | None:
        """The first box of a kind."""
        return next((box for box in self.boxes if box.field.kind is kind), None)


_USUAL = (
    FormField("reason", FieldKind.TEXT, Text("申诉理由", "Reason"), characters=SHORT_LIMIT),
    FormField("orders", FieldKind.ORDERS, Text("订单编号", "Order numbers")),
    FormField("pictures", FieldKind.PICTURES, Text("凭证图片", "Pictures")),
    FormField("attachment", FieldKind.FILES, Text("附件", "Attachment")),
)
"""Boxes most forms have; used, and said to be unverified, where nobody wrote the form down."""


def plan_portal(material: AppealMaterial, statement: Statement) -> PortalPlan:
    """What goes into each box; what does not fit is a problem, never cut."""
    limits, confidence, source = _limits(material)
    fields = limits.fields or tuple(
        replace(each, characters=limits.characters or each.characters)
        if each.kind is FieldKind.TEXT
        else each
        for each in _USUAL
    )
    boxes = tuple(_box(material, statement, field) for field in fields)
    limit = next((f.characters for f in fields if f.characters), None) or SHORT_LIMIT
    items = _items(material, limit) if limits.per_item else ()
    others = {"unclear": material.unclear, "conceded": material.conceded}
    listed = _listed(material)
    apart = tuple((name, orders) for name, orders in others.items() if orders not in ((), listed))
    over = tuple(problem for _, text in items for problem in _too_long(text, limit))
    return PortalPlan(boxes, confidence, source, items, apart, over)


def _limits(material: AppealMaterial) -> tuple[FormLimits, Confidence, Text]:
    """The form as it is known, and by whom."""
    found = material.requirements.value("form_limits")
    if found is None or not isinstance(found.value, FormLimits):
        words = Text("表单限制未知，请以页面为准", "the form is unknown: go by the page")
        return FormLimits(), Confidence.UNKNOWN, words
    title = found.source.title
    return found.value, found.source.confidence, Text(title, title)


def _box(material: AppealMaterial, statement: Statement, field: FormField) -> PortalBox:
    """One box; pictures and files are fitted later, by the adapter."""
    if field.kind is FieldKind.TEXT:
        limit = field.characters or SHORT_LIMIT
        text = statement.joined(shortened(statement, limit))
        return PortalBox(field, (text,), _too_long(text, limit))
    if field.kind is FieldKind.ORDERS:
        listed = _listed(material)
        step = field.count or ORDERS_A_BLOCK
        blocks = [listed[at : at + step] for at in range(0, len(listed), step)]
        return PortalBox(field, tuple("\n".join(block) for block in blocks))
    return PortalBox(field)


def _listed(material: AppealMaterial) -> tuple[OrderId, ...]:
    """The orders the letter asks about: claimed ones, else attacked ones, else what it concedes.

    Orders of two kinds never share the box, and an unclear order that nobody lays at others'
    door is never in it.
    """
    return material.genuine or material.attacked or material.conceded


def _too_long(text: str, limit: int) -> tuple[Problem, ...]:
    """The problem of a text that its box does not take."""
    return (OVER_LIMIT.of(length=len(text), limit=limit),) if len(text) > limit else ()


def _items(material: AppealMaterial, limit: int) -> tuple[tuple[str, str], ...]:
    """One text per reason of the notice, written from the orders of that reason alone."""
    reasons = Counter(f.reason or material.notice.charge for f in material.notice.flagged)
    found = []
    for reason in sorted(reasons):
        flagged = tuple(
            f for f in material.notice.flagged if (f.reason or material.notice.charge) == reason
        )
        notice = replace(material.notice, flagged=flagged, declared_count=None)
        part = replace(material, notice=notice, surge=None)
        said = draft(part)
        found.append((reason, said.joined(shortened(said, limit))))
    return tuple(found)


def check_file(field: FormField, name: str, size: int, *, count: int) -> tuple[Problem, ...]:
    """What keeps a file out of a box: its type, its size, how many there are."""
    found = []
    ending = name.rpartition(".")[2].lower()
    kinds = {"jpeg" if each == "jpg" else each for each in field.types}
    if kinds and ("jpeg" if ending == "jpg" else ending) not in kinds:
        types = "/".join(field.types)
        found.append(known.WRONG_TYPE.of(field=field.words.zh, types=types, name=name))
    if field.bytes_each and size > field.bytes_each:
        told, limit = f"{size / 1e6:.1f} MB", f"{field.bytes_each / 1e6:g} MB"
        found.append(known.TOO_LARGE.of(field=field.words.zh, name=name, size=told, limit=limit))
    if field.count and count > field.count:
        found.append(known.TOO_MANY_FILES.of(field=field.words.zh, limit=field.count, count=count))
    return tuple(found)
