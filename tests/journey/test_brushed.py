"""Really brushed by an employee: the honest outcome is to concede."""

import json
from pathlib import Path

from tests.journey.story import Story, asked, sealed_proof, truth, zhendan
from zhendan.domain import CaseId, ExhibitId
from zhendan.steps import Errand, measures, wire


def test_the_brushed_orders_are_said_to_look_fake(brushed: Story) -> None:
    rows = truth("brushed")
    decidable = {
        no for no, row in rows.items()
        if row["role"] == "ring" and row["decidable"] == "1" and no in brushed.orders
    }  # fmt: skip
    suggested = {no for no, order in brushed.orders.items() if order["suggest_concede"]}
    assert len(suggested & decidable) >= 0.7 * len(decidable)
    assert {rows[no]["role"] for no in suggested} == {"ring"}


def test_the_cause_points_at_the_inside_not_at_buyers(brushed: Story) -> None:
    audit = json.loads((brushed.out / "audit.json").read_text(encoding="utf-8"))
    codes = {cause["code"] for cause in audit["causes"]}
    assert codes & {"RC10", "RC15"}
    assert "RC13" not in codes


def test_conceding_everything_writes_a_concession_and_no_claim(
    brushed: Story, tmp_path: Path
) -> None:
    everything = list(brushed.orders)
    brushed.decide("conceded", *everything)
    done = brushed.run()
    assert done["orders"]["conceded"] == done["orders"]["flagged"] == len(everything)
    assert any("律师" in problem["zh"] for problem in done["problems"])
    case = done["case"]
    said = zhendan("appeal", "draft", "--case", case, "--data", brushed.data, "--json")
    drafted = json.loads(said.stdout)
    assert drafted["shape"] == "concession"
    measures_of_the_cause_are_closed_and_then_told_as_done(brushed, case, tmp_path)


def measures_of_the_cause_are_closed_and_then_told_as_done(
    story: Story, case: str, place: Path
) -> None:
    """What conceded orders call for is done with proof; only then the appeal says so (D4)."""
    by = ("--case", case, "--by", "示例店主")
    tasks = [one["task"] for one in asked(story, "remedy", "list", *by[:2])]
    assert {one["cause"] for one in tasks} & {"RC10", "RC15"}
    assert all(one["orders"] for one in tasks)
    proof = sealed_proof(story, case, place)
    first, second, *rest = tasks
    asked(story, "remedy", "prove", second["id"], *by, "--exhibit", proof)
    with wire(story.data) as wiring:
        for one in rest:
            errand, shown = Errand(by="示例店主"), [ExhibitId(proof)]
            measures.prove(CaseId(case), one["id"], shown, wiring, errand)
    told = asked(story, "appeal", "draft", "--case", case)["sentences"]
    promised = [s["text"] for s in told if s["kind"] == "commitment"]
    done = [s["text"] for s in told if s["kind"] == "fact" and proof in str(s["anchors"])]
    assert {text.removeprefix("已完成：").rstrip("。") for text in done} == {
        one["measure"]["zh"] for one in tasks[1:]
    }
    assert any(first["measure"]["zh"] in text for text in promised)
    assert not any("已完成" in text for text in promised)
