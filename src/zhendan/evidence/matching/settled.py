"""Which order an ambiguous record speaks of, as a named person answered it, for the log."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from zhendan.domain import Exhibit, Passage
from zhendan.evidence import sheets
from zhendan.evidence.custody import Care, CustodyEvent, Keeper, record_care
from zhendan.evidence.erasure_errors import MatchQuestionUnknown
from zhendan.evidence.store import Entry

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class MatchQuestion:
    """A record that may speak of this order, and what a person must settle about it."""

    id: str
    passage: Passage


def question_id(passage: Passage) -> str:
    """Ten letters that stay the same while file, place, order and kind do."""
    place = passage.at_row
    told = [place.file, place.sheet, place.row, place.pointer, passage.order, str(passage.kind)]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:10]


def open_questions(passages: Iterable[Passage]) -> tuple[MatchQuestion, ...]:
    """Every question that nobody has answered yet."""
    return tuple(MatchQuestion(question_id(one), one) for one in passages if one.ask is not None)


def settle_match(
    vault: Keeper,
    questions: Sequence[MatchQuestion],
    exhibits: Sequence[Exhibit],
    *,
    answer: tuple[str, bool],
    care: Care,
) -> Entry:
    """Put one answer, yes or no, on record as a custody event of the exhibit.

    Raises `MatchQuestionUnknown`, `CareIncomplete`.
    """
    asked, belongs = answer
    found = next((one.passage for one in questions if one.id == asked), None)
    sealed = {one.sha256: one for one in exhibits}
    if found is None or found.at_row.file not in sealed:
        raise MatchQuestionUnknown(question=asked)
    facts = {"question": asked, "answer": YES if belongs else NO, "order": str(found.order)}
    exhibit = sealed[found.at_row.file]
    return record_care(vault, exhibit, CustodyEvent.MATCH_SETTLED, replace(care, parameters=facts))


def settled(passages: Iterable[Passage], entries: Iterable[Entry]) -> tuple[Passage, ...]:
    """The passages as people answered: a yes counts, a no is gone, the last word holds."""
    answers = dict(_answers(entries))
    return tuple(_answered(passages, answers))


def _answered(
    passages: Iterable[Passage], answers: dict[str, tuple[str, str]]
) -> Iterator[Passage]:
    """Passages that stay, those that were answered with who said so."""
    for one in passages:
        said, by = answers.get(question_id(one), ("", "")) if one.ask is not None else ("", "")
        if said == YES:
            yield replace(one, ask=None, facts={**one.facts, "settled_by": by})
        elif said != NO:
            yield one


def _answers(entries: Iterable[Entry]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Question to answer and person, in the order in which they were given."""
    for entry in entries:
        if entry.event != CustodyEvent.MATCH_SETTLED:
            continue
        told = sheets.parts(entry)
        facts = told.get("parameters")
        if isinstance(facts, dict):
            yield str(facts.get("question")), (str(facts.get("answer")), str(told.get("by", "")))
