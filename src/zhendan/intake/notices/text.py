"""A notice pasted as text."""

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
from zhendan.intake.draft import NoticeDraft, Values
from zhendan.intake.notices import words
from zhendan.intake.taking import Taking

_LONGEST = 200_000


def take_notice_text(taking: Taking, text: str) -> None:
    """Read a notice out of its words."""
    text = text[:_LONGEST].strip()
    taking.recognised_as, taking.title = "notice.text", Text("违规通知", "Notice")
    taking.kind, taking.source = ExhibitKind.NOTICE, SourceClass.PLATFORM
    taking.score, taking.grain = 1.0, "notice"
    ref = taking.lineage.keep(taking.place(row=1), ["正文"], [text])
    taking.rows = 1
    draft = NoticeDraft(notice(taking, text), ref, file=taking.received.number)
    start, end = words.violated(text, taking.time_rules)
    draft.facts = _facts(start, end)
    for order in draft.notice.flagged:
        row = order.at_row.row if order.at_row else None
        place = taking.place(row=row or 1)
        draft.order_refs[order.order] = taking.lineage.keep(place, ["订单号"], [str(order.order)])
    taking.gathered.notices.append(draft)
    count_orders(taking, draft.notice)


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
    missing = [name for name, value in fields.items() if value in (None, "", ())]
    if until.day_only:
        missing.append("deadline_clock")
    return Notice(
        platform=words.platform(text),
        grade=words.grade(text),
        scope=words.scope(text, len(numbers), 0),
        flagged=tuple(_flagged(taking, text, number) for number in numbers),
        deadline_words=until.words,
        penalties=words.penalties(text),
        body=text,
        files=(taking.received.sha256,),
        shop_name=words.shop_name(text),
        zone=taking.settings.zone,
        not_found=tuple(missing),
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
