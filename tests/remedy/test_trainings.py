"""A training in the shop's words: whole or refused, every version kept, a signature to its own."""

from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from zhendan.domain import CaseId, Note, Page, PersonId
from zhendan.remedy import (
    Module,
    ModuleChanged,
    ModuleNotWhole,
    ModuleUnreadable,
    ProofNotSealed,
    add_edition,
    attendance,
    editions,
    read_edition,
    read_module,
    shipped_modules,
    to_renew,
    whole_module,
)
from zhendan.steps import Errand, trainings, wire
from zhendan.steps.look import exhibits

BY = Errand(by="店主（虚构）")


def told(**more: object) -> dict[str, Any]:
    """A whole training in both languages, with what a test changes of it."""
    question = {
        "ask": {"zh": "可以返现吗？", "en": "May money be returned?"},
        "choices": {"zh": ["可以", "不可以"], "en": ["Yes", "No"]},
        "right": 1,
    }
    whole: dict[str, Any] = {
        "id": "own-1",
        "title": {"zh": "本店规矩", "en": "House rules"},
        "text": {"zh": ["不找人下单。"], "en": ["Nobody is asked to order."]},
        "questions": [question],
    }
    return whole | more


def asked(**more: object) -> dict[str, Any]:
    """The same with one thing of its question changed."""
    whole = told()
    whole["questions"] = [deepcopy(whole["questions"][0]) | more]
    return whole


@pytest.mark.parametrize("name", sorted(shipped_modules()))
def test_every_shipped_training_is_whole_and_its_right_answers_pass(name: str) -> None:
    module = shipped_modules()[name]
    assert module.paragraphs
    assert module.score([one.right for one in module.questions]) == 1.0
    assert module.score([len(one.choices) for one in module.questions]) == 0.0
    assert whole_module(module.told()) == module


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "id: x",
        "a: [",
        "- 1",
        "id: x\ntitle: {zh: a, en: b}\ntext: {zh: [a], en: []}\nquestions: []",
        "id: x\ntext: " + "a" * 200_000,
        "&a [*a]",
    ],
)
def test_a_file_that_holds_no_whole_training_is_refused(wrong: str) -> None:
    with pytest.raises((ModuleUnreadable, ModuleNotWhole)):
        read_module(wrong)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (told(title={}, text={}, questions=[]), "标题和正文"),
        (told(id="../x"), "编号"),
        (told(title={"zh": " ", "en": "x"}), "标题没有中文"),
        (told(text={"zh": ["一", "二"], "en": ["one"]}), "数目不同"),
        (told(text={"zh": ["一" * 2001], "en": ["one"]}), "最多 2000 字"),
        (told(text={"zh": ["一"] * 41, "en": ["one"] * 41}), "1 到 40 条"),
        (told(text={"zh": ["<script>x()</script>"], "en": ["one"]}), "网页代码"),
        (told(text={"zh": ["点 <a href=x>这里"], "en": ["one"]}), "网页代码"),
        (told(text={"zh": ["看\u202e反写"], "en": ["one"]}), "看不见的字符"),
        (told(text="一段"), "正文"),
        (told(questions=[]), "至少要有一道题"),
        (told(questions=[told()["questions"][0]] * 21), "最多 20 题"),
        (told(questions=[7]), "第 1 题"),
        (asked(right=None), "没有选出对的答案"),
        (asked(right=True), "没有选出对的答案"),
        (asked(right=2), "不在选项里"),
        (asked(right=-1), "不在选项里"),
        (asked(choices={"zh": ["可以"], "en": ["Yes"]}), "2 到 6 条"),
        (asked(choices={"zh": ["一样", "一样"], "en": ["a", "b"]}), "两个选项一样"),
        (asked(ask={"zh": "", "en": "May it?"}), "题目没有中文"),
    ],
)
def test_what_is_not_whole_is_refused_in_plain_words(wrong: dict[str, Any], says: str) -> None:
    with pytest.raises(ModuleNotWhole) as refused:
        whole_module(wrong)
    assert says in refused.value.explain("zh")
    assert "{" not in refused.value.explain("en") + refused.value.explain("zh")


@pytest.mark.parametrize(("lang", "other"), [("zh", "en"), ("en", "zh")])
def test_one_language_is_enough_and_is_said_to_be_one(lang: str, other: str) -> None:
    whole = told()
    for part in (whole["title"], whole["text"], *whole["questions"][0].values()):
        if isinstance(part, dict):
            part.pop(other)
    module = whole_module(whole)
    assert module.languages == (lang,)
    assert module.title.say(other) == module.title.say(lang) != ""
    assert whole_module(module.told()) == module
    assert yaml.safe_load(yaml.safe_dump(module.told())) == module.told()


