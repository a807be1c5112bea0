"""Who acts in a case, and when."""

from dataclasses import dataclass
from datetime import datetime

from zhendan.casework.errors import NobodyNamed
from zhendan.domain import PersonId

NOBODY = PersonId("未署名操作人")
"""Stands in events of the software's own work when nobody gave a name; it decides nothing."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who acts, and when."""

    by: PersonId
    at: datetime

    def named(self, act: str) -> "Stamp":
        """The stamp, if it names a person for `act`. Raises `NobodyNamed`."""
        if self.by.strip() in ("", NOBODY):
            raise NobodyNamed(act=act)
        return self
