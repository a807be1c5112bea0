"""Pictures that were read in an earlier run are not read again; what is new is kept when sealed."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from zhendan.domain import FileReport, Sha256
from zhendan.evidence import by_owner
from zhendan.steps.wiring import Wiring


def readings_for(inbox: Path, wiring: Wiring) -> Iterator[Sha256]:
    """The hash of every file in a folder of which something may have been read before."""
    if not wiring.readings.filled():
        return
    for path in inbox.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as content:
                yield Sha256(hashlib.file_digest(content, "sha256").hexdigest())


def keep_readings(seen: Mapping[str, bytes], files: tuple[FileReport, ...], wiring: Wiring) -> None:
    """Keep what was read of files that are sealed; what is sealed nowhere leaves nothing."""
    if not seen:
        return
    named = {report.path: report.sha256 for report in files}
    for path, readings in by_owner(seen).items():
        original = named.get(path)
        if original is not None and wiring.vault.holds(original):
            wiring.readings.keep(original, readings)
