"""Looking into a vault: every byte, row, record, root and signature is computed again."""

import hashlib
import json
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from zhendan.domain import (
    Blobs,
    Exhibit,
    Fault,
    Sha256,
    Text,
    Verification,
    ZhendanError,
)
from zhendan.evidence import sheets
from zhendan.evidence.custody import custody_faults
from zhendan.evidence.epochs import Epoch, epoch_faults, epochs_of, next_origin, origin_at
from zhendan.evidence.errors import CheckpointRefused
from zhendan.evidence.faults import HONEST_LIMITS, NOT_STAMPED, fault
from zhendan.evidence.key_errors import BytesDamaged
from zhendan.evidence.merkle import Tree, leaf_hash, roots
from zhendan.evidence.notes import Checkpoint, open_checkpoint
from zhendan.evidence.records import commitment, instant, sheet_commitment
from zhendan.evidence.shipped.verify import ODD
from zhendan.evidence.stamps import stamp_faults
from zhendan.evidence.store import ERASED, MASKED, Entry, VaultStore

PIECE = 1 << 20
CLOCK_STEP = timedelta(minutes=5)
"""A clock that goes back by more than this between two records is said (RELIABILITY D10)."""


def verify_vault(
    store: VaultStore, blobs: Blobs, *, key: str, against: str | None = None
) -> Verification:
    """Check a vault whole; `against` is a checkpoint kept elsewhere, or its root as printed."""
    faults = list(store.faults())
    try:
        entries, signed, origin = store.entries(), store.checkpoints(), store.origin()
    except ZhendanError as unreadable:
        faults.append(fault("ledger_unreadable", "ledger", found=unreadable))
        return Verification(tuple(faults), ())
    mark = sheets.fingerprint_of(key)
    tops = roots([leaf_hash(one.record) for one in entries])
    gone = {one.subject: one for one in entries if one.event == ERASED}
    for place, entry in enumerate(entries):
        faults += [fault("row_gap", name_of(entry), place, entry.leaf)] * (entry.leaf != place)
        faults += entry_faults(entry, blobs, mark, gone)
    faults += _parents(entries)
    faults += custody_faults(entries)
    faults += _tree(store, entries)
    stretches = epochs_of(entries, origin)
    faults += epoch_faults(entries, stretches, tops)
    faults += _checkpoints(signed, tops, (key, stretches))
    stamped = stamp_faults(entries, blobs, key=key, tops=tops)
    faults += stamped.faults
    unchecked = [*stamped.unchecked, *_unfinished(gone, blobs)]
    if entries and (not signed or signed[-1][0] < len(entries)):
        unchecked.append(fault("tail_unsigned", f"leaf {len(entries) - 1}"))
    faults += _outside(against, tops, (key, stretches)) if against else []
    return Verification(
        faults=tuple(faults),
        unchecked=tuple(unchecked),
        size=len(entries),
        root=tops[-1],
        checked=_counts(entries, signed),
        notes=(
            *(stamped.notes if stamped.count else (NOT_STAMPED,)),
            *_told(entries, gone),
            *(() if against else (HONEST_LIMITS,)),
        ),
    )


def _unfinished(gone: Mapping[Sha256, Entry], blobs: Blobs) -> Iterator[Fault]:
    """Erasures on record whose bytes are still there."""
    for sha256, event in gone.items():
        if sha256 in blobs:
            yield fault("erased_kept", sheets.told_of_erasure(event)["exhibit"])


def _told(entries: Sequence[Entry], gone: Mapping[Sha256, Entry]) -> Iterator[Text]:
    """What is no fault and is said all the same: erasures, and a clock that went back."""
    yield from map(_erased, gone.values())
    yield from _set_back(entries)


def _erased(entry: Entry) -> Text:
    """A state and no fault: what was erased, when, by whom and why."""
    told = sheets.told_of_erasure(entry)
    return Text(
        "{exhibit} 已按规定删除（承诺值保留）：{at}，{by}，{reason}".format(**told),
        "{exhibit} was erased by rule (its commitment stays): {at}, {by}, {reason}".format(**told),
    )


