"""The review desk's own journal: one line an order, people already turned into keys."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from zhendan.adapters.durable import disk_words, make_folder, sync_folder

_BACK = 1 << 16
"""Bytes looked at together from the end."""


class FolderJournal:
    """Lines that are only ever added; answers `zhendan.remedy.Journal`."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "orders.jsonl"

    def mark(self) -> str:
        """Size, time of the last change and identity of the file; empty before the first line."""
        if not self._path.is_file():
            return ""
        found = self._path.stat()
        return f"{found.st_size}:{found.st_mtime_ns}:{found.st_ino}"

    def lines(self) -> Iterator[str]:
        """Every whole line, oldest first; a line a power cut left half is none."""
        if not self._path.is_file():
            return
        with self._path.open("rb") as file:
            for line in file:
                if line.endswith(b"\n"):
                    yield line.decode()

    def add(self, lines: Iterable[str]) -> None:
        """Add lines, durably, before anybody is told so."""
        with disk_words(self._path.parent):
            make_folder(self._path.parent)
            with self._path.open("ab+") as file:
                self._close_half_line(file.fileno())
                file.write("".join(f"{line}\n" for line in lines).encode())
                file.flush()
                os.fsync(file.fileno())
            sync_folder(self._path.parent)

    def _close_half_line(self, handle: int) -> None:
        """Cut off what an interrupted writing left behind, looking only at the end."""
        end = os.fstat(handle).st_size
        while end and (part := os.pread(handle, min(_BACK, end), max(0, end - _BACK))):
            whole = part.rfind(b"\n") + 1
            end = end - len(part) + whole
            if whole:
                break
        if end < os.fstat(handle).st_size:
            os.ftruncate(handle, end)
