"""Mappings a person wrote once, kept with the header each is for, so that next month needs none."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import yaml

from zhendan.intake.recognise.headers import norm
from zhendan.intake.settings import ColumnMapping, Mapped

_UNFIT = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 60


class MappingShelf(Protocol):
    """Where a workspace keeps its mappings."""

    def kept(self) -> tuple[ColumnMapping, ...]:
        """Every kept mapping, in order of name. Raises `MappingUnusable`."""

    def keep(self, mapping: ColumnMapping) -> None:
        """Keep a mapping under its name, durably; one of that name is replaced."""

    def forget(self, name: str) -> bool:
        """Drop the mapping of this name; False where there is none."""


def remember(used: Sequence[Mapped], shelf: MappingShelf) -> tuple[str, ...]:
    """Keep what a person's mappings were used on; returns the names under which they are kept.

    The newest word holds: a header that has a mapping already gets the new one under the old name.
    """
    names = []
    for one in used:
        if one.mapping.headings:
            continue
        before = shelf.kept()
        same = next((old.name for old in before if _header(old) == _set(one.headings)), "")
        name = same or _free_name(one.mapping.name, {old.name for old in before})
        shelf.keep(replace(one.mapping, name=name, headings=one.headings))
        names.append(name)
    return tuple(dict.fromkeys(names))


def written(mapping: ColumnMapping) -> str:
    """A mapping as the YAML that `read_mapping` reads."""
    said: dict[str, object] = {"name": mapping.name}
    if mapping.template:
        said["template"] = mapping.template
    else:
        said["platform"] = mapping.platform
    if mapping.currency:
        said["currency"] = mapping.currency
    if mapping.same:
        said["same"] = dict(mapping.same)
    said |= dict(mapping.columns)
    if mapping.headings:
        said["headings"] = list(mapping.headings)
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False)


def _free_name(wanted: str, taken: set[str]) -> str:
    """A name that fits a file and that no other mapping has."""
    name = _UNFIT.sub("_", wanted).strip("._")[:_LONGEST_NAME] or "mapping"
    numbers = iter(range(2, len(taken) + 3))
    free = name
    while free in taken:
        free = f"{name}-{next(numbers)}"
    return free


def _header(mapping: ColumnMapping) -> frozenset[str]:
    """The header a kept mapping is for, as it is compared."""
    return _set(mapping.headings)


def _set(headings: Sequence[str]) -> frozenset[str]:
    """Headings as they are compared."""
    return frozenset(map(norm, headings)) - {""}
