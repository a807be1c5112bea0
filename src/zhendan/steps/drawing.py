"""Draws, once for each attempt, which of very many orders are shown in depth."""

import io
import json

from zhendan.audit import SAMPLE_EDITION, SampleTerms, sample_plan
from zhendan.casework import CaseFile
from zhendan.domain import DrawnSample, Event, EventKind, Notice, OrderId, SealFacts
from zhendan.steps.errand import Errand
from zhendan.steps.past_rounds import attempt
from zhendan.steps.wiring import Wiring

MOST_IN_DEPTH = 300
"""Up to here every order's evidence is set out one by one."""
TERMS = SampleTerms(confidence=0.95, most_bad=0.02)
DRAWN = "sample_drawn"
SET = "flagged"
"""Name of the one set that is drawn from: every order the notice names."""


def drawn_sample(
    case: CaseFile, notice: Notice, seal: SealFacts, wiring: Wiring, errand: Errand
) -> DrawnSample | None:
    """The sample of this attempt: the one on record, else drawn now and put on record.

    The draw is an entry of the evidence log before anybody sees it. None where there are few
    enough orders to set out each.
    """
    flagged = tuple(sorted({flag.order for flag in notice.flagged}))
    if len(flagged) <= MOST_IN_DEPTH:
        return None
    now = attempt(case)
    for event in wiring.ledger.events(case.case):
        if event.kind is EventKind.SAMPLE_DRAWN and event.facts.get("attempt") == now:
            return _read(event)
    commitment = f"{notice.number}\n{seal.root}"
    plan = sample_plan({SET: flagged}, commitment=commitment, terms=TERMS)
    (drawn,) = plan.sets
    facts: dict[str, object] = {
        "attempt": now,
        "edition": SAMPLE_EDITION,
        "commitment": commitment,
        "seed": drawn.seed,
        "population": drawn.population,
        "orders": list(drawn.orders),
        "confidence": str(TERMS.confidence),
        "most_bad": str(TERMS.most_bad),
    }
    facts["leaf"] = _entered({"case": case.case, **facts}, wiring)
    return _read(wiring.desk(errand.by).record(case.case, EventKind.SAMPLE_DRAWN, facts))


def _entered(facts: dict[str, object], wiring: Wiring) -> int:
    """Put the draw into the evidence log, which packets carry; returns its place there."""
    told = json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()
    named = {name: facts[name] for name in ("case", "attempt", "seed", "population")}
    return wiring.vault.record(DRAWN, io.BytesIO(told), named).leaf


def _read(event: Event) -> DrawnSample:
    """The sample as it was recorded."""
    told = event.facts
    orders, leaf = told["orders"], told.get("leaf")
    return DrawnSample(
        edition=str(told["edition"]),
        commitment=str(told["commitment"]),
        seed=str(told["seed"]),
        population=int(str(told["population"])),
        orders=tuple(OrderId(str(o)) for o in orders) if isinstance(orders, list) else (),
        confidence=float(str(told["confidence"])),
        most_bad=float(str(told["most_bad"])),
        leaf=leaf if isinstance(leaf, int) else None,
    )
