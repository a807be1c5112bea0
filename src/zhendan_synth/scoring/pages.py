"""Tables of the truth bench, made from counts alone: mean and worst seed beside each other."""

from collections.abc import Callable, Iterable, Sequence

from zhendan_synth.scoring.beside import beside
from zhendan_synth.scoring.counted import ATTACKS, Counted, Tally

_HONEST = "honest"
FULL_RECORDS = 3
"""The richness at which a shop holds all its books."""


def page(results: Sequence[Counted]) -> str:
    """Everything that was measured, as Markdown."""
    parts = [_summary(results), _worlds(results), _rings(results), _baselines(results)]
    parts += [beside(results)]
    return "\n\n".join(parts) + "\n"


def _is_innocent(code: str) -> bool:
    """Whether a heading holds honest orders."""
    return not code.startswith("R")


def _total(tallies: Iterable[Tally], name: str) -> int:
    """One mark over several shops."""
    return sum(tally[name] for tally in tallies)


def _share(tallies: Sequence[Tally], part: str, whole: str) -> float | None:
    """A share over several shops; None where there is nothing to share."""
    total = _total(tallies, whole)
    return _total(tallies, part) / total if total else None


def _shown(value: float | None, shape: str = ".2f") -> str:
    """A figure, or a dash."""
    return "–" if value is None else format(value, shape)


def _tallies(results: Iterable[Counted], keep: Callable[[str], bool]) -> list[Tally]:
    """Tallies of the headings that `keep` names."""
    return [tally for one in results for code, tally in one.by_code.items() if keep(code)]


def _by_seed(
    results: Sequence[Counted], keep: Callable[[str], bool], part: str, whole: str
) -> list[float]:
    """The share in each seed, over all its shops."""
    seeds = sorted({one.asked.seed for one in results})
    shares = (
        _share(_tallies((one for one in results if one.asked.seed == seed), keep), part, whole)
        for seed in seeds
    )
    return [share for share in shares if share is not None]


def _mean_worst(shares: Sequence[float], *, low_is_bad: bool, factor: float = 1.0) -> str:
    """Mean and worst seed."""
    if not shares:
        return "– | –"
    worst = min(shares) if low_is_bad else max(shares)
    return f"{factor * sum(shares) / len(shares):.2f} | {factor * worst:.2f}"


def _summary(results: Sequence[Counted]) -> str:
    """The figures that stand above all others."""
    full = [one for one in results if one.asked.richness == FULL_RECORDS]
    own = [t for t in _tallies(full, lambda c: c.startswith("R") and c not in ATTACKS)]
    innocent = _tallies(full, _is_innocent)
    conceded, right = _total(innocent, "concede"), _total(own, "concede")
    hostile = _tallies(full, lambda c: c in ATTACKS)
    precision = right / (right + conceded) if right + conceded else None
    rows = [
        ("honest orders suggested for conceding (count)", str(conceded)),
        ("orders of attacks suggested for conceding (count)", str(_total(hostile, "concede"))),
        ("honest orders contradicted (count)", str(_total(innocent, "contradicted"))),
        ("precision of suggest_concede", _shown(precision, ".3f")),
        ("ring orders praised, decidable (count)", str(_total(own, "decidable_praised"))),
        (
            "ring orders praised, all (count of orders)",
            f"{_total(own, 'supported') + _total(own, 'explained')} of {_total(own, 'orders')}",
        ),
        ("flagged honest orders cleared, full proof",
         _shown(_share(innocent, "flagged_full_cleared", "flagged_full"))),
    ]  # fmt: skip
    lines = [f"| {name} | {value} |" for name, value in rows]
    shares = _by_seed(full, _is_innocent, "asked", "orders")
    lines.append(
        "| false alarms per 1,000 (mean \\| worst seed) | "
        + _mean_worst(shares, low_is_bad=False, factor=1000).replace(" | ", " \\| ")
        + " |"
    )
    head = f"{len(full)} shops with full records, {len(results)} in all."
    return "\n".join(["### In one look", "", head, "", "| figure | value |", "|---|---|", *lines])


