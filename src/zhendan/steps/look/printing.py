"""The dossier as files: PDF and DOCX; the same state gives the same bytes."""

from collections.abc import Mapping

from zhendan.domain import ExhibitKind, Sha256, Text
from zhendan.steps.appeal import Appealed
from zhendan.steps.errand import Errand
from zhendan.steps.wiring import Wiring


def print_dossier(appealed: Appealed, wiring: Wiring, errand: Errand) -> tuple[bytes, bytes]:
    """The dossier as PDF and as DOCX."""
    pictures = _pictures(appealed, wiring)
    errand.progress.stage(Text("排版 PDF", "Setting the PDF"))
    pdf = wiring.press.pdf(appealed.dossier, pictures)
    errand.progress.stage(Text("排版 DOCX", "Setting the DOCX"))
    return pdf, wiring.press.docx(appealed.dossier, pictures)


def _pictures(appealed: Appealed, wiring: Wiring) -> Mapping[Sha256, bytes]:
    """The sealed bytes of every exhibit that is a picture."""
    pictures = {}
    for exhibit in appealed.material.exhibits:
        if exhibit.kind is ExhibitKind.PICTURE:
            with wiring.vault.open(exhibit.sha256) as content:
                pictures[exhibit.sha256] = content.read()
    return pictures
