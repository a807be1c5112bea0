"""Large files of one inbox: who reads them, and where what was staged of them lies."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from zhendan.domain import ZhendanError
from zhendan.formats.confined.limits import Limits
from zhendan.formats.readers.magic import Content, look
from zhendan.intake.bulk.engine import BulkEngine
from zhendan.intake.bulk.reading import read_in_bulk, read_sheet_in_bulk
from zhendan.intake.bulk.settling import Settling
from zhendan.intake.child.asking import Reader
from zhendan.intake.opening import Opener
from zhendan.intake.reading import Sheet
from zhendan.intake.settings import IntakeSettings
from zhendan.intake.taking import Taking

FEWEST_BYTES = 2 << 20
"""Text of a sheet from which reading in bulk pays."""
MOST_MEMORY = 6 << 30
"""Address space of the reader: an engine maps far more than it holds."""


@dataclass(slots=True)
class LargeFiles:
    """What an inbox needs to have large files read in bulk."""

    module: str
    """The program of the reader: it joins `read_large` to an engine of its own."""
    engine: BulkEngine
    """Where settled rows go."""
    _reader: Reader | None = None

    def reader(self, settings: IntakeSettings, scratch: Path) -> Reader:
        """A reader of large files; its process starts with the first of them."""
        self._reader = Reader(
            replace(settings, keeps_cells=self.engine.keeps_cells),
            scratch,
            limits=Limits(memory=MOST_MEMORY),
            module=self.module,
        )
        return self._reader

    def settling(self, takings: Mapping[int, Taking], scratch: Path) -> Settling | None:
        """What was staged, if anything; the reader's process ends."""
        if self._reader is not None:
            self._reader.end()
        found = [taking for taking in takings.values() if taking.bulk is not None]
        for taking in found:
            if taking.bulk is not None:
                # The reader's word on where it wrote is not believed.
                taking.bulk = replace(taking.bulk, folder=staged_at(scratch, taking))
        return Settling(self.engine, found) if found else None


def staged_at(scratch: Path, taking: Taking) -> Path:
    """Where a file is staged."""
    return scratch / f"bulk-{taking.received.number:05d}"


def read_large(opener: Opener, taking: Taking, engine: BulkEngine) -> bool:
    """Read one file in bulk where that can be, else like any other; False if unusable."""
    try:
        with taking.received.path.open("rb") as file:
            is_text = look(file) is Content.TEXT
        if is_text and read_in_bulk(taking, engine, staged_at(opener.scratch, taking)):
            return True
        opener.in_bulk = partial(_sheet_in_bulk, engine, opener.scratch)
    except ZhendanError as error:
        taking.refuse(error)
        taking.rows, taking.bulk = 0, None
        return False
    return opener.read(taking)


def _sheet_in_bulk(engine: BulkEngine, scratch: Path, taking: Taking, sheet: Sheet) -> bool:
    """Read the one sheet of a workbook in bulk, where it is large and its layout allows that."""
    if sheet.path.stat().st_size < FEWEST_BYTES:
        return False
    return read_sheet_in_bulk(taking, engine, staged_at(scratch, taking), sheet)
