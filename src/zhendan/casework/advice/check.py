"""What an adviser's contract leaves out, and which of its sentences warn (合同核查)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from zhendan.casework.advice.reading import FORBIDDEN, Sentence, is_forbidden, sentences
from zhendan.casework.errors import ContractEmpty
from zhendan.domain import Text

NO_ADVICE = Text(
    "这是按字面规则作的核对，不是法律意见；没有列出的问题不等于没有问题。签字前请自己通读，"
    "金额大或涉及承认时请咨询律师。",
    "This compares words by fixed rules and is no legal advice; what is not listed may still be a"
    " problem. Read the contract yourself before signing, and ask a lawyer where sums are large or"
    " a concession is involved.",
)
FEWEST_LETTERS = 20
NEGATIVE_BY_NATURE = frozenset({"no_refund", "unlimited_authority", "fabricate"})
"""Warnings whose own words hold a negation (不退, 不可撤销, 没有材料的我方补)."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that is looked for: a clause that should be there, or words that warn."""

    code: str
    title: Text
    why: Text
    ask: Text
    patterns: tuple[re.Pattern[str], ...]
    forbidden: tuple[re.Pattern[str], ...] = ()
    """Words that settle the clause only where they stand under a prohibition."""


@dataclass(frozen=True, slots=True)
class Warned:
    """A passage that warns, quoted as it stands."""

    code: str
    title: Text
    passage: str
    why: Text
    ask: Text


@dataclass(frozen=True, slots=True)
class Missing:
    """A clause that was not found."""

    code: str
    title: Text
    why: Text
    ask: Text


@dataclass(frozen=True, slots=True)
class ContractCheck:
    """Everything the check found, in the order of the contract and of the list."""

    warned: tuple[Warned, ...]
    missing: tuple[Missing, ...]
    present: Mapping[str, str]
    """Clause code to the sentence that was taken for it, so that a person can judge."""
    note: Text = NO_ADVICE


def check_contract(text: str) -> ContractCheck:
    """Check the words of an offer or contract. Raises `ContractEmpty`.

    Deterministic: the same words give the same answer. A sentence that forbids or denies a thing
    is not taken for an offer of it.
    """
    found = tuple(sentences(text))
    if sum(len(one.normal) for one in found) < FEWEST_LETTERS:
        raise ContractEmpty()
    clauses, flags = _points()
    present = {c.code: s.words for c in clauses if (s := _first(c, found)) is not None}
    return ContractCheck(
        warned=tuple(hit for one in found for hit in _warnings(one, flags)),
        missing=tuple(
            Missing(c.code, c.title, c.why, c.ask) for c in clauses if c.code not in present
        ),
        present=present,
    )


def _first(clause: Point, found: Sequence[Sentence]) -> Sentence | None:
    """The first sentence that speaks of a clause."""
    return next((s for s in found if _settles(s, clause)), None)


def _settles(sentence: Sentence, clause: Point) -> bool:
    """Whether a sentence speaks of a clause, or forbids what the clause forbids."""
    if any(pattern.search(sentence.normal) for pattern in clause.patterns):
        return True
    hits = (hit for one in clause.forbidden for hit in one.finditer(sentence.normal))
    return any(is_forbidden(sentence, hit.start()) for hit in hits)


def _warnings(sentence: Sentence, flags: Sequence[Point]) -> list[Warned]:
    """The warnings of one sentence, each once."""
    return [
        Warned(flag.code, flag.title, sentence.words, flag.why, flag.ask)
        for flag in flags
        if _offers(sentence, flag)
    ]


def _offers(sentence: Sentence, flag: Point) -> bool:
    """Whether the sentence offers or demands the thing, rather than forbidding it."""
    hits = (hit for one in flag.patterns for hit in one.finditer(sentence.normal))
    return any(
        not is_forbidden(sentence, hit.start())
        and (flag.code in NEGATIVE_BY_NATURE or not FORBIDDEN.search(hit.group()))
        for hit in hits
    )


@cache
def _points() -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Clauses and flags out of the data file."""
    told = yaml.safe_load(
        files("zhendan.casework.advice").joinpath("points.yaml").read_text("utf-8")
    )
    return _read(told["clauses"]), _read(told["flags"])


def _read(told: Mapping[str, Mapping[str, object]]) -> tuple[Point, ...]:
    return tuple(
        Point(
            code,
            _text(one["title"]),
            _text(one["why"]),
            _text(one["ask"]),
            tuple(re.compile(p) for p in _list(one["find"])),
            tuple(re.compile(p) for p in _list(one.get("find_forbidden"))),
        )
        for code, one in told.items()
    )


def _text(told: object) -> Text:
    words = told if isinstance(told, dict) else {}
    return Text(str(words.get("zh", "")), str(words.get("en", "")))


def _list(told: object) -> list[str]:
    return [str(one) for one in told] if isinstance(told, list) else []
