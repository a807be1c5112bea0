"""F2: the program is killed at any moment of an import; every second time while it seals."""

import hashlib
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from faults.outcome import Outcome
from faults.papers import orders
from faults.program import Said, killed_after
from faults.tally import look
from faults.warm import LOADED, Warm, warm
from zhendan.steps import wire_reading
from zhendan.steps.look.vault_state import stats

LARGE, LARGE_KILLS = 50_000, 2
_FINISH_EVERY = 5


@dataclass(slots=True)
class Batch:
    """Files that are imported together, and what an import of them without any kill leaves."""

    place: Path
    papers: list[Path]
    forks: Warm
    plain: Path = Path()
    answer: object = None
    long: float = 0.0
    sealing: float = 0.0
    """Seconds that the whole import takes, and its end from the first stored file on."""
    hashes: set[str] = field(default_factory=set)

    def words(self, workspace: Path) -> list[str]:
        """The command, as a person would give it."""
        return ["import", *map(str, self.papers), "--data", str(workspace), "--json"]

    def undisturbed(self) -> "Batch":
        """Import once to the end, timed."""
        self.hashes = {hashlib.sha256(one.read_bytes()).hexdigest() for one in self.papers}
        self.plain = self.place / "plain"
        sign, begun = _Sign(self.plain), time.monotonic()
        said = self.forks.killed_when(sign.seen_never_stop, self.words(self.plain))
        ended = time.monotonic()
        self.long, self.sealing = ended - begun, ended - (sign.at or ended)
        self.answer = said.answer().get("batch")
        return self


class _Sign:
    """The first original that lies in a workspace: from then on the import seals."""

    def __init__(self, workspace: Path) -> None:
        self._place, self.at = workspace / "blobs", 0.0

    def seen(self) -> bool:
        """Whether anything is stored."""
        if not self.at and any(path.is_file() for path in self._place.rglob("*")):
            self.at = time.monotonic()
        return bool(self.at)

    def seen_never_stop(self) -> bool:
        """Look, and let it go on."""
        self.seen()
        return False


def killed_imports(
    kills: int = 60, rows: int = 200, *, large: int = LARGE, code: str = ""
) -> Outcome:
    """F2: never part of a batch is visible, and the command run again finishes it.

    A batch of `large` orders is killed twice and finished, all other kills meet `rows` orders.
    `code` replaces the program by a planted one, which ends itself where its fault shows.
    """
    outcome, chance = Outcome("F2", True, ""), random.Random(2)
    with tempfile.TemporaryDirectory(prefix="zhendan-kill-") as name, warm(*LOADED) as forks:
        if large:
            _killed(_batch(Path(name) / "large", large, forks), LARGE_KILLS, outcome, chance)
        batch = _batch(Path(name) / "small", rows, forks)
        if code:
            _planted(batch, code, outcome)
        else:
            _killed(batch, kills - outcome.kills, outcome, chance)
    outcome.words = f"kills={outcome.kills} during import of one batch of 3 files, half of them"
    outcome.words += f" while it seals; {rows} orders"
    outcome.words += f", {LARGE_KILLS} times {large}" if large else ""
    return outcome


def _batch(place: Path, rows: int, forks: Warm) -> Batch:
    """Three files with so many orders in the first one."""
    place.mkdir()
    papers = [orders(place / f"{n}.csv", n, 7 * n) for n in (rows, 1, 2)]
    return Batch(place, papers, forks).undisturbed()


def _killed(batch: Batch, kills: int, outcome: Outcome, chance: random.Random) -> None:
    """Kill so often; a workspace is used again until an import of it ended."""
    workspace, turn = batch.place / "0", 0
    while turn < kills:
        while_sealing = turn % 2 == 1
        if while_sealing or _exhibits(workspace):
            workspace = batch.place / f"{turn}-{outcome.kills}"
        said = batch.forks.killed_when(
            _moment(batch, workspace, chance, while_sealing=while_sealing), batch.words(workspace)
        )
        turn += said.code == -9
        outcome.kills += said.code == -9
        _count(batch, workspace, said, outcome)
        if turn % _FINISH_EVERY == 0 or turn == kills:
            outcome.ok &= _finishes(batch, workspace)


def _moment(
    batch: Batch, workspace: Path, chance: random.Random, *, while_sealing: bool
) -> Callable[[], bool]:
    """When to kill: somewhere in the whole of it, or somewhere in the sealing."""
    sign, begun = _Sign(workspace), time.monotonic()
    whole, late = chance.uniform(0.02, 1.05) * batch.long, chance.uniform(0, 1.1) * batch.sealing

    def now() -> bool:
        if while_sealing:
            return sign.seen() and time.monotonic() - sign.at >= late
        return time.monotonic() - begun >= whole

    return now


def _count(batch: Batch, workspace: Path, said: Said, outcome: Outcome) -> None:
    """What a reader finds after a kill or an end."""
    if not (workspace / "ledger.sqlite").is_file():
        return
    begun = time.monotonic()
    found = look(workspace, batch.hashes if said.code == 0 else ())
    outcome.seconds = max(outcome.seconds, time.monotonic() - begun)
    outcome.tally.add(found)
    outcome.ok &= found.clean and _exhibits(workspace) in (0, len(batch.papers))
    if said.code == 0:
        same = said.answer().get("batch") == batch.answer
        outcome.ok &= same and _stored(workspace) == _stored(batch.plain)


def _planted(batch: Batch, code: str, outcome: Outcome) -> None:
    """One run of a weaker program."""
    workspace = batch.place / "0"
    command: Sequence[str] = (sys.executable, "-c", code, *batch.words(workspace))
    said = killed_after(60, command)
    outcome.kills += said.code == -9
    _count(batch, workspace, said, outcome)


def _finishes(batch: Batch, workspace: Path) -> bool:
    """After a kill: run once more without one."""
    said = batch.forks.killed_when(lambda: False, batch.words(workspace))
    return said.code == 0 and _stored(workspace) == _stored(batch.plain)


def _stored(workspace: Path) -> tuple[object, ...]:
    """What `stats` tells, without the root: every record is committed to under a fresh salt."""
    with wire_reading(workspace) as wiring:
        told = stats(workspace, wiring)
    tables = told["tables"]
    rows = dict(tables) if isinstance(tables, dict) else {}
    # An import that was cut off before its signature is signed by the next one.
    rows.pop("checkpoint", None)
    return (*(told[one] for one in ("schema", "blobs", "bytes", "log_size")), rows)


def _exhibits(workspace: Path) -> int:
    """How many files are sealed."""
    if not (workspace / "ledger.sqlite").is_file():
        return 0
    with closing(sqlite3.connect(workspace / "ledger.sqlite")) as db:
        named = "SELECT count(*) FROM sqlite_master WHERE name = 'exhibit'"
        if not db.execute(named).fetchone()[0]:
            return 0
        return int(db.execute("SELECT count(*) FROM exhibit").fetchone()[0])
