"""No single signal gives a ring away, and none is silent on honest orders (GENERATOR 6.3)."""

from collections import defaultdict
from functools import cache

import pytest

from zhendan.audit import signal_cards
from zhendan.domain import Weight
from zhendan_synth.kinds import RING_KINDS
from zhendan_synth.scoring import Asked, look
from zhendan_synth.scoring.counted import ATTACKS
from zhendan_synth.scoring.looked import Row

HIDDEN = 0.5
TOO_CLEAR = 0.97
FOLLOWS = {"J04"}
"""Asked of the neighbours of orders that others contradict: no observation of its own."""
SEEDS = (1, 2)
OWN = tuple(kind for kind in RING_KINDS if kind not in ("attack", "takeover"))


@cache
def _rows(kind: str) -> tuple[Row, ...]:
    """The scored orders of both seeds."""
    shops = (look(Asked(kind, seed, 300, HIDDEN)) for seed in SEEDS)
    return tuple(row for shop in shops for row in shop.rows if row.role != "camouflage")


@pytest.mark.parametrize("kind", OWN)
def test_no_signal_alone_separates_a_hidden_ring(kind: str) -> None:
    hits: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    rows = _rows(kind)
    rings = sum(row.role == "ring" for row in rows)
    for row in rows:
        for code in set(row.findings) - FOLLOWS:
            hits[code][row.role == "ring"] += 1
    # The AUC of a yes-or-no answer follows from its two rates.
    clear = {
        code: 0.5 + (ring / rings - other / (len(rows) - rings)) / 2
        for code, (other, ring) in hits.items()
    }
    assert rings
    assert max(clear.values()) < TOO_CLEAR


def test_signals_that_decide_also_fire_on_honest_orders_now_and_then() -> None:
    heavy = (Weight.DECIDES, Weight.SUPPORTS)
    deciding = {card.code for card in signal_cards() if card.weight in heavy}
    honest = [row for seed in (1, 2, 3) for row in look(Asked("honest", seed, 1200)).rows]
    fired = {code for row in honest for code in row.findings} & deciding
    assert len(fired) >= 4
    share = sum(bool(deciding & set(row.findings)) for row in honest) / len(honest)
    assert 0.001 < share < 0.2


def test_attacks_gain_the_shop_nothing() -> None:
    rows = [row for kind in ("attack", "takeover") for row in _rows(kind) if row.code in ATTACKS]
    assert rows
    assert all(row.deal.sale.conduct.payback is None for row in rows)
    assert not [row for row in rows if row.outcome in ("supported", "explained")]
