"""F3: the power goes at any step of sealing and importing; only what was forced out remains."""

import hashlib
import io
import random
import tempfile
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path

from faults.disk import Disk, Step
from faults.recorder import Recorder, recording
from faults.tally import Tally, look
from zhendan.domain import CaseId, ExhibitKind, Provenance, Sha256, SourceClass
from zhendan.evidence import ToSeal
from zhendan.steps import Errand, wire
from zhendan.steps.look.importing import import_paths

SIZES = (200, 5_000, 80_000)
Fault = Callable[[], AbstractContextManager[None]]
_FROM = Provenance(
    "file", "folder", "faults", datetime(2026, 1, 1, tzinfo=UTC), SourceClass.OWN_SYSTEM, "faults"
)


def item(content: bytes) -> ToSeal:
    """An invented file in memory, ready to be sealed."""
    digest = Sha256(hashlib.sha256(content).hexdigest())
    return ToSeal(lambda: io.BytesIO(content), digest, ExhibitKind.OTHER, _FROM)


def invented(number: int) -> bytes:
    """The bytes of the invented file of this number, in one of three sizes."""
    return random.Random(number).randbytes(SIZES[number % len(SIZES)])


def record_sealing(
    root: Path, files: int, *, fault: Fault = nullcontext, early: bool = False
) -> Sequence[Step]:
    """Seal files one by one into a new workspace, reopened now and then.

    `early` plants the fault of answering before the work is done.
    """
    with recording(root) as recorder, fault():
        for start in range(0, files, 10):
            with wire(root / "data") as wiring:
                for number in range(start, min(start + 10, files)):
                    one = item(invented(number))
                    if early:
                        recorder.told(one.sha256)
                    wiring.vault.seal([one])
                    if not early:
                        recorder.told(one.sha256)
    return recorder.steps


def record_importing(
    root: Path, papers: Sequence[Path], *, fault: Fault = nullcontext
) -> Sequence[Step]:
    """Import files one by one, each into a workspace opened anew, as the command does."""
    with recording(root) as recorder, fault():
        for paper in papers:
            with wire(root / "data") as wiring:
                import_paths([paper], wiring, CaseId(""), Errand())
            _tell(recorder, paper)
    return recorder.steps


def _tell(recorder: Recorder, paper: Path) -> None:
    """The import was acknowledged."""
    recorder.told(hashlib.sha256(paper.read_bytes()).hexdigest())


def cut(steps: Sequence[Step], at: int, chance: random.Random | None = None) -> Tally:
    """The power goes after `at` steps; open what is left and count."""
    disk = Disk()
    for step in steps[:at]:
        disk.play(step)
    acked = [step.to for step in steps[:at] if step.what == "told"]
    with tempfile.TemporaryDirectory(prefix="zhendan-cut-") as name:
        disk.after_cut(Path(name), chance)
        return look(Path(name) / "data", acked)


def cuts(steps: Sequence[Step], number: int, seed: int = 0) -> Tally:
    """Cuts at random steps: every second time all that was not forced out is gone."""
    chance, tally = random.Random(seed), Tally()
    for turn in range(number):
        at = chance.randint(1, len(steps))
        tally.add(cut(steps, at, chance if turn % 2 else None))
    return tally
