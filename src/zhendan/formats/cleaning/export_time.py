"""When a file was exported, as far as its name tells."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

_NAMED = (
    re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})[ T_-](\d{2})[_:-](\d{2})[_:-](\d{2})"),
    re.compile(r"(?<!\d)(20\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?!\d)"),
    re.compile(r"(?<!\d)(20\d{2})-?(\d{2})-?(\d{2})(?!\d)"),
)
_EPOCH = re.compile(r"^(1\d{9})_")


def exported_at(name: str, zone: str) -> datetime | None:
    """When a file was exported, as far as its name says so."""
    epoch = _EPOCH.match(name)
    if epoch:
        return datetime.fromtimestamp(int(epoch[1]), UTC)
    for pattern in _NAMED:
        found = pattern.search(name)
        if found:
            parts = [int(part or 0) for part in found.groups()]
            try:
                return datetime(*parts, tzinfo=ZoneInfo(zone)).astimezone(UTC)  # type: ignore[arg-type, misc]
            except ValueError:
                continue
    return None
