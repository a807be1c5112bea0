"""Of very many orders a sample is shown in depth; anyone can draw it again, none is replaced."""

import csv
import hashlib
import io
from dataclasses import replace

from tests.appeal.material import material, order_no
from zhendan.appeal import AppealMaterial, annex_csv, compose, draft
from zhendan.appeal.dossier import Grid, OrderSet
from zhendan.audit import SampleTerms, sample_plan
from zhendan.domain import DrawnSample

COMMITMENT = "WG1\nroot"


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


def test_anyone_can_draw_the_sample_again_from_the_printed_values() -> None:
    case = wave(bad=False)
    drawn = case.drawn
    assert drawn is not None
    seed = hashlib.sha256(f"{drawn.edition}\n{drawn.commitment}\nflagged".encode()).hexdigest()
    ranked = sorted(case.flagged, key=lambda o: hashlib.sha256(f"{seed}\n{o}".encode()).digest())
    assert seed == drawn.seed
    assert tuple(ranked[: len(drawn.orders)]) == drawn.orders


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
