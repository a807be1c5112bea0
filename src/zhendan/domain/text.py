"""Words for people, in Chinese and English, with facts filled in at the last moment."""

from dataclasses import dataclass

LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One thing said in two languages; `{name}` places are filled from facts when it is said."""

    zh: str
    en: str

    def say(self, lang: str = "zh", **facts: object) -> str:
        """Return the words in `lang` ("zh" or "en") with `facts` filled in.

        A place without its fact stays visible as `{name}`: a gap that is seen is better than
        a sentence that reads well and says nothing.
        """
        pattern = self.en if lang == "en" else self.zh
        return pattern.format_map(_Visible(facts)) if facts else pattern


class _Visible(dict[str, object]):
    """Leaves an unknown place as it is written."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"
