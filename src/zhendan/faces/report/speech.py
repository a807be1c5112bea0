"""How the report speaks: one language, one zone, and the words by their place."""

import re
from dataclasses import dataclass
from datetime import timedelta

from zhendan.domain import RuleValue, Text
from zhendan.faces.report.words import NOTICE_FIELDS, RULE_VALUES, WORDS, field_name
from zhendan.faces.times import Zoned, span

_COUNTED = re.compile(r"\{(\w+)\} (\w+?)s\b")
"""A counted English noun in our own words, for example `{n} orders`."""
_SPAN = re.compile(r"(\d) ?(d|h|min|s)\b")
_SPANS = {"d": "天", "h": "小时", "min": "分钟", "s": "秒"}


@dataclass(frozen=True, slots=True)
class Speech:
    """Says everything on one page."""

    lang: str
    when: Zoned

    @classmethod
    def of(cls, lang: str, zone: str) -> "Speech":
        """Speech in `lang` about times in `zone`; any language but English is said in Chinese."""
        known = "en" if lang == "en" else "zh"
        return cls(known, Zoned(zone, known))

    def t(self, place: str, **facts: object) -> str:
        """The words that stand at `place`, facts filled in."""
        words = WORDS[place]
        if self.lang == "en" and facts:
            words = Text(words.zh, _COUNTED.sub(lambda m: _one(m, facts), words.en))
        return words.say(self.lang, **facts)

    def named(self, family: str, name: str) -> str:
        """The word for a value of a closed set, or the value itself where it has none."""
        known = WORDS.get(f"{family}.{name}")
        return known.say(self.lang) if known else name

    def say(self, text: Text) -> str:
        """A text of a room in the page's language."""
        return text.say(self.lang)

    def fields(self, names: tuple[str, ...]) -> str:
        """Missing inputs in words, listed."""
        return self.listed([field_name(name).say(self.lang) for name in names])

    def notice_fields(self, names: tuple[str, ...]) -> str:
        """Fields of a notice in words, listed."""
        known = [NOTICE_FIELDS.get(name) for name in names]
        return self.listed(
            [self.say(word) if word else name for word, name in zip(known, names, strict=True)]
        )

    def listed(self, parts: list[str]) -> str:
        """Parts in a row: 甲、乙 in Chinese, a, b in English."""
        return (", " if self.lang == "en" else "、").join(parts)

    def span(self, length: timedelta) -> str:
        """A span of time in words."""
        return span(length, self.lang)

    def spans(self, text: str) -> str:
        """A measured text with its spans of time in words: `3 d 5 h` is `3 天 5 小时`."""
        if self.lang == "en":
            return text
        return _SPAN.sub(lambda found: f"{found[1]} {_SPANS[found[2]]}", text)

    def rule_name(self, name: str) -> str:
        """A rule value's name in words."""
        known = RULE_VALUES.get(name)
        return known.say(self.lang) if known else name

    def rule_value(self, value: RuleValue) -> str:
        """A rule value as a person reads it."""
        if value.words is not None:
            return self.say(value.words)
        if isinstance(value.value, bool):
            return self.t("rules.yes" if value.value else "rules.no")
        if isinstance(value.value, tuple | list):
            return self.listed([str(part) for part in value.value])
        return str(value.value)


def _one(found: re.Match[str], facts: dict[str, object]) -> str:
    """The noun in the singular where its number is one."""
    if str(facts.get(found[1])) != "1":
        return found[0]
    return f"{{{found[1]}}} {found[2]}"
