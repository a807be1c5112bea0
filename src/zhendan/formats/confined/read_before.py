"""Words of pictures that were read before are looked up; only what is new is read."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from zhendan.formats.confined.channel import Confined
from zhendan.formats.confined.picture_words import reader_mark
from zhendan.formats.spots import FILE

SUFFIX = ".reading"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A passing folder of readings: one file for each picture, reader and setting."""

    folder: Path

    def read(
        self, eyes: Confined, request: Mapping[str, str], *, of: str = ""
    ) -> Mapping[str, object]:
        """The reader's answer, with its spots in the request's folder `out`; read once.

        `of` is noted with a new reading: the file that the picture is or lies in.
        """
        place = self.folder / (_name(Path(request["path"]), request["page"]) + SUFFIX)
        known = _known(place)
        if known is not None:
            answer, spots = known
            (Path(request["out"]) / FILE).write_text(spots, encoding="utf-8")
            return answer
        answer = eyes.ask(request, Path.cwd())
        spots = (Path(request["out"]) / FILE).read_text(encoding="utf-8")
        told = {"answer": answer, "spots": spots, "of": of, "reader": reader_mark()}
        place.write_text(json.dumps(told, ensure_ascii=False, sort_keys=True), encoding="utf-8")
        return answer


def owner(reading: bytes) -> str:
    """Of which file a reading says that it is."""
    return str(json.loads(reading)["of"])


def _name(picture: Path, page: str) -> str:
    """A name that changes with the picture's bytes, its page, the reader and its settings."""
    seen = hashlib.sha256(picture.read_bytes()).hexdigest()
    return hashlib.sha256(f"{seen} {page} {reader_mark()}".encode()).hexdigest()


def _known(place: Path) -> tuple[Mapping[str, object], str] | None:
    """The answer and the spots of an earlier reading; None where there is none to be used."""
    try:
        told = json.loads(place.read_bytes())
        answer, spots = told["answer"], told["spots"]
    except (OSError, ValueError, LookupError, TypeError):
        return None  # a copy: it is read again
    return (answer, spots) if isinstance(answer, dict) and isinstance(spots, str) else None
