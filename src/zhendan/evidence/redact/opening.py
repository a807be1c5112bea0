"""One masked field opened for a court: value and salt, which verify that field and no other."""

from collections.abc import Mapping

from zhendan.domain import Exhibit
from zhendan.evidence import sheets
from zhendan.evidence.redact.commitments import Keys, commit, holds
from zhendan.evidence.redact.copies import MaskingPlan, laid_out
from zhendan.evidence.redact.errors import CopyUnknown, FieldUnknown
from zhendan.evidence.redact.forms import learn_file, mask_file
from zhendan.evidence.redact.masker import Known, Masker
from zhendan.evidence.store import MASKED, Entry
from zhendan.evidence.vault import Vault


def fields_of(vault: Vault, copy: str) -> tuple[tuple[str, str], ...]:
    """Place and kind of every masked field of a copy. Raises `CopyUnknown`."""
    return tuple((place, kind) for place, kind, _ in _committed(_entry(vault, copy)))


def open_field(
    vault: Vault, copy: str, place: str, *, plan: MaskingPlan, exhibits: tuple[Exhibit, ...]
) -> dict[str, str]:
    """The opening of one field, as it is handed to a court.

    The value is read from the sealed original again and must fit the commitment in the copy's
    sheet. Raises `CopyUnknown`, `FieldUnknown`.
    """
    entry = _entry(vault, copy)
    fields = _committed(entry)
    kind = next((kind for where, kind, _ in fields if where == place), None)
    original = next((one for one in exhibits if copy.startswith(f"{one.id}-")), None)
    if kind is None or original is None:
        raise FieldUnknown(copy=copy, place=place)
    keys: Keys = plan.keys
    masker = Masker(original.sha256, keys, _known(vault, exhibits, plan), wanted=place)
    with laid_out(vault, original) as path:
        mask_file(path, masker, plan.columns(original))
    salt = keys.salt(original.sha256, place)
    opening = {
        "copy": copy,
        "place": place,
        "kind": kind,
        "value": masker.found or "",
        "salt": salt.hex(),
    }
    if masker.found is None or not holds(opening, [list(one) for one in fields]):
        raise FieldUnknown(copy=copy, place=place)
    return {**opening, "commitment": commit(salt, place, kind, masker.found)}


def opening_holds(vault: Vault, opening: Mapping[str, object]) -> bool:
    """Whether an opening fits the commitment in the copy's sheet. Raises `CopyUnknown`."""
    fields = _committed(_entry(vault, str(opening.get("copy"))))
    return holds(opening, [list(one) for one in fields])


def _entry(vault: Vault, copy: str) -> Entry:
    """The log's entry of a masked copy."""
    found = [
        one for one in vault.entries() if one.event == MASKED and sheets.read(one).get("id") == copy
    ]
    if not found:
        raise CopyUnknown(copy=copy)
    return found[-1]


def _committed(entry: Entry) -> list[tuple[str, str, str]]:
    """Place, kind and commitment of every field of a copy."""
    mask = sheets.read(entry).get("mask")
    fields = mask.get("fields", []) if isinstance(mask, dict) else []
    return [(str(one[0]), str(one[1]), str(one[2])) for one in fields]


def _known(vault: Vault, exhibits: tuple[Exhibit, ...], plan: MaskingPlan) -> Known:
    """The people named in typed columns anywhere in the case."""
    known = Known()
    for exhibit in exhibits:
        with laid_out(vault, exhibit) as path:
            learn_file(path, known, plan.columns(exhibit))
    return known
