"""Moments as exports write them."""

from datetime import datetime


def stamp(at: datetime | None) -> str:
    """`2026-11-11 00:03:11`, empty where there is none."""
    return f"{at:%Y-%m-%d %H:%M:%S}" if at else ""


def resaved(at: datetime) -> str:
    """As a spreadsheet saves it again: `2026/11/1 0:03`, the seconds gone."""
    return f"{at.year}/{at.month}/{at.day} {at.hour}:{at.minute:02d}"


def typed(at: datetime) -> str:
    """As a chat client shows it: `2026-11-1 9:03:11`."""
    return f"{at.year}-{at.month}-{at.day} {at.hour}:{at.minute:02d}:{at.second:02d}"
