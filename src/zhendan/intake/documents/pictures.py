"""Pictures: their size and claims, their codes, and words in them where they may be a notice."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from zhendan.domain import ExhibitKind, SourceClass, Text, ZhendanError
from zhendan.formats.confined.channel import Confined
from zhendan.formats.confined.picture_words import can_read_words
from zhendan.formats.confined.read_before import Shelf
from zhendan.formats.document_problems import TooManyPictures, WordsUnread
from zhendan.formats.readers.lines import Line, lines_of, read_spots
from zhendan.intake.documents.keeping import (
    Mention,
    claimed,
    keep_document,
    mentions_in,
    mentions_of_codes,
)
from zhendan.intake.documents.papers import codes_of, take_invoice_codes
from zhendan.intake.documents.seen_notice import take_seen_notice
from zhendan.intake.file_problems import KeptUnread
from zhendan.intake.invoices import take_for
from zhendan.intake.notices.words import looks_like_notice
from zhendan.intake.taking import Taking

MOST_PICTURES = 30
"""So many pictures of an inbox are read for words, besides those named as a notice."""
_NAMED = re.compile(r"通知|违规|处罚|申诉|notice|violation|penalty", re.I)
_SMALLEST = 120
_SIGHT = "zhendan.formats.confined.sight"
_SECONDS = 110.0


@dataclass(slots=True)
class Sight:
    """Reads words in pictures, in a child of its own; counts the pictures of one inbox."""

    scratch: Path
    child: Confined = field(default_factory=lambda: Confined(seconds=_SECONDS, worker=_SIGHT))
    used: int = 0

    def lines(self, taking: Taking, path: Path, page: int = 1) -> list[Line]:
        """The words of one picture; none where the part for it is missing, and that is said."""
        if not can_read_words():
            taking.say(WordsUnread())
            return []
        if self.used >= MOST_PICTURES and not _NAMED.search(taking.received.name):
            taking.say(TooManyPictures(limit=MOST_PICTURES))
            return []
        self.used += 1
        out = self.scratch / f"sight-{taking.received.number:05d}-{page:03d}"
        out.mkdir(exist_ok=True)
        request = {"path": str(path.resolve()), "out": str(out), "page": str(page)}
        try:
            self._read(taking, request)
        except ZhendanError as error:
            # The picture stays an exhibit with its size; only its words are missing.
            taking.say(error)
            return []
        return lines_of(read_spots(out))

    def _read(self, taking: Taking, request: Mapping[str, str]) -> None:
        """Have a picture read, or find again what was read of it."""
        shelf = taking.settings.readings
        if shelf is None:
            self.child.ask(request, Path.cwd())
        else:
            top = taking.received.shown.split("!/")[0]
            Shelf(shelf).read(self.child, request, of=top)


def take_picture(
    taking: Taking, answer: Mapping[str, object], read: Callable[[], list[Line]]
) -> None:
    """Keep a picture; an invoice's QR code and a notice's words are taken out of it."""
    kind, size = str(answer["format"]), f"{answer['width']}×{answer['height']}"
    taking.recognised_as = f"picture.{kind.lower()}"
    taking.kind, taking.source = ExhibitKind.PICTURE, SourceClass.SCREEN
    taking.title = Text(f"图片 {kind} {size}", f"Picture {kind} {size}")
    facts = _facts(taking, answer)
    lines = read() if _worth_reading(taking, answer) else []
    facts["words_how"] = "ocr" if lines else "none"
    facts["lowest_sure"] = min((line.sure for line in lines), default=None)
    mentions = _taken(taking, answer, lines)
    keep_document(taking, "picture", facts, mentions)


def take_scan(taking: Taking, lines: list[Line]) -> None:
    """The recognised pages of a scanned paper: a notice, or numbers that it shows."""
    if lines and looks_like_notice("\n".join(line.text for line in lines)):
        take_seen_notice(taking, lines)


def _taken(taking: Taking, answer: Mapping[str, object], lines: list[Line]) -> list[Mention]:
    """What the picture turns out to be, and the numbers it shows where it is an exhibit only."""
    if take_invoice_codes(taking, answer):
        title = Text(f"发票图片（{taking.title.zh}）", f"Picture of an invoice ({taking.title.en})")
        take_for(taking, "invoice.picture", title)
        return []
    if lines and looks_like_notice("\n".join(line.text for line in lines)):
        take_seen_notice(taking, lines)
        return []
    taking.say(KeptUnread(kind=f"{taking.title.zh} ({taking.title.en})"))
    return [*mentions_in(taking, lines, "ocr"), *mentions_of_codes(taking, codes_of(answer))]


def _worth_reading(taking: Taking, answer: Mapping[str, object]) -> bool:
    """Screenshots and scans are read; a camera's photo of a parcel only where its name asks."""
    if _NAMED.search(taking.received.name):
        return True
    exif = answer.get("exif")
    photo = isinstance(exif, dict) and bool(exif.get("camera"))
    width, height = int(str(answer["width"])), int(str(answer["height"]))
    return not photo and min(width, height) >= _SMALLEST and not answer.get("damage")


def _facts(taking: Taking, answer: Mapping[str, object]) -> dict[str, object]:
    """The picture's own facts; its claim of time is said to be one."""
    exif = answer.get("exif")
    said = exif if isinstance(exif, dict) else {}
    taken = " ".join(str(said[name]) for name in ("taken", "zone") if said.get(name))
    texts = [str(code.get("text")) for code in codes_of(answer)]
    return {
        "format": answer.get("format"),
        "width": answer.get("width"),
        "height": answer.get("height"),
        "pages": answer.get("frames"),
        "codes": texts or None,
        **claimed(taking, taken, "exif"),
    }
