"""What must be fetched before it is gone, and how long that is known to take (证据时钟)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from zhendan.domain.exhibits import ExhibitKind
from zhendan.domain.ids import OrderId
from zhendan.domain.notices import Confidence
from zhendan.domain.text import Text


class Keeping(StrEnum):
    """Where one thing on the capture list stands."""

    OPEN = "open"  # 待取
    OVERDUE = "overdue"  # 已过通常保存期，可能取不到
    LOST = "lost"  # 已记录为取不到，附理由
    HELD = "held"  # 已取得


@dataclass(frozen=True, slots=True)
class Perishing:
    """One kind of evidence with its countdown; nothing is dated that nobody has sourced."""

    name: str
    kind: ExhibitKind
    keeping: Keeping
    what: Text
    where: Text
    who: Text
    otherwise: Text
    """What if it is gone."""
    life: Text
    """How long it is usually there, as far as known."""
    confidence: Confidence
    source: str
    """Where the life comes from; empty where nobody has read one."""
    seen: str = ""
    orders: tuple[OrderId, ...] = ()
    """The orders that lack it; empty where one thing serves the whole shop."""
    ages_from: datetime | None = None
    """The earliest day from which it ages; None where that is unknown."""
    gone_by: datetime | None = None
    """The earliest instant after which it may be gone; None where no sourced life is known."""
    gone_by_order: Mapping[OrderId, datetime] = field(default_factory=dict)
    """The same for each order, where it differs from order to order."""
    links: int = 0
    """Web links among the material that may die, for the item that is about links."""
    note: str = ""
    """Why it could not be had, or who told its life, in a person's words."""


@dataclass(frozen=True, slots=True)
class EvidenceClock:
    """The day-0 capture list in order of urgency, and the legal hold over it (证据留存)."""

    items: tuple[Perishing, ...] = ()
    hold: tuple[Text, ...] = ()
    """What everybody in the shop is told to keep, line by line."""
    hold_told_at: datetime | None = None
    """When a person put on record that everybody was told; None: nobody has yet."""
    hold_told_by: str = ""

    @property
    def open(self) -> tuple[Perishing, ...]:
        """What can still be tried."""
        return tuple(i for i in self.items if i.keeping in (Keeping.OPEN, Keeping.OVERDUE))
