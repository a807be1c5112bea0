"""A notice read out of a picture: what is sure is used, all else is asked for and never used."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from zhendan.domain import FlaggedOrder, Notice, Penalty, RowRef, Text
from zhendan.formats.cleaning.words import folded
from zhendan.formats.document_problems import ToConfirm
from zhendan.formats.readers.lines import Line, paragraphs, text_of
from zhendan.intake.notices import words
from zhendan.intake.notices.text import keep_notice, notice, taken_for
from zhendan.intake.taking import Taking

SURE = 0.95
"""A line below this is not believed; numbers were read twice and the lower value counts."""
_LATEST = timedelta(days=366)
_GLUED = re.compile(r"(\d{4}[-/.]\d{1,2}[-/.]\d{2}|日)(\d{1,2}[:：]\d{2})")
WEAK = Text(
    "这一行文字不够清楚，或两次识别结果不同。",
    "The line is not clear enough, or two readings of it differ.",
)
_NO_SENSE = Text(
    "这个时间与通知里的其他时间对不上。", "It does not fit the other times of the notice."
)
_FIELDS = {
    "number": Text("违规编号", "the notice's number"),
    "declared_count": Text("涉及订单数", "the number of orders"),
    "attempts": Text("申诉次数", "how often one may answer"),
    "delivered_at": Text("送达时间", "when it was delivered"),
    "deadline_at": Text("申诉截止时间", "the deadline"),
}
ORDER = Text("订单号", "the order number")
POINTS = Text("处罚数值", "a penalty's figure")


def take_seen_notice(taking: Taking, lines: Sequence[Line]) -> None:
    """Take a notice out of recognised lines; doubtful numbers leave it and are named."""
    taken_for(
        taking, "notice.picture", Text("违规通知（图片识别）", "Notice (read from a picture)")
    )
    joined = paragraphs(lines)
    level = [replace(line, text=_GLUED.sub(r"\1 \2", line.text)) for line in joined]
    found = notice(taking, text_of(level))
    doubt = _Doubt(taking, level)
    found = _orders(found, doubt, taking)
    found = _penalties(found, doubt)
    found = _deadline(found, doubt)
    for name, what in _FIELDS.items():
        if getattr(found, name) and name != "deadline_at":
            found = _field(found, name, what, doubt)
    found = replace(found, unconfirmed=tuple(doubt.told))
    keep_notice(taking, found, taking.place(pointer=lines[0].pointer), seen=True)


class _Doubt:
    """How sure each passage of a picture is, and what had to be left out."""

    def __init__(self, taking: Taking, lines: Sequence[Line]) -> None:
        self._taking, self._lines = taking, lines
        self.told: list[Text] = []

    def sure(self, passage: str) -> float:
        """How sure the least sure line is that a passage stands on; 0 where it is not found."""
        level = folded(passage)
        on = [line.sure for line in self._lines if level and level in folded(line.text)]
        return max(on, default=0.0)

    def page(self, passage: str) -> str:
        """The page of a passage."""
        level = folded(passage)
        return next((x.pointer for x in self._lines if level in folded(x.text)), "page=1")

    def leave_out(self, what: Text, seen: str, sure: float, why: Text = WEAK) -> None:
        """Say that something was read and is not used."""
        self._taking.say(to_confirm(what, seen, sure, why))
        self.told.append(Text(f"{what.zh} {seen}", f"{what.en} {seen}"))


def to_confirm(what: Text, seen: str, sure: float | None, why: Text = WEAK) -> ToConfirm:
    """A reading to be compared with the picture; `sure` is None where it was clear enough."""
    shown = "—" if sure is None else f"{sure:.2f}"
    return ToConfirm(what=what.zh, seen=seen, sure=shown, reason=why.zh, reason_en=why.en)


def _orders(found: Notice, doubt: _Doubt, taking: Taking) -> Notice:
    """Order numbers on clear lines; the exports confirm them later or not."""
    kept: list[FlaggedOrder] = []
    for order in found.flagged:
        sure = doubt.sure(str(order.order))
        if sure < SURE:
            doubt.leave_out(ORDER, str(order.order), sure)
        else:
            at = RowRef(taking.received.sha256, pointer=doubt.page(str(order.order)))
            kept.append(replace(order, at_row=at))
    return replace(found, flagged=tuple(kept))


def _penalties(found: Notice, doubt: _Doubt) -> Notice:
    """Penalties whose figures stand on clear lines."""
    kept: list[Penalty] = []
    for penalty in found.penalties:
        sure = doubt.sure(penalty.words)
        if any(c.isdigit() for c in penalty.words) and sure < SURE:
            doubt.leave_out(POINTS, penalty.words, sure)
        else:
            kept.append(penalty)
    return replace(found, penalties=tuple(kept))


def _deadline(found: Notice, doubt: _Doubt) -> Notice:
    """The deadline where its line is clear and it fits the other times of the notice."""
    if not found.deadline_words:
        return found
    sure = doubt.sure(found.deadline_words)
    why = WEAK if sure < SURE else None if _fits(found) else _NO_SENSE
    if why is None:
        return found
    doubt.leave_out(_FIELDS["deadline_at"], found.deadline_words, sure, why)
    missing = tuple(name for name in found.not_found if name != "deadline_clock")
    return replace(found, deadline_at=None, deadline_words="", not_found=(*missing, "deadline_at"))


def _fits(found: Notice) -> bool:
    """Whether the deadline lies after everything else that the notice dates, within a year."""
    until = found.deadline_at
    if until is None:
        return True
    others: list[datetime] = [at for at in (found.delivered_at, *found.alleged) if at is not None]
    return all(at <= until <= at + _LATEST for at in others)


def _field(found: Notice, name: str, what: Text, doubt: _Doubt) -> Notice:
    """One value, kept where the line that shows it is clear."""
    value = getattr(found, name)
    shown = _as_printed(found, name, value)
    sure = max(doubt.sure(passage) for passage in shown)
    if sure >= SURE:
        return found
    doubt.leave_out(what, shown[0], sure)
    empty: object = "" if isinstance(value, str) else None
    return replace(found, not_found=(*found.not_found, name), **{name: empty})  # type: ignore[arg-type]


def _as_printed(found: Notice, name: str, value: object) -> tuple[str, ...]:
    """How a value may stand in the picture."""
    if isinstance(value, datetime):
        local = words.local(value, found.zone)
        day = local[:10]
        year, month, date = day.split("-")
        return (
            day,
            f"{year}年{int(month)}月{int(date)}日",
            f"{year}年{month}月{date}日",
            f"{year}/{int(month)}/{int(date)}",
        )
    if name == "attempts":
        chinese = {1: "一次", 2: "两次", 3: "三次"}
        return (f"{value}次", f"{value} 次", chinese.get(int(str(value)), "?"))
    return (str(value),)
