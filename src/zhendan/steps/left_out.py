"""Rows that were left out of files, listed and exported so that a person can mend them."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from zhendan.domain import CaseId
from zhendan.intake import RejectedRow, write_rejected
from zhendan.steps.errand import Errand
from zhendan.steps.through import from_vault
from zhendan.steps.verify import take
from zhendan.steps.wiring import Wiring


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that were left out, and the files they were written to."""

    rows: tuple[RejectedRow, ...]
    written: tuple[Path, ...] = ()


def left_out_of(paths: Iterable[Path], wiring: Wiring, errand: Errand) -> LeftOut:
    """What was left out of some files; nothing is sealed."""
    with TemporaryDirectory(prefix="zhendan-rejected-") as name:
        folder = Path(name)
        for path in paths:
            place = folder / path.name
            if path.is_dir():
                shutil.copytree(path, place, symlinks=True)
            else:
                shutil.copyfile(path, place)
        return LeftOut(take(folder, wiring, errand).reading.rejected)


def left_out_of_case(case: CaseId, wiring: Wiring, errand: Errand) -> LeftOut:
    """What was left out of a case's sealed files. Raises `CaseMissing`."""
    return LeftOut(from_vault(case, wiring, errand).reading.rejected)


def exported(found: LeftOut, folder: Path) -> LeftOut:
    """The same, written to a folder to be mended."""
    return LeftOut(found.rows, write_rejected(found.rows, folder))
