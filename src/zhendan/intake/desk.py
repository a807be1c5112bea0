"""Files of one inbox taken in one after another; a bad one never stops the rest.

The desk itself never looks into a file: a reader, a child process under limits, reads each one
and hands over what it found; what lies inside an archive comes back as files of their own.
"""

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from zhendan.domain import RowBatch, Sha256, Text, ZhendanError
from zhendan.formats.cleaning.export_time import exported_at
from zhendan.formats.confined.archives import MOST_BYTES
from zhendan.intake.child.asking import Reader
from zhendan.intake.child.job import Job
from zhendan.intake.child.spool import SpoolBroken, batches, take_over
from zhendan.intake.desk_problems import ReaderDied
from zhendan.intake.draft import Gathered
from zhendan.intake.file_problems import FileUnreadable, NotFollowed, SameBytes
from zhendan.intake.lineage import Lineage
from zhendan.intake.rejected import Mended
from zhendan.intake.settings import IntakeSettings
from zhendan.intake.taking import Inside, Received, Taking

_PIECE = 1 << 20
LARGE = 2 << 20
"""Bytes from which another reader and an engine pay (they begin to at about half of this)."""


def fingerprint(path: Path) -> tuple[Sha256, int]:
    """SHA-256 and size of a file, read in pieces."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
    return Sha256(digest.hexdigest()), size


@dataclass(slots=True)
class Desk:
    """Has files read and remembers what each of them gave."""

    settings: IntakeSettings
    reader: Reader
    scratch: Path
    gathered: Gathered = field(default_factory=Gathered)
    takings: dict[int, Taking] = field(default_factory=dict)
    _seen: dict[Sha256, Taking] = field(default_factory=dict)
    _spools: list[Path] = field(default_factory=list)
    large: Reader | None = None
    """Reads large files in bulk, as far as their layout is known in SQL."""
    mended: Mapping[Sha256, tuple[Mended, ...]] = field(default_factory=dict)
    """Rows that a person has mended, by the file that they belong to."""
    _next_ref: int = 1
    _budget: int = MOST_BYTES

    def open(self, path: Path, shown: str) -> None:
        """Have one file of the inbox read and everything inside it."""
        self._budget = MOST_BYTES
        try:
            sha256, size = fingerprint(path)
        except OSError as error:
            taking = self._taking(Received(path, shown, Sha256(""), 0, len(self.takings)))
            taking.refuse(FileUnreadable(detail=type(error).__name__))
            return
        self._read(Received(path.resolve(), shown, sha256, size, len(self.takings)))

    def note(self, path: Path, shown: str, what: str) -> None:
        """Say that something lies in the inbox and was not opened."""
        taking = self._taking(Received(path, shown, Sha256(""), 0, len(self.takings)))
        taking.title = Text("未打开", "Not opened")
        taking.refuse(NotFollowed(what=what))

    def remark(self, path: Path, shown: str, title: Text) -> None:
        """A file that is known by its name to be about the inbox itself."""
        sha256, size = fingerprint(path)
        taking = self._taking(Received(path, shown, sha256, size, len(self.takings)))
        taking.recognised_as, taking.title = "note.synthetic", title

    def source_rows(self) -> Iterator[RowBatch]:
        """Source rows and rejected rows of every file, in order; handed on at the end only."""
        for spool in self._spools:
            yield from batches(spool)

    def _taking(self, received: Received) -> Taking:
        """A new file on the desk."""
        taking = Taking(received, self.settings, Lineage(_nowhere), self.gathered)
        taking.exported_at = exported_at(received.name, self.settings.zone)
        self.takings[received.number] = taking
        return taking

    def _read(self, received: Received) -> None:
        """Have one file read; whatever is wrong with it becomes a line of its report."""
        taking = self._taking(received)
        first = self._seen.get(received.sha256)
        if first is not None:
            taking.recognised_as, taking.title = first.recognised_as, first.title
            taking.kind, taking.source = first.kind, first.source
            taking.say(SameBytes(first=first.received.shown))
            return
        self._seen[received.sha256] = taking
        spool = self.scratch / f"{received.number:05d}.spool"
        mended = self.mended.get(received.sha256, ())
        job = Job(received, self._next_ref, self._budget, spool, mended)
        is_large = self.large is not None and received.size >= LARGE
        reader = self.large if self.large is not None and is_large else self.reader
        try:
            next_ref = reader.read(job)
            take_over(spool, taking, self.gathered)
        except ZhendanError as error:
            taking.refuse(error)
        except SpoolBroken as error:
            taking.refuse(ReaderDied(detail=str(error)))
        else:
            self._next_ref = next_ref
            self._spools.append(spool)
            self._open_inside(taking)

    def _open_inside(self, taking: Taking) -> None:
        """Have the files inside a file read, each by itself."""
        received = taking.received
        self._budget = min(self._budget, taking.budget)
        for inside in taking.inside:
            path = self._held(inside)
            sha256, size = fingerprint(path)
            self._read(
                Received(
                    path,
                    f"{received.shown}!/{inside.name}",
                    sha256,
                    size,
                    len(self.takings),
                    parent=received.sha256,
                    depth=received.depth + 1,
                    archives=received.archives + (taking.recognised_as == "archive"),
                )
            )
        for folder in {self._held(inside).parent for inside in taking.inside}:
            shutil.rmtree(folder, ignore_errors=True)

    def _held(self, inside: Inside) -> Path:
        """Where the bytes of an inner file lie; the reader's word on it is not believed."""
        path = inside.path.resolve()
        if not path.is_relative_to(self.scratch.resolve()):
            raise ReaderDied(detail="path")
        return path


def _nowhere(_: RowBatch) -> None:
    """Source rows are numbered and kept where the file is read."""
