"""Step 7 移交: the packet that a reviewer, a lawyer or an agency takes over and can check."""

from collections.abc import Mapping
from pathlib import Path

from zhendan.appeal import hard_stops
from zhendan.casework import LETTER, letter
from zhendan.domain import ExhibitId, Text, Verification
from zhendan.evidence import (
    Packed,
    PacketPlan,
    Profile,
    against_key,
    build_packet,
    choose,
    verify_packet,
)
from zhendan.steps.custody import keep_out
from zhendan.steps.disclosing import disclosure, require_reason
from zhendan.steps.errand import Errand
from zhendan.steps.penalty_day import days_on_record
from zhendan.steps.through import Worked
from zhendan.steps.wiring import Wiring

DOSSIER_PDF, DOSSIER_DOCX = "申诉材料.pdf", "申诉材料.docx"
_GO_ON = (Profile.LAWYER, Profile.AGENCY)
"""Whoever takes the case itself over, and not only its evidence."""


def pack(
    out: Path,
    worked: Worked,
    wiring: Wiring,
    *,
    dossier: Mapping[str, bytes],
    errand: Errand,
) -> Packed:
    """Write the evidence packet of a case, whole or not at all, and put the export on record."""
    errand.progress.stage(Text("生成证据包", "Building the packet"))
    require_reason(errand)
    material, case = worked.appealed.material, worked.case.case
    keep_out(wiring, errand.by, [one.id for one in material.exhibits])
    profile = Profile(errand.profile)
    plan = PacketPlan(
        vault=wiring.vault,
        case=case,
        shop_name=material.shop_name,
        dossier={**dossier, **_told(worked, profile, wiring, errand)},
        exhibits=choose(
            material.exhibits,
            material.passages,
            orders=material.genuine,
            referred=_referred(worked),
            profile=profile,
        ),
        profile=profile,
        masking=worked.masking.unless(unmasked=errand.unmasked),
        disclosure=disclosure(worked.masking, errand),
        synthetic=material.synthetic,
    )
    packed = build_packet(out, plan)
    if profile not in _GO_ON:  # what an adviser got is not what may be handed in
        stops = [problem.code for problem in hard_stops(worked.appealed.problems)]
        wiring.desk(errand.by).record_export(case, packed.manifest_sha256, hard_stops=stops)
    return packed


def check_packet(packet: Path, *, key: str = "", root: str = "") -> Verification:
    """Check a packet or bag; `key` and `root` are what the reader knows from elsewhere."""
    return verify_packet(packet, key_fingerprint=key, checkpoint_root=root)


def check_vault(wiring: Wiring, *, against: str | None = None, key: str = "") -> Verification:
    """Recompute everything the workspace keeps.

    `against` is a checkpoint kept elsewhere, or the root of one as it was printed; `key` the
    fingerprint that was printed beside it.
    """
    return against_key(wiring.vault.verify(against), key, wiring.vault.key_fingerprint)


def _told(worked: Worked, profile: Profile, wiring: Wiring, errand: Errand) -> dict[str, bytes]:
    """The letter of the case for whoever goes on with it at the platform; others get none.

    It names orders in full, and so it does not travel where their numbers are masked.
    """
    if profile not in _GO_ON or not (errand.in_channel or errand.unmasked):
        return {}
    tools = {one.id: one.provenance.tool for one in worked.gathered.exhibits}
    days, lawyer = days_on_record(worked.case.case, wiring), profile is Profile.LAWYER
    return {LETTER: letter(worked.case, tools, private=lawyer, days=days)}


def _referred(worked: Worked) -> tuple[ExhibitId, ...]:
    """Every exhibit that the dossier names: nothing it leans on may be left behind."""
    return tuple(dict.fromkeys(page.number for page in worked.appealed.dossier.exhibits))
