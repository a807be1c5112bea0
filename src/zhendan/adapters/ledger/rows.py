"""Rows of the ledger and the values they stand for; each row's hash covers all its values."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime

from zhendan.domain import (
    CaseId,
    Event,
    EventKind,
    Exhibit,
    ExhibitId,
    ExhibitKind,
    PersonId,
    Provenance,
    Sha256,
    SourceClass,
)
from zhendan.evidence import Entry

Row = tuple[object, ...]
LEAF = ("idx", "record", "event", "subject", "size", "salt", "sheet", "previous", "row_hash")
EXHIBIT = (
    *("number", "id", "leaf", "sha256", "size", "kind", "title", "parent"),
    *("sealed_at", "provenance", "row_hash"),
)
EVENT = ("seq", "case_id", "kind", "at", "person", "facts", "previous", "row_hash")


def hash_of(values: Sequence[object]) -> str:
    """Hex SHA-256 of a row's values, `previous` included, `row_hash` left out."""
    plain = [one.hex() if isinstance(one, bytes) else one for one in values]
    return hashlib.sha256(json.dumps(plain, default=repr).encode()).hexdigest()


def hashed(values: Row) -> Row:
    """The row with its own hash at its end."""
    return (*values, hash_of(values))


def is_sound(row: Row) -> bool:
    """Whether a row still bears the hash of its values."""
    return bool(row[-1] == hash_of(row[:-1]))


def leaf_row(entry: Entry, previous: str) -> Row:
    """An entry's row in `leaf`, chained to the row before."""
    values = (entry.leaf, entry.record, entry.event, entry.subject, entry.size)
    return hashed((*values, entry.salt, entry.sheet, previous))


def exhibit_row(number: int, exhibit: Exhibit) -> Row:
    """An exhibit's row."""
    source = exhibit.provenance
    told = {
        "original_name": source.original_name,
        "obtained_how": source.obtained_how,
        "obtained_by": source.obtained_by,
        "obtained_at": source.obtained_at.astimezone(UTC).isoformat(),
        "source": str(source.source),
        "tool": source.tool,
        "edited_after_export": source.edited_after_export,
    }
    at = exhibit.sealed_at.astimezone(UTC).isoformat()
    what = (exhibit.sha256, exhibit.size, str(exhibit.kind), exhibit.title, exhibit.parent)
    plain = json.dumps(told, sort_keys=True)
    return hashed((number, str(exhibit.id), exhibit.leaf, *what, at, plain))


def exhibit_of(row: Row) -> Exhibit:
    """The exhibit a row stands for. Raises `ValueError` or `KeyError` on a damaged row."""
    told = dict(zip(EXHIBIT, row, strict=True))
    source = json.loads(str(told["provenance"]))
    return Exhibit(
        id=ExhibitId(str(told["id"])),
        kind=ExhibitKind(str(told["kind"])),
        sha256=Sha256(str(told["sha256"])),
        size=int(str(told["size"])),
        provenance=Provenance(
            original_name=source["original_name"],
            obtained_how=source["obtained_how"],
            obtained_by=source["obtained_by"],
            obtained_at=datetime.fromisoformat(source["obtained_at"]),
            source=SourceClass(source["source"]),
            tool=source["tool"],
            edited_after_export=source["edited_after_export"],
        ),
        sealed_at=datetime.fromisoformat(str(told["sealed_at"])),
        leaf=int(str(told["leaf"])),
        title=str(told["title"]),
        parent=None if told["parent"] is None else Sha256(str(told["parent"])),
    )


def entry_of(row: Row, exhibit: Exhibit | None) -> Entry:
    """The entry a leaf row stands for. Raises `ValueError` or `TypeError` on a damaged row."""
    told = dict(zip(LEAF, row, strict=True))
    return Entry(
        leaf=int(str(told["idx"])),
        record=raw(told["record"]),
        salt=raw(told["salt"]),
        sheet=raw(told["sheet"]),
        subject=Sha256(str(told["subject"])),
        size=int(str(told["size"])),
        event=str(told["event"]),
        exhibit=exhibit,
    )


def raw(value: object) -> bytes:
    """A blob column's value; text in its place means that somebody wrote there."""
    return value if isinstance(value, bytes) else str(value).encode()


def event_row(event: Event, seq: int, previous: str) -> Row:
    """A case event's row, chained to the row before."""
    facts = json.dumps(event.facts, ensure_ascii=False, sort_keys=True)
    at = event.at.astimezone(UTC).isoformat()
    return hashed((seq, event.case, str(event.kind), at, event.by, facts, previous))


def event_of(row: Row) -> Event:
    """The event a row stands for. Raises `ValueError` on a damaged row."""
    told = dict(zip(EVENT, row, strict=True))
    return Event(
        case=CaseId(str(told["case_id"])),
        kind=EventKind(str(told["kind"])),
        at=datetime.fromisoformat(str(told["at"])),
        by=PersonId(str(told["person"])),
        facts=json.loads(str(told["facts"])),
        seq=int(str(told["seq"])),
    )
