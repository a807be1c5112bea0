"""Of very many orders a sample is shown in depth; anyone can draw it again, none is replaced."""

import csv
import hashlib
import io
import json
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

from tests.appeal.material import SEALED_AT, material, misjudged, notice, order_no
from zhendan.appeal import AppealMaterial, annex_csv, compose, draft
from zhendan.appeal.dossier import Grid, OrderSet, Pairs, Prose
from zhendan.audit import SampleTerms, sample_plan
from zhendan.domain import DrawnSample
from zhendan.steps import Errand, wire
from zhendan.steps.drawing import drawn_sample

COMMITMENT = "WG1\nroot"


@cache
def wave(*, bad: bool) -> AppealMaterial:
    """Four hundred orders, sampled; with `bad` every twentieth is conceded."""
    verdicts = ["conceded" if bad and n % 20 == 0 else "provable" for n in range(400)]
    case = material(verdicts)
    terms = SampleTerms(confidence=0.95, most_bad=0.05)
    (drawn,) = sample_plan({"flagged": case.flagged}, commitment=COMMITMENT, terms=terms).sets
    sample = DrawnSample("zhendan-sample-1", COMMITMENT, drawn.seed, 400, drawn.orders, 0.95, 0.05)
    return replace(case, drawn=sample)


def sets(case: AppealMaterial) -> list[str]:
    blocks = compose(case, draft(case)).chapters[5].blocks
    return [b.order for b in blocks if isinstance(b, OrderSet)]


def test_only_the_drawn_orders_are_set_out_and_the_table_holds_all() -> None:
    case = wave(bad=False)
    assert case.drawn is not None
    assert set(sets(case)) == set(case.drawn.orders)
    table = next(b for b in compose(case, draft(case)).chapters[4].blocks if isinstance(b, Grid))
    assert len(table.rows) == 400


def test_a_stranger_draws_it_again_from_what_is_printed_alone() -> None:
    case = wave(bad=True)
    chapters = compose(case, draft(case)).chapters
    how, values, listed = chapters[5].blocks[:3]
    assert isinstance(how, Prose)
    assert isinstance(values, Pairs)
    assert isinstance(listed, Grid)
    told = dict(values.rows)
    table = next(b for b in chapters[4].blocks if isinstance(b, Grid))
    numbers = sorted({row[1] for row in table.rows})
    commitment = told["承诺值"].replace(" / ", "\n")
    seed = hashlib.sha256(f"{told['办法']}\n{commitment}\nflagged".encode()).hexdigest()
    assert seed == told["种子"]
    recipe = next(line.text for line in how.lines if "sorted(" in line.text).partition("：")[2]
    drawn = eval(recipe, {"hashlib": hashlib, "N": numbers, "S": told["种子"]})  # our own words
    assert drawn == [row[1] for row in listed.rows]
    assert f"{len(drawn)} 单" == told["抽取"]


def test_what_the_sample_shows_is_a_bound_and_never_that_all_are_genuine() -> None:
    case = wave(bad=False)
    text = "".join(one.text for one in compose(case, draft(case)).chapters[5].blocks[0].lines)  # type: ignore[union-attr]
    assert "占比不超过 5%" in text
    assert "这不等于总体每一单都已得到证明" in text


def test_an_unfavourable_draw_stays_in_the_list() -> None:
    case = wave(bad=True)
    assert case.drawn is not None
    conceded = [o for o in case.drawn.orders if case.verdict(o) == "conceded"]
    assert conceded
    chapter = compose(case, draft(case)).chapters[5]
    told = next(b for b in chapter.blocks if isinstance(b, Grid) and b.title == "抽中的订单")
    assert [row[1] for row in told.rows] == list(case.drawn.orders)
    assert sum(row[2] == "◇ 承认" for row in told.rows) == len(conceded)
    assert not set(sets(case)) & set(conceded)


def test_the_annex_table_holds_every_order_as_text() -> None:
    rows = list(csv.reader(io.StringIO(annex_csv(wave(bad=True)).lstrip("\ufeff"))))
    assert len(rows) == 401
    assert rows[1][1] == f"{order_no(1)}\t"
    assert rows[1][2] == "承认"
    assert rows[2][-1].startswith("[E002")


def test_few_orders_are_all_set_out() -> None:
    assert len(sets(material(["provable"] * 5))) == 5


class _Morning:
    def now(self) -> datetime:
        return SEALED_AT


def test_the_command_and_the_dossier_see_one_draw_which_is_in_the_evidence_log(
    tmp_path: Path,
) -> None:
    many = notice(order_no(place) for place in range(1, 402))
    with wire(tmp_path, clock=_Morning()) as wiring:
        case = wiring.desk("店主").open(many).case
        file, seal = wiring.desk("店主").file(case), misjudged().seal
        first = drawn_sample(file, many, seal, wiring, Errand(by="店主"))
        moved = replace(seal, root="another root")
        again = drawn_sample(file, many, moved, wiring, Errand(by="别人"))
        assert first == again  # a later root gives no second draw
        assert first is not None
        (entry,) = [e for e in wiring.vault.entries() if e.leaf == first.leaf]
        with wiring.vault.open(entry.subject) as kept:
            told = json.load(kept)
    assert told["orders"] == list(first.orders)
    assert told["commitment"] == f"{many.number}\n{seal.root}"
    assert (told["attempt"], told["population"]) == (1, 401)
