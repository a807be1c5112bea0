"""The adapters that copy, restore, count and bring up to date a workspace."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from zhendan.adapters.backup import (
    BackedUp,
    arriving,
    back_up,
    publish,
    put_back,
    refuse_taken,
)
from zhendan.adapters.ledger.connection import FORMAT
from zhendan.adapters.ledger.sqlite import SqliteLedger
from zhendan.adapters.lock import FolderLock
from zhendan.adapters.migration import Migrated, migrate
from zhendan.domain import Progress, Sha256, Text
from zhendan.steps.wiring.ledgers import open_ledger, require_file
from zhendan.steps.wiring.originals import (
    FOLDER,
    SEALED,
    carry_over,
    elsewhere,
    keys_of,
    open_blobs,
    put_under_keys,
)

_STAGE = Text("逐件加密原件", "Enciphering originals one by one")


@dataclass(frozen=True, slots=True)
class Stored:
    """How much a workspace holds."""

    schema: int
    """Format of the ledger."""
    tables: Mapping[str, int]
    """Rows of each table of the ledger."""
    blobs: int
    bytes: int


def copied(workspace: Path, out: Path, *, progress: Progress) -> BackedUp:
    """A backup of a workspace, also beside a running writer. Raises `PlaceTaken`."""
    require_file(workspace)
    stored = elsewhere(workspace)
    places = {FOLDER: stored.plain, SEALED: stored.sealed} if stored else None
    return back_up(workspace, out, progress=progress, stored=places)


@contextmanager
def put_back_into(
    source: Path, workspace: Path, *, progress: Progress
) -> Iterator[tuple[Path, BackedUp]]:
    """A restored workspace under a passing name; it gets its own when the block ends well."""
    require_file(workspace)
    refuse_taken(workspace)
    with arriving(workspace) as place:
        made = put_back(source, place, progress=progress)
        with (
            closing(FolderLock(place)) as lock,
            closing(SqliteLedger(place / "ledger.sqlite", lock=lock)) as ledger,
        ):
            ledger.note_restored(made.checkpoint)
            carry_over(place)
        yield place, made
        publish(place, workspace)


def brought_up_to_date(workspace: Path, to: int | None) -> Migrated:
    """The ledger of a workspace in the present format; backed up before anything is changed."""
    require_file(workspace)
    return migrate(workspace, to)


def sealed_under_keys(workspace: Path, progress: Progress) -> tuple[int, tuple[Sha256, ...]]:
    """Keep originals under keys from now on: how many were sealed, and which are altered.

    Raises `FolderBusy`.
    """
    require_file(workspace)
    with closing(FolderLock(workspace)) as lock:
        progress.stage(_STAGE, None)
        done = []
        for one in put_under_keys(workspace, lock):
            done.append(one)
            progress.advance()
    return sum(sound for _, sound in done), tuple(sha for sha, sound in done if not sound)


def keys_destroyed(workspace: Path) -> frozenset[Sha256]:
    """The originals whose key was destroyed."""
    return keys_of(workspace).destroyed()


def stored(workspace: Path) -> Stored:
    """How much a workspace holds, table by table."""
    with closing(open_ledger(workspace, None)) as ledger:
        sizes = open_blobs(workspace, None).sizes()
        return Stored(FORMAT, ledger.counts(), len(sizes), sum(sizes))
