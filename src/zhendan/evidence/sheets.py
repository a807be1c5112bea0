"""Custody sheets (保管记录): who got which bytes, when, how and with what, event by event."""

import json
from collections.abc import Mapping

from zhendan.domain import Exhibit, Sha256
from zhendan.evidence.records import instant
from zhendan.evidence.shipped.verify import ODD, read_key
from zhendan.evidence.store import Entry


def of_exhibit(exhibit: Exhibit, parent_leaf: int | None) -> dict[str, object]:
    """The sheet of a file at its sealing: what it is, where it came from, what was done to it."""
    made = exhibit.parent is not None
    return {
        "v": 1,
        "event": "derived" if made else "sealed",
        "id": str(exhibit.id),
        "sha256": exhibit.sha256,
        "size": exhibit.size,
        "kind": str(exhibit.kind),
        "kind_words": exhibit.kind.words.zh,
        "title": exhibit.title,
        "parent": {"sha256": exhibit.parent, "leaf": parent_leaf} if made else None,
        "provenance": provenance_of(exhibit),
        "history": _history(exhibit),
    }


def plain(text: str) -> str:
    """A name as it may stand in JSON: bytes that are no text are escaped, never dropped."""
    return text.encode("utf-8", "backslashreplace").decode()


def provenance_of(exhibit: Exhibit) -> dict[str, object]:
    """Where an exhibit came from, as plain data."""
    source = exhibit.provenance
    return {
        "original_name": plain(source.original_name),
        "obtained_how": source.obtained_how,
        "obtained_by": plain(source.obtained_by),
        "obtained_at": instant(source.obtained_at),
        "source": str(source.source),
        "tool": source.tool,
        "edited_after_export": source.edited_after_export,
    }


def _history(exhibit: Exhibit) -> list[dict[str, object]]:
    """Acquired 获取, imported 导入, sealed 固化: each with the hash that went in and came out."""
    source, sha256 = exhibit.provenance, exhibit.sha256
    through = {"hash_in": sha256, "hash_out": sha256}
    first = {
        "event": "acquired",
        "at": instant(source.obtained_at),
        "by": plain(source.obtained_by),
    }
    return [
        {**first, "how": source.obtained_how, "hash_out": sha256},
        {"event": "imported", "tool": source.tool, **through},
        {"event": "sealed", "at": instant(exhibit.sealed_at), **through},
    ]


def of_event(
    event: str, sha256: Sha256, size: int, *, facts: Mapping[str, object]
) -> dict[str, object]:
    """The sheet of a later event: an export 导出, a hand-over 移交, a time stamp 时间戳."""
    return {"v": 1, "event": event, "sha256": sha256, "size": size, "parent": None, **facts}


def holds(entry: Entry, facts: Mapping[str, object]) -> bool:
    """Whether an entry's sheet states exactly these facts."""
    told = read(entry)
    plain = json.loads(json.dumps(dict(facts)))
    return all(told.get(name) == plain[name] for name in plain)


def read(entry: Entry) -> dict[str, object]:
    """An entry's sheet as data."""
    told: dict[str, object] = json.loads(entry.sheet)
    return told


def parts(entry: Entry) -> dict[str, object]:
    """An entry's sheet as data; nothing where a damaged one cannot be read (a fault elsewhere)."""
    try:
        return read(entry)
    except ODD:
        return {}


def told_of_erasure(entry: Entry) -> dict[str, str]:
    """What was erased, when, by whom and why, as its event tells it."""
    told = parts(entry)
    return {name: str(told.get(name, "")) for name in ("exhibit", "at", "by", "reason")}


def parent_leaf(sheet: Mapping[str, object]) -> int | None:
    """The leaf of the original a sheet names, if it names one."""
    parent = sheet.get("parent")
    leaf = parent.get("leaf") if isinstance(parent, dict) else None
    return leaf if isinstance(leaf, int) else None


def fingerprint_of(key: str) -> str:
    """Hex fingerprint of a verifier key line."""
    return read_key(key)[2]
