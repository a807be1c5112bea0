"""The flagged orders as the page lists them: those that need a person first."""

from collections import defaultdict
from dataclasses import dataclass

from zhendan.domain import (
    Assessment,
    Explanation,
    FlaggedOrder,
    Journey,
    OrderId,
    OrderStanding,
    Outcome,
    Passage,
    Standing,
)
from zhendan.faces.report.speech import Speech
from zhendan.steps.look.case_page import CasePage

FULL_ORDERS = 250
"""Orders whose drawer carries every detail; the rest carry their answers on one line each."""
LINE_ENTRIES = 40
"""Entries of one order's time line that are printed."""
_NAMED_FINDINGS = 2


@dataclass(frozen=True, slots=True)
class OrderView:
    """One flagged order with everything known about it."""

    id: OrderId
    anchor: str
    verdict: str
    why: str
    matched: str
    suggest: bool
    """The audit suggests conceding and nobody has conceded yet."""
    full: bool
    standing: OrderStanding | None
    assessment: Assessment | None
    passages: tuple[Passage, ...]
    """Dated ones in order of time, undated ones last."""
    journeys: tuple[Journey, ...] = ()
    """Where its parcels were seen on their way."""

    @property
    def findings(self) -> int:
        """How many questions were found on it."""
        return len(self.assessment.findings) if self.assessment else 0

    @property
    def stories(self) -> tuple[Explanation, ...]:
        """Both sides: the fake story first, then every innocent one."""
        told = self.assessment.explanations if self.assessment else ()
        return tuple(sorted(told, key=lambda story: story.code != "FAKE"))


def orders(page: CasePage, speech: Speech) -> tuple[OrderView, ...]:
    """Every flagged order, those that need a decision first, else in the notice's order."""
    assessed = {a.order: a for a in page.audit.assessments}
    passages: dict[OrderId, list[Passage]] = defaultdict(list)
    for passage in page.passages:
        passages[passage.order].append(passage)
    flagged = _flagged(page)
    flagged.sort(key=lambda f: _need(page.standings.get(f.order)))
    return tuple(
        _view(
            (index, each),
            (page.standings.get(each.order), assessed.get(each.order)),
            (passages.get(each.order, []), page.journeys.get(each.order, ())),
            speech,
        )
        for index, each in enumerate(flagged, start=1)
    )


def _flagged(page: CasePage) -> list[FlaggedOrder]:
    """The orders of the notice, once each; where it names none, those that were audited."""
    named = {each.order: each for each in page.notice.flagged}
    if named:
        return list(named.values())
    return [FlaggedOrder(a.order, "exact") for a in page.audit.assessments]


def _view(
    flagged: tuple[int, FlaggedOrder],
    known: tuple[OrderStanding | None, Assessment | None],
    told: tuple[list[Passage], tuple[Journey, ...]],
    speech: Speech,
) -> OrderView:
    """One order's view."""
    index, each = flagged
    standing, assessment = known
    passages, journeys = told
    return OrderView(
        id=each.order,
        anchor=f"o{index}",
        verdict=standing.verdict if standing else "unclear",
        why=_why(each, standing, assessment, speech),
        matched=each.matched,
        suggest=_suggests(standing),
        full=index <= FULL_ORDERS,
        standing=standing,
        assessment=assessment,
        passages=tuple(sorted(passages, key=_moment)),
        journeys=journeys,
    )


def _moment(passage: Passage) -> tuple[bool, float]:
    """Sorts passages by time, undated ones last."""
    at = passage.happened_at
    return (at is None, at.timestamp() if at else 0.0)


def _suggests(standing: OrderStanding | None) -> bool:
    """Whether conceding is suggested and still open."""
    if standing is None or standing.standing is Standing.CONCEDED:
        return False
    return standing.proposal.suggest_concede


def _need(standing: OrderStanding | None) -> int:
    """How urgently an order needs a person; 0 first."""
    if standing is None:
        return 3
    proposal = standing.proposal
    if standing.standing is Standing.UNCLEAR:
        if proposal.suggest_concede:
            return 0
        return 1 if proposal.outcome is Outcome.CONTRADICTED or proposal.marked else 2
    return {"conceded": 4, "thin": 5}.get(standing.verdict, 6)


def _why(
    flagged: FlaggedOrder,
    standing: OrderStanding | None,
    assessment: Assessment | None,
    speech: Speech,
) -> str:
    """The one reason the list shows: a person's word, then trouble, then what is missing."""
    if flagged.matched in ("missing", "ambiguous"):
        return speech.t(f"matched.{flagged.matched}")
    if standing is None:
        return speech.t("why.no_audit")
    if standing.decision:
        return speech.t("why.decided", by=standing.decision.by, reason=standing.decision.reason)
    trouble = _trouble(standing)
    parts = [
        speech.t(f"why.{trouble}") if trouble else "",
        _lacks(standing, assessment, speech),
        _named(assessment, speech),
    ]
    return " · ".join(part for part in parts if part) or speech.t("why.clear")


def _trouble(standing: OrderStanding) -> str:
    """What the audit says in one word, most serious first; nothing for a plain order."""
    proposal = standing.proposal
    if proposal.suggest_concede:
        return "suggest"
    if proposal.marked:
        return "marked"
    if proposal.outcome is Outcome.CONTRADICTED:
        return "contradicted"
    if proposal.outcome is Outcome.INSUFFICIENT:
        return "insufficient"
    if proposal.held:
        return "held"
    return "explained" if proposal.outcome is Outcome.EXPLAINED else ""


def _lacks(standing: OrderStanding, assessment: Assessment | None, speech: Speech) -> str:
    """The elements a thin order does not show."""
    if standing.verdict != "thin" or assessment is None:
        return ""
    order = ("payment", "goods", "independent_buyer")
    missing = [speech.t(f"element.{e}") for e in order if e not in assessment.shown]
    if not missing:
        return speech.t("why.one_source")
    return speech.t("why.missing", what=speech.listed(missing))


def _named(assessment: Assessment | None, speech: Speech) -> str:
    """The strongest findings by title."""
    if assessment is None:
        return ""
    strongest = sorted(assessment.findings, key=lambda f: -f.strength)[:_NAMED_FINDINGS]
    return speech.listed([speech.say(f.card.title) for f in strongest])
