"""F8 and F10: a backup taken while a writer works, and a second writer that must be refused."""

import os
import signal
import sys
import tempfile
import time
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from faults.cuts import item
from faults.outcome import Outcome
from faults.program import start
from faults.tally import look
from zhendan.domain import Sha256
from zhendan.steps import wire, wire_reading
from zhendan.steps.safekeeping import back_up, restore

_SEALS = """
import sys
from pathlib import Path
from faults.cuts import invented, item
from zhendan.steps import wire
with wire(Path(sys.argv[1])) as wiring:
    for number in range(100_000):
        one = item(invented(number))
        wiring.vault.seal([one])
        print(one.sha256, flush=True)
"""
_SECOND = """
import sys, time
from pathlib import Path
from zhendan.adapters.storage_errors import FolderBusy
from zhendan.steps import wire
begun = time.monotonic()
try:
    with wire(Path(sys.argv[1])):
        print("in")
except FolderBusy:
    print(time.monotonic() - begun)
"""


def copied_under_load(
    files: int = 100, *, planted: AbstractContextManager[object] | None = None
) -> Outcome:
    """F8: nothing acknowledged before the backup began is missing in what is restored from it."""
    outcome = Outcome("F8", True, "")
    with tempfile.TemporaryDirectory(prefix="zhendan-copy-") as name:
        place = Path(name)
        writer = start((sys.executable, "-c", _SEALS, str(place / "data")))
        try:
            assert writer.stdout is not None
            told = [Sha256(writer.stdout.readline().strip()) for _ in range(files)]
            with planted or nullcontext():
                begun = time.monotonic()
                made = back_up(place / "data", place / "copy")
                spent = time.monotonic() - begun
            working = writer.poll() is None
        finally:
            os.killpg(writer.pid, signal.SIGKILL)
            writer.communicate()
        begun = time.monotonic()
        back = restore(place / "copy", place / "again")
        outcome.seconds = time.monotonic() - begun
        checked = back.checked
        with wire_reading(place / "again") as wiring:
            logged = {one.sha256 for one in wiring.vault.exhibits()}
        outcome.ok &= working and made.root == back.root and checked is not None
        outcome.ok &= set(told) <= logged and not made.damaged
        outcome.tally = look(place / "again", told)
        outcome.tally.add(look(place / "data", told))
    outcome.ok &= outcome.tally.clean
    outcome.words = f"backup of {made.size} records beside a writer in {spent:.2f} s, "
    outcome.words += f"restored and verified in {outcome.seconds:.2f} s; {outcome.tally}"
    return outcome


def second_writer() -> Outcome:
    """F10: the second process is refused within a second and the first goes on undisturbed."""
    with tempfile.TemporaryDirectory(prefix="zhendan-two-") as name:
        place, kept = Path(name) / "data", [item(b"before"), item(b"after")]
        with wire(place) as wiring:
            wiring.vault.seal(kept[:1])
            other = start((sys.executable, "-c", _SECOND, str(place)))
            answer, wrong = other.communicate()
            wiring.vault.seal(kept[1:])
        tally = look(place, [one.sha256 for one in kept])
    answer = answer.strip()
    refused = answer not in ("", "in") and not wrong
    words = f"refused after {float(answer):.3f} s" if refused else f"not refused: {answer}{wrong}"
    return Outcome("F10", refused and float(answer) < 1 and tally.clean, words, tally)