def _set_back(entries: Sequence[Entry]) -> Iterator[Text]:
    """Where the clock stood well before the record before; the order of the log is untouched."""
    told = [(one, _at(one)) for one in entries]
    for (_, before), (entry, at) in pairwise(told):
        if before is not None and at is not None and before - at > CLOCK_STEP:
            name, then, now = name_of(entry), instant(before), instant(at)
            yield Text(
                f"时间异常：{name} 记录的时间 {now} 早于前一条记录的 {then}，当时电脑时钟被调回。"
                "先后次序以日志为准。",
                f"Odd time: {name} is recorded at {now}, after a record of {then}: the clock had"
                " been set back. The log's own order holds.",
            )


def _at(entry: Entry) -> datetime | None:
    """The time that a record claims; None where it cannot be read, which is a fault elsewhere."""
    try:
        return datetime.fromisoformat(json.loads(entry.record)["at"])
    except ODD:
        return None


def name_of(entry: Entry) -> str:
    """What a person calls an entry: the exhibit's number, or event and leaf."""
    if entry.event == MASKED:
        return str(sheets.parts(entry).get("id") or f"{entry.event} leaf {entry.leaf}")
    return str(entry.exhibit.id) if entry.exhibit else f"{entry.event} leaf {entry.leaf}"


def entry_faults(
    entry: Entry, blobs: Blobs, mark: str, gone: Container[Sha256] = ()
) -> list[Fault]:
    """What is wrong with one entry: its bytes, its sheet, its record, its exhibit row.

    Bytes in `gone` were erased by rule: that they are missing is right.
    """
    name = name_of(entry)
    try:
        record, told = json.loads(entry.record), sheets.read(entry)
        found = [
            *(() if entry.subject in gone else _bytes(entry, blobs)),
            *_differs("leaf_changed", name, record["commit"], _commit(entry)),
            *_differs("sheet_changed", name, record["sheet"], _sheet(entry)),
            *_differs("leaf_changed", name, record["size"], entry.size),
            *_differs("leaf_changed", name, record["at"], told["at"]),
            *_differs("parent_wrong", name, record.get("parent"), sheets.parent_leaf(told)),
            *_differs("key_changed", name, mark, told["key"]),
            *_row(entry, told),
        ]
    except ODD as odd:
        return [fault("malformed", name, found=odd)]
    return found


def _commit(entry: Entry) -> str:
    """The commitment that the kept hash and salt give."""
    return commitment(entry.salt, entry.subject)


def _sheet(entry: Entry) -> str:
    """The commitment that the kept sheet and salt give."""
    return sheet_commitment(entry.salt, entry.sheet)


def _differs(code: str, item: str, expected: object, found: object) -> list[Fault]:
    """A fault where two things that must be equal are not."""
    return [] if expected == found else [fault(code, item, expected, found)]


def _bytes(entry: Entry, blobs: Blobs) -> Iterator[Fault]:
    """The kept bytes against their hash and size."""
    name = name_of(entry)
    if entry.subject not in blobs:
        yield fault("blob_missing", name, entry.subject)
        return
    try:
        found, size = digest(blobs, entry.subject)
    except BytesDamaged as damaged:
        yield fault("blob_changed", name, entry.subject, damaged.code)
        return
    if (found, size) != (entry.subject, entry.size):
        yield fault("blob_changed", name, f"{entry.subject} {entry.size}", f"{found} {size}")


def digest(blobs: Blobs, sha256: Sha256) -> tuple[str, int]:
    """Hash and size of what is really kept under a hash, read in pieces."""
    seen, size = hashlib.sha256(), 0
    with blobs.open(sha256) as content:
        while piece := content.read(PIECE):
            seen.update(piece)
            size += len(piece)
    return seen.hexdigest(), size


def _row(entry: Entry, told: dict[str, object]) -> list[Fault]:
    """The row an exhibit is looked up by, against the sheet that the log commits to."""
    name, row = name_of(entry), entry.exhibit
    if row is None:
        wanted = told.get("id") if entry.event == MASKED else None
        return _differs("exhibit_row", name, wanted, told.get("id"))
    found = [fault("exhibit_row", name, entry.leaf, row.leaf)] if row.leaf != entry.leaf else []
    parent = told.get("parent")
    original = parent.get("sha256") if isinstance(parent, dict) else None
    found += _differs("parent_wrong", name, original, row.parent)
    for field, value in _as_told(row).items():
        found += _differs("exhibit_row", f"{name} {field}", told.get(field), value)
    return found


