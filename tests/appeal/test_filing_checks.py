"""What is new in a second round, what was moved after drafting, and which numbers are foreign."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.appeal.material import (
    NOTICE_NO,
    misjudged,
    passage,
)
from zhendan.appeal import AppealMaterial, check, draft, filed, read_filed
from zhendan.domain import (
    Confidence,
    ExhibitKind,
    FieldKind,
    FormField,
    FormLimits,
    RemedyTask,
    RuleValue,
    Sentence,
    SentenceKind,
    Source,
    Text,
)

SOURCE = Source("s", "示例规则", "", Confidence.OFFICIAL)
Change = Callable[[AppealMaterial], AppealMaterial]


def codes(case: AppealMaterial) -> set[str]:
    return {problem.code for problem in check(case, draft(case))}


def asking(name: str, value: object, words: str = "") -> Change:
    """The case where the platform's rule holds one more value."""
    told = Text(words, words) if words else None
    held = RuleValue(name, value, "", SOURCE, words=told)

    def changed(case: AppealMaterial) -> AppealMaterial:
        known = (*case.requirements.known, held)
        return replace(case, requirements=replace(case.requirements, known=known))

    return changed


def earlier(case: AppealMaterial) -> AppealMaterial:
    """The case in its second round, after the very same statement."""
    return replace(
        case,
        attempt=2,
        earlier=(read_filed(filed(case, draft(case))),),
        notice=replace(case.notice, attempts=2),
    )


def full_phone(case: AppealMaterial) -> AppealMaterial:
    task = RemedyTask("T", "RC01", Text("请联系", "x"), (), "13800138000", date(2026, 7, 1))
    return replace(case, remedies=(task,))


def test_personal_data_in_a_sentence_of_somebodys_own_is_stopped() -> None:
    case = misjudged()
    own = Sentence("请致电 13800138000。", SentenceKind.REQUEST)
    statement = draft(case)
    first = replace(statement.sections[0], sentences=(*statement.sections[0].sentences, own))
    found = check(case, replace(statement, sections=(first, *statement.sections[1:])))
    assert "R16" in {p.code for p in found}
    assert "R16" not in codes(full_phone(case))


def test_a_second_round_with_a_new_exhibit_says_something_new() -> None:
    case = earlier(misjudged())
    new = passage(1, ExhibitKind.WEIGHT_RECORD, "出库称重 2.35 千克")
    more = replace(
        case, passages=(*case.passages, replace(new, at_row=replace(new.at_row, row=77)))
    )
    assert "R20" not in codes(more)


def test_rewording_alone_is_not_new() -> None:
    case = earlier(misjudged())
    reworded = replace(
        case,
        passages=tuple(replace(p, says=Text(f"{p.says.zh}（见表）", "")) for p in case.passages),
    )
    assert draft(reworded).sentences != draft(case).sentences
    assert "R20" in codes(reworded)


def test_the_number_of_the_notice_itself_is_no_foreign_number() -> None:
    assert NOTICE_NO in draft(misjudged()).text()
    assert "R14" not in codes(misjudged())


@pytest.mark.parametrize("number", ["KS20261120-0091", "FXG-20261120-7A", "TB20261120_3"])
def test_a_number_in_several_parts_is_one_number(number: str) -> None:
    case = misjudged()
    own = replace(case, notice=replace(case.notice, number=number))
    assert number in draft(own).text()
    assert "R14" not in codes(own)


def test_fields_with_a_limit_of_their_own_set_the_short_form() -> None:
    box = FormField("reason", FieldKind.TEXT, Text("理由", "reason"), characters=700)
    case = asking("form_limits", FormLimits(fields=(box,)))(misjudged())
    assert draft(case).short_limit == 700
