"""A vault that grows: what one more exhibit costs, and how fast `verify` streams.

Invented files. Run `python -m bench.vault_scale [EXHIBITS] [MIB]`; ratios only, in one run.
"""

import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from zhendan.domain import ExhibitKind, Provenance, Sha256, SourceClass
from zhendan.evidence import ToSeal
from zhendan.steps import wire, wire_reading

BATCH = 1000
_FROM = Provenance(
    "file.csv", "folder", "bench", datetime(2026, 1, 1, tzinfo=UTC), SourceClass.OWN_SYSTEM, "bench"
)


def item(content: bytes) -> ToSeal:
    """A file in memory, ready to be sealed."""
    digest = Sha256(sha256(content).hexdigest())
    return ToSeal(lambda: io.BytesIO(content), digest, ExhibitKind.OTHER, _FROM)


def one_more(workspace: Path, word: str) -> float:
    """Median seconds of sealing one small file into an open vault, nine times."""
    spent = []
    with wire(workspace) as wiring:
        for step in range(9):
            begun = time.perf_counter()
            wiring.vault.seal([item(f"{word} {step}".encode())])
            spent.append(time.perf_counter() - begun)
    return statistics.median(spent)


def timed(work: Callable[[], object]) -> float:
    """Seconds of one call."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def grow(exhibits: int) -> None:
    """One more exhibit at each tenfold size."""
    with tempfile.TemporaryDirectory() as folder:
        place, lying, first = Path(folder) / "vault", 0, 0.0
        for size in sorted({100, 1_000, 10_000, exhibits}):
            with wire(place) as wiring:
                for start in range(lying, size, BATCH):
                    stop = min(start + BATCH, size)
                    wiring.vault.seal([item(f"file {n}".encode()) for n in range(start, stop)])
            lying = size
            spent = one_more(place, f"at {size}")
            first = first or spent
            print(f"{size:>7,} exhibits: one more costs {spent / first:.2f} × that at 100")


def stream(mib: int) -> None:
    """`verify` of a vault of 256 KiB files against `sha256sum` of the same files, in turn."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "vault"
        with wire(place) as wiring:
            for start in range(0, mib * 4, 100):
                stop = min(start + 100, mib * 4)
                wiring.vault.seal([item(os.urandom(256 << 10)) for _ in range(start, stop)])
        blobs = [str(path) for path in (place / "blobs").rglob("*") if path.is_file()]
        ratios = []
        for _ in range(5):
            plain = timed(lambda: subprocess.run(["sha256sum", *blobs], check=True, stdout=-3))
            with wire_reading(place) as wiring:
                ours = timed(wiring.vault.verify)
            ratios.append(plain / ours)
        print(
            f"verify of {mib} MiB in {len(blobs):,} files: {statistics.median(ratios):.0%} of the "
            f"speed of sha256sum ({min(ratios):.0%} to {max(ratios):.0%} by round)"
        )


def main(exhibits: int = 20_000, mib: int = 300) -> None:
    """Both measurements."""
    grow(exhibits)
    stream(mib)


if __name__ == "__main__":
    main(*(int(float(word)) for word in sys.argv[1:3]))
