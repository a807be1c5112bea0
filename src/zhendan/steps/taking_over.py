"""接收移交: another's packet taken into one's own vault, so that its chain of custody goes on."""

import hashlib
import io
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from zhendan.casework import TakeoverRefused, TakeoverUnknown
from zhendan.domain import (
    ExhibitKind,
    Note,
    Page,
    Provenance,
    Sha256,
    SourceClass,
    Text,
    Verification,
)
from zhendan.evidence import Sealed, ToSeal, verify_packet
from zhendan.steps.books import read, write
from zhendan.steps.errand import Errand
from zhendan.steps.wiring import Wiring

BOOK = "takeovers"
_MANIFEST = "manifest-sha256.txt"


@dataclass(frozen=True, slots=True)
class TakenOver:
    """A packet that lies in this vault now."""

    packet: str
    """SHA-256 of its payload manifest: its name on both sides."""
    root: str
    """Root of the other side's log, as the packet bears it."""
    sealed: Sealed
    checked: Verification


def take_over(
    packet: Path, wiring: Wiring, errand: Errand, *, key: str = "", root: str = ""
) -> TakenOver:
    """Verify a packet and seal every one of its files, log and proofs included.

    `key` and `root` are what the other side told by another way. The same packet again changes
    nothing. Raises `TakeoverRefused` where anything in it is wrong.
    """
    errand.progress.stage(Text("核验并接收证据包", "Verifying and taking over"))
    checked = verify_packet(packet, key_fingerprint=key, checkpoint_root=root)
    if checked.faults:
        told = "、".join(sorted({fault.code for fault in checked.faults}))
        raise TakeoverRefused(faults=told)
    paths = sorted(one for one in packet.rglob("*") if one.is_file())
    items = {
        one.relative_to(packet).as_posix(): _to_seal(one, packet, wiring, errand) for one in paths
    }
    sealed = wiring.vault.seal(list(items.values()))
    manifest = (packet / _MANIFEST).read_bytes()
    name = hashlib.sha256(manifest).hexdigest()
    facts = {"root": checked.root, "size": checked.size, "from": errand.reason, "by": errand.by}
    wiring.vault.record("taken-over", io.BytesIO(manifest), facts)
    if name not in {note.id for note in read(BOOK, wiring)}:
        files = {path: str(item.sha256) for path, item in items.items()}
        told_key = {"key": key, "told_root": root}
        write(Page(BOOK, name, "taken_over", {**facts, **told_key, "files": files}), wiring, errand)
    return TakenOver(name, checked.root, sealed, checked)


def taken(wiring: Wiring) -> tuple[Note, ...]:
    """Every packet that was taken over."""
    return read(BOOK, wiring)


def check_taken(packet: str, wiring: Wiring) -> Verification:
    """Lay a taken-over packet out again from the vault and verify it with its own proofs.

    Raises `TakeoverUnknown`.
    """
    note = next((one for one in taken(wiring) if one.id.startswith(packet) and packet), None)
    if note is None:
        raise TakeoverUnknown(packet=packet)
    with laid_out(note, wiring) as folder:
        return verify_packet(
            folder, key_fingerprint=note.says("key"), checkpoint_root=note.says("told_root")
        )


@contextmanager
def laid_out(note: Note, wiring: Wiring) -> Iterator[Path]:
    """The files of a taken-over packet under their own paths."""
    files = note.page.fields.get("files")
    with TemporaryDirectory(prefix="zhendan-taken-") as name:
        folder = Path(name) / "packet"
        for path, sha256 in sorted(files.items() if isinstance(files, dict) else ()):
            place = folder.joinpath(*_parts(path))
            place.parent.mkdir(parents=True, exist_ok=True)
            with wiring.vault.open(Sha256(sha256)) as content, place.open("xb") as copy:
                shutil.copyfileobj(content, copy)
        yield folder


def _parts(path: str) -> list[str]:
    """The path's parts; it was verified when it came, and still it never climbs."""
    return [part for part in PurePosixPath(path).parts if part not in ("/", "..", ".")]


def _to_seal(path: Path, packet: Path, wiring: Wiring, errand: Errand) -> ToSeal:
    name = path.relative_to(packet).as_posix()
    with path.open("rb") as file:
        sha256 = Sha256(hashlib.file_digest(file, "sha256").hexdigest())
    provenance = Provenance(
        original_name=name,
        obtained_how="handover",
        obtained_by=errand.by,
        obtained_at=wiring.clock.now(),
        source=SourceClass.STATEMENT,
        tool="zhendan handover take",
    )
    return ToSeal(lambda: path.open("rb"), sha256, ExhibitKind.OTHER, provenance, title=name)
