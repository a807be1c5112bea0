"""A text as the pairs of neighbouring characters in it: any two characters of Chinese are found.

No dictionary cuts the text into words: a cut that disagrees with the asker's would lose a hit.
"""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

PIECE, LAP = 200, 80
"""Long texts are kept in pieces; a piece holds the end of the one before it, as long as what
may be asked for, so that nothing is lost at a seam. An engine keeps 256 places of a pair."""
BREAK = "x"
"""Stands between two runs, so that no pair is a neighbour across them."""


def folded(text: str) -> str:
    """A text as it is compared: width, case and composition do not matter."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def runs(text: str) -> list[str]:
    """The unbroken runs of letters, digits and characters of a folded text."""
    return "".join(c if c.isalnum() else " " for c in folded(text)).split()


def tokens(text: str) -> Iterator[str]:
    """The pairs of every run in order, its last character alone, and a break."""
    for run in runs(text):
        for first, second in pairwise(run):
            yield named(first + second)
        yield named(run[-1])
        yield BREAK


def named(characters: str) -> str:
    """Characters by their numbers: a word that every engine takes as it stands."""
    return "g" + "".join(f"{ord(c):06x}" for c in characters)


def pieces(text: str) -> Iterator[str]:
    """A text in pieces that overlap."""
    step = PIECE - LAP
    for begin in range(0, max(len(text) - LAP, 1), step):
        yield text[begin : begin + PIECE]


def asked_for(run: str) -> tuple[tuple[str, ...], bool]:
    """The neighbouring pairs that a text with this run holds; whether it is a mere beginning."""
    if len(run) == 1:
        return (named(run),), True
    return tuple(named(a + b) for a, b in pairwise(run)), False
