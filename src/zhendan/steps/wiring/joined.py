"""Every port with its adapter: what a run of the steps works with."""

import hashlib
import platform
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from zhendan.adapters.backup import refuse_taken
from zhendan.adapters.clock import SystemClock
from zhendan.adapters.ledger.sql import SqlLedger
from zhendan.adapters.lock import FolderLock
from zhendan.adapters.mappings import FolderMappings
from zhendan.adapters.press import BothPresses
from zhendan.adapters.press.docx_back import ReturnedDocuments
from zhendan.adapters.press.picture_desk import PictureDesk
from zhendan.adapters.secret import people_key
from zhendan.adapters.signer import KeyFileSigner
from zhendan.adapters.stamp_queue import FolderStampQueue
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.adapters.tables.parquet import ParquetFolder, parquet_folder
from zhendan.adapters.tsa import HttpAuthority
from zhendan.appeal import Documents, Pictures, Press
from zhendan.casework import NOBODY, Desk, Ledger
from zhendan.domain import Clock, PersonId
from zhendan.evidence import Readings, Setting, StampQueue, TimeAuthority, Vault
from zhendan.intake import MappingShelf
from zhendan.rulebook import Rulebook, read_additions
from zhendan.steps.wiring.ledgers import open_ledger
from zhendan.steps.wiring.originals import open_blobs
from zhendan.steps.wiring.rules import wire_rules

DEFAULT_WORKSPACE = Path("zhendan-data")
"""Where a workspace lies when nobody names another place."""
LARGE_FILES = "zhendan.adapters.tables.large_files"
"""The program that reads large files in bulk, in a process of its own."""


@dataclass(frozen=True, slots=True)
class Wiring:
    """The adapters that one run of a step works with."""

    workspace: Path
    clock: Clock
    ledger: Ledger
    vault: Vault
    rulebook: Rulebook
    press: Press
    pictures: Pictures
    documents: Documents
    tables: Callable[[], DuckdbTables]
    secret: bytes
    """Key of the HMACs that stand for people's data in this workspace."""
    stamp_queue: StampQueue
    """Time-stamp authorities that have still to answer."""
    mappings: MappingShelf
    """Column mappings that a person wrote once, each with the header it is for."""
    readings: Readings
    """What was read in pictures, kept with its originals."""

    def desk(self, by: str = "") -> Desk:
        """The desk of casework; every event bears the name of who works at it."""
        return Desk(self.ledger, self.clock, PersonId(by.strip()) if by.strip() else NOBODY)

    def authority(self, url: str, chain: bytes) -> TimeAuthority:
        """The time-stamp authority at an address, trusted by its own roots alone."""
        return HttpAuthority(urlsplit(url).hostname or url, url, chain)


@contextmanager
def wire(workspace: Path, *, clock: Clock | None = None, empty: bool = False) -> Iterator[Wiring]:
    """The wiring of a shop that keeps everything on one machine, as its only writer.

    Raises `FolderBusy` where another process works in the workspace, `LedgerNotDurable` where
    the disk promises too little, `LedgerTooNew` where a newer program wrote it; with `empty`,
    `PlaceTaken` where anything lies in the folder already.
    """
    if empty:
        refuse_taken(workspace)
    with ExitStack() as open_things:
        lock = open_things.enter_context(closing(FolderLock(workspace)))
        ledger = open_things.enter_context(closing(open_ledger(workspace, lock)))
        yield _joined(workspace, ledger, lock, clock or SystemClock())


@contextmanager
def wire_reading(workspace: Path) -> Iterator[Wiring]:
    """The same for a reader, who takes no lock and may look while a writer works."""
    with closing(open_ledger(workspace, None)) as ledger:
        yield _joined(workspace, ledger, None, SystemClock())


@contextmanager
def wire_parquet(out: Path, workspace: Path) -> Iterator[tuple[ParquetFolder, bytes]]:
    """A folder of canonical Parquet that appears when it is whole, and the workspace's key.

    Raises `FolderNotEmpty` where something lies there already.
    """
    secret = people_key(workspace / "keys" / "people.key")
    with parquet_folder(out, secret) as folder:
        yield folder, secret


def wire_tables(path: Path | None = None) -> DuckdbTables:
    """Tables alone, for an audit that opens no case."""
    return DuckdbTables(path)


def _joined(workspace: Path, ledger: SqlLedger, lock: FolderLock | None, clock: Clock) -> Wiring:
    """Every port with its adapter."""
    blobs = open_blobs(workspace, lock)
    # A reader makes no key: where it is lost, that must show.
    signer = KeyFileSigner(workspace / "keys" / "log.pem", make=lock is not None)
    setting = Setting(environment=_environment())
    return Wiring(
        workspace=workspace,
        clock=clock,
        ledger=ledger,
        vault=Vault(ledger, blobs, clock=clock, signer=signer, setting=setting),
        rulebook=Rulebook.shipped().with_additions(read_additions(wire_rules(workspace))),
        press=BothPresses(),
        pictures=PictureDesk(),
        documents=ReturnedDocuments(),
        tables=DuckdbTables,
        secret=people_key(workspace / "keys" / "people.key"),
        stamp_queue=FolderStampQueue(workspace / "stamping" / "waiting.json"),
        mappings=FolderMappings(workspace / "mappings"),
        readings=blobs.readings,
    )


@cache
def _environment() -> Mapping[str, str]:
    """What a custody sheet says of the machine (民事诉讼证据规定 Art. 93); slow, so asked once."""
    return {
        "program": f"zhendan {version('zhendan')}",
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "host": _host(),
    }


def _host() -> str:
    """The machine by a number that tells no name: the first digits of a hash of its own."""
    name = f"zhendan:{platform.node()}:{platform.machine()}"
    return hashlib.sha256(name.encode()).hexdigest()[:16]
