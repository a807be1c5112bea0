"""The steps of the protocol by name, and its report line."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from faults.clocks import lying_clocks
from faults.copies import copied_under_load, second_writer
from faults.cuts import cuts, record_importing, record_sealing
from faults.disks import filled_disk, read_only_disk
from faults.flips import flipped
from faults.imports import killed_imports
from faults.migrations import killed_migrations
from faults.outcome import Outcome, skipped
from faults.papers import orders
from faults.serving import killed_serving
from faults.sqlite_layer import NoLayer
from faults.tally import Tally

CUTS = 50


def power_cuts() -> Outcome:
    """F3: half of the cuts while sealing, half while importing."""
    try:
        with tempfile.TemporaryDirectory(prefix="zhendan-cut-") as name:
            root = Path(name)
            for folder in ("papers", "one", "two"):
                (root / folder).mkdir()
            papers = [orders(root / "papers" / f"{n}.csv", n, 1000 * n) for n in (5, 200, 2000)]
            tally = cuts(record_sealing(root / "one", 40), CUTS // 2)
            tally.add(cuts(record_importing(root / "two", papers), CUTS // 2, seed=1))
    except NoLayer as built_in:
        return skipped("F3", str(built_in))
    words = f"cuts={CUTS}, half while importing; {tally} {tally.said or ''}"
    return Outcome("F3", tally.clean, words, tally, cuts=CUTS)


STEPS: dict[str, Callable[[], Outcome]] = {
    "F1": killed_serving,
    "F2": killed_imports,
    "F3": power_cuts,
    "F4": filled_disk,
    "F5": read_only_disk,
    "F6": lying_clocks,
    "F7": flipped,
    "F8": copied_under_load,
    "F9": killed_migrations,
    "F10": second_writer,
}

_KILLED: dict[str, Callable[[int], Outcome]] = {
    "F1": killed_serving,
    "F2": killed_imports,
    "F9": killed_migrations,
}
"""Steps that a number of kills may be asked of."""


def report(done: list[Outcome]) -> str:
    """The line of the protocol."""
    tally = Tally()
    for one in done:
        tally.add(one.tally)
    found, flips = (sum(one.flips[n] for one in done) for n in (0, 1))
    restored = max((one.seconds for one in done if one.step == "F8"), default=0.0)
    started = max((one.seconds for one in done if one.step == "F1"), default=0.0)
    return (
        f"kills={sum(one.kills for one in done)} cuts={sum(one.cuts for one in done)} "
        f"acked={tally.acked} lost={tally.lost} torn={tally.torn} unlogged={tally.unlogged} "
        f"flips={found}/{flips} restore_rto={restored:.2f}s restart_max={started:.2f}s"
    )


def timed(asked: str) -> tuple[Outcome, float]:
    """One step, with a number of kills perhaps, and how long it took."""
    begun = time.monotonic()
    step, _, count = asked.partition("=")
    try:
        done = _KILLED[step](int(count)) if count else STEPS[step]()
    except RuntimeError as broken:  # the program does not even start: the other steps go on
        done = Outcome(step, False, str(broken))
    return done, time.monotonic() - begun
