"""F9: the program is killed at any moment of a migration: in its backup, and in its one step."""

import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from faults.cuts import invented, item
from faults.outcome import Outcome
from faults.program import killed_after
from faults.tally import look
from faults.warm import LOADED, warm
from zhendan.adapters.backup import put_back
from zhendan.steps import wire

_TABLES = ("meta", "leaf", "exhibit", "checkpoint", "event")


def old_workspace(folder: Path, files: int) -> Path:
    """A workspace as the program of format 1 left it: no tree, no index of subjects."""
    with wire(folder) as wiring:
        wiring.vault.seal([item(invented(3 * number)) for number in range(files)])
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as db:
        db.execute("DROP TABLE node")
        db.execute("DROP INDEX leaf_subject")
        db.execute("PRAGMA user_version = 1")
        db.commit()
    return folder


@dataclass(slots=True)
class _Watch:
    """How far a migration of a workspace is, seen from outside, and when to end it."""

    workspace: Path
    backup: float = 0.0
    step: float = 0.0
    """When the backup began, and when it had its name: from then on the ledger changes."""

    def seen(self) -> bool:
        """Look."""
        began = not self.step and self.place.exists()
        self.step = time.monotonic() if began else self.step
        around = self.workspace.parent.glob(f"*{self.workspace.name}-before*")
        if not self.backup and any(around):
            self.backup = time.monotonic()
        return False

    @property
    def place(self) -> Path:
        """Where the backup lies when it is whole."""
        return self.workspace.with_name(f"{self.workspace.name}-before-format-2")

    def until(self, after: float, *, in_step: bool) -> Callable[[], bool]:
        """So many seconds after the backup began, or after the step began."""

        def now() -> bool:
            self.seen()
            begun = self.step if in_step else self.backup
            return bool(begun) and time.monotonic() - begun >= after

        return now


def killed_migrations(kills: int = 20, files: int = 60, *, code: str = "") -> Outcome:
    """F9: the ledger is old or new, its rows are equal, and a backup that has its name is whole."""
    chance, outcome = random.Random(9), Outcome("F9", True, "")
    states: list[str] = []
    with tempfile.TemporaryDirectory(prefix="zhendan-kill-") as name, warm(*LOADED) as forks:
        place = Path(name)
        old = old_workspace(place / "old", files)
        rows = _rows(old)
        first = _copied(old, place / "w0")
        watch = _Watch(first)
        forks.killed_when(watch.seen, ("migrate", "--data", str(first)))
        ended = time.monotonic()
        spans = ended - watch.backup, ended - watch.step
        while outcome.kills < kills and outcome.ok:
            space = _copied(old, place / f"w{1 + outcome.kills}")
            words = ("migrate", "--data", str(space))
            in_step = outcome.kills % 2 == 1
            after = chance.uniform(0.0, 1.0) * spans[in_step]
            if code:
                killed_after(60, (sys.executable, "-c", code, *words))
            else:
                forks.killed_when(_Watch(space).until(after, in_step=in_step), words)
            outcome.kills += 1
            states.append(_format(space))
            backup = _Watch(space).place
            whole = not backup.exists() or _put_back(backup, place / f"r{space.name}") == rows
            outcome.ok &= whole and states[-1] != "mixed" and _rows(space) == rows
            again = forks.killed_when(lambda: False, words)
            outcome.ok &= again.code == 0 and _format(space) == "new"
            outcome.tally.add(look(space, ()))
        outcome.ok &= outcome.tally.clean
    told = ", ".join(f"{state} {states.count(state)} times" for state in sorted(set(states)))
    outcome.words = f"kills={outcome.kills} during migrate, half of them in its step; found {told}"
    return outcome


def _copied(old: Path, place: Path) -> Path:
    """A workspace of its own for each kill."""
    return Path(shutil.copytree(old, place))


def _put_back(backup: Path, place: Path) -> list[tuple[object, ...]]:
    """The rows of what a backup gives back, every byte compared with its list."""
    place.mkdir()
    put_back(backup, place)
    return _rows(place)


def _format(workspace: Path) -> str:
    """`old`, `new`, or neither."""
    with closing(sqlite3.connect(workspace / "ledger.sqlite")) as db:
        number = int(db.execute("PRAGMA user_version").fetchone()[0])
        named = "SELECT count(*) FROM sqlite_master WHERE name IN ('node', 'leaf_subject')"
        made = int(db.execute(named).fetchone()[0])
    return {(1, 0): "old", (2, 2): "new"}.get((number, made), "mixed")


def _rows(workspace: Path) -> list[tuple[object, ...]]:
    """Every row that a migration must leave as it is."""
    with closing(sqlite3.connect(workspace / "ledger.sqlite")) as db:
        return [row for name in _TABLES for row in db.execute(f"SELECT * FROM {name}")]
