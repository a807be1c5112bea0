"""A notice pasted as text."""

from collections.abc import Sequence
from dataclasses import replace

from zhendan.domain import (
    ControlTotal,
    ExhibitKind,
    FlaggedOrder,
    Notice,
    OrderId,
    RowRef,
    SourceClass,
    Text,
)
from zhendan.formats.cleaning.words import folded
from zhendan.formats.readers.lines import Line, paragraphs, text_of
from zhendan.intake.draft import NoticeDraft, Values
from zhendan.intake.lineage import Place
from zhendan.intake.notices import more_words, words
from zhendan.intake.notices.penalty_day import penalty_at
from zhendan.intake.taking import Taking

_LONGEST = 200_000


def take_notice_text(taking: Taking, text: str) -> None:
    """Read a notice out of its words."""
    taken_for(taking, "notice.text", Text("违规通知", "Notice"))
    keep_notice(taking, notice(taking, text[:_LONGEST].strip()), taking.place(row=1))


def take_notice_lines(taking: Taking, lines: Sequence[Line], title: Text, what: str) -> None:
    """Read a notice out of the lines of a document; each order number points to its page."""
    taken_for(taking, what, title)
    lines = paragraphs(lines)
    found = notice(taking, text_of(lines)[:_LONGEST])
    placed = tuple(_on_page(taking, order, lines) for order in found.flagged)
    pointer = lines[0].pointer if lines else ""
    keep_notice(taking, replace(found, flagged=placed), taking.place(pointer=pointer))


def taken_for(taking: Taking, what: str, title: Text) -> None:
    """Say that the file is a notice."""
    taking.recognised_as, taking.title = what, title
    taking.kind, taking.source = ExhibitKind.NOTICE, SourceClass.PLATFORM
    taking.score, taking.grain = 1.0, "notice"


def keep_notice(taking: Taking, found: Notice, place: Place, *, seen: bool = False) -> None:
    """Keep a notice and each of its orders with the place it stands at."""
    ref = taking.lineage.keep(place, ["正文"], [found.body])
    taking.rows = 1
    draft = NoticeDraft(found, ref, file=taking.received.number, seen=seen)
    start, end = words.violated(found.body, taking.time_rules)
    draft.facts = _facts(start, end)
    for order in found.flagged:
        at = order.at_row
        row, pointer = (at.row or 0, at.pointer) if at else (1, "")
        there = taking.place(row=row, pointer=pointer)
        draft.order_refs[order.order] = taking.lineage.keep(there, ["订单号"], [str(order.order)])
    taking.gathered.notices.append(draft)
    count_orders(taking, found)


def _on_page(taking: Taking, order: FlaggedOrder, lines: Sequence[Line]) -> FlaggedOrder:
    """The same order at the page that shows its number first."""
    number = str(order.order)
    page = next((line.pointer for line in lines if number in folded(line.text)), "")
    return replace(order, at_row=RowRef(taking.received.sha256, pointer=page or "page=1"))


def _facts(start: object, end: object) -> Values:
    """When the alleged acts lie, as far as said."""
    said = {"violation_from": start, "violation_to": end}
    return {key: value for key, value in said.items() if value is not None}


def notice(taking: Taking, text: str) -> Notice:
    """Every field of a pasted notice."""
    rules = taking.time_rules
    until = words.deadline(text, rules)
    numbers = words.orders(text)
    fields = {
        "number": words.number(text),
        "charge": words.charge(text),
        "delivered_at": words.delivered_at(text, rules),
        "deadline_at": until.at,
        "attempts": words.attempts(text),
        "declared_count": words.declared_count(text),
        "asks_for": words.asks_for(text),
    }
    punished = penalty_at(text, rules)
    missing = [name for name, value in fields.items() if value in (None, "", ())]
    if until.day_only:
        missing.append("deadline_clock")
    return Notice(
        platform=words.platform(text),
        grade=words.grade(text),
        scope=words.scope(text, len(numbers), len(more_words.items(text))),
        flagged=tuple(_flagged(taking, text, number) for number in numbers),
        deadline_words=until.words,
        penalties=words.penalties(text),
        body=text,
        files=(taking.received.sha256,),
        shop_name=words.shop_name(text),
        zone=taking.settings.zone,
        not_found=tuple(missing),
        rule=more_words.rule_cited(text),
        entry=more_words.entry(text),
        effect=more_words.effect(text),
        alleged=words.violated(text, rules),
        items=more_words.items(text),
        arrived_at=words.dated(text, rules) if fields["delivered_at"] is None else None,
        penalty_at=punished[0],
        penalty_words=punished[1],
        **fields,  # type: ignore[arg-type]
    )


def _flagged(taking: Taking, text: str, number: str) -> FlaggedOrder:
    """An order number with the line of the text it stands on."""
    found = text.find(number)
    line = text.count("\n", 0, found) + 1 if found >= 0 else 1
    place = RowRef(taking.received.sha256, row=line)
    return FlaggedOrder(OrderId(number), "missing", at_row=place)


def count_orders(taking: Taking, found: Notice) -> None:
    """Compare the count that a notice declares with the order numbers found in it."""
    if found.declared_count is None or not found.flagged:
        return
    listed = len({order.order for order in found.flagged})
    total = ControlTotal(
        "涉及订单", str(found.declared_count), str(listed), listed == found.declared_count
    )
    taking.totals.append(total)
