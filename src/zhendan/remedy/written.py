"""What a person wrote for a training, piece by piece, each refused in plain words."""

import re
from collections.abc import Iterator, Mapping

from zhendan.domain import Text
from zhendan.remedy.errors import ModuleNotWhole

LANGUAGES = ("zh", "en")
_MOST_PARAGRAPHS, _MOST_QUESTIONS, _FEWEST, _MOST_CHOICES = 40, 20, 2, 6
_LONGEST = {"title": 120, "text": 2000, "ask": 400, "choices": 300}
_NAMES = {"zh": Text("中文", "Chinese"), "en": Text("英文", "English")}
_MARKUP = re.compile(r"<\s*[a-zA-Z/!?]|javascript:|&#?\w+;", re.IGNORECASE)
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Written:
    """A training, or one question of it, as plain values; nothing of it is believed."""

    def __init__(
        self, told: Mapping[str, object], languages: tuple[str, ...] = (), place: str = ""
    ) -> None:
        self._told, self._place = told, place
        self.languages = languages or self._found()

    def title(self) -> Text:
        """The heading."""
        return self._one("title", Text("标题", "the title"))

    def ask(self) -> Text:
        """The question itself."""
        return self._one("ask", Text("题目", "the question"))

    def paragraphs(self) -> tuple[Text, ...]:
        """What is to be read."""
        return self._many("text", Text("正文", "the text"), 1, _MOST_PARAGRAPHS)

    def choices(self) -> tuple[Text, ...]:
        """The answers to choose from, no two alike."""
        found = self._many("choices", Text("选项", "choices"), _FEWEST, _MOST_CHOICES)
        if any(len({one.say(lang) for one in found}) < len(found) for lang in self.languages):
            raise self._refused(Text("有两个选项一样", "two choices are the same"))
        return found

    def right(self) -> int:
        """The place of the right answer, from 0."""
        told = self._told.get("right")
        if isinstance(told, bool) or not isinstance(told, int):
            raise self._refused(Text("没有选出对的答案", "no right answer is chosen"))
        if not 0 <= told < len(self._list("choices", self.languages[0])):
            raise self._refused(
                Text("对的答案不在选项里", "the right answer is none of the choices")
            )
        return told

    def questions(self) -> "Iterator[Written]":
        """The questions; a training without any would show nobody's understanding."""
        told = self._told.get("questions")
        rows = told if isinstance(told, list) else []
        if not rows:
            raise self._refused(Text("至少要有一道题", "it needs at least one question"))
        if len(rows) > _MOST_QUESTIONS:
            raise self._refused(Text(f"最多 {_MOST_QUESTIONS} 题", f"{_MOST_QUESTIONS} at most"))
        for n, row in enumerate(rows, start=1):
            yield Written(row if isinstance(row, dict) else {}, self.languages, str(n))

    def _found(self) -> tuple[str, ...]:
        """The languages in which anything is written, questions included: nothing is dropped."""
        told = self._told.get("questions")
        rows = [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []
        parts = [self, *(Written(one, LANGUAGES) for one in rows)]
        found = tuple(lang for lang in LANGUAGES if any(one.says(lang) for one in parts))
        if not found:
            raise self._refused(Text("还没有标题和正文", "it has neither a title nor a text"))
        return found

    def says(self, lang: str) -> bool:
        """Whether anything here is written in a language."""
        single = [self._under(name, lang) for name in ("title", "ask")]
        several = [*self._list("text", lang), *self._list("choices", lang)]
        return any(str(one or "").strip() for one in (*single, *several))

    def _one(self, name: str, what: Text) -> Text:
        told = [self._clean(self._under(name, lang), name, lang, what) for lang in self.languages]
        return Text(told[0], told[-1])

    def _many(self, name: str, what: Text, fewest: int, most: int) -> tuple[Text, ...]:
        columns = [self._list(name, lang) for lang in self.languages]
        if len({len(one) for one in columns}) > 1:
            raise self._refused(
                Text(f"{what.zh}的中文和英文数目不同", f"{what.en} differ in number by language")
            )
        if not fewest <= len(columns[0]) <= most:
            raise self._refused(
                Text(
                    f"{what.zh}要有 {fewest} 到 {most} 条", f"{what.en}: {fewest} to {most} needed"
                )
            )
        return tuple(
            Text(told[0], told[-1])
            for told in (
                [
                    self._clean(one, name, lang, what)
                    for one, lang in zip(row, self.languages, strict=True)
                ]
                for row in zip(*columns, strict=True)
            )
        )

    def _under(self, name: str, lang: str) -> object:
        told = self._told.get(name)
        return told.get(lang) if isinstance(told, dict) else None

    def _list(self, name: str, lang: str) -> list[object]:
        told = self._under(name, lang)
        return told if isinstance(told, list) else []

    def _clean(self, told: object, name: str, lang: str, what: Text) -> str:
        plain = isinstance(told, str | int | float) and not isinstance(told, bool)
        words = str(told).strip() if plain else ""
        language = _NAMES[lang]
        if not words:
            raise self._refused(
                Text(f"{what.zh}没有{language.zh}", f"{what.en} has no {language.en}")
            )
        if len(words) > _LONGEST[name]:
            most = _LONGEST[name]
            raise self._refused(
                Text(f"{what.zh}最多 {most} 字", f"{what.en} takes {most} characters at most")
            )
        if _MARKUP.search(words) or _UNSEEN.search(words):
            raise self._refused(
                Text(
                    f"{what.zh}里有网页代码或看不见的字符，请只写文字",
                    f"{what.en} holds markup or unseen characters; plain words only",
                )
            )
        return words

    def _refused(self, why: Text) -> ModuleNotWhole:
        if not self._place:
            return ModuleNotWhole(zh=why.zh, en=why.en)
        return ModuleNotWhole(
            zh=f"第 {self._place} 题：{why.zh}", en=f"question {self._place}: {why.en}"
        )
