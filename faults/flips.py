"""F7: one bit at a time, in originals, ledger and signing key; `verify` names what was changed."""

import random
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path

from faults.cuts import invented, item
from faults.outcome import Outcome
from zhendan.adapters.signer import KeyFileSigner
from zhendan.domain import CaseId, Event, EventKind, PersonId, ZhendanError
from zhendan.steps import wire, wire_reading

TABLES = ("meta", "leaf", "node", "exhibit", "checkpoint", "event")


def sealed(folder: Path, files: int) -> Path:
    """A workspace with sealed files and case events, closed in good order."""
    with wire(folder) as wiring:
        wiring.vault.seal([item(invented(number)) for number in range(files)])
        case, by, now = CaseId("invented-1"), PersonId("faults"), wiring.clock.now()
        wiring.ledger.append(
            [Event(case, EventKind.DECIDED, now, by, {"n": n}) for n in range(files)]
        )
    return folder


def flipped(
    flips: int = 200, files: int = 12, *, planted: AbstractContextManager[object] | None = None
) -> Outcome:
    """Flips, drawn over the bytes of three kinds of file; each is taken back afterwards."""
    chance, found, silent = random.Random(7), 0, 0
    missed: list[str] = []
    with tempfile.TemporaryDirectory(prefix="zhendan-flip-") as name, planted or nullcontext():
        folder = sealed(Path(name) / "data", files)
        originals = sorted(path for path in (folder / "blobs").rglob("*") if path.is_file())
        kinds = (originals, [folder / "ledger.sqlite"] * 3, [folder / "keys" / "log.pem"])
        weights, rows = (9, 10, 1), _rows(folder)
        # A bit that nothing ever reads is counted apart; as many others are drawn.
        while found + len(missed) < flips:
            path = chance.choice(chance.choices(kinds, weights)[0])
            at, bit = chance.randrange(path.stat().st_size), 1 << chance.randrange(8)
            state = flip(folder, (path, at, bit), rows)
            found += state == "found"
            silent += state == "changes nothing"
            missed += [f"{path.name} byte {at} bit {bit}"] if state == "missed" else []
    words = f"flips={flips} found={found}; {silent} more in bytes that are never read back"
    words += f"; missed: {', '.join(missed[:5])}" if missed else ""
    return Outcome("F7", not missed, words, flips=(found, flips))


def flip(folder: Path, place: tuple[Path, int, int], rows: object) -> str:
    """Turn one bit, verify, turn it back: `found`, `missed` or `changes nothing`."""
    path, at, bit = place
    whole = path.read_bytes()
    path.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
    try:
        named = _named(folder)
        if path.suffix not in (".sqlite", ".pem"):
            return "found" if any(path.name in one for one in named) else "missed"
        if named:
            return "found"
        return "changes nothing" if _rows(folder) == rows else "missed"
    finally:
        path.write_bytes(whole)


def _named(folder: Path) -> Sequence[str]:
    """What `verify` names; the hash of the bytes stands for an exhibit."""
    try:
        with wire_reading(folder) as wiring:
            found = wiring.vault.verify()
            hashes = {e.id: e.sha256 for e in wiring.vault.exhibits()} if found.faults else {}
    except ZhendanError as refused:
        return [str(refused)]
    return [f"{one.code} {one.item} {hashes.get(one.item, '')}" for one in found.faults]  # type: ignore[call-overload]


def _rows(folder: Path) -> object:
    """Every value that a reader can get; the key as far as it signs."""
    try:
        key = KeyFileSigner(folder / "keys" / "log.pem", make=False).public_key()
        with closing(sqlite3.connect(folder / "ledger.sqlite")) as db:
            return [key, *(db.execute(f"SELECT * FROM {name}").fetchall() for name in TABLES)]
    except sqlite3.DatabaseError as unreadable:
        return str(unreadable)
