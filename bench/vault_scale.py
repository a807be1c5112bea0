"""A vault that grows: what one more exhibit costs, and how fast `verify` streams.

Invented files. Run `python -m bench.vault_scale [EXHIBITS] [MIB]`. The large vault is simulated:
records, sheets, tree and signatures are real, of the originals only the sizes are, some 400 KiB
each, so that no 20 GB need lie on the disk. CPU is user and system time, children included.
"""

import io
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO

from zhendan.adapters.ledger.sqlite import SqliteLedger
from zhendan.adapters.lock import FolderLock
from zhendan.adapters.signer import KeyFileSigner
from zhendan.domain import ExhibitKind, Provenance, Sha256, SourceClass
from zhendan.evidence import ToSeal, Vault
from zhendan.steps import wire, wire_reading
from zhendan.steps.enciphering import encipher

BATCH = 1000
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_FROM = Provenance("file.csv", "folder", "bench", _NOW, SourceClass.OWN_SYSTEM, "bench")


class Still:
    """A clock that stands."""

    def now(self) -> datetime:
        """Always the same instant."""
        return _NOW


class Sized(io.BytesIO):
    """A file of which only the number and the size exist."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.size = 200_000 + number * 7919 % 400_000
        self.sha256 = Sha256(sha256(f"file {number}".encode()).hexdigest())


class SizedBlobs:
    """Answers the `Blobs` port for files that are simulated."""

    def __init__(self) -> None:
        self.bytes = 0

    def put(self, content: IO[bytes]) -> tuple[Sha256, int]:
        """Count a file's size."""
        assert isinstance(content, Sized)
        self.bytes += content.size
        return content.sha256, content.size

    def open(self, sha256: Sha256) -> IO[bytes]:
        """Nothing lies here."""
        raise OSError(sha256)

    def destroy(self, sha256: Sha256) -> None:
        """Nothing lies here."""

    def __contains__(self, sha256: object) -> bool:
        return True

    def __iter__(self) -> Iterator[Sha256]:
        return iter(())


def cpu() -> float:
    """Seconds of user and system time so far, of this process and its ended children."""
    return sum(
        sum(resource.getrusage(whose)[:2])
        for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )


def timed(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    begun = cpu()
    work()
    return cpu() - begun


def item(number: int) -> ToSeal:
    """A simulated file, ready to be sealed."""
    one = Sized(number)
    return ToSeal(lambda: Sized(number), one.sha256, ExhibitKind.OTHER, _FROM)


def sealing(vault: Vault, number: int) -> float:
    """CPU seconds of sealing one more."""
    return timed(lambda: vault.seal([item(number)]))


def grow(exhibits: int) -> None:
    """One more exhibit at each size: statements and CPU."""
    with tempfile.TemporaryDirectory() as name:
        folder, blobs, lying, first = Path(name), SizedBlobs(), 0, 0.0
        with closing(FolderLock(folder)) as lock:
            for size in sorted({100, 1_000, 10_000, exhibits}):
                ledger = SqliteLedger(folder / "ledger.sqlite", lock=lock)
                signer = KeyFileSigner(folder / "key.pem")
                vault = Vault(ledger, blobs, clock=Still(), signer=signer)
                for start in range(lying, size, BATCH):
                    vault.seal([item(n) for n in range(start, min(start + BATCH, size))])
                said: list[str] = []
                ledger._db.set_trace_callback(said.append)
                spent = [sealing(vault, n) for n in range(size, size + 9)]
                ledger.close()
                lying, took = size + 9, statistics.median(spent)
                first = first or took
                print(
                    f"{size:>7,} exhibits, {blobs.bytes / 1e9:.1f} GB simulated: one more is"
                    f" {len(said) / 9:.0f} statements, {took * 1000:.1f} ms of CPU,"
                    f" {took / first:.2f} × that at 100"
                )


def stream(mib: int) -> None:
    """`verify` of a vault of 256 KiB files against `sha256sum` of the same files, in turn."""
    with tempfile.TemporaryDirectory() as folder:
        place, plain = Path(folder) / "vault", Path(folder) / "plain"
        plain.mkdir()
        with wire(place) as wiring:
            for start in range(0, mib * 4, 100):
                files = [os.urandom(256 << 10) for _ in range(start, min(start + 100, mib * 4))]
                for one in files:
                    (plain / sha256(one).hexdigest()).write_bytes(one)
                wiring.vault.seal([_real(one) for one in files])
        paths = sorted(map(str, plain.iterdir()))
        against("verify of plain originals", place, paths)
        encipher(place)
        against("verify of originals under keys", place, paths)


def _real(content: bytes) -> ToSeal:
    """A file in memory, ready to be sealed."""
    digest = Sha256(sha256(content).hexdigest())
    return ToSeal(lambda: io.BytesIO(content), digest, ExhibitKind.OTHER, _FROM)


def against(what: str, place: Path, paths: list[str]) -> None:
    """Five rounds in turn, by CPU."""
    ratios = []
    for _ in range(5):
        sums = timed(lambda: subprocess.run(["sha256sum", *paths], check=True, stdout=-3))
        with wire_reading(place) as wiring:
            ratios.append(sums / timed(wiring.vault.verify))
    print(
        f"{what}, {len(paths):,} files of 256 KiB: {statistics.median(ratios):.0%} of the speed of"
        f" sha256sum by CPU ({min(ratios):.0%} to {max(ratios):.0%} by round)"
    )


def main(exhibits: int = 50_000, mib: int = 300) -> None:
    """Both measurements."""
    grow(exhibits)
    stream(mib)


if __name__ == "__main__":
    main(*(int(float(word)) for word in sys.argv[1:3]))
