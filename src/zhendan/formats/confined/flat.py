"""Inside the child: a picture or a PDF as plain pages of points, with nothing else in them."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from zhendan.formats.confined.picture_facts import opened
from zhendan.formats.document_problems import DocumentBroken, DocumentLocked, PictureBroken

if TYPE_CHECKING:
    from PIL.Image import Image

WIDEST = 1600
"""Points across; recognition reads pages of this width without changing their size again."""
MOST_PAGES = 20
_HIGHEST = 16_000
_DENSEST = 3.0


def flat(path: Path, out: Path, *, pdf: bool) -> dict[str, object]:
    """Write every page as `flat-001.png`; `more` says that there are pages beyond the limit."""
    pages = _pdf_pages(path) if pdf else _picture_pages(path)
    files: list[str] = []
    for number, page in enumerate(pages, 1):
        if number > MOST_PAGES:
            return {"is": "pages", "files": files, "more": True}
        name = f"flat-{number:03d}.png"
        page.save(out / name)
        files.append(name)
    return {"is": "pages", "files": files, "more": False}


def _picture_pages(path: Path) -> Iterator["Image"]:
    """Every frame as a person sees it: turned upright, on white where it is transparent."""
    from PIL import Image, ImageOps, ImageSequence

    with opened(path) as picture:
        try:
            for frame in ImageSequence.Iterator(picture):
                upright = ImageOps.exif_transpose(frame).convert("RGBA")
                white = Image.new("RGBA", upright.size, "white")
                white.alpha_composite(upright)
                yield _narrow(white.convert("RGB"))
        except (OSError, ValueError, SyntaxError, IndexError) as error:
            raise PictureBroken(detail=type(error).__name__) from error


def _narrow(image: "Image") -> "Image":
    """The picture no wider than recognition takes."""
    if image.width <= WIDEST:
        return image
    return image.resize((WIDEST, max(1, image.height * WIDEST // image.width)))


def _pdf_pages(path: Path) -> Iterator["Image"]:
    """Every page as it is printed."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise DocumentLocked(kind="PDF") from error
        raise DocumentBroken(kind="PDF", detail=str(error)[:60]) from error
    try:
        for page in document:
            width, height = page.get_size()
            scale = min(WIDEST / max(width, 1.0), _HIGHEST / max(height, 1.0), _DENSEST)
            yield _narrow(page.render(scale=scale).to_pil().convert("RGB"))
    except pypdfium2.PdfiumError as error:
        raise DocumentBroken(kind="PDF", detail=str(error)[:60]) from error
    finally:
        document.close()
