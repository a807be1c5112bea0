"""What about a chat looks discontinuous; said to a person, never used to lower or drop a thing."""

from dataclasses import dataclass

from zhendan.domain.ids import OrderId, Sha256
from zhendan.domain.text import Text


@dataclass(frozen=True, slots=True)
class ChatDoubt:
    """One observation about how complete or consistent a chat is (聊天连续性)."""

    code: str
    """`numbering`, `unnumbered`, `backwards`, `silence`, `recalled`, `zone_shift`, `differs`,
    `only_picture`, `only_export`, `copied`."""
    conversation: str
    orders: tuple[OrderId, ...]
    text: Text
    file: Sha256 | None = None
