"""Inside the child: what a picture says about itself, and the codes printed in it."""

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from zhendan.formats.confined.codes import codes
from zhendan.formats.document_problems import PictureBroken, PictureTooBig

if TYPE_CHECKING:
    from PIL.Image import Exif, Image

MOST_POINTS = 50_000_000
_EXIF_PART = 0x8769
_MAKE, _MODEL, _SOFTWARE, _CHANGED = 0x010F, 0x0110, 0x0131, 0x0132
_TAKEN, _TAKEN_ZONE = 0x9003, 0x9011
_GPS_PART = 0x8825


def opened(path: Path) -> "Image":
    """The picture with its size checked before any point of it is unfolded."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MOST_POINTS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            image = Image.open(path)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureTooBig(width="?", height="?", limit=MOST_POINTS // 1_000_000) from error
    except (OSError, ValueError, SyntaxError, Warning) as error:
        raise PictureBroken(detail=type(error).__name__) from error
    if image.width * image.height > MOST_POINTS:
        raise PictureTooBig(width=image.width, height=image.height, limit=MOST_POINTS // 1_000_000)
    return image


def picture(path: Path) -> dict[str, object]:
    """Type, size in points, EXIF claims and codes of a picture."""
    with opened(path) as image:
        answer: dict[str, object] = {
            "is": "picture",
            "format": str(image.format),
            "width": image.width,
            "height": image.height,
            "frames": min(getattr(image, "n_frames", 1), 9999),
            "exif": _exif(image),
        }
        try:
            image.load()
        except (OSError, ValueError, SyntaxError, IndexError) as error:
            # The header holds and the points do not: kept with its size, and said.
            return answer | {"codes": [], "damage": type(error).__name__}
        return answer | {"codes": codes(image)}


def _exif(image: "Image") -> dict[str, object]:
    """When and with what a camera says it took the picture; positions are only said to exist."""
    try:
        said: Exif = image.getexif()
        inner = said.get_ifd(_EXIF_PART)
        placed = bool(said.get_ifd(_GPS_PART))
    except Exception as error:
        # Pillow raises whatever a broken tag provokes; EXIF is a claim and may be missing.
        return {"damage": type(error).__name__}
    found: dict[str, object] = {
        "taken": inner.get(_TAKEN) or said.get(_CHANGED),
        "zone": inner.get(_TAKEN_ZONE),
        "camera": " ".join(str(said[tag]) for tag in (_MAKE, _MODEL) if tag in said),
        "software": said.get(_SOFTWARE),
    }
    kept: dict[str, object] = {name: str(value)[:80] for name, value in found.items() if value}
    return kept | ({"placed": True} if placed else {})
