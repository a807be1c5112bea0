"""Masks values one after the other and keeps a commitment for each that it took away."""

import re
from collections import Counter
from dataclasses import dataclass, field

from zhendan.domain import Sha256
from zhendan.evidence.redact.commitments import Keys, commit
from zhendan.evidence.redact.kinds import FieldKind
from zhendan.evidence.redact.patterns import Folded, Span, apart, find, fold, is_identity
from zhendan.evidence.redact.shown import NOBODY, needs_mask, pseudonym, shown
from zhendan.evidence.redact.sight import Sight
from zhendan.formats.cleaning.words import FILLERS, bare, folded

MOST_FIELDS = 200_000
"""A custody sheet with more commitments is too large to be handed over and checked."""
_NUMBER = re.compile(r"[+-]?[¥￥$€]?[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,10})(?:\.\d+)?%?$")
_MOMENT = re.compile(
    r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[T ]*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
    r"(?:Z|[+-]\d\d:?\d\d)?$"
    r"|\d{1,2}:\d{2}(?::\d{2})?$"
)
_CODE = re.compile(r"[A-Z][A-Z0-9_]*_[A-Z0-9_]+$|(?:true|false|null|是|否|有|无|yes|no)$")
_LONG_NUMBER = re.compile(r"[A-Z]{0,4}\d{12,20}$")
_SHORTEST = {FieldKind.NAME: 2, FieldKind.BUYER: 4}
_LONGEST_KNOWN = 24
_PEOPLE = (FieldKind.BUYER, FieldKind.NAME, FieldKind.PHONE, FieldKind.ACCOUNT, FieldKind.EMAIL)
_WORD = re.compile(r"[A-Za-z0-9_]")


class FieldsTooMany(Exception):
    """More masked fields than one custody sheet can hold."""


