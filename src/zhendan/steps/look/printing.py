"""The dossier as files: PDF and DOCX; the same state gives the same bytes."""

import io
from collections.abc import Mapping

from zhendan.domain import ExhibitKind, Sha256, Text
from zhendan.steps.appeal import Appealed
from zhendan.steps.errand import Errand
from zhendan.steps.wiring import Wiring


def print_dossier(appealed: Appealed, wiring: Wiring, errand: Errand) -> tuple[bytes, bytes]:
    """The dossier as PDF and as DOCX."""
    pictures = pictures_of(appealed, wiring)
    errand.progress.stage(Text("排版 PDF", "Setting the PDF"))
    pdf = wiring.press.pdf(appealed.dossier, pictures)
    errand.progress.stage(Text("排版 DOCX", "Setting the DOCX"))
    return pdf, wiring.press.docx(appealed.dossier, pictures)


def print_pdf(appealed: Appealed, wiring: Wiring, errand: Errand) -> bytes:
    """The dossier as PDF alone."""
    errand.progress.stage(Text("排版 PDF", "Setting the PDF"))
    return wiring.press.pdf(appealed.dossier, pictures_of(appealed, wiring))


def pictures_of(appealed: Appealed, wiring: Wiring) -> Mapping[Sha256, bytes]:
    """The bytes of every exhibit that is a picture: of its masked copy, where that travels."""
    pictures = {}
    masking = appealed.material.masking
    for exhibit in appealed.material.exhibits:
        copy = masking.copies.get(exhibit.id) if masking else exhibit
        if exhibit.kind is ExhibitKind.PICTURE and copy is not None:
            content = io.BytesIO()
            wiring.vault.copy(copy, content)
            pictures[copy.sha256] = content.getvalue()
    return pictures
