"""An honest promotion day after the appeal: nothing to admit, nothing forced, all of it useful."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.journey.story import CASES, Story, asked, sealed_proof, tell
from tests.journey.test_after_the_appeal import scores
from zhendan.domain import CaseId
from zhendan.steps import wire_reading

BY = "示例店主"
LATER = (date.today() + timedelta(days=30)).isoformat()
ADMITS = re.compile(r"认可|致歉|接受相应处罚|整改|违规|刷单|责任由本店|停止相关|返还|员工")
"""Words that a shop with nothing to admit does not say of itself."""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return tell(CASES / "misjudged" / "inbox", tmp_path_factory)


@pytest.fixture(scope="module")
def by(story: Story) -> tuple[str, ...]:
    return ("--case", story.summary["case"], "--by", BY)


def letter(story: Story) -> list[dict[str, Any]]:
    """Every sentence of the letter as it stands now."""
    told = asked(story, "appeal", "draft", "--case", story.summary["case"])
    return [one | {"section": one.get("section", "")} for one in told["sentences"]]


def commitments(story: Story) -> list[str]:
    return [one["text"] for one in letter(story) if one["kind"] == "commitment"]


def test_nothing_is_promised_or_put_on_record_before_a_person_wants_it(story: Story) -> None:
    case = story.summary["case"]
    assert story.summary["orders"]["conceded"] == 0
    assert asked(story, "remedy", "list", "--case", case) == []
    assert commitments(story) == []
    page = (story.out / "report.html").read_text("utf-8")
    assert "做不做由您决定" in page
    assert "大促峰值" in page


def test_the_letter_says_nothing_of_faults(story: Story) -> None:
    said = letter(story)
    assert len(said) > 20
    own = [one["text"] for one in said if one["kind"] != "fact"]
    assert [text for text in own if ADMITS.search(re.sub("「[^」]*」", "", text))] == []
    # The notice's own words are quoted as the notice's, between marks.
    assert any("「B类-虚假交易」" in one["text"] for one in said)


def test_what_a_person_takes_on_is_voluntary_until_it_is_proved(
    story: Story, by: tuple[str, ...], tmp_path: Path
) -> None:
    short = asked(story, "remedy", "plan", *by)
    assert 1 <= len(short) <= 3
    assert commitments(story) == [], "looking at a plan promises nothing"
    asked(story, "remedy", "plan", *by, "--adopt")
    told = asked(story, "remedy", "list", *by[:2])
    assert {len(one["task"]["orders"]) for one in told} == {0}
    assert not [one for one in told if ADMITS.search(one["task"]["measure"]["zh"])]
    promised = commitments(story)
    assert len(promised) == len(told)
    assert all("自愿于" in text and "前完成" in text for text in promised)

    proof = sealed_proof(story, by[1], tmp_path)
    first = told[0]["task"]
    asked(story, "remedy", "prove", first["id"], *by, "--exhibit", proof)
    said = [one for one in letter(story) if first["measure"]["zh"] in one["text"]]
    (done,) = said
    assert (done["kind"], done["text"].startswith("已完成：")) == ("fact", True)
    assert done["anchors"] == [f"[{proof}]"]
    assert len(commitments(story)) == len(promised) - 1
    asked(story, "remedy", "reopen", first["id"], *by, "--reason", "方案改期")
    assert len(commitments(story)) == len(promised)
    codes = {p["code"] for p in asked(story, "appeal", "draft", *by[:2]).get("problems", ())}
    assert "past_tense_without_proof" not in codes


def test_the_standing_is_measured_before_and_after_and_the_plan_speaks_plainly(
    story: Story, by: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "体验分.csv").write_bytes(scores(date(2026, 11, 23)))
    (tmp_path / "m.yaml").write_text("day: 统计日期\ncolumns: {service_score: 服务分}\n", "utf-8")
    sheet = ("reputation", "import", tmp_path / "体验分.csv", *by)
    assert asked(story, *sheet, "--mapping", tmp_path / "m.yaml")["new"] > 0
    asked(story, "reputation", "since", "2026-11-23", "--source", "违规详情页（虚构）", *by)
    report = ("reputation", "report", *by[:2], "--out", tmp_path / "r.html")
    whole = next(one for one in asked(story, *report)["breaks"] if one["what"] == "case")
    assert whole["low"] <= 0.4 <= whole["high"]
    plan = asked(story, "plan", "recovery", *by[:2])
    assert 1 <= len(plan) <= 6
    words = "".join(
        one[name][lang] for one in plan for name in ("task", "basis") for lang in ("zh", "en")
    )
    assert not re.search(r"RC\d\d", words), "a reader is told the cause, not its code"


def test_somebody_else_takes_it_over_with_nothing_conceded(
    story: Story, by: tuple[str, ...], tmp_path: Path
) -> None:
    asked(
        story, "handover", "mandate", "M7", *by, "--to", "示例律师事务所", "--profile", "lawyer",
        "--scope", "代为申诉", "--until", LATER, "--acts",
    )  # fmt: skip
    given = asked(story, "handover", "give", "M7", *by, "--out", tmp_path / "out")
    other = tmp_path / "other"
    take = ("handover", "take", given["packet"], "--from", "示例店铺", "--by", "律师甲")
    took = asked(story, *take, data=other)
    assert asked(story, "handover", "taken", took["packet"], data=other)["faults"] == []
    with wire_reading(other) as theirs:
        case = theirs.desk().file(CaseId(took["case"]))
        assert case.conceded == ()
        assert theirs.vault.verify().ok
