"""F4 and F5: the disk fills up and grows again; the disk turns read-only."""

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path
from random import Random

from faults.cuts import item
from faults.outcome import Outcome, skipped
from faults.papers import orders
from faults.program import zhendan
from faults.tally import look
from zhendan.adapters.blobs import FolderBlobs
from zhendan.adapters.clock import SystemClock
from zhendan.adapters.ledger.sqlite import SqliteLedger
from zhendan.adapters.lock import FolderLock
from zhendan.adapters.signer import KeyFileSigner
from zhendan.adapters.storage_errors import SpaceLow
from zhendan.evidence import Vault
from zhendan.steps import wire

NO_DISK = "a small disk can be mounted by root only"
Planted = Callable[[], AbstractContextManager[object]]


@contextmanager
def small_disk(mib: int) -> Iterator[Path | None]:
    """A disk of its own in memory; None where this machine does not let us mount one."""
    with tempfile.TemporaryDirectory(prefix="zhendan-disk-") as name:
        made = _mount("-t", "tmpfs", "-o", f"size={mib}m", "tmpfs", name)
        try:
            yield Path(name) if made else None
        finally:
            if made:
                subprocess.run(["umount", name], check=True)


def _mount(*words: str) -> bool:
    """Whether mounting succeeded."""
    try:
        return subprocess.run(["mount", *words], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@contextmanager
def _vault_without_reserve(folder: Path) -> Iterator[Vault]:
    """The vault of a workspace that fills its disk to the brim; no other promise is weaker."""
    with (
        closing(FolderLock(folder)) as lock,
        closing(SqliteLedger(folder / "ledger.sqlite", lock=lock, reserve=0)) as ledger,
    ):
        blobs = FolderBlobs(folder / "blobs", lock=lock, reserve=0)
        signer = KeyFileSigner(folder / "keys" / "log.pem")
        yield Vault(ledger, blobs, clock=SystemClock(), signer=signer)


def filled_disk(mib: int = 64, *, sure: bool = True) -> Outcome:
    """F4: the program refuses below its reserve; filled to the brim, acknowledged = found.

    `sure` off plants the fault of counting a file as acknowledged before it is sealed.
    """
    outcome, told, chance = Outcome("F4", True, ""), [], Random(4)
    with small_disk(mib) as disk:
        if disk is None:
            return skipped("F4", NO_DISK)
        with tempfile.TemporaryDirectory() as name:
            paper = orders(Path(name) / "orders.csv", 5)
            said = zhendan("import", paper, "--data", disk / "reserve", "--lang", "en")
        outcome.ok &= said.code != 0 and "ZD922" in said.err and "Traceback" not in said.err
        with _vault_without_reserve(disk / "data") as vault:
            while True:
                one = item(chance.randbytes(300_000))
                told += [] if sure else [one.sha256]
                try:
                    vault.seal([one])
                except SpaceLow:
                    break
                told += [one.sha256] if sure else []
            before = len(told)
            outcome.ok &= _mount("-o", f"remount,size={mib + 512}m", str(disk))
            for _ in range(5):
                one = item(chance.randbytes(300_000))
                vault.seal([one])
                told.append(one.sha256)
        outcome.tally = look(disk / "data", told)
    outcome.ok &= outcome.tally.clean and before > mib // 2
    outcome.words = f"{mib} MB full after {before} files, 5 more once it grew; {outcome.tally}"
    return outcome


def read_only_disk(planted: Planted = nullcontext) -> Outcome:
    """F5: what was acknowledged is read; writing is refused in words and not by a crash."""
    outcome = Outcome("F5", True, "")
    with small_disk(400) as disk:
        if disk is None:
            return skipped("F5", NO_DISK)
        place, kept = disk / "data", [item(f"file {n}".encode()) for n in range(9)]
        with wire(place) as wiring:
            wiring.vault.seal(kept)
        outcome.ok &= _mount("-o", "remount,ro", str(disk))
        seen = zhendan("verify", "--data", place, "--json")
        outcome.ok &= seen.code == 0 and seen.answer().get("size") == len(kept)
        with tempfile.TemporaryDirectory() as name, planted():
            paper = orders(Path(name) / "orders.csv", 5)
            said = zhendan("import", paper, "--data", place, "--lang", "en")
        refused = said.code != 0 and "ZD923" in said.err and "Traceback" not in said.err
        outcome.ok &= refused
    outcome.words = f"{len(kept)} files read and verified, writing refused (exit {said.code})"
    return outcome
