"""What every error of Zhendan carries: facts, and words in two languages beside its code."""

from typing import ClassVar

from zhendan.domain.text import Text


class ZhendanError(Exception):
    """An error that carries facts; its words (what, why, what next) live beside its code.

    The hundred of a code names the room: 1 domain and appeal, 2 rulebook, 3 intake, 4 audit,
    5 evidence, 6 casework, 7 remedy, 8 reputation, 9 adapters and faces.
    """

    code: ClassVar[str]
    what: ClassVar[Text]
    why: ClassVar[Text]
    next_step: ClassVar[Text]

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(f"{self.code} {self.what.say('en', **facts)}")

    def explain(self, lang: str = "zh") -> str:
        """Say what happened, why, and what to do next, in `lang`."""
        parts = (self.what, self.why, self.next_step)
        return " ".join(part.say(lang, **self.facts) for part in parts)

    def as_data(self) -> dict[str, object]:
        """The error as plain data for `--json`: code, facts and both languages."""
        return {
            "code": self.code,
            "facts": {name: str(value) for name, value in self.facts.items()},
            "zh": self.explain("zh"),
            "en": self.explain("en"),
        }


def every_error() -> tuple[type[ZhendanError], ...]:
    """Every error class loaded so far that has a code, in order of code."""
    found: dict[str, type[ZhendanError]] = {}
    waiting = list(ZhendanError.__subclasses__())
    while waiting:
        cls = waiting.pop()
        waiting.extend(cls.__subclasses__())
        if "code" in vars(cls):
            found[cls.code] = cls
    return tuple(found[code] for code in sorted(found))
