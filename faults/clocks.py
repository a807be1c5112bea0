"""F6: a clock that lies at sealing time, and deadlines on machines in other zones."""

import os
import tempfile
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from faults.cuts import item
from faults.outcome import Outcome
from faults.program import zhendan
from zhendan.steps import wire

DAYS = (0, -3, 400, 0)
ZONES = ("Asia/Shanghai", "America/New_York", "Pacific/Apia", None)
_ASK = ("--platform", "tiktok_shop", "--delivered-at", "2026-06-20T23:30:00+08:00", "--json")


class _Set:
    """A clock that somebody set."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """The time it was set to."""
        return self.at


def lying_clocks() -> Outcome:
    """F6: the log keeps its order and says each step back; a deadline is the same in every zone.

    A time held against a stamp: `tests/evidence/test_stamps.py`.
    """
    today = datetime(2026, 11, 1, 4, tzinfo=UTC)
    with tempfile.TemporaryDirectory(prefix="zhendan-clock-") as name:
        for turn, days in enumerate(DAYS):
            clock = _Set(today + timedelta(days=days, seconds=turn))
            with wire(Path(name) / "data", clock=clock) as wiring:
                wiring.vault.seal([item(f"file {turn}".encode())])
        with wire(Path(name) / "data") as wiring:
            sealed = wiring.vault.exhibits()
            found = wiring.vault.verify()
    sound = not found.faults
    said = sum("set back" in note.en for note in found.notes)
    steps = sum(one > two for one, two in pairwise(DAYS))
    ordered = [one.leaf for one in sealed] == list(range(len(DAYS)))
    shifts = tuple((one.sealed_at - today).days for one in sealed)
    told = {_deadline(zone) for zone in ZONES}
    alike = len(told) == 1 and "" not in told
    words = f"sealed at {', '.join(f'{day:+d}' for day in shifts)} days: order kept, "
    words += f"verified, {said} steps back said; one deadline in {len(ZONES)} zones"
    ok = ordered and sound and alike and shifts == DAYS and said == steps
    return Outcome("F6", ok, words)


def _deadline(zone: str | None) -> str:
    """The answer on a machine in this zone; None is a machine with no zone set."""
    env = {name: value for name, value in os.environ.items() if name != "TZ"}
    said = zhendan("deadline", *_ASK, env={**env, "TZ": zone} if zone else env)
    return said.out if said.code == 0 else ""
