"""How an appeal speaks the language of its reader: words, days, lists, and originals quoted."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from zhendan.appeal import phrases
from zhendan.appeal.material import AppealMaterial, day, days, minute
from zhendan.domain import Anchor, OrderId, Text

MOST_NUMBERS_SHOWN = 4
MOST_ANCHORS = 6

_HAN = r"[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
_BESIDE = r"\([^()“”]*\)"
_ORIGINAL = re.compile(
    rf"“[^”]*”|[A-Za-z0-9]*{_HAN}+(?:(?:{_BESIDE}| [\w·./*+-]*|[A-Za-z0-9·_./*+-]+){_HAN}+)*"
    rf"(?:{_BESIDE}|[A-Za-z0-9]+)?"
)
_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


@dataclass(frozen=True, slots=True)
class Wording:
    """Says things in `lang`: `zh`, or `en` for a platform that reads English."""

    lang: str = "zh"

    @classmethod
    def of(cls, material: AppealMaterial) -> "Wording":
        """The wording of the platform that reads the appeal."""
        return cls(material.lang)

    @property
    def is_english(self) -> bool:
        """Whether the reader reads English."""
        return self.lang == "en"

    def say(self, text: Text, **facts: object) -> str:
        """`text` in this language, with `facts` filled in."""
        return text.say(self.lang, **facts)

    def original(self, text: str) -> str:
        """Words of the shop's own records; in English what is Chinese in them stands in quotes."""
        return _ORIGINAL.sub(_quoted, text) if self.is_english else text

    def name(self, text: str) -> str:
        """A name the shop gave: whole, in English in quotes where it is Chinese."""
        return f"“{text}”" if self.is_english and re.search(_HAN, text) else text

    def inside(self, text: Text) -> str:
        """`text` inside a sentence: in English without the capital it begins with."""
        return f"{text.en[:1].lower()}{text.en[1:]}" if self.is_english else text.zh

    def told(self, text: Text) -> str:
        """What a record says, in this language, with its originals left as they are."""
        return self.original(text.en or text.zh) if self.is_english else text.zh

    def agreeing(self, pattern: str, counts: Mapping[str, str]) -> str:
        """`pattern` with each `{place} noun(s)` in the number that its count asks for."""
        for place, count in counts.items():
            noun = rf"(\{{{place}\}}(?: \w+)? \w+)\(s\)"
            pattern = re.sub(noun, r"\1" if count == "1" else r"\1s", pattern)
            if count == "1":
                pattern = pattern.replace(f"these {{{place}}}", f"this {{{place}}}")
        return pattern

    def orders(self, orders: tuple[OrderId, ...]) -> str:
        """Orders inside a pattern: by number where they are few, else by `{count}`."""
        # The answer is filled like any pattern, so a brace in a number must not open a place.
        shown = [order.replace("{", "{{").replace("}", "}}") for order in orders]
        if len(orders) == 1:
            return self.say(phrases.ONE_ORDER, order=shown[0])
        few = len(orders) <= MOST_NUMBERS_SHOWN
        pattern = phrases.FEW_ORDERS if few else phrases.MANY_ORDERS
        return self.say(pattern).replace("{orders}", self.row(shown))

    def cause(self, title: Text) -> str:
        """A cause by its name alone, without what the audit leans on."""
        return title.en.partition(",")[0] if self.is_english else title.zh.partition("（")[0]

    def listed(self, words: tuple[str, ...]) -> str:
        """An enumeration: 甲、乙和丙; a, b and c."""
        last = " and " if self.is_english else "和"
        return last.join(filter(None, (self.row(words[:-1]), "".join(words[-1:]))))

    def row(self, words: Iterable[str]) -> str:
        """Words side by side: 甲、乙; a, b."""
        return (", " if self.is_english else "、").join(words)

    def clauses(self, words: Iterable[str]) -> str:
        """Parts of a sentence that each stand alone."""
        return ("; " if self.is_english else "；").join(words)

    def phrases(self, words: Iterable[str]) -> str:
        """Parts of one clause."""
        return (", " if self.is_english else "，").join(words)

    def beside(self, word: str, note: str) -> str:
        """A word with a note in brackets behind it."""
        return f"{word} ({note})" if self.is_english else f"{word}（{note}）"

    def numbered(self, place: int, title: str) -> str:
        """The heading of a chapter."""
        return f"{place}. {title}" if self.is_english else f"{_NUMERALS[place - 1]}、{title}"

    def minute(self, at: datetime) -> str:
        """A local instant, to the minute."""
        return f"{at:%Y-%m-%d %H:%M}" if self.is_english else minute(at)

    def day(self, on: date) -> str:
        """A day."""
        return f"{on:%Y-%m-%d}" if self.is_english else day(on)

    def days(self, first: date, last: date) -> str:
        """A span of days, or the one day where it begins and ends on the same."""
        if not self.is_english:
            return days(first, last)
        return (
            self.day(first)
            if self.day(first) == self.day(last)
            else (f"{self.day(first)} to {self.day(last)}")
        )

    def count(self, orders: int) -> str:
        """A number of orders."""
        if self.is_english:
            return f"{orders} order" if orders == 1 else f"{orders} orders"
        return f"{orders} 单"

    def anchor(self, anchor: Anchor) -> str:
        """An anchor as printed, e.g. `[E003 第14行]`, `[E003 row 14]`."""
        return self.original(anchor.shown(self.lang))

    def anchors(self, anchors: Iterable[Anchor]) -> tuple[str, ...]:
        """Each place once, at most six; the rest are counted."""
        shown = tuple(dict.fromkeys(map(self.anchor, anchors)))
        if len(shown) <= MOST_ANCHORS:
            return shown
        more = f"in all {len(shown)} places" if self.is_english else f"等 {len(shown)} 处"
        return (*shown[:MOST_ANCHORS], more)


def _quoted(match: re.Match[str]) -> str:
    """The original in quotation marks, unless it stands in them."""
    said = match.group()
    return said if said.startswith("“") else f"“{said}”"
