"""Runs many shops over two processes, tells how far it is, and keeps one JSON line each."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from zhendan_synth.scoring.asked import Asked
from zhendan_synth.scoring.counted import Counted, count
from zhendan_synth.scoring.looked import look

PROCESSES = 2


def run(
    shops: Sequence[Asked], *, keep: Path | None = None, processes: int = PROCESSES
) -> tuple[Counted, ...]:
    """Score every shop, in the order they were asked for; `keep` gets their lines as they come."""
    found: dict[Asked, Counted] = {}
    for done, made in enumerate(_each(shops, processes), 1):
        found[made.asked] = made
        if keep is not None:
            with keep.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(made.line(), ensure_ascii=False) + "\n")
        _tell(f"\r{done}/{len(shops)} {made.asked.kind}/{made.asked.seed}   ")
    _tell("\n")
    return tuple(found[shop] for shop in shops if shop in found)


def _tell(words: str) -> None:
    """Progress, beside the answer and never in it."""
    print(words, end="", file=sys.stderr, flush=True)


def score(shop: Asked) -> Counted:
    """One shop from its seed to its counts."""
    return count(shop, look(shop))


def _each(shops: Sequence[Asked], processes: int) -> Iterator[Counted]:
    """Shops as they are done."""
    if processes == 1:
        yield from map(score, shops)
        return
    with ProcessPoolExecutor(processes, initializer=_calm) as pool:
        for done in as_completed([pool.submit(score, shop) for shop in shops]):
            yield done.result()


def _calm() -> None:
    """A bench gives way to whatever else the machine does."""
    os.nice(5)
