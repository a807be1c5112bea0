"""备注: what colleagues say to each other beside a case; it goes into no paper."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from zhendan.casework.casefile import CaseFile
from zhendan.casework.errors import ReasonMissing
from zhendan.casework.stamps import Stamp
from zhendan.casework.working.errors import BuyerDataInWords
from zhendan.domain import Event, EventKind, PersonId, Text

_LOOKS_LIKE: tuple[tuple[re.Pattern[str], Text], ...] = (
    (re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)"), Text("手机号", "a phone number")),
    (re.compile(r"(?<!\d)\d{17}[\dXx](?![\dXx])"), Text("身份证号", "an identity number")),
    (re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[A-Za-z]{2,10}"), Text("邮箱", "a mail address")),
    (
        re.compile(r"[\u4e00-\u9fff]{2,12}[路街道巷弄村]\s?\d{1,5}\s?[号弄栋幢]"),
        Text("门牌地址", "a street address"),
    ),
)
"""Shapes of a buyer's data; an order number of 19 digits is none of them."""


@dataclass(frozen=True, slots=True)
class Said:
    """A comment as somebody writes it."""

    text: str
    people: tuple[str, ...] = ()
    """Who can be called by `@name`."""
    sure: bool = False
    """What looks like a buyer's data is none."""
    private: bool = False
    """Only for those who see the private self-check."""


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment as it stands on record."""

    text: str
    mentions: tuple[str, ...]
    by: PersonId
    at: datetime
    private: bool = False
    """Only for those who see the private self-check."""
    seq: int = 0


def buyer_data(text: str) -> tuple[Text, ...]:
    """What in a text looks like a buyer's data, by kind; the data are not repeated."""
    return tuple(words for shape, words in _LOOKS_LIKE if shape.search(text))


def mentioned(text: str, people: Iterable[str]) -> tuple[str, ...]:
    """Which of these people a text calls by `@name`; of two names the longer one is meant."""
    found = []
    for name in sorted(set(people), key=lambda one: (-len(one), one)):
        if name and f"@{name}" in text:
            found.append(name)
            text = text.replace(f"@{name}", "")
    return tuple(sorted(found))


def comment(case: CaseFile, said: Said, stamp: Stamp) -> Event:
    """Put a comment on record.

    Raises `NobodyNamed`, `ReasonMissing`, `BuyerDataInWords`.
    """
    stamp.named("备注")
    words = said.text.strip()
    if not words:
        raise ReasonMissing(act="备注")
    found = buyer_data(words)
    if found and not said.sure:
        raise BuyerDataInWords(
            found="、".join(one.zh for one in found), found_en=", ".join(one.en for one in found)
        )
    facts: dict[str, object] = {"text": words, "mentions": list(mentioned(words, said.people))}
    facts |= {"private": True} if said.private else {}
    return Event(case.case, EventKind.COMMENTED, stamp.at, stamp.by, facts)


def comments(events: Iterable[Event]) -> tuple[Comment, ...]:
    """Every comment of a case, oldest first."""
    return tuple(_read(event) for event in events if event.kind is EventKind.COMMENTED)


def _read(event: Event) -> Comment:
    mentions = event.facts.get("mentions")
    return Comment(
        text=str(event.facts.get("text", "")),
        mentions=tuple(map(str, mentions)) if isinstance(mentions, list) else (),
        by=event.by,
        at=event.at,
        private=event.facts.get("private") is True,
        seq=event.seq or 0,
    )
