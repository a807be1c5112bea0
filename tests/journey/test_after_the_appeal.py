"""From the decision on: measures are closed with proof, a second instance takes the case over."""

import json
import random
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.journey.story import CASES, Story, tell, zhendan
from zhendan.domain import CaseId, ExhibitId
from zhendan.steps import Errand, mandating, measures, recovering, taking_over, wire
from zhendan.steps.look import exhibits

BY = Errand(by="示例店主", reason="委托完成")
LATER = (date.today() + timedelta(days=30)).isoformat()


@pytest.fixture(scope="module", params=["misjudged", "mixed", "brushed"])
def story(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Story:
    name = str(request.param)
    told = tell(CASES / name / "inbox", tmp_path_factory.mktemp(name))
    suggested = [no for no, order in told.orders.items() if order["suggest_concede"]]
    if suggested:
        told.decide("conceded", *suggested)
    return told


def asked(story: Story, *words: object, data: Path | None = None) -> Any:
    return json.loads(zhendan(*words, "--data", data or story.data, "--json").stdout)


def sealed_proof(story: Story, case: CaseId, place: Path) -> ExhibitId:
    path = place / "培训签到表（虚构）.txt"
    path.write_text(f"{case} 虚构的签到表", encoding="utf-8")
    with wire(story.data) as wiring:
        sealed = exhibits.add([path], wiring, case=case, kind=None, errand=BY)
    return sealed.exhibits[0].id


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
        "--scope", "审阅申诉材料", "--until", LATER,
    )  # fmt: skip
    given = asked(story, *give)

    proof = sealed_proof(story, case, tmp_path)
    with wire(story.data) as wiring:
        measures.adopt(case, measures.plan((), wiring), wiring, BY)
        tasks = measures.follow(case, wiring)
        assert tasks
        for one in tasks:
            measures.set_task(case, one.task.id, measures.Wish("李主管"), wiring, BY)
            measures.prove(case, one.task.id, [proof], wiring, BY)
        assert {str(one.state) for one in measures.follow(case, wiring)} == {"done"}
        start = recovering.recovery(case, wiring).case_on
        sheet = ("体验分.csv", scores(start), "day: 统计日期\ncolumns: {service_score: 服务分}\n")
        assert recovering.import_sheet(case, sheet, wiring, BY) == 81
        again = (sheet[0], sheet[1], "")
        assert recovering.import_sheet(case, again, wiring, BY) == 0
    told = asked(story, "reputation", "report", "--case", case, "--out", tmp_path / "r.html")
    whole = next(one for one in told["breaks"] if one["what"] == "case")
    assert whole["shown"] == "higher"
    assert whole["low"] <= 0.4 <= whole["high"]
    page = (tmp_path / "r.html").read_text("utf-8")
    assert "服务态度" in page
    assert "http" not in page

    other = tmp_path / "other"
    take = ("handover", "take", given["packet"], "--from", "示例店铺", "--by", "律师甲")
    took = asked(story, *take, data=other)
    assert took["files"] == took["new"] > 10
    with wire(other) as wiring:
        assert taking_over.take_over(Path(given["packet"]), wiring, BY).sealed.new == ()
        shutil.rmtree(given["packet"])
        checked = taking_over.check_taken(took["packet"], wiring)
        assert checked.ok
        assert checked.root == took["root"]
        assert wiring.vault.verify().ok

    with wire(story.data) as wiring:
        mandating.end("M1", case, wiring, BY)
        mandating.returned("M1", [proof], wiring, BY)
        assert mandating.every(wiring)["M1"].returned == (proof,)
        assert len(mandating.disclosures(wiring)) == 1


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
