"""Inside the child: pages drawn anew, bearing only what they were told to keep or to write."""

import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

Box = tuple[int, int, int, int]
_UNSEEN = (218, 218, 218)
_EDGE = 6
_SMALLEST, _LARGEST = 8, 48
_SIDE_MARGIN = 2


def redrawn(plan: Path, out: Path) -> dict[str, object]:
    """Carry out a plan of pages: `[{file, keep, hide, write}]`, written as PNG or as one PDF.

    The canvas is new: of the page before nothing is in it but the kept rectangles, and neither
    codes nor hidden rectangles survive where they overlap a kept one.
    """
    told = json.loads(plan.read_text(encoding="utf-8"))
    pages = [_page(one) for one in told["pages"]]
    if not told["pdf"]:
        pages[0].save(out / "redrawn", "PNG")
    else:
        # No dates, no title: the same pages give the same bytes.
        pages[0].save(
            out / "redrawn",
            "PDF",
            save_all=True,
            append_images=pages[1:],
            resolution=150.0,
            creationDate=None,
            modDate=None,
            title=None,
        )
    return {"is": "redrawn", "file": "redrawn"}


def _page(told: dict[str, list[list[float]]]) -> "Image":
    """One page by its plan."""
    from PIL import Image, ImageDraw

    with Image.open(str(told["file"])) as file:
        before = file.convert("RGB")
    page = Image.new("RGB", before.size, _UNSEEN)
    draw = ImageDraw.Draw(page)
    for one in told["keep"]:
        box = _inside(one, before.size)
        page.paste(before.crop(box), box[:2])
    for one in [*told["hide"], *_codes(before)]:
        draw.rectangle(_inside(one, before.size), fill=_UNSEEN)
    for *place, words in told["write"]:
        box = _inside(place, before.size)
        draw.rectangle(box, fill="white")
        draw.text(box[:2], str(words), fill="black", font=_fitting(str(words), box))
    return page


def _inside(box: list[float], size: tuple[int, int]) -> Box:
    """A rectangle in whole points within the page."""
    left, top, right, bottom = box[:4]
    wide, tall = size
    x, y = max(0, min(int(left), wide - 1)), max(0, min(int(top), tall - 1))
    return x, y, max(x + 1, min(int(right) + 1, wide)), max(y + 1, min(int(bottom) + 1, tall))


def _codes(image: "Image") -> list[list[float]]:
    """Where QR and bar codes stand, with an edge around them."""
    import zxingcpp

    found: list[list[float]] = []
    for code in zxingcpp.read_barcodes(image.convert("L")):
        place = code.position
        corners = (place.top_left, place.top_right, place.bottom_left, place.bottom_right)
        across, down = [one.x for one in corners], [one.y for one in corners]
        found.append(
            [min(across) - _EDGE, min(down) - _EDGE, max(across) + _EDGE, max(down) + _EDGE]
        )
    return found


def _fitting(words: str, box: Box) -> "FreeTypeFont":
    """The font in the size at which the words fit into their rectangle."""
    from PIL import ImageFont

    face = str(files("pylopdf_fonts_zh_cn").joinpath("NotoSansSC-Regular.otf"))
    size = max(_SMALLEST, min(_LARGEST, int((box[3] - box[1]) * 0.75)))
    font = ImageFont.truetype(face, size)
    wide = font.getlength(words) + _SIDE_MARGIN
    room = box[2] - box[0]
    if wide > room:
        font = ImageFont.truetype(face, max(_SMALLEST, int(size * room / wide)))
    return font
