"""From the decision on: measures are closed with proof, a second instance takes the case over."""

import json
import random
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.journey.story import CASES, Story, asked, sealed_proof, tell, zhendan
from zhendan.domain import CaseId
from zhendan.steps import Errand, wire, wire_reading, work_through
from zhendan.steps.erasing import retention

LATER = (date.today() + timedelta(days=30)).isoformat()


@pytest.fixture(scope="module", params=["misjudged", "mixed", "brushed"])
def story(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Story:
    name = str(request.param)
    told = tell(CASES / name / "inbox", tmp_path_factory)
    suggested = [no for no, order in told.orders.items() if order["suggest_concede"]]
    if suggested:
        told.decide("conceded", *suggested)
    return told


def scores(case_on: date) -> bytes:
    """Invented service scores that rise after the case, as a platform would export them."""
    rng, rows = random.Random(8), ["统计日期,服务分"]
    for day in range(-40, 41):
        value = 4.3 + rng.gauss(0, 0.03) + (0.4 if day > 0 else 0)
        rows.append(f"{case_on + timedelta(days=day)},{value:.2f}")
    return "\n".join(rows).encode()


def test_from_the_decision_to_closed_measures_recovery_and_a_case_taken_over(
    story: Story, tmp_path: Path
) -> None:
    case = CaseId(story.summary["case"])
    by = ("--case", case, "--by", "示例店主")
    give = ("handover", "give", "M1", *by, "--out", tmp_path / "out")
    assert "ZD644" in zhendan(*give, "--data", story.data, expect=1).stderr
    asked(
        story, "handover", "mandate", "M1", *by, "--to", "示例律师事务所", "--profile", "lawyer",
        "--scope", "代为申诉", "--until", LATER, "--acts",
    )  # fmt: skip
    given = asked(story, *give)

    proof = sealed_proof(story, case, tmp_path)
    measures_are_closed_with_proof(story, by, proof)
    scores_come_back(story, by, tmp_path)
    goes_on_elsewhere(story, Path(given["packet"]), tmp_path / "other")
    asked(story, "handover", "end", "M1", *by, "--reason", "委托完成")
    asked(story, "handover", "returned", "M1", "--exhibit", proof, "--by", "示例店主")
    told = asked(story, "handover", "list")
    assert [one["returned"] for one in told["mandates"]] == [[proof]]
    assert len(told["disclosures"]) == 1


def measures_are_closed_with_proof(story: Story, by: tuple[str, ...], proof: str) -> None:
    case = by[:2]
    short = asked(story, "remedy", "plan", *by, "--adopt")
    assert 1 <= len(short) <= 3, "also where nothing was conceded the plan is short and useful"
    assert all(one["measure"]["zh"] and one["due_on"] and not one["orders"] for one in short)
    tasks = [one["task"]["id"] for one in asked(story, "remedy", "list", *case)]
    assert tasks
    goal = ("--metric", "service_score", "--at-least", "4.6", "--weeks", "4")
    for task in tasks:
        wish = goal if task == tasks[0] else ()
        asked(story, "remedy", "set", task, *by, "--owner", "李主管", *wish)
        asked(story, "remedy", "prove", task, *by, "--exhibit", proof)
    found = {one["task"]["id"]: one for one in asked(story, "remedy", "list", *case)}
    assert {one["task"]["owner"] for one in found.values()} == {"李主管"}
    assert found.pop(tasks[0])["state"] == "waiting"  # its number is looked at in four weeks
    assert {one["state"] for one in found.values()} == {"done"}


def scores_come_back(story: Story, by: tuple[str, ...], place: Path) -> None:
    report = ("reputation", "report", *by[:2], "--out", place / "r.html")
    since = asked(story, *report)["counted_from"]
    assert (since["on"], since["source"]) == ("2026-11-20", "notice_delivered")
    (place / "体验分.csv").write_bytes(scores(date(2026, 11, 23)))
    (place / "m.yaml").write_text("day: 统计日期\ncolumns: {service_score: 服务分}\n", "utf-8")
    sheet = ("reputation", "import", place / "体验分.csv", *by)
    assert asked(story, *sheet, "--mapping", place / "m.yaml")["new"] == 81
    assert asked(story, *sheet)["new"] == 0
    points_come_back(story, by, place)
    source = ("--source", "商家后台违规详情页（虚构）")
    told = asked(story, "reputation", "since", "2026-11-23", *source, *by)
    assert told["source"] == "person"
    told = asked(story, *report)
    assert told["case_on"] == "2026-11-23"
    whole = next(one for one in told["breaks"] if one["what"] == "case")
    assert whole["shown"] == "higher"
    assert whole["low"] <= 0.4 <= whole["high"]
    page = (place / "r.html").read_text("utf-8")
    assert "服务态度" in page
    assert "商家后台违规详情页（虚构）" in page
    assert "http" not in page


def points_come_back(story: Story, by: tuple[str, ...], place: Path) -> None:
    """A saved answer is sealed, its points are on record once, whatever it is called."""
    row = {"reference_id": 88, "violation_type": 3054, "original_point_num": 6}
    answer = {"response": {"penalty_point_list": [row | {"latest_point_num": 2}]}}
    (place / "points.json").write_text(json.dumps(answer), "utf-8")
    take = ("reputation", "health", place / "points.json", *by, "--on", "2026-06-01")
    told = asked(story, *take)
    (taken,) = told["taken"]
    assert (taken["name"], taken["value"]) == ("penalty_points", 2.0)
    assert [one["original"] for one in told["points"]] == [6]
    assert told["exhibit"]["sha256"]
    again = asked(story, *take)
    assert (again["taken"], again["exhibit"]["id"]) == ([], told["exhibit"]["id"])


def goes_on_elsewhere(story: Story, packet: Path, other: Path) -> None:
    """A second instance takes evidence and case over, decides, and works it through."""
    take = ("handover", "take", packet, "--from", "示例店铺", "--by", "律师甲")
    took = asked(story, *take, data=other)
    assert took["files"] == took["new"] > 10
    assert took["case"] == story.summary["case"]
    assert asked(story, *take, data=other)["new"] == 0
    shutil.rmtree(packet)
    checked = asked(story, "handover", "taken", took["packet"], data=other)
    assert (checked["faults"], checked["root"]) == ([], took["root"])
    case = CaseId(took["case"])
    with wire_reading(story.data) as ours, wire_reading(other) as theirs:
        assert theirs.vault.verify().ok
        before, after = ours.desk().file(case), theirs.desk().file(case)
        assert after.told_by == "示例店铺"
        assert after.conceded == before.conceded
        words = [{o: s.verdict for o, s in one.standings.items()} for one in (before, after)]
        assert words[0] == words[1]
        listed = {e.id for e in theirs.vault.kept()} & set(after.exhibits)
        rules = {r.exhibit.id: r for r in retention(theirs)}
        assert listed
        assert all(rules[each].holds for each in listed), "an open case keeps what it took over"
    with wire(other) as theirs:
        worked = work_through(case, theirs, Errand(by="律师甲"))
        assert len(worked.appealed.material.flagged) == len(before.flagged)
        assert worked.case.conceded == before.conceded
        assert not set(worked.appealed.material.genuine) - set(before.proposals)
        open_there = [o for o, s in worked.case.standings.items() if s.verdict == "unclear"]
        chosen = (*open_there, *worked.appealed.material.genuine)[0]
    asked(
        story, "decide", "--case", case, "--order", chosen, "--standing", "conceded",
        "--reason", "与委托人核对后认可", "--by", "律师甲", data=other,
    )  # fmt: skip
    with wire_reading(other) as theirs:
        assert chosen in theirs.desk().file(case).conceded


def test_a_packet_with_one_changed_byte_is_not_taken_over(story: Story, tmp_path: Path) -> None:
    packet = tmp_path / "packet"
    shutil.copytree(story.out / "packet", packet)
    changed = next(p for p in sorted((packet / "data").rglob("*")) if p.is_file())
    changed.write_bytes(changed.read_bytes() + b" ")
    refused = zhendan(
        "handover", "take", packet, "--from", "示例店铺", "--by", "律师甲",
        "--data", tmp_path / "other", expect=1,
    )  # fmt: skip
    assert "ZD645" in refused.stderr
