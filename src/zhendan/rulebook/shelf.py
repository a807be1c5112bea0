"""What a workspace adds to the shipped rulebook: overlays, cards, statutes, holiday notices."""

from dataclasses import dataclass
from typing import Protocol

import yaml

from zhendan.domain import ZhendanError
from zhendan.rulebook.calendar import WorkYear, read_work_year
from zhendan.rulebook.errors import RuleMalformed
from zhendan.rulebook.overlay import Overlay, read_overlay
from zhendan.rulebook.reading import parse_yaml
from zhendan.rulebook.rule import Rule, read_rule
from zhendan.rulebook.statutes import Statute, read_statute

Addition = Overlay | Rule | Statute | WorkYear


class RuleShelf(Protocol):
    """Where a workspace keeps what people added to the rulebook."""

    def kept(self) -> tuple[tuple[str, str], ...]:
        """Name and text of every addition, in order of name."""

    def keep(self, name: str, text: str) -> None:
        """Keep a text under its name, durably; one of that name is replaced."""

    def require_name(self, name: str) -> None:
        """A name that an addition may bear. Raises `RuleMalformed`."""

    def forget(self, name: str) -> bool:
        """Drop the addition of this name; False where there is none."""


@dataclass(frozen=True, slots=True)
class Additions:
    """Everything a workspace adds, and what of it could not be read."""

    found: tuple[Addition, ...]
    refused: tuple[tuple[str, ZhendanError], ...] = ()
    """Name and reason: a damaged addition never stops a case, and is never silent."""


def read_additions(shelf: RuleShelf) -> Additions:
    """Read every addition of a shelf; one that is damaged is named, not used."""
    found: list[Addition] = []
    refused: list[tuple[str, ZhendanError]] = []
    for name, text in shelf.kept():
        try:
            found.append(read_addition(text, name))
        except ZhendanError as error:
            refused.append((name, error))
    return Additions(tuple(found), tuple(refused))


def read_addition(text: str, where: str) -> Addition:
    """One addition, told by its first key. Raises `RuleMalformed`, `RuleUnsourced`."""
    names = parse_yaml(text, where).names()
    if "overlay" in names:
        return read_overlay(text, where)
    if "statute" in names:
        return read_statute(text, where)
    if "year" in names:
        return read_work_year(text, where)
    if "platform" in names:
        return read_rule(text, where)
    problem = "none of overlay, platform, statute, year is a key"
    raise RuleMalformed(where=where, problem=problem)


def name_of(added: Addition) -> str:
    """Where an addition is kept: kind and key, one file each."""
    if isinstance(added, Overlay):
        return f"overlay-{added.platform}-{added.rule}"
    if isinstance(added, Statute):
        return f"statute-{added.id}"
    if isinstance(added, WorkYear):
        return f"calendar-{added.year}"
    return f"card-{added.platform}-{added.rule}"


def confirmed(text: str, by: str) -> str:
    """The text of an overlay with the name of who confirmed it in this shop; others unchanged.

    What is no YAML is left as it is: its reader refuses it by name.
    """
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError:
        return text
    if not isinstance(raw, dict) or "overlay" not in raw:
        return text
    raw.pop("confirmed_by", None)
    if by:
        raw["confirmed_by"] = by
    return yaml.safe_dump(raw, allow_unicode=True, sort_keys=False)
