"""Words looked for in a shop's cases, with where they stand, as one person may see them."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from zhendan.domain import CaseText
from zhendan.faces.web.gate import Place
from zhendan.faces.web.rights import Right
from zhendan.faces.web.seeing import Seen
from zhendan.faces.web.teamwork import comments
from zhendan.steps.look.case_list import Row, rows
from zhendan.steps.look.searching import MOST, find

LONGEST = 80
_AROUND = 40


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that holds what was asked for."""

    case: str
    kind: str
    text: str
    """The words around it."""
    address: str


def found_for(place: Place, asked: str, lang: str) -> tuple[list[Hit], int]:
    """The first hits in the cases of the shop, and how many there are in all.

    What files and notices say comes from the index; what people said since, from the record.
    """
    words = asked.strip()[:LONGEST]
    if not words:
        return [], 0
    texts, count = find(place.workspace, words, few=place.may(Right.PRIVATE))
    said = [hit for row in rows(place.workspace) for hit in _said(place, row, words)]
    indexed = [
        Hit(t.case, t.kind, around(_spoken(t, words, lang), words), _home(t.case) + t.place)
        for t in texts
    ]
    return [*said, *indexed][:MOST], count + len(said)


def _spoken(text: CaseText, asked: str, lang: str) -> str:
    """A text in the asker's language, where it was kept in both and holds the words so."""
    zh, _, en = text.text.partition("\n") if text.kind == "passage" else (text.text, "", "")
    own, other = (en, zh) if en and lang == "en" else (zh, en)
    return other if other and asked.lower() not in own.lower() else own


def _said(place: Place, row: Row, asked: str) -> Iterator[Hit]:
    """Comments of colleagues and answers of the platform that hold the words."""
    found = Seen(row.case, row.beside, None, stale=True)  # a page's texts are in the index
    case = row.case.case
    wanted = asked.lower()
    for kind, text, where in _texts(place, found):
        if wanted in text.lower():
            yield Hit(case, kind, around(text, asked), _home(case) + where)


def _texts(place: Place, found: Seen) -> Iterator[tuple[str, str, str]]:
    """(kind, text, place) of what was written since the files were read."""
    for each in comments(place, found):
        yield "remark", str(each["text"]), "/work"
    for one in found.file.rounds:
        for _, _, words in one.moves:
            yield "reply", words, "/rounds"


def around(text: str, asked: str) -> str:
    """The words around the first place; the beginning where it is spelled otherwise."""
    first = asked.split(maxsplit=1)[0] if asked.split() else asked
    at = max(text.lower().find(asked.lower()), text.lower().find(first.lower()), 0)
    begin, end = max(0, at - _AROUND), at + len(asked) + _AROUND
    return ("…" if begin else "") + text[begin:end] + ("…" if end < len(text) else "")


def _home(case: str) -> str:
    return f"/cases/{quote(case, safe='')}"
