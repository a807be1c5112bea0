"""Well-known outlier searches beside the product, where they are installed; never shipped with it.

Each gets the product's own answers as features, and is told how many ring orders there are: a
gift that no shop could give it.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec

from zhendan_synth.scoring.looked import Row

Scores = Callable[[list[list[float]]], Sequence[float]]


def picked(rows: Sequence[Row]) -> dict[str, frozenset[str]]:
    """The orders that each present peer would send to a person."""
    features, wanted = _features(rows), sum(row.role == "ring" for row in rows)
    found = {}
    for name, (module, score) in PEERS.items():
        if find_spec(module) is not None and features and features[0]:
            ranked = sorted(zip(score(features), rows, strict=True), key=_rank)
            found[name] = frozenset(row.number for _, row in ranked[:wanted])
    return found


def _rank(pair: tuple[float, Row]) -> tuple[float, str]:
    """The strangest first; equals by their number, so that each run picks alike."""
    return (-pair[0], pair[1].number)


def _features(rows: Sequence[Row]) -> list[list[float]]:
    """One column per question that any order answers yes to."""
    codes = sorted({code for row in rows for code in row.findings})
    return [[float(code in row.findings) for code in codes] for row in rows]


def _forest(features: list[list[float]]) -> Sequence[float]:
    """Isolation forest of scikit-learn, its own defaults."""
    forest = import_module("sklearn.ensemble").IsolationForest(random_state=0)
    return [-float(one) for one in forest.fit(features).score_samples(features)]


def _ecod(features: list[list[float]]) -> Sequence[float]:
    """Empirical cumulative distributions, after PyOD, its own defaults."""
    model = import_module("pyod.models.ecod").ECOD()
    arrays = import_module("numpy").array(features)
    return [float(one) for one in model.fit(arrays).decision_scores_]


PEERS: Mapping[str, tuple[str, Scores]] = {
    "IsolationForest, told the number of ring orders": ("sklearn", _forest),
    "ECOD, told the number of ring orders": ("pyod", _ecod),
}
"""Peers by name: the package that must be present, and how it scores."""
