"""One file while it is being read: what was found, what was rejected, and what is odd about it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from pathlib import Path

from zhendan.domain import (
    ControlTotal,
    ExhibitKind,
    FileProblem,
    FileReport,
    NearMiss,
    Sha256,
    SourceClass,
    Text,
    ZhendanError,
)
from zhendan.formats.cleaning.people import Keeper
from zhendan.formats.cleaning.times import TimeRules
from zhendan.formats.container_problems import ReadingTooCostly
from zhendan.formats.row_problems import MoreOfTheSame
from zhendan.intake.desk_problems import MappingApplied
from zhendan.intake.draft import Gathered
from zhendan.intake.file_problems import told
from zhendan.intake.large import BulkState
from zhendan.intake.lineage import Lineage, Place, RejectedRow
from zhendan.intake.rejected import Mended
from zhendan.intake.settings import ColumnMapping, IntakeSettings, Mapped, SeenTable

_SHOWN_PER_CODE = 20
UNKNOWN = "unknown"
_GIVEN = frozenset({"received", "settings", "lineage", "gathered", "mended"})


@dataclass(frozen=True, slots=True)
class Received:
    """A file as it lies before us: in the inbox, or as a member of an archive."""

    path: Path
    """Where its bytes can be read."""
    shown: str
    """Its path in the inbox, `a.zip!/member` for a member."""
    sha256: Sha256
    size: int
    number: int
    parent: Sha256 | None = None
    depth: int = 0
    archives: int = 0
    """How many of the files around it are archives."""

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.shown.replace("!", "/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Inside:
    """A file that lay inside another: an archive's member, a mail's attachment."""

    name: str
    """Its name as the outer file tells it; shown, never used as a path."""
    path: Path
    """Where its bytes were written, under a number of ours."""


@dataclass(slots=True)
class Taking:
    """What is being taken from one file."""

    received: Received
    settings: IntakeSettings
    lineage: Lineage
    gathered: Gathered
    recognised_as: str = UNKNOWN
    title: Text = field(default_factory=lambda: Text("未识别的文件", "Unrecognised file"))
    kind: ExhibitKind = ExhibitKind.OTHER
    source: SourceClass = SourceClass.OWN_SYSTEM
    score: float | None = None
    grain: str = ""
    confidence: str = ""
    """How sure the layout is: the template's grade."""
    encoding: str = ""
    delimiter: str = ""
    has_bom: bool = False
    header_row: int | None = None
    sheet: str = ""
    exported_at: datetime | None = None
    covers: tuple[datetime | None, datetime | None] = (None, None)
    edited: bool | None = None
    rows: int = 0
    rejected: int = 0
    near: tuple[NearMiss, ...] = ()
    totals: list[ControlTotal] = field(default_factory=list)
    _problems: list[FileProblem] = field(default_factory=list)
    _counts: Counter[str] = field(default_factory=Counter)
    unknown_words: Counter[str] = field(default_factory=Counter)
    inside: list[Inside] = field(default_factory=list)
    """Files found inside this one, in order; the desk opens them after it."""
    mapped: list[Mapped] = field(default_factory=list)
    """Mappings that its tables were read by."""
    tables: dict[str, SeenTable | None] = field(default_factory=dict)
    """By sheet, every table as it presents itself; None where no header can be seen."""
    mended: dict[tuple[str, int], Mended] = field(default_factory=dict)
    """By sheet and row: rows of this file that a person has mended; given, not found."""
    mended_used: list[Mended] = field(default_factory=list)
    mends: list[Mended] = field(default_factory=list)
    """Rows of other files that this file mends."""
    budget: int = 0
    """Bytes that archives of this file of the inbox may still unpack to."""
    bulk: BulkState | None = None
    """What of a large file lies staged in bulk."""

    @property
    def keeper(self) -> Keeper:
        """Turns people's data into keyed hashes."""
        return Keeper(self.settings.secret)

    @property
    def time_rules(self) -> TimeRules:
        """The zone of times that name none."""
        return TimeRules(self.settings.zone)

    def say(self, error: ZhendanError, *, row: int | None = None, refused: bool = False) -> None:
        """Note a problem; of each kind the first few are listed and all are counted."""
        self._counts[error.code] += 1
        if self._counts[error.code] <= _SHOWN_PER_CODE:
            self._problems.append(told(error, row=row, refused=refused))

    def reject(
        self,
        error: ZhendanError,
        row: int,
        *,
        headings: Sequence[str] = (),
        cells: Sequence[str] = (),
    ) -> None:
        """Count a row as rejected and say why; its cells may be exported to be mended."""
        self.rejected += 1
        self.say(error, row=row, refused=True)
        place = (self.received.shown, self.received.sha256, self.sheet, row)
        zh, en = (error.what.say(lang, **error.facts) for lang in ("zh", "en"))
        words = Text(zh=zh, en=en)
        self.lineage.reject(RejectedRow(*place, error.code, words, tuple(headings), tuple(cells)))

    def mended_for(self, row: int) -> Mended | None:
        """What a person made of a row that could not be used."""
        return self.mended.get((self.sheet, row))

    def use(self, mapping: ColumnMapping, headings: tuple[str, ...]) -> None:
        """Note that a table was read by a mapping; one that was kept is named."""
        self.mapped.append(Mapped(mapping, headings))
        if mapping.headings:
            self.say(MappingApplied(name=mapping.name))

    def refuse(self, error: ZhendanError) -> None:
        """The file as a whole is not used."""
        self.say(error, refused=True)

    def place(self, row: int = 0, pointer: str = "") -> Place:
        """A place in this file."""
        return Place(self.received.sha256, self.sheet, row, pointer)

    def state(self) -> dict[str, object]:
        """Everything that was found out, without what it was found out with."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name not in _GIVEN}

    def take_state(self, state: Mapping[str, object]) -> None:
        """Take over what was found out elsewhere."""
        for name in state.keys() & {f.name for f in fields(self)} - _GIVEN:
            setattr(self, name, state[name])

    def told(self) -> tuple[FileProblem, ...]:
        """Every problem, with the rest of each kind counted."""
        more = [
            told(MoreOfTheSame(count=count - _SHOWN_PER_CODE, same=code))
            for code, count in self._counts.items()
            if count > _SHOWN_PER_CODE
        ]
        return (*self._problems, *more)

    def report(self, extra: Iterable[FileProblem] = ()) -> FileReport:
        """What is said about the file in the end."""
        return FileReport(
            path=self.received.shown,
            sha256=self.received.sha256,
            size=self.received.size,
            recognised_as=self.recognised_as,
            title=self.title,
            kind=self.kind,
            source=self.source,
            score=self.score,
            grain=self.grain,
            confidence=self.confidence,
            encoding=self.encoding,
            rows=self.rows,
            rejected=self.rejected,
            near_misses=self.near,
            control_totals=tuple(self.totals),
            problems=(*self.told(), *extra),
            exported_at=self.exported_at,
            edited_after_export=self.edited,
            parent=self.received.parent,
        )


def too_costly() -> ZhendanError:
    """The refusal for input that would exhaust this process."""
    return ReadingTooCostly(limit="内存 (memory)")
