"""The truth bench scores what the product says, over the same rows its files would give."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from zhendan_synth import tell
from zhendan_synth.kinds import RING_KINDS, WORLD_KINDS
from zhendan_synth.scoring import QUICK, Asked, count, development, fresh, look, page
from zhendan_synth.scoring.asked import full
from zhendan_synth.scoring.counted import RULES, Counted
from zhendan_synth.scoring.face import bench
from zhendan_synth.scoring.looked import Looked, audited, planned, straight, through_files
from zhendan_synth.scoring.peers import PEERS

SMALL = 160


@cache
def looked(kind: str, richness: int = 3) -> Looked:
    return look(Asked(kind, 3, SMALL, None, richness))


@cache
def counted(kind: str) -> Counted:
    return count(Asked(kind, 3, SMALL), looked(kind))


@pytest.mark.parametrize(
    ("kind", "richness"),
    [("empty", 3), ("inside_payback", 2), ("company", 3), ("loyal", 1), ("attack", 3)],
)
def test_rows_without_files_get_the_same_answers_as_the_files(kind: str, richness: int) -> None:
    story = tell(planned(Asked(kind, 5, SMALL, None, richness)))
    short, long = audited(story, straight(story)), audited(story, through_files(story))
    assert short.rows == long.rows
    assert short.groups == long.groups
    assert short.surge == long.surge


def test_every_order_of_a_shop_is_scored_once() -> None:
    shop = looked("payback")
    assert {row.number for row in shop.rows} == {deal.number for deal in shop.story.deals}
    tallied = sum(tally["orders"] for tally in counted("payback").by_code.values())
    assert tallied == sum(row.role != "camouflage" for row in shop.rows)


def test_an_order_that_only_lacks_proof_is_not_asked() -> None:
    rows = looked("honest", 1).rows
    assert any(row.outcome == "insufficient" and not row.asked for row in rows)
    assert all(row.findings for row in rows if row.asked)


def test_a_ring_is_found_and_counted_under_its_kind() -> None:
    tally = counted("empty").by_code["R2"]
    assert tally["asked"] > 0
    assert tally["asked"] <= tally["orders"]
    assert tally["decidable_concede"] <= tally["decidable"]


def test_the_scorer_sees_a_planted_mistake() -> None:
    shop = looked("honest")
    wrong = replace(shop.rows[0], outcome="contradicted", concede=True, asked=True)
    made = count(Asked("honest", 3, SMALL), replace(shop, rows=(wrong, *shop.rows[1:])))
    assert made.by_code["honest"]["concede"] == 1
    assert made.faults[0]["why"] == "innocent conceded"
    assert "| honest orders suggested for conceding (count) | 1 |" in page([made])


def test_the_rule_that_asks_about_everything_stands_in_the_table() -> None:
    made = counted("payback")
    assert set(RULES) <= set(made.baselines) <= {*RULES, *PEERS}
    assert all(t["asked"] == t["orders"] for t in made.baselines["everything"].values())
    assert "| everything | 1000.0 | 1.00 | 1.00 |" in page([made])


def test_fewer_records_never_make_an_honest_shop_more_guilty() -> None:
    for richness in (1, 2):
        rows = looked("honest", richness).rows
        assert not [row for row in rows if row.concede or row.outcome == "contradicted"]


def test_seeds_of_development_and_published_seeds_never_meet() -> None:
    assert max(development(5000)) < 1000 <= min(fresh(50))
    assert len(set(fresh(50))) == 50


def test_published_shops_of_one_seed_do_not_share_their_ordinary_orders() -> None:
    one, other = (planned(Asked(kind, 123_456, SMALL)) for kind in ("honest", "promotion"))
    assert one.seed != other.seed
    assert {planned(Asked(kind, 7, SMALL)).seed for kind in ("honest", "promotion")} == {7}


def test_the_full_profile_holds_every_kind_strength_and_richness() -> None:
    shops = full((1,))
    assert {shop.kind for shop in shops} >= {*RING_KINDS, *WORLD_KINDS}
    rings = {(shop.camouflage, shop.richness) for shop in shops if shop.kind in RING_KINDS}
    assert rings == {(hidden, rich) for hidden in (0.0, 0.5, 0.9) for rich in (1, 2, 3)}
    assert all(shop.orders >= QUICK for shop in shops)


def test_the_command_keeps_a_line_for_each_shop(tmp_path: Path) -> None:
    keep = tmp_path / "lines.jsonl"
    options = ["--kind", "trials", "--seed", "2", "--processes", "1", "--keep", str(keep)]
    done = CliRunner().invoke(bench, ["truth", *options])
    assert done.exit_code == 0, done.output
    (line,) = keep.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["asked"] == {
        "kind": "trials", "seed": 2, "orders": QUICK, "camouflage": None, "richness": 3,
        "platform": "taobao",
    }  # fmt: skip
    assert "### Rings" in done.output
    again = CliRunner().invoke(bench, ["truth", "--read", str(keep)])
    assert again.output.strip() in done.output
