"""What a stranger holds against the sealed log: its state, key and outside time stamp."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SealFacts:
    """The log as a dossier and a report print it (封存信息)."""

    origin: str
    size: int
    """Leaves in the log."""
    root: str
    """Merkle root, base64 as in the checkpoint."""
    key_fingerprint: str
    stamped_at: datetime | None = None
    """The time of an outside stamp over the checkpoint; None says that there is none."""
    stamped_by: str = ""
    waiting: tuple[str, ...] = ()
    """Authorities that were asked and have not answered yet; they are asked again."""
