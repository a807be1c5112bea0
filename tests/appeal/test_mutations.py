"""Whatever moves after drafting is caught before export, by a stop that names what it was."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.appeal.material import NOON, brushed, misjudged, mixed, order_no, sha, standing
from zhendan.appeal import AppealMaterial, Problem, Statement, check, draft, hard_stops
from zhendan.domain import ExhibitId, Passage, PromotionWindow, Sentence, Text

DAY = timedelta(days=1)
CASE = misjudged()
SAID = draft(CASE)
LEANT_ON = sorted({anchor.exhibit for sentence in SAID.sentences for anchor in sentence.anchors})


def stops(case: AppealMaterial, statement: Statement = SAID) -> tuple[Problem, ...]:
    return hard_stops(check(case, statement))


def names(found: tuple[Problem, ...], word: str) -> bool:
    """Whether a stop points at the word: in its sentence, its orders or its own words."""
    return any(word in (*p.orders, p.sentence) or word in p.sentence + p.text.zh for p in found)


def test_nothing_stops_the_case_before_anything_moves() -> None:
    assert stops(CASE) == ()


# --- a row of a file -----------------------------------------------------------------------------
def amount(row: Passage) -> Passage:
    """One digit of what the row says is another; a row without any says one word more."""
    said = row.says.zh
    moved = re.sub(r"\d(?=\D*$)", lambda d: str((int(d[0]) + 1) % 10), said)
    return replace(row, says=Text(moved if moved != said else f"{said}（补）", ""))


def placed_elsewhere(row: Passage) -> Passage:
    at = row.at_row
    moved = replace(at, pointer=f"{at.pointer}/9") if at.pointer else replace(at, row=900)
    return replace(row, at_row=moved)


def of_another_order(row: Passage) -> Passage:
    return replace(row, order=order_no(2 if row.order != order_no(2) else 3))


def a_day_later(row: Passage) -> Passage:
    return replace(row, happened_at=(row.happened_at or NOON) + DAY)


ROWS: list[Callable[[Passage], Passage | None]] = [
    amount,
    placed_elsewhere,
    of_another_order,
    a_day_later,
    lambda row: replace(row, contradicts=True),
    lambda row: None,
]
ROW_NAMES = ["another amount", "another row", "another order", "a date", "disagrees", "row gone"]


@pytest.mark.parametrize("change", ROWS, ids=ROW_NAMES)
def test_a_row_that_moves_is_named_by_its_order(
    change: Callable[[Passage], Passage | None],
) -> None:
    for place, row in enumerate(CASE.passages):
        moved = change(row)
        kept = (*CASE.passages[:place], *([moved] if moved else []), *CASE.passages[place + 1 :])
        found = stops(replace(CASE, passages=kept))
        assert names(found, row.order), f"row {place}: {row.says.zh}"


# --- an exhibit ----------------------------------------------------------------------------------
def without(number: ExhibitId) -> AppealMaterial:
    return replace(CASE, exhibits=tuple(e for e in CASE.exhibits if e.id != number))


def with_another_file(number: ExhibitId) -> AppealMaterial:
    moved = (replace(e, sha256=sha("other")) if e.id == number else e for e in CASE.exhibits)
    return replace(CASE, exhibits=tuple(moved))


def swapped(number: ExhibitId) -> AppealMaterial:
    """Two exhibits bear each other's file."""
    one = next(e for e in CASE.exhibits if e.id == number)
    other = next(e for e in CASE.exhibits if e.id == ("E002" if number != "E002" else "E003"))
    files = {one.id: other.sha256, other.id: one.sha256}
    moved = (replace(e, sha256=files.get(e.id, e.sha256)) for e in CASE.exhibits)
    return replace(CASE, exhibits=tuple(moved))


@pytest.mark.parametrize("number", LEANT_ON)
@pytest.mark.parametrize("change", [without, with_another_file, swapped])
def test_an_exhibit_that_moves_is_named_by_the_sentences_that_lean_on_it(
    change: Callable[[ExhibitId], AppealMaterial], number: ExhibitId
) -> None:
    found = stops(change(number))
    leaning = [s for s in SAID.sentences if any(a.exhibit == number for a in s.anchors)]
    assert leaning
    assert any(names(found, sentence.text) for sentence in leaning)
    if change is without:
        assert {s.text for s in leaning} <= {p.sentence for p in found}


# --- the notice, the days, the decisions ---------------------------------------------------------
def noticed(**changes: object) -> AppealMaterial:
    return replace(CASE, notice=replace(CASE.notice, **changes))  # type: ignore[arg-type]


