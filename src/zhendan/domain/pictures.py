"""What can be told of a picture without believing it: size, sharpness, likeness, its own dates."""

from dataclasses import dataclass
from datetime import datetime

from zhendan.domain.ids import Sha256


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """One picture as a program sees it; a hint for a person, never a verdict (图片特征)."""

    sha256: Sha256
    width: int = 0
    height: int = 0
    sharpness: float = 0.0
    """Variance of the Laplacian over the grey picture at 1,000 px; low is blurred."""
    likeness: str = ""
    """Difference hash, 256 bits in hex; near ones look alike."""
    taken_at: datetime | None = None
    """What the file itself says; a camera's clock may be wrong."""
    tool: str = ""
    """The program the file says it was last saved with."""
    unreadable: str = ""
    """Why it cannot be opened; empty where it can."""

    def unlike(self, other: "PictureFacts") -> int:
        """How many of 256 bits differ; 256 where either has no likeness."""
        if not self.likeness or not other.likeness:
            return 256
        return (int(self.likeness, 16) ^ int(other.likeness, 16)).bit_count()
