"""Pictures that were read in an earlier run are not read again; what is new is kept when sealed."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from zhendan.domain import FileReport, Sha256
from zhendan.evidence import by_owner
from zhendan.steps.wiring import Wiring


def readings_for(inbox: Path, wiring: Wiring) -> Iterator[Sha256]:
    """The sealed originals in a folder of which something was read before."""
    known = wiring.readings.originals()
    sizes = {one.size for one in wiring.vault.exhibits() if one.sha256 in known}
    files = (path for path in inbox.rglob("*") if sizes and path.is_file())
    for path in files:
        if path.stat().st_size in sizes:
            with path.open("rb") as content:
                found = Sha256(hashlib.file_digest(content, "sha256").hexdigest())
            if found in known:
                yield found


def keep_readings(seen: Mapping[str, bytes], files: tuple[FileReport, ...], wiring: Wiring) -> None:
    """Keep what was read of files that are sealed; what is sealed nowhere leaves nothing."""
    if not seen:
        return
    sealed = {one.sha256 for one in wiring.vault.kept()}
    named = {report.path: report.sha256 for report in files}
    for path, readings in by_owner(seen).items():
        original = named.get(path)
        if original in sealed:
            wiring.readings.keep(original, readings)
