"""Step 3a 脱敏: the masked copies of a case, for whoever receives its packet."""

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import PurePosixPath

from zhendan.appeal import MaskedExhibits
from zhendan.domain import CaseId, Exhibit, MaskedCopy, Passage, Text
from zhendan.evidence import (
    Keys,
    Masking,
    MaskingPlan,
    Profile,
    fields_of,
    mask_copies,
    masked_copies,
    open_field,
)
from zhendan.intake import template_list
from zhendan.steps.errand import Errand
from zhendan.steps.gather import Gathered
from zhendan.steps.wiring import Wiring

_READ_BY = "intake: "


def mask(gathered: Gathered, wiring: Wiring, errand: Errand) -> Masking:
    """Make or find the masked copy of every exhibit of the case, for the errand's recipient."""
    errand.progress.stage(Text("制作脱敏件", "Making masked copies"), len(gathered.exhibits))
    seen_by = str(Profile.PLATFORM) if errand.in_channel else errand.profile
    plan = _plan(gathered.case.case, seen_by, wiring)
    return mask_copies(wiring.vault, gathered.exhibits, plan, progress=errand.progress)


def opened(case: CaseId, copy: str, place: str, wiring: Wiring, *, reason: str) -> dict[str, str]:
    """One field of a masked copy with its salt, as it is handed to a court; kept on record."""
    made = next((one for one in masked_copies(wiring.vault) if one.id == copy), None)
    kept = set(wiring.desk().file(case).exhibits)
    exhibits = tuple(one for one in wiring.vault.kept() if one.id in kept)
    recipient = made.recipient if made else Profile.PLATFORM
    plan = _plan(case, str(recipient), wiring)
    opening = open_field(wiring.vault, copy, place, plan=plan, exhibits=exhibits)
    told = json.dumps({"copy": copy, "place": place, "commitment": opening["commitment"]})
    facts = {"case": case, "copy": copy, "place": place, "reason": reason.strip()}
    wiring.vault.record("viewed-unmasked", io.BytesIO(told.encode()), facts)
    return opening


def copy_for(original: Exhibit, wiring: Wiring) -> MaskedCopy | None:
    """The latest copy of an original as the platform would read it; None where it has none."""
    made = (one for one in masked_copies(wiring.vault) if one.original == original.id)
    return next((one for one in reversed([*made]) if one.recipient == Profile.PLATFORM), None)


def copy_name(copy: MaskedCopy, original: Exhibit) -> str:
    """A copy's own file name: the original's may hold a person's name."""
    suffix = PurePosixPath(original.provenance.original_name).suffix
    return f"{copy.id}{suffix if suffix.isascii() else ''}"


def copies_of(wiring: Wiring) -> tuple[MaskedCopy, ...]:
    """Every masked copy that was made in this workspace."""
    return masked_copies(wiring.vault)


def places_of(copy: str, wiring: Wiring) -> tuple[tuple[str, str], ...]:
    """Place and kind of every masked field of a copy. Raises `CopyUnknown`."""
    return fields_of(wiring.vault, copy)


def _plan(case: CaseId, recipient: str, wiring: Wiring) -> MaskingPlan:
    """Keys of the case and the recipient, and the columns that known layouts have."""
    return MaskingPlan(Keys(wiring.secret, str(case), recipient), columns, wiring.readings)


def columns(exhibit: Exhibit) -> Mapping[str, str]:
    """Heading to canonical column of the layout a file was recognised as."""
    return _layouts().get(exhibit.provenance.tool.removeprefix(_READ_BY), {})


@cache
def _layouts() -> Mapping[str, Mapping[str, str]]:
    """Every known layout's columns by its id."""
    return {one.id: one.mapping for one in template_list()}


_QUOTED = ("before", "after")
"""Facts of a passage that quote a file: what was said before and after."""


def shown_passages(passages: Sequence[Passage], masking: Masking | None) -> tuple[Passage, ...]:
    """The passages in words that the recipient may read."""
    if masking is None:
        return tuple(passages)
    return tuple(
        replace(
            one,
            says=shown_text(one.says, masking),
            ask=one.ask and shown_text(one.ask, masking),
            facts={
                name: masking.words(str(told)) if name in _QUOTED and told else told
                for name, told in one.facts.items()
            },
        )
        for one in passages
    )


def shown_text(text: Text, masking: Masking) -> Text:
    """Words that may quote a file, as the recipient may read them."""
    return Text(masking.words(text.zh), masking.words(text.en))


def travelling(masking: Masking | None) -> MaskedExhibits | None:
    """The copies that the dossier names; None where the originals travel."""
    if masking is None:
        return None
    copies = {one.original: one for one in masking.copies}
    return MaskedExhibits(copies, dict(masking.left_out))