def ruled(place: int, verdict: str) -> AppealMaterial:
    return replace(CASE, standings={**CASE.standings, order_no(place): standing(place, verdict)})


def _facts() -> Iterator[tuple[str, AppealMaterial, str]]:
    """What moved, the case since, and what a stop must name."""
    notice, first = CASE.notice, CASE.notice.flagged[0]
    assert notice.delivered_at is not None
    others = (replace(first, order=order_no(77)), *notice.flagged[1:])
    window, task = CASE.promotions[0], CASE.remedies[0]
    yield "notice number", noticed(number="WG20260620000002"), notice.number
    yield "charge", noticed(charge="C类-虚假交易"), notice.charge
    yield "delivery", noticed(delivered_at=notice.delivered_at - DAY), "10:05"
    yield "penalty dropped", noticed(penalties=notice.penalties[1:]), "扣2分"
    yield "order dropped", noticed(flagged=notice.flagged[1:]), first.order
    yield "another order", noticed(flagged=others), order_no(77)
    yield "promotion", replace(CASE, promotions=(_later(window),)), "2026年6月16日"
    yield "measure's day", _with_task(replace(task, due_on=date(2026, 7, 11))), "7月10日"
    yield "measure's owner", _with_task(replace(task, owner="店长")), "由运营负责"
    yield "order found provable", ruled(6, "provable"), "涉案订单共 6 单"
    yield "order found unclear", ruled(1, "unclear"), order_no(1)
    yield "order conceded", ruled(1, "conceded"), order_no(1)
    deadline = CASE.requirements.deadline
    past = replace(deadline, at=notice.delivered_at - 2 * DAY)
    asked = replace(CASE.requirements, deadline=past)
    yield "deadline", replace(CASE, requirements=asked), "2026年6月18日 10:05"


def _later(window: PromotionWindow) -> PromotionWindow:
    return PromotionWindow(window.name, NOON - DAY, NOON + 2 * DAY)


def _with_task(task: object) -> AppealMaterial:
    return replace(CASE, remedies=(task,))  # type: ignore[arg-type]


@pytest.mark.parametrize(("moved", "word"), [pytest.param(c, w, id=n) for n, c, w in _facts()])
def test_a_fact_that_moves_is_named(moved: AppealMaterial, word: str) -> None:
    assert names(stops(moved), word)


# --- a sentence ----------------------------------------------------------------------------------
def another_digit(sentence: Sentence) -> Sentence:
    """The last digit is another: an amount, a count, a date, an order or notice number."""
    text = re.sub(r"\d(?=\D*$)", lambda d: str((int(d[0]) + 1) % 10), sentence.text)
    return replace(sentence, text=text)


def a_word_more(sentence: Sentence) -> Sentence:
    return replace(sentence, text=f"{sentence.text[:-1]}，特此说明。")


def leans_on_another(sentence: Sentence) -> Sentence:
    """The same words on another exhibit."""
    moved = (replace(a, exhibit=ExhibitId("E008")) for a in sentence.anchors)
    return replace(sentence, anchors=tuple(moved))


def speaks_of_another_order(sentence: Sentence) -> Sentence:
    return replace(sentence, orders=(*sentence.orders, order_no(6))[1:])


@pytest.mark.parametrize(
    "edit", [another_digit, a_word_more, leans_on_another, speaks_of_another_order]
)
def test_every_sentence_that_is_edited_is_named_itself(
    edit: Callable[[Sentence], Sentence],
) -> None:
    tried = 0
    for target in SAID.sentences:
        moved = edit(target)
        if moved == target:
            continue  # no digit, no exhibit or no order in it
        tried += 1
        found = stops(CASE, _with(target, moved))
        assert moved.text in {p.sentence for p in found if p.code == "S09"}
    assert tried > 10


@pytest.mark.parametrize("build", [misjudged, mixed, brushed])
def test_every_sentence_that_may_never_be_dropped_is_named_when_it_is_struck_out(
    build: Callable[[], AppealMaterial],
) -> None:
    case = build()
    said = draft(case)
    for target in said.never_dropped:
        short = replace(said, short=tuple(s for s in said.short if s != target))
        found = stops(case, _with(target, None, of=short))
        assert target.text in {p.sentence for p in found if p.code == "S11"}


def _with(target: Sentence, moved: Sentence | None, *, of: Statement = SAID) -> Statement:
    """The statement with one sentence replaced or struck out."""
    parts = tuple(
        replace(
            part,
            sentences=tuple(
                new for s in part.sentences if (new := moved if s is target else s) is not None
            ),
        )
        for part in of.sections
    )
    return replace(of, sections=parts)
