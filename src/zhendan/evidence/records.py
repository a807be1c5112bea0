"""The records of the log: canonical JSON that commits to a file and its sheet, naming neither."""

import hashlib
import hmac
import json
from datetime import UTC, datetime

import rfc8785

from zhendan.domain import Sha256
from zhendan.evidence.errors import RecordTooLong

LONGEST_RECORD = 65_535


def commitment(salt: bytes, sha256: Sha256 | str) -> str:
    """Hex HMAC-SHA256 of a file's hash under its salt: says nothing to who lacks the salt."""
    return hmac.new(salt, bytes.fromhex(sha256), "sha256").hexdigest()


def sheet_commitment(salt: bytes, sheet: bytes) -> str:
    """The same over the bytes of a custody sheet."""
    return commitment(salt, hashlib.sha256(sheet).hexdigest())


def instant(moment: datetime) -> str:
    """RFC 3339 in UTC, whole seconds, as records and sheets hold it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def make_record(
    kind: str, *, commits: tuple[str, str], size: int, **more: str | int | None
) -> bytes:
    """One record as RFC 8785 JSON; `more` holds `at`, `clock` and, for some kinds, `parent`.

    Raises `RecordTooLong`.
    """
    commit, sheet = commits
    fields = {name: value for name, value in more.items() if value is not None}
    raw = rfc8785.dumps(
        {"v": 1, "type": kind, "commit": commit, "sheet": sheet, "size": size, **fields}
    )
    if len(raw) > LONGEST_RECORD:
        raise RecordTooLong(size=len(raw))
    return raw


def make_sheet(sheet: dict[str, object]) -> bytes:
    """A custody sheet as bytes: sorted, indented for people, the same for the same content."""
    text = json.dumps(sheet, ensure_ascii=False, sort_keys=True, indent=1)
    return (text + "\n").encode()
