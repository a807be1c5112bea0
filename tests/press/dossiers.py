"""Dossiers and pictures the presses are tried on."""

import io
from dataclasses import replace

from PIL import Image, ImageDraw

from tests.appeal.material import material, mixed, order_no, sha
from zhendan.appeal import AppealMaterial, Dossier, compose, draft
from zhendan.domain import ExhibitKind, Penalty, Text

PICTURE = sha(ExhibitKind.PICTURE)

# What a buyer, a platform or a file name could smuggle in: Typst, Word, XML, shell and invisible.
HOSTILE = (
    '#panic("x") #import "@preview/evil:1.0.0" $x$ *b* _i_ `r` = h <label> @ref \\u{41} //c '
    "[E001 第2行] <w:p>&amp;]]> {{ jinja }} ${HOME} $(id) \x00\x07\u202eabc\u200b 尾"
)
SEEN = HOSTILE
for _unseen in "\x00\x07\u202e\u200b":
    SEEN = SEEN.replace(_unseen, "")


def made(case: AppealMaterial) -> Dossier:
    """The dossier of `case` with its fresh statement."""
    return compose(case, draft(case))


def picture(size: tuple[int, int] = (1600, 1200), kind: str = "PNG") -> bytes:
    """An invented picture: a box on a bench."""
    image = Image.new("RGB", size, "#e6e2da")
    draw = ImageDraw.Draw(image)
    width, height = size
    draw.rectangle((width // 4, height // 4, width * 3 // 4, height * 3 // 4), fill="#b49468")
    written = io.BytesIO()
    image.save(written, kind)
    return written.getvalue()


def hostile() -> AppealMaterial:
    """A case whose every free text tries to be more than text."""
    case = mixed()
    notice = replace(
        case.notice,
        charge=HOSTILE,
        penalties=(Penalty("points", HOSTILE),),
        flagged=tuple(replace(f, reason=HOSTILE) for f in case.notice.flagged),
    )
    return replace(
        case,
        notice=notice,
        shop_name=HOSTILE,
        contact=HOSTILE,
        passages=tuple(replace(p, says=Text(HOSTILE, HOSTILE)) for p in case.passages),
        exhibits=tuple(replace(e, title=HOSTILE) for e in case.exhibits),
    )


def many() -> AppealMaterial:
    """Two hundred orders of all four verdicts."""
    return material(["provable"] * 120 + ["thin"] * 40 + ["unclear"] * 20 + ["conceded"] * 20)


LAST_OF_MANY = order_no(200)
