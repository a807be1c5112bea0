"""Files read into a folder of canonical Parquet, for engineers: nothing is sealed."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from zhendan.domain import FileReport
from zhendan.intake import InboxReading, IntakeSettings, LargeFiles, read_inbox
from zhendan.steps.errand import Errand
from zhendan.steps.wiring import LARGE_FILES, wire_parquet


@dataclass(frozen=True, slots=True)
class Written:
    """What was read into the folder."""

    folder: Path
    reading: InboxReading

    @property
    def files(self) -> tuple[FileReport, ...]:
        """What each file was taken for."""
        return self.reading.files


def import_to_parquet(
    paths: Iterable[Path], out: Path, *, workspace: Path, errand: Errand
) -> Written:
    """Read files and folders as one inbox; `out` is there when everything in it is.

    Raises `FolderNotEmpty`.
    """
    with wire_parquet(out, workspace) as (folder, secret), _inbox_of(list(paths)) as inbox:
        reading = read_inbox(
            inbox,
            IntakeSettings(secret=secret, mappings=errand.mappings),
            sink=folder.load,
            progress=errand.progress,
            large=LargeFiles(LARGE_FILES, folder.bulk),
        )
    return Written(out, reading)


@contextmanager
def _inbox_of(paths: list[Path]) -> Iterator[Path]:
    """A folder as it lies, or several things side by side in one."""
    if len(paths) == 1 and paths[0].is_dir():
        yield paths[0]
        return
    with TemporaryDirectory(prefix="zhendan-import-") as name:
        for path in paths:
            if path.is_dir():
                shutil.copytree(path, Path(name) / path.name, symlinks=True, copy_function=_put)
            else:
                _put(str(path), str(Path(name) / path.name))
        yield Path(name)


def _put(path: str, place: str) -> str:
    """The same file under another name where the disk allows that, else a copy."""
    try:
        os.link(path, place, follow_symlinks=False)
    except OSError:
        shutil.copyfile(path, place, follow_symlinks=False)
    return place
