"""What came back from a lawyer's desk: which sentences are still ours, edited, new or gone."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Protocol

from zhendan.appeal.dossier import Dossier, OrderSet, Prose
from zhendan.appeal.fixed_texts import FILL_IN
from zhendan.appeal.privacy import unmasked
from zhendan.appeal.tone import ToneMark, lint

_ANCHORS = re.compile(r"\s*(?:\[E\d{3,}[^\]]*\]|等 \d+ 处|in all \d+ places)\s*")
_SPACES = re.compile(r"[\s\u200b]+")
ALIKE = 0.6
"""A sentence that shares so much with one of ours counts as an edit of it."""
SHORTEST = 6
"""Characters; what is shorter tells nothing by itself."""
BAR = "｜"
"""Stands between the cells of a row where a row is read as one text."""
_ENDS = ("。", "；", ".", "！", "？")


class Fate(StrEnum):
    """What became of a sentence."""

    SAME = "same"  # 未改动，凭证仍然绑定
    EDITED = "edited"  # 有改动：未绑定
    NEW = "new"  # 新增：未绑定
    DROPPED = "dropped"  # 删去


@dataclass(frozen=True, slots=True)
class ReturnedSentence:
    """One sentence of the returned text, or one of ours that is gone (返回的句子)."""

    fate: Fate
    text: str
    ours: str = ""
    """Our sentence it was made of, for an edited one."""
    numbers_changed: tuple[str, ...] = ()
    """Numbers and ids that were in ours and are not in it, or the other way round."""
    marks: tuple[ToneMark, ...] = ()
    personal: int = 0
    """How many pieces of personal data stand in it in full."""

    @property
    def is_unbound(self) -> bool:
        """Nothing holds it up any more: it must be bound again before it is handed in."""
        return self.fate in (Fate.EDITED, Fate.NEW)


class Documents(Protocol):
    """Reads documents that come back, and marks sentences in a copy."""

    def paragraphs(self, content: bytes) -> tuple[str, ...]:
        """Every paragraph and every row of a table, tracked insertions among them.

        Raises `DocumentUnreadable`.
        """

    def marked(self, content: bytes, unbound: Collection[str]) -> bytes:
        """A copy with those sentences highlighted. Raises `DocumentUnreadable`."""


_NUMBER = re.compile(r"[A-Za-z]*\d[\d.,:%-]*")


def compare(
    dossier: Dossier, paragraphs: Sequence[str], *, printed: Collection[str]
) -> tuple[ReturnedSentence, ...]:
    """Hold the paragraphs of a returned document against the dossier, in their order.

    `printed` is what our own document of the dossier reads like: headings, captions and rows of
    tables that stand there are left alone, any other words are unbound.
    """
    whole = {_bare(each): each for each in printed}
    open_to_fill = _blanks(printed)
    ours = {_bare(text): text for text in _sentences(dossier)}
    left, found = dict(ours), list[ReturnedSentence]()
    for paragraph in paragraphs:
        said = _ANCHORS.sub("", paragraph).strip()
        if _bare(said) in ours:
            found.append(_same_words(ours[_bare(said)], paragraph, whole))
            left.pop(_bare(said), None)
        elif _bare(paragraph) in whole or _is_filled_in(paragraph, open_to_fill):
            continue
        elif len(said) >= SHORTEST:
            found.append(_changed(said, left))
    gone = (*left.values(), *_rows_gone(printed, paragraphs, open_to_fill))
    return (*found, *(ReturnedSentence(Fate.DROPPED, text) for text in gone))


def _same_words(ours: str, paragraph: str, whole: Mapping[str, str]) -> ReturnedSentence:
    """Our words: unchanged where the exhibits behind them are ours too, else edited."""
    if _bare(paragraph) in whole:
        return ReturnedSentence(Fate.SAME, ours)
    now = set(_ANCHORS.findall(paragraph))
    printed = next((p for bare, p in whole.items() if bare.startswith(_bare(ours))), "")
    moved = {each.strip() for each in now ^ set(_ANCHORS.findall(printed))}
    return ReturnedSentence(Fate.EDITED, ours, ours, tuple(sorted(moved)))


def _rows_gone(
    printed: Collection[str], paragraphs: Sequence[str], blanks: frozenset[str]
) -> Iterator[str]:
    """Rows of our tables that are not there any more as they were: an order may be left out."""
    there = {_bare(each) for each in paragraphs}
    for row in dict.fromkeys(printed):
        label, bar, _ = row.partition(BAR)
        if bar and label not in blanks and _bare(row) not in there:
            yield row


def _blanks(printed: Collection[str]) -> frozenset[str]:
    """The labels of rows that a person fills in: stamp, signature, date, contact."""
    rows = (each.partition(BAR) for each in printed)
    empty = ("", FILL_IN.zh, FILL_IN.en)
    return frozenset(label for label, bar, value in rows if bar and value in empty)


def _is_filled_in(paragraph: str, blanks: frozenset[str]) -> bool:
    """Whether it is such a row with a name, a number or a day in it; a sentence is none."""
    label, bar, value = paragraph.partition(BAR)
    return bool(bar) and label in blanks and not value.strip().endswith(_ENDS)


def _sentences(dossier: Dossier) -> Iterator[str]:
    """Every sentence of the dossier as it is printed, without its anchors."""
    yield dossier.neutrality
    for chapter in dossier.chapters:
        for block in chapter.blocks:
            if isinstance(block, Prose):
                yield from (line.text for line in block.lines)
            elif isinstance(block, OrderSet):
                yield from (line.text for line in (*block.lines, *block.differing))
    for page in dossier.exhibits:
        yield from page.notes


def _changed(said: str, left: dict[str, str]) -> ReturnedSentence:
    """An edited sentence with the one it was made of, or a new one."""
    key = max(left, key=lambda each: _likeness(each, _bare(said)), default="")
    marks, personal = lint(said), len(unmasked(said))
    if not key or _likeness(key, _bare(said)) < ALIKE:
        return ReturnedSentence(Fate.NEW, said, marks=marks, personal=personal)
    ours = left.pop(key)
    changed = set(_NUMBER.findall(ours)) ^ set(_NUMBER.findall(said))
    return ReturnedSentence(
        Fate.EDITED, said, ours, tuple(sorted(changed)), marks=marks, personal=personal
    )


def _likeness(one: str, other: str) -> float:
    """How much two sentences share, 0 to 1; cheap bounds first."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def _bare(text: str) -> str:
    return _SPACES.sub("", text)
