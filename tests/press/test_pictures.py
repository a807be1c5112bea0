"""Pictures are looked at, combined and compressed within a form, and never cut."""

import io
import random

import pytest
from PIL import Image

from tests.appeal.material import misjudged, sha
from tests.press.dossiers import made, picture
from zhendan.adapters.press import TypstPress
from zhendan.adapters.press.picture_desk import PictureDesk
from zhendan.appeal import PicturesDoNotFit, PicturesUnusable
from zhendan.domain import FieldKind, FormField, Sha256, Text

DESK = PictureDesk()


def field(count: int | None = None, size: int | None = None, *types: str) -> FormField:
    return FormField("p", FieldKind.PICTURES, Text("图", "p"), None, count, size, types)


def noise(seed: int, size: tuple[int, int] = (900, 700)) -> bytes:
    """A picture that compresses badly."""
    pixels = random.Random(seed).randbytes(size[0] * size[1] * 3)
    written = io.BytesIO()
    Image.frombytes("RGB", size, pixels).save(written, "PNG")
    return written.getvalue()


def saved_again(content: bytes, quality: int, scale: float) -> bytes:
    with Image.open(io.BytesIO(content)) as image:
        small = image.convert("RGB").resize((int(image.width * scale), int(image.height * scale)))
    written = io.BytesIO()
    small.save(written, "JPEG", quality=quality)
    return written.getvalue()


def test_a_photograph_saved_again_smaller_is_still_alike_and_another_is_not() -> None:
    first, other = picture(), noise(1)
    files = {"a": first, "b": saved_again(first, 60, 0.6), "c": other}
    facts = {f.sha256: f for f in DESK.look({Sha256(k): v for k, v in files.items()})}
    a, b, c = (facts[Sha256(name)] for name in "abc")
    assert a.unlike(b) <= 10
    assert a.unlike(c) > 60
    assert (a.width, a.height) == (1600, 1200)
    assert c.sharpness > 100


def test_a_picture_that_cannot_be_opened_is_named_with_its_reason() -> None:
    (fact,) = DESK.look({sha("x"): b"no picture"})
    assert fact.unreadable == "UnidentifiedImageError"
    assert DESK.look({}) == ()


def test_pages_and_pictures_are_combined_within_nine_slots() -> None:
    pdf = TypstPress().pdf(made(misjudged()), {})
    pages = DESK.count_pages(pdf)
    shots = [(f"E{n:03d}", picture()) for n in range(3)]
    names = [f"第 {n} 页" for n in range(1, min(pages, 9) + 1)]
    fitted = DESK.fit(shots, pdf, names, field=field(6, 1_500_000, "jpg"))
    assert len(fitted) <= 6
    assert all(len(one.content) <= 1_500_000 for one in fitted)
    held = [name for one in fitted for name in one.holds]
    assert held == ["E000", "E001", "E002", *names]
    again = DESK.fit(shots, pdf, names, field=field(6, 1_500_000, "jpg"))
    assert [one.content for one in again] == [one.content for one in fitted]


def test_what_does_not_fit_and_stay_readable_is_refused() -> None:
    with pytest.raises(PicturesDoNotFit):
        DESK.fit([(str(n), picture((800, 600))) for n in range(9)], b"", (), field=field(2))
    with pytest.raises(PicturesDoNotFit):
        DESK.fit([("a", noise(2))], b"", (), field=field(1, 20_000))
    with pytest.raises(PicturesUnusable):
        DESK.fit([("a", b"none")], b"", (), field=field(1))
