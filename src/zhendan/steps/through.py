"""Steps 1 to 3 over one case, from the sealed files: the same state gives the same answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from zhendan.casework import CaseFile
from zhendan.domain import CaseId, Exhibit
from zhendan.evidence import Masking, StampState, VaultDamaged
from zhendan.steps.appeal import Appealed, appeal
from zhendan.steps.errand import Errand
from zhendan.steps.gather import Gathered, SealedInbox, gather, seal
from zhendan.steps.look.case_page import CasePage
from zhendan.steps.look.page import case_page
from zhendan.steps.masking import mask
from zhendan.steps.penalty_day import read_days
from zhendan.steps.read_before import keep_readings
from zhendan.steps.sealed_state import ask_for_stamp
from zhendan.steps.verify import Taken, Verified, take, verify
from zhendan.steps.wiring import Wiring

REPLY = "platform reply"
"""How the platform's answers are marked among the sealed files."""


@dataclass(frozen=True, slots=True)
class Worked:
    """One case, worked through: everything a face may show or print."""

    verified: Verified
    gathered: Gathered
    appealed: Appealed
    page: CasePage
    masking: Masking
    """The copies that travel instead of the originals, and what has none."""
    inbox: SealedInbox | None = None
    """What was new, where a folder was taken in."""
    stamp: StampState | None = None
    """What the configured time-stamp authority answered; None where none is configured."""

    @property
    def case(self) -> CaseFile:
        """The case as it stands now."""
        return self.gathered.case


def take_in(inbox: Path, wiring: Wiring, errand: Errand) -> Worked:
    """Read and seal a folder, then work its case through.

    A file that was sealed into the case before and is no longer in the folder still counts: the
    case is what was sealed, not what somebody left lying there.
    """
    taken = take(inbox, wiring, errand)
    sealed = seal(inbox, taken, wiring, errand)
    here = {report.sha256 for report in taken.reading.files}
    kept = set(wiring.desk(errand.by).file(sealed.case).exhibits.values())
    if not kept <= here:
        taken = from_vault(sealed.case, wiring, errand)
    return replace(_work(sealed.case, taken, wiring, errand), inbox=sealed)


def work_through(case: CaseId, wiring: Wiring, errand: Errand) -> Worked:
    """Work a case through from its sealed originals alone. Raises `CaseMissing`."""
    return _work(case, from_vault(case, wiring, errand), wiring, errand)


def from_vault(case: CaseId, wiring: Wiring, errand: Errand) -> Taken:
    """The sealed originals of a case, read afresh; an answer to it is not its notice.

    Raises `CaseMissing`, `VaultDamaged` where an exhibit is not the file that the case names, and
    `OriginalAltered`: a case is never worked through on anything else.
    """
    kept = wiring.desk(errand.by).file(case).exhibits
    for one in wiring.vault.kept():
        if kept.get(one.id, one.sha256) != one.sha256:  # a number that changed its file
            raise VaultDamaged(item=one.id)
    originals = [
        one
        for one in wiring.vault.kept()
        if one.id in kept and one.parent is None and one.provenance.tool != REPLY
    ]
    with _laid_out(originals, wiring) as folder:
        taken = take(folder, wiring, errand)
    keep_readings(taken.seen, taken.reading.files, wiring)
    return taken


def _work(case: CaseId, taken: Taken, wiring: Wiring, errand: Errand) -> Worked:
    """Verify, gather, appeal; what was found is on record before it is shown."""
    desk = wiring.desk(errand.by)
    verified = verify(taken, wiring, errand)
    desk.record_deadline(case, verified.requirements.deadline)
    read_days(case, verified.notice, wiring, errand)
    desk.record_audit(case, [each.proposal for each in verified.audit.assessments])
    stamped = ask_for_stamp(wiring, errand)
    gathered = gather(desk.file(case), verified, wiring, errand)
    masking = mask(gathered, wiring, errand)
    worn = masking.unless(unmasked=errand.unmasked)
    appealed = appeal(verified, gathered, wiring, errand, worn)
    page = case_page(verified, gathered, appealed, wiring)
    return Worked(verified, gathered, appealed, page, masking, stamp=stamped)


@contextmanager
def _laid_out(originals: list[Exhibit], wiring: Wiring) -> Iterator[Path]:
    """The sealed originals in a folder of their own, under their own names."""
    with TemporaryDirectory(prefix="zhendan-case-") as name:
        folder = Path(name)
        for exhibit in originals:
            place = folder / _safe(exhibit.provenance.original_name)
            if place.exists():
                place = folder / exhibit.id / place.name
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("wb") as copy:
                wiring.vault.copy(exhibit, copy)
        yield folder


def _safe(name: str) -> Path:
    """A relative path that stays inside its folder, whatever the name says."""
    parts = [part for part in PurePosixPath(name).parts if part not in ("/", "..", ".")]
    return Path(*parts) if parts else Path("unnamed")
