"""Looks at pictures in a child process: size, sharpness, likeness, what the file says of itself.

Called as `python -m zhendan.adapters.press.looking JOB`. A picture that cannot be opened is noted
with the reason, never left out.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image, ImageFilter, ImageOps, ImageStat, UnidentifiedImageError

MOST_PIXELS = 80_000_000
SIDE = 1000
"""Sharpness is measured at one size, so that it compares."""
BITS = 16
LEAST_BITS = 20
_TAKEN, _SOFTWARE = 0x9003, 0x0131
_EDGES = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128)


def look_at_all(job: Path) -> None:
    """Note the facts of every picture of the job."""
    found = {path.name: _facts(path) for path in sorted((job / "pictures").iterdir())}
    (job / "facts.json").write_text(json.dumps(found, sort_keys=True), encoding="utf-8")


def _facts(path: Path) -> dict[str, object]:
    """The facts of one picture, or why it cannot be opened."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with Image.open(path) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return {"unreadable": "TooLarge"}
            exif = opened.getexif()
            tool, taken = str(exif.get(_SOFTWARE, "")), _taken(exif)
            opened.draft("L", (SIDE, SIDE))
            size = opened.size
            grey = ImageOps.exif_transpose(opened).convert("L")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        return {"unreadable": type(error).__name__}
    grey.thumbnail((SIDE, SIDE))
    sharp = ImageStat.Stat(grey.filter(_EDGES)).var[0]
    return {
        "width": size[0],
        "height": size[1],
        "sharpness": round(sharp, 2),
        "likeness": _likeness(grey),
        "taken_at": taken,
        "tool": tool[:80],
        "unreadable": "",
    }


def _likeness(grey: Image.Image) -> str:
    """Difference hash: whether each cell is lighter than the one to its right.

    Empty for a picture too plain to be told from another one.
    """
    small = grey.resize((BITS + 1, BITS), Image.Resampling.LANCZOS)
    cells = small.tobytes()
    bits = 0
    for row in range(BITS):
        for column in range(BITS):
            at = row * (BITS + 1) + column
            # A step of two grey levels at least, so that flat areas do not flicker.
            bits = bits << 1 | (cells[at] > cells[at + 1] + 2)
    if bits.bit_count() < LEAST_BITS:
        return ""
    return f"{bits:0{BITS * BITS // 4}x}"


def _taken(exif: Image.Exif) -> str:
    """When the camera says the picture was taken, read as UTC; empty where it does not say."""
    said = str(exif.get_ifd(0x8769).get(_TAKEN, "") or exif.get(_TAKEN, ""))
    try:
        return datetime.strptime(said, "%Y:%m:%d %H:%M:%S").replace(tzinfo=UTC).isoformat()
    except ValueError:
        return ""


if __name__ == "__main__":
    look_at_all(Path(sys.argv[1]))
