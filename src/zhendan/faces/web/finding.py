"""Words looked for in a shop's cases, with where they stand, as one person may see them."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from zhendan.faces.web.gate import Place
from zhendan.faces.web.seeing import seen
from zhendan.steps.look.case_list import rows
from zhendan.steps.look.case_page import CasePage

LONGEST, MOST = 80, 200
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
    """The first hits in the cases of the shop, and how many there are in all."""
    words = asked.strip()[:LONGEST].lower()
    found: list[Hit] = []
    for row in rows(place.workspace) if words else ():
        page = seen(place, row.case.case).page
        found += _hits(page, words, lang) if page else []
    return found[:MOST], len(found)


def _hits(page: CasePage, asked: str, lang: str) -> list[Hit]:
    return [
        Hit(page.case, kind, _around(text, asked), address)
        for kind, text, address in _texts(page, lang)
        if asked in text.lower()
    ]


def _texts(page: CasePage, lang: str) -> Iterator[tuple[str, str, str]]:
    """Every text of a page that is searched."""
    home = f"/cases/{page.case}"
    yield "notice", f"{page.title} {page.notice.number} {page.notice.body}", home
    for flagged in page.notice.flagged:
        yield "order", flagged.order, f"{home}/orders/{quote(flagged.order, safe='')}"
    for exhibit in page.exhibits:
        yield "exhibit", f"{exhibit.id} {exhibit.provenance.original_name}", f"{home}/evidence"
    for passage in page.passages:
        address = f"{home}/orders/{quote(passage.order, safe='')}"
        yield "passage", passage.says.say(lang), address
    for sentence in page.statement:
        yield "sentence", sentence.text, f"{home}/statement"


def _around(text: str, asked: str) -> str:
    """The words around the first place."""
    at = text.lower().find(asked)
    begin, end = max(0, at - _AROUND), at + len(asked) + _AROUND
    return ("…" if begin else "") + text[begin:end] + ("…" if end < len(text) else "")
