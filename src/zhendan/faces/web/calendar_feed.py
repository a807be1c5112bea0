"""Deadlines as a calendar (RFC 5545): one event a case that still waits for its answer."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from zhendan.steps.look.case_list import Row

_WIDEST = 73


def calendar(rows: Iterable[Row], host: str, now: datetime) -> str:
    """The whole calendar; lines end and fold as the standard wants."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//zhendan//workbench//ZH"]
    lines += ["NAME:真单", "X-WR-CALNAME:真单", "REFRESH-INTERVAL;VALUE=DURATION:PT1H"]
    for row in rows:
        if row.due is not None and row.case.awaits_appeal:
            lines += _event(row, row.due, host, now)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(row: Row, due: datetime, host: str, now: datetime) -> list[str]:
    """The last hour before a deadline, with a day's and three hours' notice."""
    case = row.case
    title = f"截止：{case.shop_name or case.platform} {case.number}"
    alarms = []
    for before in ("P1D", "PT3H"):
        alarms += ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_text(title)}"]
        alarms += [f"TRIGGER:-{before}", "END:VALARM"]
    return [
        "BEGIN:VEVENT",
        f"UID:{_text(case.case)}@zhendan",
        f"DTSTAMP:{_utc(now)}",
        f"DTSTART:{_utc(due - timedelta(hours=1))}",
        f"DTEND:{_utc(due)}",
        f"SUMMARY:{_text(title)}",
        f"URL:{host}cases/{case.case}",
        *alarms,
        "END:VEVENT",
    ]


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """Words with the standard's own signs made harmless."""
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\r", " ").replace("\n", " ")


def _folded(line: str) -> list[str]:
    """A line in pieces of at most 75 bytes, never through the middle of a character."""
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > _WIDEST:
            pieces.append(piece)
            piece = " "
        piece += letter
    return [*pieces, piece]
