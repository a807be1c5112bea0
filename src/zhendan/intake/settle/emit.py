"""Canonical rows handed to the sink, every column in the model's order."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from zhendan.domain import RowBatch, canonical_tables

_BATCH = 4000


@dataclass(frozen=True, slots=True)
class Emitter:
    """Turns rows by name into batches."""

    sink: Callable[[RowBatch], None]

    def rows(self, table: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Hand on rows of one table; what a row does not say is null."""
        columns = tuple(column.name for column in canonical_tables()[table])
        waiting: list[tuple[object, ...]] = []
        for row in rows:
            waiting.append(tuple(_plain(row.get(name)) for name in columns))
            if len(waiting) >= _BATCH:
                self.sink(RowBatch(table, columns, waiting))
                waiting = []
        if waiting:
            self.sink(RowBatch(table, columns, waiting))


def _plain(value: object) -> object:
    """Lists and objects become JSON text."""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return value
