"""Time-stamp authorities that have not answered yet, kept in the workspace until they do."""

import json
from collections.abc import Sequence
from pathlib import Path

from zhendan.adapters.durable import keep_bytes
from zhendan.evidence import Waiting


class FolderStampQueue:
    """Answers evidence's `StampQueue` port with one small file, replaced whole."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def waiting(self) -> tuple[Waiting, ...]:
        """Who has still to answer; an unreadable file counts as empty, nothing is lost by it."""
        try:
            told = json.loads(self._path.read_text(encoding="utf-8"))
            return tuple(
                Waiting(str(one["url"]), str(one["chain"]), str(one["since"]), str(one["reason"]))
                for one in told
            )
        except (OSError, ValueError, KeyError, TypeError):
            return ()

    def keep(self, waiting: Sequence[Waiting]) -> None:
        """Replace the queue."""
        rows = [
            {"url": one.url, "chain": one.chain, "since": one.since, "reason": one.reason}
            for one in waiting
        ]
        keep_bytes(self._path, json.dumps(rows, ensure_ascii=False, indent=1).encode())
