"""接收移交: another's packet taken into one's own vault, so that its chain of custody goes on."""

import hashlib
import io
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from zhendan.casework import TakeoverRefused, TakeoverUnknown
from zhendan.domain import (
    CaseId,
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
from zhendan.steps.packet_told import Told, inside, told_by
from zhendan.steps.taken_case import open_told, require_free
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
    case: CaseId | None = None
    """The case that was opened from it; None where it tells none or none was wanted."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the other side told by another way, and whether its case is to go on here."""

    key: str = ""
    root: str = ""
    open_case: bool = True


def take_over(
    packet: Path, wiring: Wiring, errand: Errand, given: Given | None = None
) -> TakenOver:
    """Verify a packet, seal every file of it, log and proofs included, and open its case.

    The case stands as its sender (`errand.reason`) told it, under `errand.name` or its own name.
    The same packet again changes nothing. Raises `TakeoverRefused` where anything in it is
    wrong, `LetterUnreadable`, `CaseThere`.
    """
    errand.progress.stage(Text("核验并接收证据包", "Verifying and taking over"))
    given = given or Given()
    checked = verify_packet(packet, key_fingerprint=given.key, checkpoint_root=given.root)
    if checked.faults:
        faults = "、".join(sorted({fault.code for fault in checked.faults}))
        raise TakeoverRefused(faults=faults)
    told = told_by(packet) if given.open_case else Told()
    manifest = (packet / _MANIFEST).read_bytes()
    name = hashlib.sha256(manifest).hexdigest()
    require_free(told, name, wiring, errand)
    paths = {one.relative_to(packet).as_posix(): one for one in packet.rglob("*") if one.is_file()}
    items = {one: _to_seal(paths[one], one, told, wiring, errand=errand) for one in sorted(paths)}
    sealed = wiring.vault.seal(list(items.values()))
    facts = {"root": checked.root, "size": checked.size, "from": errand.reason, "by": errand.by}
    wiring.vault.record("taken-over", io.BytesIO(manifest), facts)
    if name not in {note.id for note in read(BOOK, wiring)}:
        files = {path: str(item.sha256) for path, item in items.items()}
        told_key = {"key": given.key, "told_root": given.root}
        write(Page(BOOK, name, "taken_over", {**facts, **told_key, "files": files}), wiring, errand)
    case = open_told(told, name, sealed, wiring, errand=errand)
    return TakenOver(name, checked.root, sealed, checked, case)


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
            place = folder.joinpath(*inside(path))
            place.parent.mkdir(parents=True, exist_ok=True)
            with wiring.vault.open(Sha256(sha256)) as content, place.open("xb") as copy:
                shutil.copyfileobj(content, copy)
        yield folder


def _to_seal(path: Path, name: str, told: Told, wiring: Wiring, *, errand: Errand) -> ToSeal:
    """A file of the packet; an exhibit keeps the kind, title and name that its sender gave it."""
    with path.open("rb") as file:
        sha256 = Sha256(hashlib.file_digest(file, "sha256").hexdigest())
    listed = told.exhibits.get(name)
    provenance = Provenance(
        original_name=listed.name if listed else name,
        obtained_how="handover",
        obtained_by=errand.by,
        obtained_at=wiring.clock.now(),
        source=SourceClass.STATEMENT,
        tool=(listed and listed.tool) or "zhendan handover take",
    )
    kind = listed.kind if listed else ExhibitKind.OTHER
    title = listed.title if listed and listed.title else name
    parent = listed.parent if listed else None
    return ToSeal(lambda: path.open("rb"), sha256, kind, provenance, title, parent)
