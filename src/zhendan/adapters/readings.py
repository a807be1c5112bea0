"""What was read in pictures, in a folder beside the originals and under the same care."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from zhendan.adapters.durable import keep_bytes, sync_folder
from zhendan.domain import Sha256

_NAME = re.compile("[0-9a-f]{64}")


class FolderReadings:
    """Answers evidence's `Readings`: `ab/abcd…/reading` under one folder of the workspace.

    A copy that may be lost. It is left out of backups and made again.
    """

    def __init__(self, folder: Path, *, write: bool) -> None:
        self._folder, self._write = folder, write

    def of(self, original: Sha256) -> Mapping[str, bytes]:
        """Name to content of everything read of one original."""
        place = self._place(original)
        return {one.name: one.read_bytes() for one in sorted(place.glob("*.reading"))}

    def keep(self, original: Sha256, readings: Mapping[str, bytes]) -> None:
        """Add readings for their owner alone; who only reads keeps none."""
        for name, content in readings.items() if self._write else ():
            keep_bytes(self._place(original) / name, content)

    def originals(self) -> frozenset[Sha256]:
        """The originals of which something was read."""
        found = self._folder.glob("[0-9a-f][0-9a-f]/*")
        return frozenset(Sha256(one.name) for one in found if _NAME.fullmatch(one.name))

    def forget(self, original: Sha256) -> None:
        """Give up what was read of an original; returns when that is durable."""
        place = self._place(original)
        if place.is_dir():
            shutil.rmtree(place)
            sync_folder(place.parent)

    def _place(self, original: Sha256) -> Path:
        return self._folder / original[:2] / original
