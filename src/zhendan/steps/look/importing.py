"""Files taken in one by one or by the folder: recognised, sealed, and put on record in a case."""

import hashlib
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from zhendan.domain import CaseId, ExhibitId, FileReport
from zhendan.steps.errand import Errand
from zhendan.steps.read_before import keep_readings
from zhendan.steps.sealing import to_seal
from zhendan.steps.verify import take
from zhendan.steps.wiring import Wiring


@dataclass(frozen=True, slots=True)
class Imported:
    """What one import did; the same files again make the same batch and no new rows."""

    batch: str
    files: tuple[FileReport, ...]
    new: tuple[ExhibitId, ...]
    new_rows: int
    root: str


def import_paths(paths: Iterable[Path], wiring: Wiring, case: CaseId, errand: Errand) -> Imported:
    """Read and seal files; returns when they are durable. Raises `CaseMissing`, `SourceChanged`."""
    desk = wiring.desk(errand.by)
    known = desk.file(case) if case else None
    with TemporaryDirectory(prefix="zhendan-import-") as name:
        folder = Path(name)
        for path in paths:
            _copy(path, folder / path.name)
        taken = take(folder, wiring, errand)
        originals = [
            report for report in taken.reading.files if report.parent is None and report.opened
        ]
        sealed = wiring.vault.seal([to_seal(folder, r, wiring, errand.by) for r in originals])
        keep_readings(taken.seen, taken.reading.files, wiring)
    if known is not None:
        desk.record_exhibits(known.case, sealed.exhibits)
    fresh = {one.sha256 for one in sealed.exhibits if one.id in sealed.new}
    told = "\n".join(sorted(report.sha256 for report in originals))
    return Imported(
        batch=hashlib.sha256(told.encode()).hexdigest()[:16],
        files=taken.reading.files,
        new=sealed.new,
        new_rows=sum(r.rows for r in taken.reading.files if {r.sha256, r.parent} & fresh),
        root=wiring.vault.checkpoint().root,
    )


def _copy(path: Path, place: Path) -> None:
    """A file, or a folder without following links, as it is."""
    if path.is_dir():
        shutil.copytree(path, place, symlinks=True)
    else:
        shutil.copyfile(path, place)
