"""How long each kind of evidence usually stays, read strictly from the dated data beside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from zhendan.domain import Confidence, ExhibitKind, Text
from zhendan.evidence.care_errors import LivesMalformed

PACES = ("days", "weeks", "unknown", "months", "years")
"""How fast things vanish, fastest first; what is unknown is taken as nearly the worst."""
STARTS = ("shipped", "ordered", "notice", "none")
_WORDS = ("what", "where", "who", "otherwise", "life")
_KEYS = {*_WORDS, "name", "kind", "each_order", "from", "pace", "days", "confidence"}
_MAY = {"source", "seen", "platforms"}
_TOLD = (Confidence.OFFICIAL, Confidence.THIRD_PARTY)


@dataclass(frozen=True, slots=True)
class Life:
    """One kind of evidence and how long it stays (保存期); `days` only where somebody says so."""

    name: str
    kind: ExhibitKind
    each_order: bool
    starts: str
    pace: str
    days: int | None
    confidence: Confidence
    what: Text
    where: Text
    who: Text
    otherwise: Text
    life: Text
    source: str = ""
    seen: str = ""
    platforms: tuple[str, ...] = ()
    """Where this holds; empty for every platform that has no entry of its own."""


@dataclass(frozen=True, slots=True)
class Lives:
    """All entries, and what a legal hold tells everybody."""

    items: tuple[Life, ...]
    hold: tuple[Text, ...]
    checked: date
    reverify_by: date

    def on(self, platform: str) -> tuple[Life, ...]:
        """One entry per name: the platform's own before the general one."""
        found: dict[str, Life] = {}
        for life in self.items:
            own = platform in life.platforms
            if own or (not life.platforms and life.name not in found):
                found[life.name] = life
        return tuple(found.values())


@cache
def shipped_lives() -> Lives:
    """The data that travels with the program."""
    name = "lives.yaml"
    return read_lives((files("zhendan.evidence.perishing") / name).read_text("utf-8"), name)


def read_lives(text: str, where: str) -> Lives:
    """The entries of a file. Raises `LivesMalformed`, never a YAML error."""
    try:
        told = yaml.safe_load(text)
        return Lives(
            items=tuple(_life(one) for one in told["items"]),
            hold=tuple(_text(one) for one in told["hold"]),
            checked=_day(told["checked"]),
            reverify_by=_day(told["reverify_by"]),
        )
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as odd:
        raise LivesMalformed(where=where, problem=" ".join(str(odd).split())[:200]) from odd


def _life(told: Mapping[str, object]) -> Life:
    """One entry; a number of days needs somebody who said it."""
    if lacking := _KEYS - told.keys():
        raise ValueError(f"{told.get('name')}: missing {sorted(lacking)}")
    if surplus := told.keys() - _KEYS - _MAY:
        raise ValueError(f"{told['name']}: unknown {sorted(surplus)}")
    confidence, days = Confidence(str(told["confidence"])), told["days"]
    source = str(told.get("source", ""))
    if days is not None and not (type(days) is int and days > 0):
        raise ValueError(f"{told['name']}: days")
    if (days is not None or source) and (confidence not in _TOLD or not source):
        raise ValueError(f"{told['name']}: a life needs a source that was read")
    if told["pace"] not in PACES or told["from"] not in STARTS:
        raise ValueError(f"{told['name']}: pace or from")
    platforms = told.get("platforms", [])
    return Life(
        name=str(told["name"]),
        kind=ExhibitKind(str(told["kind"])),
        each_order=told["each_order"] is True,
        starts=str(told["from"]),
        pace=str(told["pace"]),
        days=days if isinstance(days, int) else None,
        confidence=confidence,
        source=source,
        seen=str(told.get("seen", "")),
        platforms=tuple(map(str, platforms if isinstance(platforms, list) else [])),
        **{name: _text(told[name]) for name in _WORDS},
    )


def _text(told: object) -> Text:
    """Words in both languages, neither empty."""
    if not isinstance(told, Mapping) or set(told) != {"zh", "en"} or not all(told.values()):
        raise ValueError(f"words: {told}")
    return Text(str(told["zh"]), str(told["en"]))


def _day(told: object) -> date:
    """A date as YAML knows it."""
    if not isinstance(told, date):
        raise TypeError(f"date: {told}")
    return told
