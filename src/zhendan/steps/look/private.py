"""A case page without the private self-check, for eyes that may not see it (自查只给店主和律师)."""

from dataclasses import replace

from zhendan.domain import (
    Assessment,
    Exhibit,
    ExhibitKind,
    Family,
    NotChecked,
    OrderStanding,
    Passage,
    Sha256,
)
from zhendan.steps.look.case_page import CasePage

_ABOUT_MARKS = "mark"


def without_private(page: CasePage) -> CasePage:
    """The same page as if the shop kept no marks of its own; only the numbers of exhibits skip."""
    hidden = frozenset(e.sha256 for e in page.exhibits if e.kind is ExhibitKind.SHOP_MARK)
    hidden |= {f.sha256 for f in page.files if f.kind is ExhibitKind.SHOP_MARK}
    names = {e.id for e in page.exhibits if e.sha256 in hidden}
    return replace(
        page,
        files=tuple(f for f in page.files if f.sha256 not in hidden),
        exhibits=tuple(e for e in page.exhibits if e.sha256 not in hidden),
        passages=tuple(p for p in page.passages if not _of_marks(p, hidden)),
        audit=replace(
            page.audit,
            assessments=tuple(_unmarked(a) for a in page.audit.assessments),
            causes=(),
            not_checked=_of_others(page.audit.not_checked),
        ),
        standings={order: _standing(s) for order, s in page.standings.items()},
        gaps=tuple(g for g in page.gaps if g.kind is not ExhibitKind.SHOP_MARK),
        problems=tuple(p for p in page.problems if _ABOUT_MARKS not in p.name),
        next=tuple(n for n in page.next if "标记" not in n.title.zh),
        statement=tuple(
            s for s in page.statement if not any(a.exhibit in names for a in s.anchors)
        ),
        remedies=(),
        proposed=(),
    )


def _of_marks(passage: Passage, hidden: frozenset[Sha256]) -> bool:
    """Whether a passage speaks from the shop's own marks."""
    return passage.kind is ExhibitKind.SHOP_MARK or passage.at_row.file in hidden


def _unmarked(told: Assessment) -> Assessment:
    """An assessment whose questions about marks nobody asked."""
    return replace(
        told,
        proposal=replace(told.proposal, marked=False, suggest_concede=False),
        findings=tuple(f for f in told.findings if f.card.family is not Family.MARKS),
        not_checked=_of_others(told.not_checked),
        explanations=tuple(e for e in told.explanations if e.code != "FAKE"),
        what_would_change=tuple(t for t in told.what_would_change if "标记" not in t.zh),
    )


def _of_others(unasked: tuple[NotChecked, ...]) -> tuple[NotChecked, ...]:
    """Questions nobody could ask, without those about marks: no table of them is a hint too."""
    return tuple(each for each in unasked if each.card.family is not Family.MARKS)


def may_leave(exhibit: Exhibit, page: CasePage) -> bool:
    """Whether an original may go to eyes that may not see the private self-check.

    An archive in which a file of marks lay stays; what the page hides stays too.
    """
    archives = {f.parent for f in page.files if f.kind is ExhibitKind.SHOP_MARK}
    listed = {e.id for e in without_private(page).exhibits}
    return exhibit.id in listed and exhibit.sha256 not in archives


def _standing(standing: OrderStanding) -> OrderStanding:
    """The standing stays what it is; why it is so is not for these eyes."""
    unmarked = replace(standing.proposal, marked=False, suggest_concede=False)
    return replace(standing, proposal=unmarked, decision=None)
