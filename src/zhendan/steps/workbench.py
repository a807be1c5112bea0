"""What a worker does for the pages: one call a piece of work, each safe to be done twice."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from zhendan.casework import AppealInProgress, NothingFrozen
from zhendan.domain import CaseId, Event, Sha256
from zhendan.steps.errand import Errand
from zhendan.steps.follow_up import submit
from zhendan.steps.hand_over import DOSSIER_DOCX, DOSSIER_PDF, pack
from zhendan.steps.indexing import index_case
from zhendan.steps.look.exports import freeze_round, staging
from zhendan.steps.look.importing import import_paths
from zhendan.steps.look.kept_page import keep_page
from zhendan.steps.look.page import with_next
from zhendan.steps.look.printing import print_dossier
from zhendan.steps.portal import portal
from zhendan.steps.through import Worked, take_in, work_through
from zhendan.steps.wiring import Wiring, wire


def take_folder(inbox: Path, workspace: Path, errand: Errand) -> CaseId:
    """Read and seal a folder, work its case through, keep the page; returns the case."""
    with wire(workspace) as wiring:
        worked = take_in(inbox, wiring, errand)
        _keep(worked, wiring)
    return worked.page.case


def add_files(case: CaseId, inbox: Path, workspace: Path, errand: Errand) -> CaseId:
    """Seal more files into a case and work it through again."""
    with wire(workspace) as wiring:
        import_paths(sorted(inbox.iterdir()), wiring, case, errand)
        _keep(work_through(case, wiring, errand), wiring)
    return case


def rework(case: CaseId, workspace: Path, errand: Errand) -> CaseId:
    """Work a case through from its sealed files and keep the page."""
    with wire(workspace) as wiring:
        _keep(work_through(case, wiring, errand), wiring)
    return case


def prepare(case: CaseId, workspace: Path, errand: Errand) -> CaseId:
    """Print the dossier, build the packet and fill the form; the packet is what may be handed in.

    The files stand in their place only when all of them are whole.
    """
    with wire(workspace) as wiring:
        worked = work_through(case, wiring, errand)
        _export(worked, wiring, errand)
        keep_page(worked.page, worked.masking, wiring)
    return case


def hand_in(
    case: CaseId, workspace: Path, errand: Errand, *, rounds_before: int, packet: Sha256
) -> CaseId:
    """Record the one irreversible step for the frozen packet; done twice it counts once.

    `rounds_before` is how many rounds there were when the person pressed, `packet` what the
    person saw then. Raises `NothingFrozen` where another one was prepared meanwhile.
    """
    with wire(workspace) as wiring:
        worked = work_through(case, wiring, errand)
        if len(worked.case.rounds) <= rounds_before:
            if worked.case.export is None or worked.case.export.packet != packet:
                raise NothingFrozen(case=case)
            _submitted(worked, wiring, errand)
        freeze_round(workspace, case, rounds_before + 1)
        keep_page(with_next(worked.page, wiring), worked.masking, wiring)
    return case


def _keep(worked: Worked, wiring: Wiring) -> None:
    """The page ready to be looked at, every text ready to be found."""
    keep_page(worked.page, worked.masking, wiring)
    index_case(worked, wiring)


def _submitted(worked: Worked, wiring: Wiring, errand: Errand) -> Event | None:
    """The submission, unless somebody else's came first."""
    try:
        return submit(worked, wiring, errand)
    except AppealInProgress:
        if not worked.case.rounds:
            raise
        return None


def _export(worked: Worked, wiring: Wiring, errand: Errand) -> None:
    """Every file of an appeal, whole or not at all."""
    case, workspace = worked.page.case, wiring.workspace
    with staging(workspace, case) as folder:
        pdf, docx = print_dossier(worked.appealed, wiring, errand)
        (folder / DOSSIER_PDF).write_bytes(pdf)
        (folder / DOSSIER_DOCX).write_bytes(docx)
        _write(folder / "portal", tuple(portal(worked, wiring, errand).files.items()))
        pack(
            folder / "packet",
            worked,
            wiring,
            dossier={DOSSIER_PDF: pdf, DOSSIER_DOCX: docx},
            errand=errand,
        )
        shutil.make_archive(str(folder / "packet"), "zip", folder, "packet")


def _write(folder: Path, files: Sequence[tuple[str, bytes]]) -> None:
    """Files by their own names, which are ours and stay inside the folder."""
    for name, content in files:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
