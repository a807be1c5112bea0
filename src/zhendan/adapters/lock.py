"""One writer per data folder: a lock the kernel holds and gives back when a process dies."""

import fcntl
import os
from pathlib import Path
from types import TracebackType

from zhendan.adapters.durable import disk_words, make_folder
from zhendan.adapters.storage_errors import FolderBusy


class FolderLock:
    """The right to write to a data folder, held until closed or until the process ends."""

    def __init__(self, folder: Path) -> None:
        with disk_words(folder):
            make_folder(folder)
            self._handle: int | None = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            self.close()
            raise FolderBusy(folder=folder.name) from taken

    def close(self) -> None:
        """Give the right back."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> "FolderLock":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
