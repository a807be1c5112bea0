"""Words found in a case page, with where they stand; nothing outside the page is read."""

from collections.abc import Iterator
from urllib.parse import quote

from zhendan.steps.look.case_page import CasePage

_AROUND = 40


def hits(page: object, asked: str, lang: str) -> list[tuple[str, str, str, str]]:
    """(case, kind, the words around, address) for each place that holds `asked` in any case."""
    assert isinstance(page, CasePage)
    return [
        (page.case, kind, _around(text, asked), address)
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
