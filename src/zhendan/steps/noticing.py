"""通知: what happened in a workspace's cases and concerns somebody, as a face tells it."""

from zhendan.casework import (
    NO_QUIET,
    Circle,
    Happening,
    NoticeKind,
    Quiet,
    QuietHoursUnusable,
    happenings,
    quiet_hours,
)

__all__ = [
    "NO_QUIET",
    "Circle",
    "Happening",
    "NoticeKind",
    "Quiet",
    "QuietHoursUnusable",
    "happenings",
    "quiet_hours",
]
