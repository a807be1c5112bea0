"""What a verified packet says of its files and its case: its sender's word, read carefully."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from zhendan.casework import LETTER, read_letter
from zhendan.domain import ExhibitKind, Sha256

_INDEX, _LETTER = "data/凭证目录.json", f"data/申诉材料/{LETTER}"
_COPY = "-"
"""Stands between an original's number and its recipient in the number of a masked copy."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One exhibit of the packet as its index and sheet describe it."""

    number: str
    """The sender's."""
    kind: ExhibitKind
    title: str
    name: str
    tool: str
    sha256: Sha256
    parent: Sha256 | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What a packet tells; a packet for a platform or court tells no case."""

    exhibits: Mapping[str, Listed] = field(default_factory=dict)
    """By path in the packet."""
    letter: dict[str, object] | None = None


def told_by(packet: Path) -> Told:
    """Read the index, the sheets and the letter. Raises `LetterUnreadable`."""
    letter = packet / _LETTER
    told = read_letter(letter.read_bytes()) if letter.is_file() else None
    rows = _data(packet, _INDEX).get("exhibits")
    listed = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    tools = told.get("exhibits") if told else None
    known = tools if isinstance(tools, dict) else {}
    here = {str(row.get("sha256")) for row in listed}
    return Told(
        {str(row.get("path", "")): _listed(packet, row, known, here=here) for row in listed}, told
    )


def _listed(
    packet: Path, row: Mapping[str, object], tools: Mapping[str, object], *, here: set[str]
) -> Listed:
    number, sheet = str(row.get("id", "")), _data(packet, str(row.get("sheet", "")))
    source = sheet.get("provenance")
    name = source.get("original_name") if isinstance(source, dict) else None
    parent = row.get("parent")
    sha256 = str(parent.get("sha256", "")) if isinstance(parent, dict) else ""
    return Listed(
        number=number,
        kind=_kind(row.get("kind")),
        title=str(row.get("title", "")),
        name=str(name or PurePosixPath(str(row.get("path", ""))).name),
        tool=str(tools.get(number.split(_COPY, maxsplit=1)[0], "")),
        sha256=Sha256(str(row.get("sha256", ""))),
        parent=Sha256(sha256) if sha256 in here else None,
    )


def _kind(word: object) -> ExhibitKind:
    """The exhibit's kind; one that this edition does not know is `OTHER`."""
    known = {str(kind): kind for kind in ExhibitKind}
    return known.get(str(word), ExhibitKind.OTHER)


def _data(packet: Path, path: str) -> dict[str, object]:
    """A JSON object at a path inside the packet; an empty one where there is none."""
    place = packet.joinpath(*inside(path))
    if not place.is_file():
        return {}
    try:
        found = json.loads(place.read_bytes())
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def inside(path: str) -> list[str]:
    """The parts of a path that never climbs out."""
    return [part for part in PurePosixPath(path).parts if part not in ("/", "..", ".")]
