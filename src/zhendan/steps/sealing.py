"""How a file of an inbox is handed to the vault."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from zhendan.domain import FileReport, Provenance, Sha256
from zhendan.evidence import ToSeal
from zhendan.steps.errand import Errand
from zhendan.steps.wiring import Wiring

AT_ONCE = 64 * 1024**2
"""Bytes that are stored in one moment, at most, unless one file is larger."""


def brought(
    inbox: Path, files: Sequence[FileReport], wiring: Wiring, errand: Errand
) -> Mapping[Sha256, int]:
    """Store the bytes of files that are about to be sealed, with room for others in between."""
    found: dict[Sha256, int] = {}
    for batch in _batches(inbox, files):
        with wiring.moment() as now:
            found |= now.vault.bring([to_seal(inbox, one, now, errand.by) for one in batch])
        errand.progress.advance(len(batch))
    return found


def _batches(inbox: Path, files: Sequence[FileReport]) -> Iterator[list[FileReport]]:
    """Files in their order, so many at a time as one moment stores."""
    batch: list[FileReport] = []
    size = 0
    for report in files:
        place = inbox / report.path
        more = place.stat().st_size if place.is_file() else 0
        if batch and size + more > AT_ONCE:
            yield batch
            batch, size = [], 0
        batch.append(report)
        size += more
    if batch:
        yield batch


def to_seal(inbox: Path, report: FileReport, wiring: Wiring, by: str) -> ToSeal:
    """One file as it is handed to the vault, with how it came to us."""
    path = inbox / report.path
    provenance = Provenance(
        original_name=report.path,
        obtained_how="folder",
        obtained_by=by,
        obtained_at=wiring.clock.now(),
        source=report.source,
        tool=f"intake: {report.recognised_as}",
        edited_after_export=report.edited_after_export,
    )
    return ToSeal(
        open=lambda: path.open("rb"),
        sha256=report.sha256,
        kind=report.kind,
        provenance=provenance,
        title=report.title.zh,
    )
