"""Training proves attendance, duties stay apart, partners are looked at, nobody is listed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from zhendan.domain import Note, Page, PersonId
from zhendan.remedy import (
    Partner,
    PartnerIncomplete,
    PartnerKind,
    duties_together,
    partner_note,
    partners,
    playbooks,
    register,
    risk_indicators,
    shipped_modules,
)
from zhendan.steps import people, wire
from zhendan.steps.books import read

ON = date(2026, 7, 1)
AGENCY = Partner(
    "P1",
    "示例代运营",
    PartnerKind.AGENCY,
    date(2026, 1, 1),
    date(2026, 6, 30),
    frozenset({"liability"}),
    date(2026, 6, 1),
)
WORDS = ("作弊", "罪", "欺诈", "骗子", "！", "黑名单")


def note(page: Page, day: int = 1) -> Note:
    return Note(page, datetime(2026, 6, day, tzinfo=UTC), PersonId("王"))


def test_every_word_for_people_stays_calm() -> None:
    said = [t for m in shipped_modules().values() for t in m.paragraphs]
    said += [t for p in playbooks().values() for t in p.steps]
    assert [text.zh for text in said if any(word in text.zh for word in WORDS)] == []
    assert all(text.zh.strip() and text.en.strip() for text in said)


def test_a_concern_leaves_neither_words_nor_name_in_the_book(tmp_path: Path) -> None:
    with wire(tmp_path / "data") as wiring:
        people.report_concern("主管让我找朋友补单。张三", "店铺负责人", wiring)
        (found,) = read("concerns", wiring)
    assert "补单" not in repr(found)
    assert "张三" not in repr(found)


def test_two_duties_that_should_be_apart_are_named() -> None:
    held = {"甲": ["pay_out", "reconcile"], "乙": ["pay_out"], "丙": ["under_review", "decide"]}
    assert [who for who, _ in duties_together(held)] == ["丙", "甲"]


def test_a_partner_shows_what_is_lacking_due_and_suspended() -> None:
    pages = [
        register(AGENCY),
        partner_note("P1", "incident", "六月发现返款"),
        partner_note("P1", "suspended", "等待书面说明"),
    ]
    one = partners([note(page) for page in pages])["P1"]
    assert one.suspended == "等待书面说明"
    assert len(one.incidents) == 1
    said = "".join(text.zh for text in one.to_do(ON))
    assert "禁止虚假交易" in said
    assert "复查日期已到" in said
    assert "合同已到期" in said
    resumed = partners([note(p) for p in [*pages, partner_note("P1", "resumed", "已补条款")]])["P1"]
    assert resumed.suspended == ""


def test_an_incident_without_words_is_refused() -> None:
    with pytest.raises(PartnerIncomplete):
        partner_note("P1", "incident", " ")


def test_indicators_count_questions_per_partner_and_judge_nobody() -> None:
    handled = {"网点甲": ["A", "B", "X"], "网点乙": ["X"]}
    found = risk_indicators(handled, {"A": frozenset({"F01"}), "B": frozenset()})
    assert found == {"网点甲": {"orders": "2", "F01": "1/2"}}


def test_a_contract_does_not_end_before_it_begins() -> None:
    backwards = replace(AGENCY, until=date(2025, 12, 31))
    with pytest.raises(PartnerIncomplete):
        register(backwards)
    assert register(replace(AGENCY, until=AGENCY.since))
