"""Records that fit more orders than one: listed for a person, and answered for good."""

from zhendan.domain import CaseId
from zhendan.evidence import (
    Care,
    Entry,
    MatchQuestion,
    in_sealed_files,
    match,
    open_questions,
    settle_match,
    settled,
)
from zhendan.steps.custody import keep_out
from zhendan.steps.errand import Errand
from zhendan.steps.through import from_vault
from zhendan.steps.wiring import Wiring


def questions_of(case: CaseId, wiring: Wiring) -> tuple[MatchQuestion, ...]:
    """What nobody has answered yet, read from the sealed originals. Raises `CaseMissing`."""
    kept = wiring.desk().file(case)
    taken = from_vault(case, wiring, Errand())
    exhibits = [one for one in wiring.vault.kept() if one.id in kept.exhibits]
    orders = tuple(flag.order for flag in taken.notice.flagged)
    found = match(taken.tables, exhibits, orders, shops_zone=taken.reading.zone)
    placed = in_sealed_files(found, taken.reading.files)
    return open_questions(settled(placed, wiring.vault.entries()))


def answer_question(
    case: CaseId, question: str, wiring: Wiring, errand: Errand, *, belongs: bool
) -> Entry:
    """Record whether the place in question speaks of its order; matching respects it from now on.

    Raises `MatchQuestionUnknown`, `CareIncomplete`, `SuspectBarred`, `CaseMissing`.
    """
    exhibits = wiring.vault.kept()
    asked = questions_of(case, wiring)
    files = {one.passage.at_row.file for one in asked if one.id == question}
    keep_out(wiring, errand.by, [one.id for one in exhibits if one.sha256 in files])
    care = Care(by=errand.by, reason=errand.reason, tool="zhendan evidence settle")
    return settle_match(wiring.vault, asked, exhibits, answer=(question, belongs), care=care)
