"""Really brushed by an employee: the honest outcome is to concede."""

import json

from tests.journey.story import Story, truth, zhendan


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


def test_conceding_everything_writes_a_concession_and_no_claim(brushed: Story) -> None:
    everything = list(brushed.orders)
    brushed.decide("conceded", *everything)
    done = brushed.run()
    assert done["orders"]["conceded"] == done["orders"]["flagged"] == len(everything)
    assert any("律师" in problem["zh"] for problem in done["problems"])
    case = done["case"]
    said = zhendan("appeal", "draft", "--case", case, "--data", brushed.data, "--json")
    drafted = json.loads(said.stdout)
    assert drafted["shape"] == "concession"
