"""Keeps what is handed in, byte for byte, under the log, before the submission is recorded."""

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass

from zhendan.appeal import filed
from zhendan.domain import Sha256
from zhendan.steps.through import Worked
from zhendan.steps.wiring import Wiring

SUBMITTED = "submitted"


@dataclass(frozen=True, slots=True)
class Frozen:
    """Hashes of what was kept."""

    statement: Sha256
    files: tuple[tuple[str, Sha256], ...]


def freeze(worked: Worked, files: Mapping[str, bytes], wiring: Wiring) -> Frozen:
    """Keep statement and files; the same bytes again add nothing."""
    material = worked.appealed.material
    data = filed(material, worked.appealed.statement)
    told = json.dumps(data, ensure_ascii=False, sort_keys=True).encode()
    facts: dict[str, object] = {"case": material.case, "round": material.attempt}
    statement = _keep(told, {**facts, "name": "statement.json"}, wiring)
    kept = tuple(
        (name, _keep(content, {**facts, "name": name}, wiring)) for name, content in files.items()
    )
    return Frozen(statement, kept)


def _keep(content: bytes, facts: dict[str, object], wiring: Wiring) -> Sha256:
    """One file under the log."""
    wiring.vault.record(SUBMITTED, io.BytesIO(content), facts)
    return Sha256(hashlib.sha256(content).hexdigest())
