"""What a large file gave, beside the rows that went row by row."""

from dataclasses import dataclass, field
from pathlib import Path

from zhendan.intake.staging import FileRules

SHEET = "sheet.csv"
PARTS = ("orders", "order_lines", "mentions", "buyers", "cells", "parcels", "parcel_orders")
"""Folders of staged Parquet files, one file a piece."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the lines of one piece lie in the file."""

    first_line: int
    lines: int
    offset: int
    size: int


@dataclass(slots=True)
class BulkState:
    """One large file as staged: rows in Parquet under `folder`, and where they came from."""

    folder: Path
    first_ref: int
    """`row_ref` of line 0: a line's number is this plus its physical row."""
    platform: str
    headers: tuple[str, ...]
    encoding: str
    delimiter: str
    header_row: int
    rules: FileRules
    """What the whole file decides about its cells."""
    sheet: str | None = None
    """The sheet of a workbook that the rows stand in; its text lies in the folder."""
    places: list[Place] = field(default_factory=list)
    rows: int = 0
    shops: dict[str, int] = field(default_factory=dict)
    """Name of the shop ('' where a row says none) -> orders."""
    currency: dict[tuple[str, str], int] = field(default_factory=dict)
    """Shop name and currency -> orders."""
    by_row: tuple[int, ...] = ()
    """Lines of regular cells that went row by row with another, odd row of their order."""
    set_down: bool = False
    """Its rows were told one by one and set down with their parcels."""
    parts: tuple[str, ...] = ()
    """Parts that hold any row."""

    def text(self, original: Path) -> Path:
        """The text whose lines are the rows: the original itself, or that of its sheet."""
        return original if self.sheet is None else self.folder / SHEET

    @property
    def last_ref(self) -> int:
        """`row_ref` of the last line."""
        place = self.places[-1] if self.places else None
        return self.first_ref + (place.first_line + place.lines - 1 if place else 0)

    def has(self, part: str) -> bool:
        """Whether anything was staged in a part."""
        return part in self.parts

    def files(self, part: str) -> str:
        """SQL naming all files of one part."""
        pattern = str(self.folder / part / "*.parquet").replace("'", "''")
        return f"read_parquet('{pattern}')"
