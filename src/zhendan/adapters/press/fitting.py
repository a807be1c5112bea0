"""Brings pages and pictures within what a form takes, in a child process, never cut.

Called as `python -m zhendan.adapters.press.fitting JOB`; `job.json` names the slots. What does not
fit while staying readable is said, and nothing is written.
"""

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_A_SHEET = 4
"""More pictures on one sheet can no longer be read."""
WIDEST, NARROWEST = 1400, 760
"""Pixels a part may have; an A4 page is still readable at the smaller."""
QUALITIES = (88, 78, 68, 58, 48)
MARGIN = 12
MOST_PIXELS = 80_000_000


@dataclass(frozen=True, slots=True)
class Slot:
    """What the form's picture box takes; 0 is unknown."""

    count: int
    bytes_each: int
    png: bool


def fit(job: Path) -> None:
    """Write `out/NN.jpg` and `fitted.json`, or `fitted.json` with the reason why not."""
    told = json.loads((job / "job.json").read_text(encoding="utf-8"))
    slot = Slot(told["count"], told["bytes_each"], told["png"])
    try:
        parts = [*_pictures(job, told["pictures"]), *_pages(job, told["pages"])]
    except _Unusable as error:
        _answer(job, {"unusable": error.name, "reason": error.reason})
        return
    made = _sheets(parts, slot)
    if made is None:
        _answer(job, {"does_not_fit": len(parts)})
        return
    (job / "out").mkdir()
    ending = "png" if slot.png else "jpg"
    sheets = []
    for place, (content, names) in enumerate(made, start=1):
        name = f"{place:02d}.{ending}"
        (job / "out" / name).write_bytes(content)
        sheets.append({"name": name, "holds": names, "size": len(content)})
    _answer(job, {"sheets": sheets})


class _Unusable(Exception):
    """A picture that cannot be opened."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name)
        self.name, self.reason = name, reason


def _answer(job: Path, data: dict[str, Any]) -> None:
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    (job / "fitted.json").write_text(text, encoding="utf-8")


def _pictures(job: Path, names: list[list[str]]) -> list[tuple[str, Image.Image]]:
    """The pictures, upright and without metadata, under the names they are told by."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    found = []
    for file, name in names:
        try:
            with Image.open(job / "pictures" / file) as opened:
                opened.draft("RGB", (WIDEST * 2, WIDEST * 2))
                upright = ImageOps.exif_transpose(opened).convert("RGBA")
        except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
            raise _Unusable(name, type(error).__name__) from error
        paper = Image.new("RGB", upright.size, "white")
        paper.paste(upright, mask=upright.getchannel("A"))
        paper.thumbnail((WIDEST, WIDEST * 2), Image.Resampling.LANCZOS)
        found.append((name, paper))
    return found


def _pages(job: Path, names: list[str]) -> list[tuple[str, Image.Image]]:
    """The first pages of the dossier, as they are printed, under the names they are told by."""
    if not (job / "dossier.pdf").exists():
        return []
    pdf = pypdfium2.PdfDocument(job / "dossier.pdf")
    found = []
    for name, page in zip(names, pdf, strict=False):
        scale = WIDEST / page.get_width()
        found.append((name, page.render(scale=scale).to_pil().convert("RGB")))
    return found


def _sheets(
    parts: list[tuple[str, Image.Image]], slot: Slot
) -> list[tuple[bytes, list[str]]] | None:
    """As many parts a sheet as the slots ask for; None where that is too many or too large."""
    each = 1 if not slot.count else -(-len(parts) // slot.count)
    if each > MOST_A_SHEET:
        return None
    groups = [parts[at : at + each] for at in range(0, len(parts), max(each, 1))]
    made = []
    for group in groups:
        content = _within(group, slot)
        if content is None:
            return None
        made.append((content, [name for name, _ in group]))
    return made


def _within(group: list[tuple[str, Image.Image]], slot: Slot) -> bytes | None:
    """One sheet within the bytes: first less quality, then fewer pixels, never below readable."""
    width = WIDEST
    while width >= NARROWEST:
        sheet = _sheet([picture for _, picture in group], width)
        for quality in (0,) if slot.png else QUALITIES:
            written = io.BytesIO()
            if slot.png:
                sheet.save(written, "PNG", optimize=True)
            else:
                sheet.save(written, "JPEG", quality=quality, optimize=True)
            if not slot.bytes_each or written.tell() <= slot.bytes_each:
                return written.getvalue()
        width = int(width * 0.85)
    return None


def _sheet(pictures: list[Image.Image], width: int) -> Image.Image:
    """The pictures side by side, in two rows from the third on, none cut."""
    columns = 1 if len(pictures) == 1 else 2
    cells = [ImageOps.contain(one, (width, width * 2)) for one in pictures]
    rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
    heights = [max(cell.height for cell in row) for row in rows]
    wide = columns * width + (columns + 1) * MARGIN if columns > 1 else max(c.width for c in cells)
    high = sum(heights) + (len(rows) - 1) * MARGIN
    paper = Image.new("RGB", (wide, high), "white")
    top = 0
    for row, height in zip(rows, heights, strict=True):
        for place, cell in enumerate(row):
            left = MARGIN + place * (width + MARGIN) if columns > 1 else 0
            paper.paste(cell, (left, top))
        top += height + MARGIN
    return paper


if __name__ == "__main__":
    fit(Path(sys.argv[1]))
