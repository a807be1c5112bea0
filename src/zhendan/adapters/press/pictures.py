"""Scales pictures for paper, in a child process: what they cost in memory dies with it.

Called as `python -m zhendan.adapters.press.pictures JOB`, before either press sets its paper.
Copies carry no metadata of the original; the original travels in the packet, untouched.
"""

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from math import ceil
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

MOST_PIXELS = 80_000_000
"""A picture with more pixels is not opened: it could be made to fill the memory."""
ALL_PIXELS = 160_000_000
"""All pictures of a dossier together, after scaling; keeps the memory flat for any number."""
ALL_BYTES = 32_000_000
"""All copies together: what is left of forty million is for words and typefaces."""
ONE_PIXELS = 2_400_000
"""One picture on paper: about 250 dots an inch over a page."""
WIDEST_MM, HIGHEST_MM = 155, 175


def scale_all(job: Path) -> None:
    """Scale every picture of the job and note where it lies and how high it is set.

    Together the copies stay within `ALL_BYTES`: where the first ones do not, all of them shrink
    by the same share. The same pictures give the same copies, however many hands there are.
    """
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    sources = sorted((job / "pictures").iterdir())
    share = min(ONE_PIXELS, ALL_PIXELS // max(1, len(sources)))
    with ThreadPoolExecutor(max(1, min(4, os.cpu_count() or 1))) as hands:
        made = list(hands.map(lambda source: _scale(job, source, share), sources))
        copies = [job / str(one["path"]) for one in made if one["path"]]
        while (total := sum(copy.stat().st_size for copy in copies)) > ALL_BYTES:
            factor = 0.95 * (ALL_BYTES / total) ** 0.5
            list(hands.map(partial(_shrink, factor=factor), copies))
    found = {source.name: one for source, one in zip(sources, made, strict=True)}
    text = json.dumps(found, ensure_ascii=False, sort_keys=True)
    (job / "pictures.json").write_text(text, encoding="utf-8")


def _scale(job: Path, source: Path, share: int) -> dict[str, object]:
    """A smaller JPEG of one picture, or the reason why there is none."""
    try:
        with Image.open(source) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return _unreadable(
                    "图片过大，未在此显示；请查看证据包中的原始文件。",
                    "The picture is too large to be shown here; see the original in the packet.",
                )
            factor = min(1.0, (share / (opened.width * opened.height)) ** 0.5)
            # A JPEG is read at the next larger half, quarter or eighth: the rest is never decoded.
            opened.draft("RGB", (ceil(opened.width * factor), ceil(opened.height * factor)))
            paper = _on_white(ImageOps.exif_transpose(opened))
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        name = type(error).__name__
        return _unreadable(
            f"图片无法显示（{name}）；请查看证据包中的原始文件。",
            f"The picture cannot be shown ({name}); see the original in the packet.",
        )
    target = f"scaled/{source.name}.jpg"
    _write(paper, job / target, share=share)
    height = min(HIGHEST_MM, WIDEST_MM * paper.height / paper.width)
    return {"path": target, "height": round(height, 2), "note": {}}


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture as paper shows it: what is clear is white."""
    if picture.mode in ("RGB", "L") and "transparency" not in picture.info:
        return picture.convert("RGB")
    upright = picture.convert("RGBA")
    paper = Image.new("RGB", upright.size, "white")
    paper.paste(upright, mask=upright.getchannel("A"))
    return paper


def _write(paper: Image.Image, place: Path, *, share: int) -> None:
    """The copy with so many pixels at most, without anything the original says of itself."""
    factor = min(1.0, (share / (paper.width * paper.height)) ** 0.5)
    if factor < 1:
        size = (max(1, int(paper.width * factor)), max(1, int(paper.height * factor)))
        paper = paper.resize(size, Image.Resampling.LANCZOS)
    bare = Image.frombytes("RGB", paper.size, paper.tobytes())
    bare.save(place, "JPEG", quality=86, optimize=True)


def _shrink(copy: Path, factor: float) -> None:
    """A copy of fewer pixels in the place of a copy."""
    with Image.open(copy) as opened:
        paper = opened.convert("RGB")
    _write(paper, copy, share=max(1, int(paper.width * paper.height * factor * factor)))


def _unreadable(zh: str, en: str) -> dict[str, object]:
    """What stands on the page instead of a picture, in the language of the dossier."""
    return {"path": "", "height": 0, "note": {"zh": zh, "en": en}}


if __name__ == "__main__":
    scale_all(Path(sys.argv[1]))
