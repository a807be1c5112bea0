"""Join each port to the adapter that answers it; no other file names an adapter."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from zhendan.adapters.blobs import FolderBlobs
from zhendan.adapters.clock import SystemClock
from zhendan.adapters.ledger.sqlite import SqliteLedger
from zhendan.adapters.press.docx import DocxPress
from zhendan.adapters.press.pdf import TypstPress
from zhendan.adapters.signer import KeyFileSigner
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.appeal import Press
from zhendan.casework import Ledger
from zhendan.domain import Clock, Tables
from zhendan.evidence import Vault
from zhendan.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Wiring:
    """The adapters that one run of a step works with."""

    workspace: Path
    clock: Clock
    ledger: Ledger
    vault: Vault
    rulebook: Rulebook
    press: Press
    tables: Callable[[], Tables]
    secret: bytes
    """Key of the HMACs that stand for people's data in this workspace."""
