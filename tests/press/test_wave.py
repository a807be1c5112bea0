"""Three thousand flagged orders: a dossier, a form and a frozen submission, within bounds."""

import hashlib
import resource
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import pytest

from tests.appeal.material import CHARGE, brushed, material, order_no
from tests.casework.cases import audited, requirements
from zhendan.adapters.press import TypstPress
from zhendan.adapters.press.picture_desk import PictureDesk
from zhendan.appeal import (
    AppealMaterial,
    Dossier,
    Level,
    annex_csv,
    check,
    compose,
    draft,
    filed,
    plan_portal,
    read_filed,
)
from zhendan.audit import SampleTerms, sample_plan
from zhendan.casework import HardStopsOpen, Submission
from zhendan.domain import DrawnSample, FieldKind, Sha256

ORDERS = 3000
TERMS = SampleTerms(confidence=0.95, most_bad=0.02)


@pytest.fixture(scope="module")
def wave() -> AppealMaterial:
    """2,700 provable, 200 thin, 100 conceded with a lawyer's advice; a sample drawn once."""
    case = material(["provable"] * 2700 + ["thin"] * 200 + ["conceded"] * 100)
    commitment = f"{case.notice.number}\n{case.seal.root}"
    (drawn,) = sample_plan({"flagged": case.flagged}, commitment=commitment, terms=TERMS).sets
    sample = DrawnSample(
        "zhendan-sample-1", commitment, drawn.seed, ORDERS, drawn.orders, 0.95, 0.02
    )
    held = brushed()
    return replace(case, drawn=sample, gate=held.gate, remedies=held.remedies)


def _pressed(dossier: Dossier) -> tuple[bytes, int]:
    """The printed dossier, and the most memory that a child of this process took (KiB)."""
    pdf = TypstPress().pdf(dossier, {})
    return pdf, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


def test_a_wave_is_printed_within_a_gigabyte_and_its_table_holds_every_order(
    wave: AppealMaterial,
) -> None:
    statement = draft(wave)
    assert [p for p in check(wave, statement) if p.level is Level.HARD_STOP] == []
    dossier = compose(wave, statement)
    # In a process of its own: what other tests' children took is not this press's memory.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        pdf, peak = alone.submit(_pressed, dossier).result()
    assert len(pdf) < 40_000_000
    assert peak < 1_000_000
    outline = PictureDesk().outline(pdf)
    assert "六、逐单凭证" in outline
    assert len(annex_csv(wave).splitlines()) == ORDERS + 1
    portal = plan_portal(wave, statement)
    orders, text = portal.box(FieldKind.ORDERS), portal.box(FieldKind.TEXT)
    assert orders is not None
    assert text is not None
    assert sum(len(block.split()) for block in orders.texts) == 2900
    assert len(orders.texts) == 6
    assert len(text.texts[0]) <= 800
    assert "涉案订单共 3000 单" in text.texts[0]


def test_the_waves_submission_is_frozen_and_a_second_one_must_say_more(
    wave: AppealMaterial,
) -> None:
    statement = draft(wave)
    kept = filed(wave, statement)
    packet = Sha256(hashlib.sha256(repr(sorted(kept)).encode()).hexdigest())
    desk, case = audited()
    desk.pass_gate(case, adviser="示例律师")
    desk.record_export(case, packet)
    handed = Submission(packet, "by_hand", requirements(), statement=packet)
    assert desk.submit(case, handed).facts["round"] == 1
    again = replace(wave, attempt=2, earlier=(read_filed(kept),))
    stops = tuple(p.code for p in check(again, statement) if p.level is Level.HARD_STOP)
    assert "R20" in stops
    desk, case = audited()
    desk.record_export(case, packet, hard_stops=stops)
    with pytest.raises(HardStopsOpen):
        desk.submit(case, replace(handed, hard_stops=stops))
    assert order_no(1) in wave.flagged
    assert wave.notice.charge == CHARGE