@dataclass(slots=True)
class Known:
    """Values that stand in typed columns of the case, looked for in its free texts too."""

    kinds: dict[str, FieldKind] = field(default_factory=dict)
    lengths: set[int] = field(default_factory=set)
    begins: set[str] = field(default_factory=set)
    """The first two characters of each."""

    def learn(self, kind: FieldKind, value: str) -> None:
        """Take note of one value of a typed column."""
        plain = folded(bare(value)).lower()
        shortest = _SHORTEST.get(kind)
        if shortest is None or not shortest <= len(plain) <= _LONGEST_KNOWN:
            return
        if plain in FILLERS or plain in NOBODY or "*" in plain or _NUMBER.match(plain):
            return
        if plain.endswith("店"):
            return  # a shop is no person, and its own name stands on every page
        self.kinds.setdefault(plain, kind)
        self.lengths.add(len(plain))
        self.begins.add(plain[:2])

    def find(self, text: Folded) -> list[Span]:
        """Where known values stand in a text."""
        if not self.kinds:
            return []
        low = text.text.lower()
        if len(low) != len(text.text):
            return []
        return [
            text.span(start, start + length, kind)
            for start in range(len(low) - 1)
            if low[start : start + 2] in self.begins
            for length in self.lengths
            # Cut short by the end of the text, a value would pass for a longer one.
            if len(part := low[start : start + length]) == length
            and (kind := self.kinds.get(part)) is not None
            and _is_word(low, start, start + length)
        ]


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether a stretch of Latin letters ends where its word ends; Chinese has no such ends."""
    before = text[start - 1 : start] if _WORD.match(text[start]) else ""
    after = text[end : end + 1] if _WORD.match(text[end - 1]) else ""
    return not (_WORD.match(before) or _WORD.match(after))


@dataclass(slots=True)
class Masker:
    """One masking of one original for one recipient."""

    original: Sha256
    keys: Keys
    known: Known = field(default_factory=Known)
    wanted: str = ""
    """The place of a field that is to be opened; its value is then kept in `found`."""
    found: str | None = None
    within: str = ""
    """Where inside the original the present values stand, e.g. `成员3 `; part of every place."""
    sight: Sight | None = None
    """The children that read pictures, where several originals are masked one after the other."""
    fields: list[tuple[str, str, str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    _people: dict[str, set[str]] = field(default_factory=dict)
    _places: Counter[str] = field(default_factory=Counter)
    sign: bytes = b""
    """The key of the pseudonyms; empty takes it from the keys when first needed."""

    def cell(self, value: str, kind: FieldKind, place: str) -> str:
        """A typed value as the recipient may see it; free text is searched by patterns."""
        if kind in (FieldKind.OWN, FieldKind.TEXT):
            return value if kind is FieldKind.OWN and harmless(value) else self.text(value, place)
        if kind is FieldKind.UNCLASSED:
            return self._unclassed(value, place)
        if not needs_mask(kind, value, self.keys.recipient):
            return (
                value if kind in (FieldKind.ORDER, FieldKind.WAYBILL) else self.text(value, place)
            )
        return self.take(value, kind, place)

    def text(self, value: str, place: str) -> str:
        """Free text with every place masked that a pattern or a known value finds."""
        if len(value) < min(_SHORTEST.values()) or not value.strip():
            return value
        parts, last = [], 0
        for span in self.spans(value):
            part = value[span.start : span.end]
            where = f"{place} {span.start}-{span.end}"
            parts += [value[last : span.start], self.take(part, span.kind, where)]
            last = span.end
        return "".join([*parts, value[last:]])

    def spans(self, value: str) -> list[Span]:
        """Where free text speaks of people, from left to right."""
        plain = fold(value)
        away = self.keys.recipient != "platform"
        return list(apart([*find(plain, orders=away), *self.known.find(plain)]))

    def take(self, value: str, kind: FieldKind, place: str) -> str:
        """Take one value away: commit to it, and hand out what is shown instead."""
        place = self.within + place
        self._places[place] += 1
        again = self._places[place]
        place = place if again == 1 else f"{place} #{again}"
        if place == self.wanted:
            self.found = value
        if len(self.fields) >= MOST_FIELDS:
            raise FieldsTooMany
        salt = self.keys.salt(self.original, place)
        self.fields.append((place, str(kind), commit(salt, place, kind, value)))
        self.counts[str(kind)] += 1
        self.sign = self.sign or self.keys.pseudonym_key()
        if kind in _PEOPLE:
            self._people.setdefault(str(kind), set()).add(pseudonym(self.sign, kind, value))
        return shown(kind, value, self.sign)

    @property
    def persons(self) -> int:
        """How many people the masked fields speak of at most."""
        return max((len(one) for one in self._people.values()), default=0)

    def label(self, value: str, place: str) -> str:
        """Who speaks in a chat: a shop keeps its name and loses its clerk's, a buyer both."""
        shop, colon, clerk = value.partition(":")
        if colon and re.search("店|客服|官方", shop):
            return f"{shop}:{self.take(clerk, FieldKind.NAME, place)}" if clerk.strip() else value
        if re.search("店$|客服|官方|系统|平台|商家", value):
            return value
        if not needs_mask(FieldKind.BUYER, value, self.keys.recipient):
            return value
        return self.take(value, FieldKind.BUYER, place)

    def _unclassed(self, value: str, place: str) -> str:
        """A column nobody can class: numbers, times and codes stay, words do not."""
        plain = folded(bare(value))
        if plain in FILLERS or harmless(value):
            return value
        if _LONG_NUMBER.match(plain) and not is_identity(plain) and not find(fold(plain)):
            return self.cell(value, FieldKind.ORDER, place)
        return self.take(value, FieldKind.UNCLASSED, place)


def harmless(value: str) -> bool:
    """Whether a value is a short number, a time or a code word, and so nobody's."""
    plain = folded(bare(value))
    return any(one.match(plain) for one in (_NUMBER, _MOMENT, _CODE))
