"""A language model may only rephrase: what loses a number, an id or its calm is dropped (可选)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from zhendan.appeal.overstating import OVER_CLAIMS, PAST_TENSE_WORDS, QUOTED, stance
from zhendan.appeal.privacy import masked, unmasked
from zhendan.appeal.tone import lint
from zhendan.domain import Sentence, SentenceKind, Text

LABEL = Text(
    "以下措辞由语言模型改写，数字、编号与凭证未变；请逐句核对后再用。",
    "Rephrased by a language model; numbers, ids and exhibits unchanged. Check every sentence.",
)
"""Stands wherever rephrased sentences are shown."""
LONGEST = 1.6
"""A rephrasing that grows more than this says something that was not there."""
_HELD = re.compile(r"[A-Za-z]*\d[\dA-Za-z.,:%*-]*|[一二三四五六七八九十]+[、日月年]")
_MARK = re.compile(r"⟦\d+⟧")


class Rephraser(Protocol):
    """Anything that gives other words for sentences; it sees masked text alone."""

    def rephrase(self, sentences: Sequence[str]) -> Sequence[str]:
        """One answer per sentence, in order. Raises `ModelSilent`."""


@dataclass(frozen=True, slots=True)
class Rephrased:
    """One sentence with other words, or why it keeps its own."""

    ours: str
    text: str
    """What would be used: the model's words, or ours where they were dropped."""
    dropped: str = ""
    """Why the model's words were dropped; empty where they pass."""

    @property
    def is_used(self) -> bool:
        """Whether the model's words passed every check."""
        return not self.dropped and self.text != self.ours


def rephrase(sentences: Sequence[Sentence], model: Rephraser) -> tuple[Rephrased, ...]:
    """Other words for sentences that lend themselves to it; all else keeps its own.

    The model never sees an order number, an exhibit or a name: they travel as marks and must all
    come back. Raises `ModelSilent`.
    """
    sent = [_hidden(sentence) for sentence in sentences]
    said = list(model.rephrase([text for text, _ in sent]))
    if len(said) != len(sent):
        why = "答复的句数与送出的不同"
        return tuple(Rephrased(s.text, s.text, why) for s in sentences)
    return tuple(
        _held(sentence, answer, hidden)
        for sentence, answer, hidden in zip(sentences, said, sent, strict=True)
    )


def _hidden(sentence: Sentence) -> tuple[str, Mapping[str, str]]:
    """The masked sentence with every number, id and quotation behind a mark."""
    marks: dict[str, str] = {}

    def hide(match: re.Match[str]) -> str:
        mark = f"⟦{len(marks) + 1}⟧"
        marks[mark] = match.group()
        return mark

    text = QUOTED.sub(hide, masked(sentence.text))
    plain = re.split(r"(⟦\d+⟧)", text)
    parts = [part if part in marks else _HELD.sub(hide, part) for part in plain]
    return "".join(parts), marks


def _held(sentence: Sentence, answer: str, hidden: tuple[str, Mapping[str, str]]) -> Rephrased:
    """The answer with its marks filled in, if it passes every check."""
    sent, marks = hidden
    why = _why_not(sentence, answer, sent)
    if why:
        return Rephrased(sentence.text, sentence.text, why)
    text = _MARK.sub(lambda m: marks[m.group()], answer).strip()
    why = _why_not_in_full(sentence, text)
    return Rephrased(sentence.text, sentence.text if why else text, why)


def _why_not(sentence: Sentence, answer: str, sent: str) -> str:
    """What is wrong with an answer before its marks are filled in; empty where nothing is.

    Marks come back in their order: two counts that change places tell another story.
    """
    if _MARK.findall(answer) != _MARK.findall(sent):
        return "数字、编号或引文没有原样带回"
    if _HELD.search(_MARK.sub("", answer)):
        return "出现了原句没有的数字或编号"
    if not answer.strip() or len(answer) > LONGEST * max(len(sentence.text), 20):
        return "过长或为空"
    return ""


def _why_not_in_full(sentence: Sentence, text: str) -> str:
    """What is wrong with the sentence as it would be printed; empty where nothing is."""
    if lint(text):
        return "语气不合：" + "、".join(mark.words for mark in lint(text))
    if OVER_CLAIMS.search(text) and not OVER_CLAIMS.search(sentence.text):
        return "说得比原句多"
    done = sentence.kind is not SentenceKind.FACT and PAST_TENSE_WORDS.search(text)
    if done and not PAST_TENSE_WORDS.search(sentence.text):
        return "把计划写成了已完成"
    if unmasked(text):
        return "含有未遮蔽的个人信息"
    ours, theirs = stance(sentence.text), stance(text)
    moved = sorted((ours - theirs) + (theirs - ours))
    return f"漏掉或添加了限定语「{'、'.join(moved)}」" if moved else ""
