"""Scales pictures for paper, in a child process: what they cost in memory dies with it.

Called as `python -m zhendan.adapters.press.pictures JOB`, or by the typesetter for its own job.
Copies carry no metadata of the original; the original travels in the packet, untouched.
"""

import json
import sys
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

MOST_PIXELS = 80_000_000
"""A picture with more pixels is not opened: it could be made to fill the memory."""
ALL_PIXELS = 160_000_000
"""All pictures of a dossier together, after scaling; keeps the memory flat for any number."""
ONE_PIXELS = 2_400_000
"""One picture on paper: about 250 dots an inch over a page."""
WIDEST_MM, HIGHEST_MM = 155, 175


def scale_all(job: Path) -> None:
    """Scale every picture of the job and note where it lies and how high it is set."""
    sources = sorted((job / "pictures").iterdir())
    share = min(ONE_PIXELS, ALL_PIXELS // max(1, len(sources)))
    found = {source.name: _scale(job, source, share) for source in sources}
    text = json.dumps(found, ensure_ascii=False, sort_keys=True)
    (job / "pictures.json").write_text(text, encoding="utf-8")


def _scale(job: Path, source: Path, share: int) -> dict[str, object]:
    """A smaller JPEG of one picture, or the reason why there is none."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with Image.open(source) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return _unreadable(
                    "图片过大，未在此显示；请查看证据包中的原始文件。",
                    "The picture is too large to be shown here; see the original in the packet.",
                )
            opened.draft("RGB", (2000, 2000))
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        name = type(error).__name__
        return _unreadable(
            f"图片无法显示（{name}）；请查看证据包中的原始文件。",
            f"The picture cannot be shown ({name}); see the original in the packet.",
        )
    paper = Image.new("RGB", upright.size, "white")
    paper.paste(upright, mask=upright.getchannel("A"))
    factor = min(1.0, (share / (paper.width * paper.height)) ** 0.5)
    if factor < 1:
        size = (max(1, int(paper.width * factor)), max(1, int(paper.height * factor)))
        paper = paper.resize(size, Image.Resampling.LANCZOS)
    target = f"scaled/{source.name}.jpg"
    paper.save(job / target, "JPEG", quality=86, optimize=True)
    height = min(HIGHEST_MM, WIDEST_MM * paper.height / paper.width)
    return {"path": target, "height": round(height, 2), "note": {}}


def _unreadable(zh: str, en: str) -> dict[str, object]:
    """What stands on the page instead of a picture, in the language of the dossier."""
    return {"path": "", "height": 0, "note": {"zh": zh, "en": en}}


if __name__ == "__main__":
    scale_all(Path(sys.argv[1]))
