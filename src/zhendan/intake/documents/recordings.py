"""Films and sound recordings: kept as they are, with what their container says."""

from collections.abc import Mapping

from zhendan.domain import ExhibitKind, SourceClass, Text
from zhendan.formats.readers.magic import Content
from zhendan.intake.documents.keeping import claimed, keep_document
from zhendan.intake.file_problems import KeptUnread
from zhendan.intake.taking import Taking


def take_recording(taking: Taking, content: Content, answer: Mapping[str, object]) -> None:
    """Keep a film or a sound file; its length and its own claim of time are told."""
    film = content is Content.VIDEO
    seconds = answer.get("seconds")
    long = f" {float(str(seconds)):g} 秒" if seconds else ""
    length = f", {float(str(seconds)):g} s" if seconds else ""
    title = Text("视频", "Video") if film else Text("录音", "Sound recording")
    taking.title = Text(title.zh + long, title.en + length)
    taking.recognised_as = "video" if film else "sound"
    taking.kind = ExhibitKind.VIDEO if film else ExhibitKind.OTHER
    taking.source = SourceClass.SCREEN if film else taking.source
    facts: dict[str, object] = {
        "format": answer.get("container"),
        "seconds": seconds,
        "width": answer.get("width"),
        "height": answer.get("height"),
        "words_how": "none",
        **claimed(taking, str(answer.get("made") or ""), "container"),
    }
    keep_document(taking, taking.recognised_as, facts)
    taking.say(KeptUnread(kind=f"{taking.title.zh} ({taking.title.en})"))
