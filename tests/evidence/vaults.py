"""Vaults to try things on: real ledger, blobs and key in a temporary folder, a clock that ticks."""

import hashlib
import io
import shutil
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import settings

from zhendan.adapters.blobs import FolderBlobs
from zhendan.adapters.ledger.sqlite import SqliteLedger
from zhendan.adapters.lock import FolderLock
from zhendan.adapters.signer import KeyFileSigner
from zhendan.domain import (
    CaseId,
    Exhibit,
    ExhibitKind,
    Provenance,
    Sha256,
    SourceClass,
    Verification,
)
from zhendan.evidence import Packed, PacketPlan, Setting, ToSeal, Vault, build_packet

DISK = settings(deadline=None, max_examples=40)
"""For property tests that write to disk: no single example is held against the clock."""
START = datetime(2026, 6, 21, 1, 30, tzinfo=UTC)


class TickingClock:
    """A clock that moves one second each time somebody looks, unless it is set."""

    def __init__(self, start: datetime = START) -> None:
        self.time = start

    def now(self) -> datetime:
        """The next second."""
        self.time += timedelta(seconds=1)
        return self.time


def sha(content: bytes) -> Sha256:
    """The hash of some bytes."""
    return Sha256(hashlib.sha256(content).hexdigest())


def to_seal(
    content: bytes,
    name: str = "订单.csv",
    *,
    kind: ExhibitKind = ExhibitKind.ORDER_RECORD,
    parent: Sha256 | None = None,
    expected: Sha256 | None = None,
) -> ToSeal:
    """A file in memory, ready to be sealed."""
    return ToSeal(
        open=lambda: io.BytesIO(content),
        sha256=expected or sha(content),
        kind=kind,
        provenance=Provenance(name, "folder", "店主", START, SourceClass.PLATFORM, "zhendan test"),
        title=kind.words.zh,
        parent=parent,
    )


ORIGINAL = b"archive with a member"
CONTENTS = (b"order_no,paid\n1,19.90\n", b"\x00\x01\x02", "聊天".encode(), ORIGINAL)


def sample_items() -> list[ToSeal]:
    """Five files: four originals, one of them private, and a member of an archive."""
    kinds = (
        ExhibitKind.ORDER_RECORD,
        ExhibitKind.SHOP_MARK,
        ExhibitKind.CHAT_LOG,
        ExhibitKind.OTHER,
    )
    names = ("订单.csv", "刷单表.xlsx", "聊天.txt", "导出.zip")
    items = [
        to_seal(content, name, kind=kind)
        for content, name, kind in zip(CONTENTS, names, kinds, strict=True)
    ]
    return [*items, to_seal(b"a member", "导出.zip!/a.csv", parent=sha(ORIGINAL))]


@dataclass
class Workspace:
    """A data folder that a test opens, closes, damages and opens again."""

    folder: Path
    clock: TickingClock = field(default_factory=TickingClock)

    @property
    def ledger_file(self) -> Path:
        """The SQLite file."""
        return self.folder / "ledger.sqlite"

    def blob(self, content: bytes) -> Path:
        """Where these bytes are kept."""
        name = sha(content)
        return self.folder / "blobs" / name[:2] / name

    def seal(self, *items: ToSeal) -> tuple[Exhibit, ...]:
        """Open, seal, close."""
        with self.open() as opened:
            return opened.vault.seal(items).exhibits

    def verify(self, against: str | None = None) -> Verification:
        """Look into it as a reader, without the lock."""
        with closing(SqliteLedger(self.ledger_file, lock=None)) as ledger:
            blobs = FolderBlobs(self.folder / "blobs", lock=None)
            signer = KeyFileSigner(self.folder / "key.pem")
            return Vault(ledger, blobs, clock=self.clock, signer=signer).verify(against)

    def checkpoint(self) -> str:
        """The text of the newest checkpoint."""
        with self.open() as opened:
            return opened.vault.newest().note

    def open(self) -> "Opened":
        """Open for writing; use as a context."""
        return Opened(self)

    def copy(self, to: Path) -> "Workspace":
        """The same folder a second time."""
        shutil.copytree(self.folder, to)
        return Workspace(to, TickingClock(self.clock.time))


class Opened:
    """A workspace that is open for writing."""

    def __init__(self, space: Workspace) -> None:
        self.lock = FolderLock(space.folder)
        self.ledger = SqliteLedger(space.ledger_file, lock=self.lock, reserve=0)
        self.blobs = FolderBlobs(space.folder / "blobs", lock=self.lock, reserve=0)
        signer = KeyFileSigner(space.folder / "key.pem")
        setting = Setting(environment={"program": "zhendan test"})
        self.vault = Vault(
            self.ledger, self.blobs, clock=space.clock, signer=signer, setting=setting
        )

    def __enter__(self) -> "Opened":
        return self

    def __exit__(self, *_: object) -> None:
        self.ledger.close()
        self.lock.close()


def sealed_workspace(folder: Path) -> Workspace:
    """A workspace with the five sample files sealed."""
    space = Workspace(folder)
    space.seal(*sample_items())
    return space


DOSSIER = {"申诉材料.pdf": b"%PDF-1.7 invented", "申诉材料.docx": b"PK invented"}


def packet_of(space: Workspace, out: Path, *, leave_out: tuple[str, ...] = ("E002",)) -> Packed:
    """A packet of everything but what is left out."""
    with space.open() as opened:
        exhibits = tuple(e.id for e in opened.vault.exhibits() if e.id not in leave_out)
        plan = PacketPlan(
            vault=opened.vault,
            case=CaseId("taobao-WG20260620000001"),
            shop_name="示例家居旗舰店",
            dossier=DOSSIER,
            exhibits=exhibits,
            synthetic=True,
        )
        return build_packet(out, plan)
