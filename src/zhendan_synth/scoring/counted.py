"""A scored shop as plain counts: one JSON line, from which every table is made."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import partial

from zhendan_synth.rings.schemes import PHYSICAL
from zhendan_synth.scoring.asked import Asked
from zhendan_synth.scoring.looked import Looked, Row, surge_days
from zhendan_synth.scoring.peers import picked

INNOCENT = frozenset({"honest", "look_alike"})
ATTACKS = frozenset({"R11", "R12"})
CLEARED = frozenset({"supported", "explained"})
_ATTACK_TESTS = frozenset({"K02", "K04", "K05", "K06"})
"""Attack tests that name one; that nobody gained (K01) holds for nearly every honest order."""
_PROVABLE = frozenset({"provable", "thin"})
_KEPT_FAULTS = 12

Tally = dict[str, int]


@dataclass(slots=True)
class Counted:
    """Counts of one shop: by world or ring code, by baseline; and a few faults to look at."""

    asked: Asked
    platform: str
    by_code: dict[str, Tally] = field(default_factory=dict)
    baselines: dict[str, dict[str, Tally]] = field(default_factory=dict)
    jaccard: dict[str, float] = field(default_factory=dict)
    surge: dict[str, float] = field(default_factory=dict)
    causes: dict[str, int] = field(default_factory=dict)
    scores: dict[str, list[int]] = field(default_factory=dict)
    """Points (as text) to innocent and ring orders that have them."""
    faults: list[dict[str, str]] = field(default_factory=list)

    def line(self) -> dict[str, object]:
        """The JSON line of this shop."""
        return asdict(self)


def told(line: str) -> Counted:
    """A shop's counts from its JSON line."""
    found = json.loads(line)
    return Counted(**{**found, "asked": Asked(**found["asked"])})


def count(asked: Asked, looked: Looked) -> Counted:
    """Count one looked-into shop; camouflage orders are left out everywhere."""
    rows = [row for row in looked.rows if row.role != "camouflage"]
    made = Counted(asked, looked.story.shop.plan.platform)
    for code in sorted({_code(row) for row in rows}):
        made.by_code[code] = _tally(row for row in rows if _code(row) == code)
    made.baselines = {name: _asked_by(rule, rows) for name, rule in RULES.items()}
    for name, numbers in picked(rows).items():
        made.baselines[name] = _asked_by(partial(_is_among, numbers), rows)
    made.jaccard = _jaccard(looked)
    made.surge = _surge(looked)
    made.causes = dict(looked.causes)
    made.scores = _scores(rows)
    made.faults = [_fault(row, why) for row in rows if (why := _wrong(row))][:_KEPT_FAULTS]
    return made


def _code(row: Row) -> str:
    """The heading an order is counted under."""
    return row.code if row.role != "honest" and row.code else "honest"


MARKS: Mapping[str, Callable[[Row], bool]] = {
    "orders": lambda row: True,
    "asked": lambda row: row.asked,
    "contradicted": lambda row: row.outcome == "contradicted",
    "concede": lambda row: row.concede,
    "supported": lambda row: row.outcome == "supported",
    "explained": lambda row: row.outcome == "explained",
    "flagged": lambda row: row.flagged,
    "flagged_cleared": lambda row: row.flagged and row.outcome in CLEARED,
    "flagged_full": lambda row: row.flagged and row.truth.expected in _PROVABLE,
    "flagged_full_cleared": lambda row: (
        row.flagged and row.truth.expected in _PROVABLE and row.outcome in CLEARED
    ),
    "decidable": lambda row: row.truth.decidable,
    "decidable_concede": lambda row: row.truth.decidable and row.concede,
    "decidable_praised": lambda row: row.truth.decidable and row.outcome in CLEARED,
    "undecidable_concede": lambda row: not row.truth.decidable and row.concede,
    "named": lambda row: row.code in ATTACKS and bool(_ATTACK_TESTS & set(row.fits)),
    "physical": lambda row: bool(PHYSICAL & set(row.truth.families)),
    "physical_asked": lambda row: bool(PHYSICAL & set(row.truth.families)) and row.asked,
}
"""What is counted under every heading."""


def _tally(rows: Iterable[Row]) -> Tally:
    """Every mark of some orders."""
    counted: Counter[str] = Counter()
    for row in rows:
        counted.update(name for name, holds in MARKS.items() if holds(row))
    return {name: counted[name] for name in MARKS}


RULES: Mapping[str, Callable[[Row], bool]] = {
    "A01 window rule": lambda row: "A01" in row.findings,
    "any physical sign": lambda row: any(one[0] in "FJ" or one == "E01" for one in row.findings),
    "any finding": lambda row: bool(row.findings),
    "two families, no stories": lambda row: len({one[0] for one in row.findings}) > 1,
    "everything": lambda row: True,
}
"""Plain rules to stand beside the product: what each would send a person to look at."""


def _is_among(numbers: frozenset[str], row: Row) -> bool:
    """Whether an order is one of those picked."""
    return row.number in numbers


def _asked_by(rule: Callable[[Row], bool], rows: Iterable[Row]) -> dict[str, Tally]:
    """Orders and alarms of one plain rule by heading."""
    found: dict[str, Tally] = {}
    for row in rows:
        tally = found.setdefault(_code(row), {"orders": 0, "asked": 0})
        tally["orders"] += 1
        tally["asked"] += rule(row)
    return found


def _jaccard(looked: Looked) -> dict[str, float]:
    """Per true ring the best overlap of its flagged orders with a reported group."""
    rings: dict[str, set[str]] = {}
    for row in looked.rows:
        if row.role == "ring" and row.flagged:
            rings.setdefault(row.deal.sale.label.group, set()).add(row.number)
    return {
        name: max((len(ring & one) / len(ring | one) for one in looked.groups), default=0.0)
        for name, ring in rings.items()
    }


def _surge(looked: Looked) -> dict[str, float]:
    """The unexplained remainder beside the true number of ring orders of the departing days.

    What a ring spread thin over ordinary days is no part of any surplus.
    """
    if not looked.surge.days:
        return {}
    departing = surge_days(looked)
    true = sum(row.role == "ring" and row.deal.sale.at.date() in departing for row in looked.rows)
    low, high = looked.surge.unexplained_low, looked.surge.unexplained_high
    return {"true": true, "low": low, "high": high, "surplus": looked.surge.surplus}


def _scores(rows: Iterable[Row]) -> dict[str, list[int]]:
    """How many innocent and how many ring orders have how many points."""
    found: dict[str, list[int]] = {}
    for row in rows:
        found.setdefault(str(row.points), [0, 0])[row.role == "ring"] += 1
    return found


def _wrong(row: Row) -> str:
    """What is wrong about an order's answer; empty where nothing is."""
    if row.role in INNOCENT or row.code in ATTACKS:
        if row.concede:
            return "innocent conceded"
        if row.role in INNOCENT and row.outcome == "contradicted":
            return "innocent contradicted"
    if row.role == "ring" and row.outcome in CLEARED:
        return "ring praised"
    if row.role == "honest" and row.asked:
        return "honest asked"
    return ""


def _fault(row: Row, why: str) -> dict[str, str]:
    """What a builder of signals needs to see the fault again."""
    return {
        "order": row.number,
        "ref": row.deal.sale.ref,
        "why": why,
        "outcome": row.outcome,
        "findings": ",".join(row.findings),
        "fits": ",".join(row.fits),
        "families": ",".join(row.truth.families),
        "shown": ",".join(sorted(row.truth.shown)),
    }
