"""Step 5 员工培训: trainings in the shop's words; a signature stands to its version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhendan.domain import Event, ExhibitId
from zhendan.remedy import (
    MODULES,
    TRAINING,
    Attendance,
    Edition,
    Module,
    ModuleNotWhole,
    add_edition,
    attendance,
    attended,
    editions,
    newest,
    read_edition,
    read_module,
    require_sealed,
    shipped_modules,
    to_renew,
    unkept,
    whole_module,
)
from zhendan.steps.books import AtBooks, read, write_all
from zhendan.steps.errand import Errand
from zhendan.steps.wiring import Wiring

__all__ = [
    "Attendance",
    "Edition",
    "Kept",
    "Module",
    "ModuleNotWhole",
    "in_force",
    "keep",
    "new_number",
    "read_edition",
    "read_module",
    "renewals",
    "shipped_modules",
    "take",
    "trained",
    "versions",
    "whole_module",
]


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of keeping a text: the version in force, and who read another one."""

    edition: Edition
    new: bool
    """False where the text was as it stood, and nothing was written."""
    renew: tuple[Attendance, ...]


def in_force(wiring: AtBooks | None) -> Mapping[str, Edition]:
    """Every training as it is read now; without books the ones that come with the program."""
    return newest(read(MODULES, wiring) if wiring else ())


def versions(module: str, wiring: AtBooks | None) -> tuple[Edition, ...]:
    """Every version of one training, oldest first; empty where there is none."""
    return editions(read(MODULES, wiring) if wiring else ()).get(module, ())


def new_number(wiring: AtBooks | None) -> str:
    """The number a new training of the shop's own would get."""
    taken = in_force(wiring)
    return next(f"own-{n}" for n in range(1, len(taken) + 2) if f"own-{n}" not in taken)


def keep(module: Module, seen: str, wiring: AtBooks, errand: Errand) -> Kept:
    """Keep a text as the next version; earlier ones and what was signed for stay as they are.

    `seen` names the version that was changed; empty for a new training. Raises `ModuleChanged`.
    """
    pages = add_edition(module, versions(module.id, wiring), seen)
    write_all(pages, wiring, errand)
    return Kept(in_force(wiring)[module.id], bool(pages), renewals(wiring, module.id))


def take(
    text: tuple[str, str],
    person: tuple[str, Sequence[int]],
    signature: str,
    wiring: Wiring,
    errand: Errand,
) -> Event:
    """Put attendance on record: who, the answers, the sealed sheet, and the version that was read.

    `text` is the training and its version as it was read, by number or fingerprint.
    Raises `ModuleChanged`, `ModuleUnreadable`, `ProofNotSealed`, `KeyError` for no such training.
    """
    known = editions(read(MODULES, wiring))[text[0]]
    edition = read_edition(known, text[1])
    signed = ExhibitId(signature) if signature else None
    require_sealed([signed] if signed else [], [one.id for one in wiring.vault.exhibits()])
    page = attended(edition, person[0], person[1], signed)
    return write_all([*unkept(known), page], wiring, errand)[-1]


def trained(wiring: AtBooks) -> tuple[Attendance, ...]:
    """The latest result per training and person."""
    return attendance(read(TRAINING, wiring))


def renewals(wiring: AtBooks | None, module: str = "") -> tuple[Attendance, ...]:
    """Who signed for another version than the one in force, of one training or of all."""
    found = to_renew(trained(wiring), in_force(wiring)) if wiring else ()
    return tuple(one for one in found if module in ("", one.module))
