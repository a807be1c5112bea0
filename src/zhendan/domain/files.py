"""What intake says about each file it was given: taken for what, how much read, what is odd."""

from dataclasses import dataclass
from datetime import datetime

from zhendan.domain.exhibits import ExhibitKind, SourceClass
from zhendan.domain.ids import Sha256
from zhendan.domain.text import Text


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A known layout the file nearly has, and exactly what differs."""

    template: str
    score: float
    missing: tuple[str, ...]
    new: tuple[str, ...]
    words: Text


@dataclass(frozen=True, slots=True)
class ControlTotal:
    """A total the file declares about itself, against what was read."""

    name: str
    declared: str
    found: str
    ok: bool


@dataclass(frozen=True, slots=True)
class FileProblem:
    """Something a person should know about a file or one of its rows; coded like an error."""

    code: str
    text: Text
    row: int | None = None
    refused: bool = False
    """The row (or, without a row, the file) was not used."""


UNRECOGNISED = "unknown"
"""What a file is recognised as that fits nothing known."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file of the inbox, as intake took it (收件结果)."""

    path: str
    """Relative to the inbox, `/` between folders; a member of an archive as `a.zip!/member`."""
    sha256: Sha256
    size: int
    recognised_as: str
    """Template id or kind of content (`notice.text`, `courier.kuaidi100` …) or `UNRECOGNISED`."""
    title: Text
    kind: ExhibitKind
    source: SourceClass
    score: float | None = None
    grain: str = ""
    encoding: str = ""
    rows: int = 0
    rejected: int = 0
    near_misses: tuple[NearMiss, ...] = ()
    control_totals: tuple[ControlTotal, ...] = ()
    problems: tuple[FileProblem, ...] = ()
    exported_at: datetime | None = None
    edited_after_export: bool | None = None
    parent: Sha256 | None = None
    """The archive this file lay in."""
    confidence: str = ""
    """How far public sources confirm the layout: A whole, B columns but not their order, C part."""

    @property
    def opened(self) -> bool:
        """False for links, hidden files and what the disk would not give: no bytes to seal."""
        return bool(self.sha256)

    @property
    def rows_used(self) -> int:
        """Rows that were read; of a table that nobody recognised, none."""
        return self.rows if self.recognised_as != UNRECOGNISED else 0

    @property
    def rows_unused(self) -> int:
        """Rows that count for nothing: refused ones, and all of a table nobody recognised."""
        return self.rejected + self.rows - self.rows_used

    @property
    def usable(self) -> bool:
        """Whether its rows may be offered as evidence: totals agree and it was not refused."""
        totals_agree = all(total.ok for total in self.control_totals)
        return totals_agree and not any(p.refused and p.row is None for p in self.problems)