NAMES = st.sampled_from(["zh", "en", "ask", "choices", "right"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner),
)


@given(ANYTHING)
def test_whatever_is_written_is_a_training_or_refused(value: object) -> None:
    for wrong in (told(text=value), told(title=value), told(questions=[value]), asked(ask=value)):
        try:
            module = whole_module(wrong)
        except ModuleNotWhole:
            continue
        assert whole_module(module.told()).fingerprint() == module.fingerprint()


def test_a_signature_stands_to_its_version_and_an_edit_names_who_renews(tmp_path: Path) -> None:
    old = shipped_modules()["brushing"]
    sheet = tmp_path / "签到表（虚构）.txt"
    sheet.write_text("张三（虚构） 签名", encoding="utf-8")
    with wire(tmp_path / "data") as wiring:
        with pytest.raises(ProofNotSealed):
            trainings.take(("brushing", ""), ("张三", [1, 1, 1]), "E009", wiring, BY)
        sealed = exhibits.add([sheet], wiring, case=CaseId(""), kind=None, errand=Errand())
        signed = sealed.exhibits[0].id
        trainings.take(("brushing", ""), ("张三", [0, 1, 1]), "", wiring, BY)
        trainings.take(("brushing", "1"), ("张三", [1, 1, 1]), signed, wiring, BY)
        assert trainings.renewals(wiring) == ()
        before = wiring.ledger.events(CaseId("@shop"))

        edited = whole_module(told(id="brushing"))
        kept = trainings.keep(edited, old.fingerprint(), wiring, BY)
        assert (kept.edition.version, kept.new, kept.edition.by) == (2, True, BY.by)
        assert [one.person for one in kept.renew] == ["张三"]
        assert wiring.ledger.events(CaseId("@shop"))[: len(before)] == before
        (latest,) = trainings.trained(wiring)
        assert (latest.version, latest.fingerprint) == (1, old.fingerprint())
        assert (latest.score, latest.passed, latest.signature) == (1.0, True, signed)
        assert trainings.versions("brushing", wiring)[0].module == old

        with pytest.raises(ModuleChanged):
            trainings.take(("brushing", ""), ("李四", [1]), "", wiring, BY)
        trainings.take(("brushing", kept.edition.fingerprint), ("张三", [1]), signed, wiring, BY)
        assert trainings.renewals(wiring) == ()
        trainings.take(("brushing", "1"), ("张三", [1, 1, 1]), signed, wiring, BY)
        (latest,) = trainings.trained(wiring)
        assert latest.version == 2, "an old sheet put in late hides nothing newer"
        assert not trainings.keep(edited, "2", wiring, BY).new


def test_of_two_who_edit_at_once_the_second_is_told(tmp_path: Path) -> None:
    with wire(tmp_path / "data") as wiring:
        number = trainings.new_number(wiring)
        trainings.keep(whole_module(told(id=number)), "", wiring, BY)
        other = told(id=number, text={"zh": ["另一段。"], "en": ["Another one."]})
        for seen in ("", "9", "00000000"):
            with pytest.raises(ModuleChanged):
                trainings.keep(whole_module(other), seen, wiring, BY)
        assert trainings.keep(whole_module(other), "1", wiring, BY).edition.version == 2
        assert trainings.new_number(wiring) != number


def test_what_was_signed_before_versions_were_counted_is_said_to_be_unknown() -> None:
    page = Page("training", "brushing", "attended", {"person": "王", "score": 1, "passed": True})
    taken = attendance([Note(page, datetime(2026, 1, 1, tzinfo=UTC), PersonId("李"))])
    assert [one.version for one in taken] == [0]
    current = {number: held[-1] for number, held in editions(()).items()}
    assert to_renew(taken, current) == taken


def test_a_new_text_of_the_program_is_a_version_only_where_nobody_wrote_an_own_one() -> None:
    def noted(module: Module, act: str) -> Note:
        (page,) = [p for p in add_edition(module, (), "") if p.act == "written"]
        page = type(page)(page.book, page.id, act, page.fields)
        return Note(page, datetime(2026, 1, 1, tzinfo=UTC), PersonId("李"))

    former = whole_module(told(id="brushing"))
    shipped = editions([noted(former, "shipped")])["brushing"]
    assert [one.version for one in shipped] == [1, 2]
    assert shipped[-1].module == shipped_modules()["brushing"]
    own = editions([noted(former, "written")])["brushing"]
    assert [one.module for one in own] == [former]
    assert read_edition(own, "") == own[0]
