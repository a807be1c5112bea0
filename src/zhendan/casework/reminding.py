"""When people are reminded of a deadline: each moment once, only the nearest (提醒)."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from zhendan.casework.casefile import CaseFile
from zhendan.domain import CaseId, Text

HOURS = (72, 24, 6, 1, 0)
"""Hours before the moment to plan by; 0 is the moment itself."""
_LATEST = timedelta(days=2)
"""Longer after the deadline nobody is reminded: the case says by itself that it has passed."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One message about one case: its number and the clock, nothing of buyers or orders."""

    key: str
    """The same for the same case, deadline and moment: what was sent once is not sent again."""
    case: CaseId
    hours: int
    words: Text


class Messenger(Protocol):
    """A way to people outside the program: mail, or a robot of a group chat."""

    def send(self, subject: str, body: str) -> None:
        """Hand one message over. Raises a `ZhendanError` where it was not taken."""


def reminder(file: CaseFile, now: datetime, told: Container[str]) -> Reminder | None:
    """The reminder that is due now and was not sent yet; None where nothing is.

    After a pause only the nearest moment counts: three old reminders at once help nobody. A
    deadline that moves is another one, with moments of its own.
    """
    deadline = file.deadline
    due = (deadline.plan_by or deadline.at) if deadline else None
    if deadline is None or due is None or not file.awaits_appeal or now - due > _LATEST:
        return None
    left = due - now
    passed = [hours for hours in HOURS if left <= timedelta(hours=hours)]
    if not passed:
        return None
    key = f"{file.case}|{due.isoformat()}|{min(passed)}"
    if key in told:
        return None
    at = f"{due.astimezone(ZoneInfo(deadline.zone)):%Y-%m-%d %H:%M}"
    words = _words(file, at, left, provisional=deadline.provisional)
    return Reminder(key, file.case, min(passed), words)


def _words(file: CaseFile, at: str, left: timedelta, *, provisional: bool) -> Text:
    """The case and its clock, in calm words."""
    hours = int(left.total_seconds() // 3600)
    zh = f"还有约 {hours} 小时" if hours > 0 else "不足一小时" if left > timedelta(0) else "已到"
    en = f"about {hours} hours left" if hours > 0 else "less than an hour"
    en = en if left > timedelta(0) else "reached"
    name = file.shop_name or file.platform
    doubt_zh = "；这个时间未核实，请以通知为准" if provisional else ""
    doubt_en = "; not verified: the notice decides" if provisional else ""
    return Text(
        f"{name} {file.number}：申诉截止 {at}，{zh}{doubt_zh}。",
        f"{name} {file.number}: appeal due {at}, {en}{doubt_en}.",
    )
