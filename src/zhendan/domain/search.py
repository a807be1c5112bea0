"""Texts of a case that people look for words in, and the index that finds them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from zhendan.domain.ids import CaseId


@dataclass(frozen=True, slots=True)
class CaseText:
    """One text of a case, as it is looked for and shown."""

    case: CaseId
    kind: str
    """`notice`, `order`, `chat`, `memo`, `review`, `ticket`, `exhibit`, `passage`, `sentence`."""
    text: str
    place: str = ""
    """Where it stands in the case: the path behind the case's own address."""
    few: bool = False
    """Only for those who see the private self-check."""


class TextIndex(Protocol):
    """Finds texts by any run of letters, digits or Chinese characters in them.

    A copy that may be lost and is made again when a case is worked through.
    """

    def put(self, case: CaseId, texts: Iterable[CaseText]) -> None:
        """The texts take the place of all earlier ones of the case, or nothing changes."""

    def find(self, asked: str, *, few: bool, most: int) -> tuple[tuple[CaseText, ...], int]:
        """The first texts that hold every run of what is asked, and how many there are.

        `few` also finds texts that are not for everybody. Nothing askable finds nothing.
        """
