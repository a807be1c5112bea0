"""Orders that others placed to do harm are neither claimed nor conceded."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.appeal.material import exhibits, material, order_no, passage, sha, standing
from zhendan.appeal import AppealMaterial, check, compose, draft, hard_stops
from zhendan.domain import (
    Cause,
    Decision,
    ExhibitId,
    ExhibitKind,
    Explanation,
    OrderStanding,
    Outcome,
    PersonId,
    Standing,
    Text,
    Verdict,
)

WORDS = Text("", "")


def ruled(place: int, *, marked: bool = False) -> OrderStanding:
    """An unclear order a person looked at."""
    before = standing(place, "unclear", marked=marked)
    decision = Decision(
        order_no(place), Standing.UNCLEAR, PersonId("店主"), datetime(2026, 6, 21, tzinfo=UTC),
        "成批下单又退款，非本店所为", Outcome.INSUFFICIENT,
    )  # fmt: skip
    return replace(before, decision=decision)


def attacked(
    *, decided: bool = True, marked: bool = False, with_sales: bool = False
) -> AppealMaterial:
    """Three orders under attack, with the signs of it; with_sales adds a provable one."""
    case = material(("unclear",) * 3 + (("provable",) if with_sales else ()), surge=None)
    hit = tuple(order_no(n) for n in (1, 2, 3))
    stands = {n: ruled(n, marked=marked) if decided else standing(n, "unclear") for n in (1, 2, 3)}
    signs = tuple(Explanation(code, WORDS, WORDS, WORDS, Verdict.FOR) for code in ("K01", "K02"))
    told = tuple(replace(a, explanations=signs) if a.order in hit else a for a in case.assessments)
    return replace(
        case,
        standings={**case.standings, **{s.order: s for s in stands.values()}},
        assessments=told,
        causes=(Cause("RC13", Text("他人恶意下单", "Attack by others"), hit, WORDS),),
        passages=(
            *case.passages,
            *(passage(n, ExhibitKind.ORDER_RECORD, "下单") for n in (1, 2, 3)),
        ),
    )


def test_an_attack_has_a_letter_of_its_own() -> None:
    statement = draft(attacked())
    text = statement.text()
    assert statement.shape == "attack"
    assert "3 单有他人恶意下单的迹象，本店不主张为正常销售，也不认可为本店所为" in text
    assert "其中 3 单出自成批首次购买的账号，下单后很快退款或取消。" in text
    assert "下单者的身份本店无法查明" in text
    assert "从现有记录看，3 单的下单情形与「他人恶意下单」相符" in text
    assert hard_stops(check(attacked(), statement)) == ()


def test_signs_are_bound_to_files_and_the_short_form_keeps_them() -> None:
    case = attacked()
    statement = draft(case)
    signs = [s for s in statement.section("attack").sentences if s.anchors]
    assert len(signs) == 2
    assert all(s in statement.short for s in statement.section("attack").sentences)
    held = {e.id for e in exhibits()}
    assert {a.exhibit for s in signs for a in s.anchors} <= held
    dossier = compose(case, statement)
    assert dossier.title == "情况说明与核查请求"


def test_nothing_becomes_an_attack_before_a_person_looked_at_it() -> None:
    case = attacked(decided=False)
    assert case.attacked == ()
    assert draft(case).shape == "open"
    assert "S01" in {p.code for p in hard_stops(check(case, draft(case)))}


def test_an_order_in_the_shops_own_brushing_list_is_no_attack_by_others() -> None:
    case = attacked(marked=True)
    assert case.attacked == ()
    assert "S02" in {p.code for p in hard_stops(check(case, draft(case)))}


@pytest.mark.parametrize("gone", ["K01", "K02"])
def test_a_sign_that_the_records_do_not_show_is_not_told(gone: str) -> None:
    case = attacked()
    kept = tuple(
        replace(a, explanations=tuple(e for e in a.explanations if e.code != gone))
        for a in case.assessments
    )
    signs = [
        s for s in draft(replace(case, assessments=kept)).section("attack").sentences if s.anchors
    ]
    assert len(signs) == 1


def test_a_burst_that_no_file_shows_of_these_orders_is_not_told() -> None:
    case = attacked()
    silent = replace(case, passages=tuple(p for p in case.passages if p.order not in case.attacked))
    told = {s.text for s in draft(case).section("attack").sentences}
    left = {s.text for s in draft(silent).section("attack").sentences}
    assert left < told
    assert len(told - left) == 1, "the money records still show that nothing went back"


def test_beside_genuine_orders_the_attack_is_its_own_part() -> None:
    statement = draft(attacked(with_sales=True))
    assert statement.shape == "partial"
    assert "1 单凭证齐备" in statement.text()
    assert statement.section("attack").sentences


def test_what_is_laid_at_others_door_is_put_to_the_person_first() -> None:
    case = attacked()
    said = [p for p in check(case, draft(case)) if p.code == "S10"]
    assert [p.orders for p in said] == [case.attacked]
    assert "请负责人逐单确认属实" in said[0].text.zh


def with_tickets(kind: ExhibitKind, title: str) -> AppealMaterial:
    """The attack, reported by tickets that lie in a file of this kind and name."""
    case = attacked()
    sign = Explanation("K03", WORDS, WORDS, WORDS, Verdict.FOR)
    told = tuple(replace(a, explanations=(*a.explanations, sign)) for a in case.assessments)
    last = case.exhibits[-1]
    named = replace(last.provenance, original_name=title)
    file = replace(
        last, id=ExhibitId("E090"), kind=kind, title=title, sha256=sha(title), provenance=named
    )
    return replace(case, assessments=told, exhibits=(*case.exhibits, file))


@pytest.mark.parametrize(
    ("kind", "title", "is_told"),
    [
        (ExhibitKind.TICKET, "咨询记录.csv", True),
        (ExhibitKind.TICKET, "cases 2026-06.xlsx", True),
        (ExhibitKind.OTHER, "平台工单.csv", True),
        (ExhibitKind.OTHER, "Support Tickets.csv", True),
        (ExhibitKind.OTHER, "咨询记录.csv", False),
        (ExhibitKind.REGISTER, "工单人员.csv", False),
    ],
)
def test_tickets_are_known_by_what_was_read_and_old_files_by_their_name(
    kind: ExhibitKind, title: str, is_told: bool
) -> None:
    statement = draft(with_tickets(kind, title))
    said = [s for s in statement.section("attack").sentences if "工单" in s.text]
    assert [[a.exhibit for a in s.anchors] for s in said] == ([["E090"]] if is_told else [])