def _worlds(results: Sequence[Counted]) -> str:
    """Honest headings: ordinary trade and each world."""
    lines = [
        "### Honest trade and honest worlds",
        "",
        "| world | records | orders | asked ‰ mean | worst | contradicted | concede | "
        "flagged cleared (full proof) |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    for rich in sorted({one.asked.richness for one in results}, reverse=True):
        some = [one for one in results if one.asked.richness == rich]
        codes = {code for one in some for code in one.by_code if _is_innocent(code)}
        for code in sorted(codes, key=_place):
            lines.append(_world(some, code, rich))
    return "\n".join(lines)


def _world(some: Sequence[Counted], code: str, rich: int) -> str:
    """One line of the table of worlds."""
    mine = _tallies(some, lambda c: c == code)
    shares = _by_seed(some, lambda c: c == code, "asked", "orders")
    cleared = _share(mine, "flagged_full_cleared", "flagged_full")
    return (
        f"| {code} | {rich} | {_total(mine, 'orders')} | "
        f"{_mean_worst(shares, low_is_bad=False, factor=1000)} | {_total(mine, 'contradicted')} | "
        f"{_total(mine, 'concede')} | {_shown(cleared)} |"
    )


def _rings(results: Sequence[Counted]) -> str:
    """Rings by kind, camouflage and richness."""
    lines = [
        "### Rings",
        "",
        "R11 and R12 are attacks by others: their recall is the share whose attack is named.",
        "",
        "| ring | hidden | records | orders | recall mean | worst | physical: recall | none: "
        "recall | decidable | conceded mean | worst | undecidable conceded | praised |",
        "|---|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    keys = {
        (code, _hidden(one), one.asked.richness)
        for one in results
        for code in one.by_code
        if code.startswith("R")
    }
    for code, hidden, rich in sorted(keys, key=lambda k: (-k[2], _place(k[0]), k[1])):
        some = [one for one in results if one.asked.richness == rich and _hidden(one) == hidden]
        lines.append(_ring(some, code, (hidden, rich)))
    return "\n".join(lines)


def _hidden(one: Counted) -> str:
    """The strength of camouflage, as a word."""
    return "drawn" if one.asked.camouflage is None else f"{one.asked.camouflage:.1f}"


def _ring(some: Sequence[Counted], code: str, how: tuple[str, int]) -> str:
    """One line of the table of rings."""
    mine = _tallies(some, lambda c: c == code)
    found = _by_seed(some, lambda c: c == code, "asked", "orders")
    said = _by_seed(some, lambda c: c == code, "decidable_concede", "decidable")
    if code in ATTACKS:
        found = _by_seed(some, lambda c: c == code, "named", "orders")
    bare = _total(mine, "orders") - _total(mine, "physical")
    unseen = _total(mine, "asked") - _total(mine, "physical_asked")
    praised = _total(mine, "supported") + _total(mine, "explained")
    return (
        f"| {code} | {how[0]} | {how[1]} | {_total(mine, 'orders')} | "
        f"{_mean_worst(found, low_is_bad=True)} | "
        f"{_shown(_share(mine, 'physical_asked', 'physical'))} | "
        f"{_shown(unseen / bare if bare else None)} | {_total(mine, 'decidable')} | "
        f"{_mean_worst(said, low_is_bad=True)} | {_total(mine, 'undecidable_concede')} | "
        f"{praised} |"
    )


def _baselines(results: Sequence[Counted]) -> str:
    """Plain rules beside the product, on the same shops with full records."""
    full = [one for one in results if one.asked.richness == FULL_RECORDS]
    lines = [
        "### Plain rules on the same shops",
        "",
        "| rule | honest orders sent to a person, per 1,000 | ring orders sent, mean over kinds | "
        "worst kind |",
        "|---|---:|---:|---:|",
    ]
    ours = [one.by_code for one in full]
    lines.append(_rule("**Zhendan** (asked)", ours))
    for name in full[0].baselines if full else ():
        lines.append(_rule(name, [one.baselines[name] for one in full]))
    return "\n".join(lines)


def _rule(name: str, tallies: Sequence[dict[str, Tally]]) -> str:
    """One line of the table of rules."""
    honest = [t for one in tallies for code, t in one.items() if _is_innocent(code)]
    kinds = sorted({code for one in tallies for code in one if code.startswith("R")}, key=_place)
    found = [
        share
        for kind in kinds
        if (share := _share([one[kind] for one in tallies if kind in one], "asked", "orders"))
        is not None
    ]
    alarms = _share(honest, "asked", "orders")
    mean = sum(found) / len(found) if found else None
    return (
        f"| {name} | {_shown(None if alarms is None else 1000 * alarms, '.1f')} | "
        f"{_shown(mean)} | {_shown(min(found, default=None))} |"
    )


def _place(code: str) -> tuple[str, int]:
    """Codes in their own order: honest first, then H1 to H18, R1 to R12."""
    digits = "".join(filter(str.isdigit, code))
    return ("" if code == _HONEST else code[0], int(digits or 0))
