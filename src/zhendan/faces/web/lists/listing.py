"""What a list is before it is written: who may have it, its headings and its lines."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from zhendan.faces.report.speech import Speech
from zhendan.faces.web.gate import Place
from zhendan.faces.web.pages import ZONE, words
from zhendan.faces.web.rights import Right

Line = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks for a list, of which case, in which language."""

    request: HttpRequest
    place: Place
    case: str
    """Empty for a list of the whole shop."""

    @property
    def speech(self) -> Speech:
        """The asker's language."""
        return Speech.of(self.request.lang, ZONE)

    def w(self, name: str, **told: object) -> str:
        """The workbench's words at a place."""
        return words(name, self.request.lang, **told)

    def at(self, instant: datetime | None) -> str:
        """An instant with its offset, as other programs read it; empty where there is none."""
        if instant is None:
            return ""
        return self.speech.when.local(instant).isoformat(sep=" ", timespec="seconds")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list's headings (names of words) and lines, each as long as the headings."""

    head: tuple[str, ...]
    lines: Iterable[Line]


@dataclass(frozen=True, slots=True)
class Listing:
    """One list: the right its page takes, and how its lines are made."""

    right: Right | None
    make: Callable[[Asking], Sheet]
    in_case: bool = False
    own: bool = False
    """Tells of the shop's own people, partners and rules alone: nothing in it is a buyer's."""
