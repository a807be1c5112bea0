"""The canonical tables as data: names, columns and kinds, read from `canonical.sql`."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class ColumnKind(StrEnum):
    """What a canonical column holds."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    REAL = "real"
    BOOLEAN = "boolean"
    INSTANT = "instant"  # an aware datetime in UTC
    DATE = "date"
    JSON = "json"  # text of one JSON document


_KINDS = {
    "VARCHAR": ColumnKind.TEXT,
    "BIGINT": ColumnKind.INTEGER,
    "INTEGER": ColumnKind.INTEGER,
    "SMALLINT": ColumnKind.INTEGER,
    "DECIMAL": ColumnKind.DECIMAL,
    "DOUBLE": ColumnKind.REAL,
    "BOOLEAN": ColumnKind.BOOLEAN,
    "TIMESTAMPTZ": ColumnKind.INSTANT,
    "DATE": ColumnKind.DATE,
    "JSON": ColumnKind.JSON,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a canonical table."""

    name: str
    kind: ColumnKind
    required: bool
    default: str | None = None
    """What a row has that does not say, as text; None where that is nothing."""


@dataclass(frozen=True, slots=True)
class RowBatch:
    """Rows for one canonical table, in the order of `columns`."""

    table: str
    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]


@cache
def canonical_ddl() -> str:
    """The text of `canonical.sql`: the model's one source."""
    return (files("zhendan.domain") / "canonical.sql").read_text(encoding="utf-8")


@cache
def canonical_tables() -> dict[str, tuple[Column, ...]]:
    """Every canonical table and its columns, in the order of the model."""
    plain = re.sub(r"--[^\n]*", "", canonical_ddl())
    statements = re.findall(r"CREATE TABLE (\w+) \((.*?)\);", plain, re.S)
    return {name: _columns(body) for name, body in statements}


def _default(rest: str) -> str | None:
    """The default a column's definition names."""
    found = re.search(r"DEFAULT (?:'([^']*)'|(\w+))", rest)
    return None if found is None else found[1] if found[2] is None else found[2]


def _columns(body: str) -> tuple[Column, ...]:
    """The columns of one CREATE TABLE body, leaving table constraints out."""
    parts = re.split(r",(?![^(]*\))", body)
    pattern = re.compile(r"^\s*(\w+) ([A-Z]+)\b(.*)$", re.S)
    matches = (pattern.match(part) for part in parts)
    return tuple(
        Column(m[1], _KINDS[m[2]], "NOT NULL" in m[3] or "PRIMARY KEY" in m[3], _default(m[3]))
        for m in matches
        if m and m[2] in _KINDS
    )
