"""Everything an appeal is written from: domain values of one case, read once, never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from zhendan.appeal.bound import Bound
from zhendan.appeal.filed import Filed
from zhendan.domain import (
    Assessment,
    CaseId,
    Cause,
    DrawnSample,
    Exhibit,
    ExhibitId,
    ExhibitKind,
    Gap,
    MaskedCopy,
    Notice,
    OrderId,
    OrderStanding,
    Passage,
    PictureFacts,
    PromotionWindow,
    RemedyTask,
    Requirements,
    SealFacts,
    Sha256,
    Surge,
    Text,
)

# The shop's own marks and the register of its people stay in the case file. They come into a
# dossier only where a sentence of the statement leans on them.
ATTACKS = ("RC13", "RC17")
"""Root causes that lie with outsiders: an attack, a taken-over account."""
PRIVATE = (ExhibitKind.SHOP_MARK, ExhibitKind.REGISTER)


@dataclass(frozen=True, slots=True)
class LawyerGate:
    """The recorded step before a concession is handed in (律师意见环节)."""

    passed_by: str
    passed_at: datetime
    choice: str
    """`advised`, or `without_lawyer` by explicit choice of the person in charge."""


@dataclass(frozen=True, slots=True)
class MaskedExhibits:
    """The masked copies that travel instead of the originals, and what has none (脱敏件)."""

    copies: Mapping[ExhibitId, MaskedCopy]
    """By the original's number."""
    left_out: Mapping[ExhibitId, Text]
    """Why an exhibit has no masked copy and stays with the shop."""


@dataclass(frozen=True, slots=True)
class AppealMaterial:
    """One case as the appeal sees it; the same material gives the same words and bytes."""

    case: CaseId
    platform: Text
    """The platform's name in words, e.g. 淘宝."""
    shop_name: str
    notice: Notice
    requirements: Requirements
    standings: Mapping[OrderId, OrderStanding]
    assessments: tuple[Assessment, ...]
    passages: tuple[Passage, ...]
    exhibits: tuple[Exhibit, ...]
    gaps: tuple[Gap, ...]
    surge: Surge | None
    causes: tuple[Cause, ...]
    remedies: tuple[RemedyTask, ...]
    promotions: tuple[PromotionWindow, ...]
    seal: SealFacts
    built_on: date
    """The day the dossier is drawn up; given, never read from a clock."""
    masking: MaskedExhibits | None = None
    """None: the originals travel, by a person's recorded decision."""
    synthetic: bool = False
    """The inbox openly says that it is invented; every page says so too."""
    gate: LawyerGate | None = None
    contact: str = ""
    attempt: int = 1
    """Which submission of this case it is, counted from 1."""
    mandate: str = ""
    """Who acts for the shop and under which mandate; empty when the shop acts itself."""
    agent: str = ""
    """Who hands the appeal in for the shop; empty when the shop acts itself."""
    channel: str = "by_hand"
    """`by_hand` in the merchant console, `by_api`, or `by_mail`."""
    violation_no: int | None = None
    """Which violation of the shop this is, from 1; None where nobody said."""
    pictures: tuple[PictureFacts, ...] = ()
    """What can be told of the pictures among the exhibits."""
    lang: str = "zh"
    """The language the platform reads: `zh`, or `en` on cross-border platforms."""
    proposed: tuple[RemedyTask, ...] = ()
    """Measures that nobody in the shop took on: shown to it, never promised to the platform."""
    drawn: DrawnSample | None = None
    """For very many orders: which of them are shown in depth; the table still holds them all."""
    earlier: tuple[Filed, ...] = ()
    """What was handed in in earlier rounds."""
    bound: tuple[Bound, ...] = ()
    """Sentences that people wrote and bound to exhibits themselves."""

    @property
    def flagged(self) -> tuple[OrderId, ...]:
        """The orders the notice names, each once, sorted by number."""
        return tuple(sorted({flag.order for flag in self.notice.flagged}))

    def verdict(self, order: OrderId) -> str:
        """`provable`, `thin`, `unclear` or `conceded`; an order nobody looked into is unclear."""
        standing = self.standings.get(order)
        return standing.verdict if standing is not None else "unclear"

    def with_verdict(self, *verdicts: str) -> tuple[OrderId, ...]:
        """The flagged orders with one of `verdicts`, sorted by number."""
        return tuple(order for order in self.flagged if self.verdict(order) in verdicts)

    @property
    def genuine(self) -> tuple[OrderId, ...]:
        """The flagged orders that may be claimed."""
        return self.with_verdict("provable", "thin")

    @property
    def unclear(self) -> tuple[OrderId, ...]:
        """The flagged orders that nobody can show, conceded or laid at others' door."""
        others = set(self.attacked)
        return tuple(order for order in self.with_verdict("unclear") if order not in others)

    @property
    def attacked(self) -> tuple[OrderId, ...]:
        """Orders that others seem to have placed to do harm, after a person looked at each.

        They are not claimed as sales and not conceded: the person ruled them unclear while the
        audit laid them to others, and is asked to confirm that (S10) before the appeal asks the
        platform to look into who placed them.
        """
        others = {o for cause in self.causes if cause.code in ATTACKS for o in cause.orders}
        return tuple(
            order
            for order in self.with_verdict("unclear")
            if order in others and _is_ruled(self.standings.get(order))
        )

    @property
    def conceded(self) -> tuple[OrderId, ...]:
        """The flagged orders a person conceded."""
        return self.with_verdict("conceded")

    @property
    def in_depth(self) -> frozenset[OrderId]:
        """The orders whose evidence is set out one by one: all, or those that were drawn."""
        return frozenset(self.drawn.orders if self.drawn else self.flagged)

    def exhibit_of(self, sha256: Sha256) -> Exhibit | None:
        """The exhibit that holds the file with this hash, or None where it was not sealed."""
        return next((e for e in self.exhibits if e.sha256 == sha256), None)

    def exhibit(self, number: ExhibitId) -> Exhibit | None:
        """The exhibit with this number, or None where it is gone."""
        return next((e for e in self.exhibits if e.id == number), None)

    def local(self, at: datetime) -> datetime:
        """An instant in the zone of the notice."""
        return at.astimezone(ZoneInfo(self.notice.zone))


def _is_ruled(held: OrderStanding | None) -> bool:
    """A person ruled on it, and neither the shop's own books nor the goods say it was brushed."""
    if held is None or held.decision is None:
        return False
    return not held.proposal.marked and not held.proposal.suggest_concede


def minute(at: datetime) -> str:
    """A local instant as a Chinese reader writes it, to the minute."""
    return f"{at.year}年{at.month}月{at.day}日 {at.hour:02d}:{at.minute:02d}"


def days(first: date, last: date) -> str:
    """A span of days, or the one day where it begins and ends on the same."""
    same = (first.year, first.month, first.day) == (last.year, last.month, last.day)
    return day(first) if same else f"{day(first)}至{day(last)}"


def day(on: date) -> str:
    """A day as a Chinese reader writes it."""
    return f"{on.year}年{on.month}月{on.day}日"
