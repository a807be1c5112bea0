"""Shops and measures that the tests of the generator share."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

from zhendan_synth import Story, plan_for, tell
from zhendan_synth.facts import Deal

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "examples" / "cases"


@cache
def shop(kind: str, seed: int = 1, orders: int = 600) -> Story:
    """A told shop, kept for the next test."""
    return tell(plan_for(kind, orders=orders, seed=seed))


def auc(scores: Iterable[float], positive: Iterable[bool]) -> float:
    """The chance that a positive has the higher score, ties counted half."""
    pairs = sorted(zip(scores, positive, strict=True))
    ranks: dict[float, list[bool]] = defaultdict(list)
    for score, hit in pairs:
        ranks[score].append(hit)
    below, won, hits = 0.0, 0.0, 0
    for score in sorted(ranks):
        group = ranks[score]
        mine = sum(group)
        others = len(group) - mine
        won += mine * (below + others / 2)
        below += others
        hits += mine
    return won / (hits * below) if hits and below else 0.5


def learned(
    samples: Sequence[tuple[Sequence[Deal], Sequence[bool]]], word: Callable[[Deal], str]
) -> float:
    """Mean AUC of a word's ring share, learned on the other shops and asked of each in turn."""
    scores = []
    for asked, (deals, ring) in enumerate(samples):
        share = _shares([one for place, one in enumerate(samples) if place != asked], word)
        scores.append(auc([share.get(word(deal), 0.0) for deal in deals], ring))
    return sum(scores) / len(scores)


def _shares(
    samples: Sequence[tuple[Sequence[Deal], Sequence[bool]]], word: Callable[[Deal], str]
) -> dict[str, float]:
    """How often each word belongs to a ring."""
    seen: dict[str, list[bool]] = defaultdict(list)
    for deals, ring in samples:
        for deal, hit in zip(deals, ring, strict=True):
            seen[word(deal)].append(hit)
    return {key: sum(hits) / len(hits) for key, hits in seen.items()}
