"""How a file of an inbox is handed to the vault."""

from pathlib import Path

from zhendan.domain import FileReport, Provenance
from zhendan.evidence import ToSeal
from zhendan.steps.wiring import Wiring


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
