"""F2 and F9: the program is killed at random moments of an import and of a migration."""

import hashlib
import random
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from faults.cuts import invented, item
from faults.outcome import Outcome
from faults.papers import orders
from faults.program import ZHENDAN, killed_after, zhendan
from faults.tally import look
from zhendan.adapters.backup import put_back
from zhendan.steps import wire, wire_reading
from zhendan.steps.look.vault_state import stats

_TABLES = ("meta", "leaf", "exhibit", "checkpoint", "event")


def killed_imports(kills: int = 60, rows: int = 50_000, *, code: str = "") -> Outcome:
    """F2: never part of a batch is visible, and the command run again finishes it.

    `code` replaces the program by a planted one.
    """
    chance = random.Random(2)
    outcome = Outcome("F2", True, "")
    with tempfile.TemporaryDirectory(prefix="zhendan-kill-") as name:
        place = Path(name)
        papers = [orders(place / f"{n}.csv", n, 7 * n) for n in (rows, 1, 2)]
        told = {hashlib.sha256(one.read_bytes()).hexdigest() for one in papers}
        begun = time.monotonic()
        plain = zhendan("import", *papers, "--data", place / "plain", "--json")
        long = time.monotonic() - begun
        workspace = place / "0"
        head = (sys.executable, "-c", code) if code else ZHENDAN
        while outcome.kills < kills:
            command = (*head, "import", *map(str, papers), "--data", str(workspace), "--json")
            # A planted program ends itself where its fault shows.
            said = killed_after(60 if code else chance.uniform(0.1, 1.1) * long, command)
            killed = said.code == -9
            outcome.kills += killed
            if not (workspace / "ledger.sqlite").is_file():
                continue
            begun = time.monotonic()
            found = look(workspace, told if said.code == 0 else ())
            outcome.seconds = max(outcome.seconds, time.monotonic() - begun)
            outcome.tally.add(found)
            outcome.ok &= found.clean and _exhibits(workspace) in (0, len(papers))
            if said.code == 0:
                outcome.ok &= _same(said.answer(), plain.answer(), workspace, place / "plain")
                workspace = place / str(outcome.kills)
        outcome.ok &= _finishes(workspace, papers, place / "plain")
    outcome.words = f"kills={outcome.kills} during import of {rows} orders in one batch of 3 files"
    return outcome


def _finishes(workspace: Path, papers: list[Path], plain: Path) -> bool:
    """After the last kill: run once more without one."""
    said = zhendan("import", *papers, "--data", workspace, "--json")
    return said.code == 0 and _stored(workspace) == _stored(plain)


def _same(made: dict[str, object], plain: dict[str, object], here: Path, there: Path) -> bool:
    """The same batch, and as much in the workspace, as without any kill."""
    return made.get("batch") == plain.get("batch") and _stored(here) == _stored(there)


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
    with closing(sqlite3.connect(workspace / "ledger.sqlite")) as db:
        return int(db.execute("SELECT count(*) FROM exhibit").fetchone()[0])


# --- migration ------------------------------------------------------------------------------
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


def killed_migrations(kills: int = 20, files: int = 400, *, code: str = "") -> Outcome:
    """F9: the ledger is old or new, its rows are equal, and a backup that has its name is whole."""
    chance, outcome = random.Random(9), Outcome("F9", True, "")
    states: set[str] = set()
    with tempfile.TemporaryDirectory(prefix="zhendan-kill-") as name:
        place = Path(name)
        head = (sys.executable, "-c", code) if code else ZHENDAN
        old = old_workspace(place / "w0", files)
        rows, begun = _rows(old), time.monotonic()
        killed_after(60, (*head, "migrate", "--data", str(old)))
        long = time.monotonic() - begun
        while outcome.kills < kills and outcome.ok:
            old = old_workspace(place / f"w{1 + outcome.kills}", files)
            rows = _rows(old)
            command = (*head, "migrate", "--data", str(old))
            killed_after(60 if code else chance.uniform(0.3, 1.0) * long, command)
            outcome.kills += 1
            state = _format(old)
            states.add(state)
            backup = old.with_name(f"{old.name}-before-format-2")
            whole = not backup.exists() or _put_back(backup, place / f"r{old.name}") == rows
            outcome.ok &= whole and state != "mixed" and _rows(old) == rows
            outcome.ok &= zhendan("migrate", "--data", old).code == 0 and _format(old) == "new"
            outcome.tally.add(look(old, ()))
        outcome.ok &= outcome.tally.clean
    outcome.words = f"kills={outcome.kills} during migrate, found {' or '.join(sorted(states))}"
    return outcome


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
