"""What stands beside the outcomes: groups, surges, the score's calibration, missing records."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from zhendan_synth.scoring.counted import Counted

FULL_RECORDS = 3
_BINS = (0, 1, 60, 100, 150, 200, 300, 400, 600, 10**9)


def beside(results: Sequence[Counted]) -> str:
    """Three short tables."""
    return "\n\n".join([_groups_and_surge(results), _calibration(results), _missing(results)])


def _groups_and_surge(results: Sequence[Counted]) -> str:
    """How well rings come back as groups, and whether the surge's range holds the truth."""
    found = sorted(value for one in results for value in one.jaccard.values())
    windows = [one.surge for one in results if one.surge]
    covered = [w for w in windows if w["low"] <= w["true"] <= w["high"]]
    bare = [w for w in windows if w["true"] == 0]
    calm = [w for w in bare if w["low"] == 0]
    bias = [w["high"] - w["true"] for w in windows]
    rows = [
        ("rings recovered as a group, median Jaccard (flagged orders)",
         f"{median(found):.2f} of {len(found)}" if found else "–"),
        ("surge: shops whose range holds the true number of ring orders",
         f"{len(covered)} of {len(windows)}"),
        ("surge: shops without a ring whose range begins at 0", f"{len(calm)} of {len(bare)}"),
        ("surge: upper end less truth, median orders", f"{median(bias):.0f}" if bias else "–"),
    ]  # fmt: skip
    return _table("### Groups and surges", ("figure", "value"), rows)


def _calibration(results: Sequence[Counted]) -> str:
    """Share of ring orders among orders of like score; a reliability table with counts."""
    bins: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for one in results:
        if one.asked.richness == FULL_RECORDS:
            for points, counts in one.scores.items():
                place = sum(int(points) >= edge for edge in _BINS) - 1
                bins[place][0] += counts[0]
                bins[place][1] += counts[1]
    rows = [
        (f"{_BINS[place]} to {_BINS[place + 1] - 1}" if place + 2 < len(_BINS) else
         f"{_BINS[place]} and more",
         str(sum(bins[place])), f"{bins[place][1] / sum(bins[place]):.3f}")
        for place in sorted(bins)
    ]  # fmt: skip
    head = ("points", "orders", "of them ring orders")
    return _table("### What the points mean (full records)", head, rows)


def _missing(results: Sequence[Counted]) -> str:
    """The same shops with fewer records: nothing may look worse for that alone."""
    rows = []
    for rich in sorted({one.asked.richness for one in results}):
        some = [one for one in results if one.asked.richness == rich]
        honest = list(_innocent(some))
        total = max(1, sum(t["orders"] for t in honest))
        asked = 1000 * sum(t["asked"] for t in honest) / total
        counts = [sum(t[name] for t in honest) for name in ("contradicted", "concede")]
        rows.append((str(rich), str(total), f"{asked:.1f}", *map(str, counts)))
    head = ("records", "honest orders", "asked ‰", "contradicted", "concede")
    return _table("### Fewer records", head, rows)


def _innocent(some: Iterable[Counted]) -> Iterable[dict[str, int]]:
    """Tallies of honest orders."""
    for one in some:
        yield from (tally for code, tally in one.by_code.items() if not code.startswith("R"))


def _table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """One Markdown table."""
    lines = [title, "", f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines)
