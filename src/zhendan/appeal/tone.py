"""Reads a text for words that cost an appeal its credit, in context, quotations left alone.

A word is a note to the writer, never a refusal: the person decides. Ordinary business text
(绝对值, 商品曝光量, 保证金, 100%棉, 投诉率) is left in peace by the context of each entry.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml

from zhendan.domain import Text


class ToneKind(StrEnum):
    """Which way a wording does harm (语气问题)."""

    EMOTION = "emotion"  # 情绪
    BLAME = "blame"  # 指责
    THREAT = "threat"  # 威胁
    FLATTERY = "flattery"  # 奉承
    ABSOLUTE = "absolute"  # 绝对化
    PROMISE = "promise"  # 打包票
    BEGGING = "begging"  # 哀求

    @property
    def advice(self) -> Text:
        """What to write instead."""
        return _ADVICE[self]


_ADVICE = {
    ToneKind.EMOTION: Text(
        "请删去情绪，只写记录显示了什么。", "Leave feelings out; say what records show."
    ),
    ToneKind.BLAME: Text(
        "请不要评价平台、系统或他人，只说明事实与凭证。", "Do not judge others; state facts."
    ),
    ToneKind.THREAT: Text(
        "申诉中不写诉讼、媒体或举报；权利主张另行致函。", "No threats here; rights go in a letter."
    ),
    ToneKind.FLATTERY: Text("请删去恭维的话。", "Leave compliments out."),
    ToneKind.ABSOLUTE: Text(
        "请改成有凭证、有数字的说法，并写明不能证明的部分。", "Say what is shown, and what is not."
    ),
    ToneKind.PROMISE: Text(
        "请改成有日期、有负责人的具体措施。", "Name a measure with a date and an owner."
    ),
    ToneKind.BEGGING: Text("请改用平实的请求。", "Ask plainly."),
}

_WORD = (r"(?<![A-Za-z0-9])", r"(?![A-Za-z])")
"""Where an English word begins and ends: half a word is another word."""
_QUOTED = re.compile(r"「[^」]*」|“[^”]*”|『[^』]*』|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class ToneMark:
    """A wording to look at again, where it stands, and what to write instead."""

    kind: ToneKind
    words: str
    at: int
    """Characters from the start of the text."""


def lint(text: str, *, quotes: Iterable[str] = ()) -> tuple[ToneMark, ...]:
    """The wordings of `text` to look at again, in order.

    What stands in quotation marks and every passage in `quotes` (words of an exhibit) is left
    alone: a record is quoted as it is.
    """
    own = _QUOTED.sub(_blank, text)
    for quote in quotes:
        if quote:
            own = own.replace(quote, "\u3000" * len(quote))
    marks = {
        (match.start(), match.group()): ToneMark(kind, match.group(), match.start())
        for kind, pattern in _lexicon()
        for match in pattern.finditer(own)
    }
    return tuple(mark for _, mark in sorted(marks.items(), key=lambda item: item[0]))


@cache
def _lexicon() -> tuple[tuple[ToneKind, re.Pattern[str]], ...]:
    """The shipped wordings of both languages, each with the kind of harm it does."""
    return tuple(
        (ToneKind(kind), re.compile(_pattern(entry, *edges), re.I))
        for name, edges in (("tone.yaml", ("", "")), ("tone_en.yaml", _WORD))
        for kind, listed in _entries(name).items()
        for entry in listed
    )


def _entries(name: str) -> dict[str, list[dict[str, str]]]:
    """One shipped list, by kind of harm."""
    text = (files("zhendan.appeal") / "words" / name).read_text(encoding="utf-8")
    entries: dict[str, list[dict[str, str]]] = yaml.safe_load(text)
    return entries


def _pattern(entry: dict[str, str], begins: str, ends: str) -> str:
    """The words of an entry, unless they go on in an ordinary way."""
    unless = entry.get("unless", "")
    return f"{begins}(?:{entry['words']}){ends}" + (f"(?!{unless})" if unless else "")


def _blank(match: re.Match[str]) -> str:
    """As many spaces as were quoted, so that places stay where they are."""
    return "\u3000" * len(match.group())