def _as_told(row: Exhibit) -> dict[str, object]:
    """An exhibit's row in the words of its sheet."""
    return {
        "id": str(row.id),
        "sha256": row.sha256,
        "size": row.size,
        "kind": str(row.kind),
        "title": row.title,
        "at": instant(row.sealed_at),
        "provenance": sheets.provenance_of(row),
    }


def _parents(entries: Sequence[Entry]) -> Iterator[Fault]:
    """Every derived exhibit names an earlier leaf that holds the original it claims."""
    for entry in entries:
        row = entry.exhibit
        if entry.event != MASKED and (row is None or row.parent is None):
            continue
        leaf = sheets.parent_leaf(sheets.parts(entry))
        known = leaf is not None and 0 <= leaf < entry.leaf
        fits = _masks if row is None else _derives
        if not known or not fits(entry, entries[leaf or 0]):
            yield fault("parent_wrong", name_of(entry), row and row.parent, leaf)


def _derives(entry: Entry, original: Entry) -> bool:
    """Whether a derived exhibit was made from these bytes."""
    return entry.exhibit is not None and entry.exhibit.parent == original.subject


def _masks(entry: Entry, original: Entry) -> bool:
    """Whether a masked copy names this original, and bears its number."""
    told = sheets.parts(entry)
    parent, row = told.get("parent"), original.exhibit
    commit = parent.get("commit") if isinstance(parent, dict) else None
    named = row is not None and str(told.get("id")).startswith(f"{row.id}-")
    return named and commit == json.loads(original.record).get("commit")


def _tree(store: VaultStore, entries: Sequence[Entry]) -> list[Fault]:
    """The kept nodes of the tree are those that the records give, none missing and none more."""
    found: list[Fault] = []
    kept = {(level, index): node for level, index, node in store.nodes()}
    for level, index, node in Tree([leaf_hash(one.record) for one in entries]).nodes():
        if kept.pop((level, index), None) != node:
            found.append(fault("tree_changed", f"node {level}/{index}"))
    return found + [fault("tree_changed", f"node {level}/{index}") for level, index in sorted(kept)]


def _checkpoints(
    signed: Sequence[tuple[int, str]], tops: Sequence[str], known: tuple[str, Sequence[Epoch]]
) -> Iterator[Fault]:
    """Every checkpoint ever signed still fits the records it was signed over."""
    key, stretches = known
    for size, note in signed:
        item = f"checkpoint {size}"
        try:
            made = open_checkpoint(note, key)
        except CheckpointRefused as refused:
            yield fault("checkpoint_signature", item, found=refused.facts.get("reason", ""))
            continue
        origin = origin_at(stretches, size)
        if made.origin != origin or made.size != size:
            yield fault("checkpoint_wrong", item, f"{origin} {size}", f"{made.origin} {made.size}")
        elif size >= len(tops):
            yield fault("log_short", item, size, len(tops) - 1)
        elif tops[size] != made.root:
            yield fault("checkpoint_wrong", item, made.root, tops[size])


def _outside(note: str, tops: Sequence[str], known: tuple[str, Sequence[Epoch]]) -> Iterator[Fault]:
    """The log against a checkpoint from outside: it may only have been added to."""
    key, stretches = known
    if "\n" not in note.strip():
        if note.strip() not in tops[1:]:
            yield fault("root_not_printed", "--checkpoint-root", note.strip(), tops[-1])
        return
    try:
        outside: Checkpoint = open_checkpoint(note, key)
    except CheckpointRefused as refused:
        yield fault("key_changed", "--against", found=refused.facts.get("reason", ""))
        return
    lasted = next((e.start for e in stretches[1:] if e.origin == next_origin(outside.origin)), None)
    last = len(tops) - 1 if lasted is None else lasted
    if outside.size > last:
        yield fault("log_rolled_back", "--against", outside.size, last)
    elif tops[outside.size] != outside.root:
        yield fault("log_rewritten", "--against", outside.root, tops[outside.size])


def _counts(entries: Sequence[Entry], signed: Sequence[object]) -> dict[str, int]:
    """How many of each thing were looked at."""
    exhibits = sum(1 for one in entries if one.exhibit is not None)
    return {
        "exhibits": exhibits,
        "files": len(entries),
        "leaves": len(entries),
        "sheets": len(entries),
        "checkpoints": len(signed),
    }
