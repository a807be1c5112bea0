"""Inside a child of its own: words of a picture by OCR, offline, each with how sure it is."""

import math
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhendan.formats.confined.picture_facts import opened
from zhendan.formats.document_problems import WordsUnread
from zhendan.formats.spots import Spot, write_spots

if TYPE_CHECKING:
    from PIL.Image import Image

_WIDEST = 1600
_SLICE = 1400
_OVERLAP = 120
_MOST_SLICES = 12
_NOT_CONFIRMED = 0.5
"""The most that a number is believed whose second reading differs from the first."""
_AGAIN = 1.5
_PARAMETERS = {
    "Global.log_level": "critical",
    "Global.use_cls": False,
    "Global.text_score": 0.3,
    "EngineConfig.onnxruntime.intra_op_num_threads": 2,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}
_WAY = 1
"""Changes with how pictures are cut, read twice and written down."""
_ENGINES = ("rapidocr", "onnxruntime", "pillow")
"""The models lie in the reader's own wheel: its version names them too."""


@cache
def reader_mark() -> str:
    """The reader with its version and settings: another mark may read other words."""
    settings = (_WIDEST, _SLICE, _OVERLAP, _MOST_SLICES, _NOT_CONFIRMED, _AGAIN)
    engines = [f"{one} {_version(one)}" for one in _ENGINES]
    return f"{_WAY}; {'; '.join(engines)}; {settings}; {sorted(_PARAMETERS.items())}"


def _version(package: str) -> str:
    """The installed version; empty where the optional part is missing."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def can_read_words() -> bool:
    """Whether the optional part is installed; nothing is imported to find out."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def words(path: Path, out: Path, *, page: int) -> dict[str, object]:
    """Write the words of a picture; numbers are read twice, at two sizes."""
    engine = _engine()
    with opened(path) as picture:
        image = picture.convert("RGB")
    if image.width > _WIDEST:
        image = image.resize((_WIDEST, max(1, image.height * _WIDEST // image.width)))
    slices = list(_slices(image.height))
    letters = write_spots(out, _spots(engine, image, slices[:_MOST_SLICES], page))
    return {"is": "words", "letters": letters, "whole": len(slices) <= _MOST_SLICES}


@lru_cache(maxsize=1)
def _engine() -> Any:
    """The reader with the models that lie in its own wheel; started once per child."""
    try:
        from rapidocr import RapidOCR
    except ImportError as error:
        raise WordsUnread from error
    return RapidOCR(params=_PARAMETERS)


def _slices(height: int) -> Iterator[tuple[int, int]]:
    """Overlapping parts of a long screenshot, from top to bottom."""
    top = 0
    while True:
        bottom = min(top + _SLICE, height)
        yield top, bottom
        if bottom >= height:
            return
        top = bottom - _OVERLAP


def _spots(engine: Any, image: "Image", slices: list[tuple[int, int]], page: int) -> Iterator[Spot]:
    """Every line of words with its place; what two slices both show counts once."""
    import numpy as np

    done = 0.0
    for top, bottom in slices:
        part = np.asarray(image.crop((0, top, image.width, bottom)))[:, :, ::-1]
        # The engine remembers what its last call asked for, so each call says everything.
        read = engine(part, use_det=True, use_cls=False, use_rec=True)
        if read.boxes is None:
            continue
        for box, text, score in zip(read.boxes, read.txts, read.scores, strict=True):
            left, right = float(box[:, 0].min()), float(box[:, 0].max())
            upper, lower = float(box[:, 1].min()) + top, float(box[:, 1].max()) + top
            cut = lower > bottom - 3 and bottom < image.height
            if cut or (upper + lower) / 2 <= done or not str(text).strip():
                continue
            sure = float(score)
            if any(letter.isdigit() for letter in str(text)):
                corners = [(float(x), float(y) + top) for x, y in box]
                sure = min(sure, _second(engine, image, corners, str(text)))
            yield (page, left, upper, right, lower, str(text).strip(), sure)
        done = float(bottom - _OVERLAP / 2) if bottom < image.height else done


def _second(engine: Any, image: "Image", corners: list[tuple[float, float]], text: str) -> float:
    """How sure a number is after its line was read again, larger: low where digits differ."""
    import numpy as np
    from PIL import Image as Pictures

    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    wide = max(1, int(math.hypot(x1 - x0, y1 - y0) * _AGAIN))
    tall = max(1, int(math.hypot(x3 - x0, y3 - y0) * _AGAIN))
    larger = image.transform(
        (wide, tall),
        Pictures.Transform.QUAD,
        (x0, y0, x3, y3, x2, y2, x1, y1),
        Pictures.Resampling.BICUBIC,
    )
    again = engine(np.asarray(larger)[:, :, ::-1], use_det=False, use_cls=False, use_rec=True)
    if not again.txts:
        return _NOT_CONFIRMED
    same = _digits(str(again.txts[0])) == _digits(text)
    return float(again.scores[0]) if same else _NOT_CONFIRMED


def _digits(text: str) -> str:
    """The digits and capital letters of a line, in order."""
    return "".join(c for c in text if c.isdigit() or (c.isascii() and c.isalpha())).upper()
