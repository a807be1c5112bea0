"""Exhibits as they are added one by one and listed."""

import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from zhendan.domain import CaseId, Exhibit, ExhibitKind, Provenance, Sha256, SourceClass
from zhendan.evidence import Sealed, ToSeal
from zhendan.steps.errand import Errand
from zhendan.steps.wiring import Wiring

BY_HAND = "evidence add"
_PIECE = 1 << 20
_LEAST_DIGITS = 8
"""Fewer first digits of a hash than this name nothing."""


def add(
    paths: Iterable[Path],
    wiring: Wiring,
    *,
    case: CaseId,
    kind: ExhibitKind | None,
    errand: Errand,
) -> Sealed:
    """Seal files, and put them on record in a case where one is named. Raises `CaseMissing`."""
    desk = wiring.desk(errand.by)
    known = desk.file(case) if case else None
    items = [
        _to_seal(path, name, wiring, kind or ExhibitKind.OTHER) for path, name in _files(paths)
    ]
    sealed = wiring.vault.seal(items)
    if known is not None:
        desk.record_exhibits(known.case, sealed.exhibits)
    return sealed


@dataclass(frozen=True, slots=True)
class Made:
    """What a file is that came as bytes, from whom, by which door, by whose hand."""

    kind: ExhibitKind
    source: SourceClass
    tool: str
    by: str


def of_bytes(name: str, content: bytes, wiring: Wiring, made: Made) -> ToSeal:
    """Bytes as they are handed to the vault."""
    provenance = Provenance(
        original_name=name,
        obtained_how="manual",
        obtained_by=made.by,
        obtained_at=wiring.clock.now(),
        source=made.source,
        tool=made.tool,
    )
    digest = Sha256(hashlib.sha256(content).hexdigest())
    return ToSeal(lambda: io.BytesIO(content), digest, made.kind, provenance)


def of_case(wiring: Wiring, case: CaseId) -> tuple[Exhibit, ...]:
    """Every exhibit of a case, or of the whole workspace where none is named."""
    found = wiring.vault.exhibits()
    if not case:
        return found
    kept = set(wiring.desk().file(case).exhibits)
    return tuple(one for one in found if one.id in kept)


def find(wiring: Wiring, asked: str) -> Exhibit | None:
    """The exhibit of a number or a hash, or of eight or more first digits; None where unsure."""
    sealed = wiring.vault.exhibits()
    if named := [one for one in sealed if asked in (one.id, one.sha256)]:
        return named[0]
    alike = [one for one in sealed if one.sha256.startswith(asked.lower())]
    return alike[0] if len(asked) >= _LEAST_DIGITS and len(alike) == 1 else None


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Every file named, folders walked in order of name; links are not followed."""
    for path in paths:
        if path.is_dir():
            for below in sorted(path.rglob("*")):
                if below.is_file() and not below.is_symlink():
                    yield below, below.relative_to(path).as_posix()
        else:
            yield path, path.name


def _to_seal(path: Path, name: str, wiring: Wiring, kind: ExhibitKind) -> ToSeal:
    """One file as it is handed to the vault."""
    provenance = Provenance(
        original_name=name,
        obtained_how="manual",
        obtained_by="",
        obtained_at=wiring.clock.now(),
        source=SourceClass.OWN_SYSTEM,
        tool=BY_HAND,
    )
    return ToSeal(lambda: path.open("rb"), _hash(path), kind, provenance)


def _hash(path: Path) -> Sha256:
    """SHA-256 of a file, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as content:
        while piece := content.read(_PIECE):
            digest.update(piece)
    return Sha256(digest.hexdigest())
