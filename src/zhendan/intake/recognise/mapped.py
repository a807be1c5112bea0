"""Tables that a person's mapping explains: the one just given, or one kept from another month.

A kept mapping is for one header and no other. A header that differs from it in a single heading
is a near miss and is reported with exactly what differs; nothing is guessed.
"""

from collections.abc import Sequence
from dataclasses import replace

from zhendan.domain import NearMiss, Text
from zhendan.formats.readers.grid import Row
from zhendan.intake.recognise.headers import Recognition, confirmed, difference, norm, numbered
from zhendan.intake.recognise.template import Template
from zhendan.intake.settings import ColumnMapping

KEPT = "mapping:"
"""Prefix of a near miss of a mapping instead of a layout."""
_NEAR = 0.5


def by_mapping(
    rows: Sequence[Row], found: Recognition, mappings: Sequence[ColumnMapping]
) -> Recognition:
    """What a table is that no layout fits, by the first mapping that explains it."""
    for mapping in mappings:
        taken = _taken(rows, mapping)
        if taken is not None:
            return replace(taken, mapping=mapping)
    misses = [miss for mapping in mappings if (miss := _missed(rows, mapping)) is not None]
    near = sorted((*found.near, *misses), key=lambda miss: -miss.score)
    return replace(found, near=tuple(near))


def _taken(rows: Sequence[Row], mapping: ColumnMapping) -> Recognition | None:
    """The table as this mapping reads it; None where it is not about it."""
    if mapping.headings:
        kept = set(map(norm, mapping.headings)) - {""}
        rows = [row for row in rows if set(map(norm, row.cells)) - {""} == kept]
    if mapping.template:
        return confirmed(rows, mapping.template, mapping.same)
    targets = mapping.targets()
    wanted = set(map(norm, targets))
    for row in rows:
        if wanted and wanted <= set(numbered(row.cells)):
            return Recognition(_template(mapping), row, 1.0)
    return None


def _template(mapping: ColumnMapping) -> Template:
    """The mapping as a layout of its own."""
    targets = mapping.targets()
    return Template(
        id="mapping",
        platform=mapping.platform,
        kind="orders",
        grain="line",
        title=Text("按列对应读取的订单表", "Order table read by a mapping"),
        headers=tuple(targets),
        required=(),
        mapping=targets,
        confidence="mapping",
    )


def _missed(rows: Sequence[Row], mapping: ColumnMapping) -> NearMiss | None:
    """How a table differs from the one that the mapping is for, where it nearly is that one."""
    known = frozenset(map(norm, mapping.headings or mapping.columns.values())) - {""}
    best: tuple[float, frozenset[str]] = (0.0, frozenset())
    for row in rows:
        seen = frozenset(map(norm, row.cells)) - {""}
        # A mapping given for the first time tells nothing of the columns it does not name.
        whole = len(known | seen) if mapping.headings else len(known)
        score = len(known & seen) / whole if whole else 0.0
        best = max(best, (score, seen), key=lambda pair: pair[0])
    if not known or best[0] < _NEAR:
        return None
    return difference(KEPT + (mapping.name or "?"), known, best[1], score=best[0], needed=known)
