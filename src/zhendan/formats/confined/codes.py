"""Inside the child: QR and bar codes of a picture that is already open."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST = 20
_LONGEST = 2000
_SIDE = 2400


def codes(image: "Image", page: int = 1) -> list[dict[str, object]]:
    """`{page, format, text}` of every code that can be read, from top to bottom."""
    import zxingcpp

    grey = image.convert("L")
    grey.thumbnail((_SIDE, _SIDE))
    found = sorted(
        zxingcpp.read_barcodes(grey),
        key=lambda code: (code.position.top_left.y, code.position.top_left.x, code.text),
    )
    return [
        {"page": page, "format": str(code.format), "text": code.text[:_LONGEST]}
        for code in found[:_MOST]
        if code.text
    ]
