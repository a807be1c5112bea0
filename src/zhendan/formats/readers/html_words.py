"""The visible words of an HTML page, line by line; nothing it refers to is ever loaded."""

import re
from html.parser import HTMLParser

_UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "svg", "textarea"})
_BLOCKS = frozenset(
    {
        *("p", "div", "br", "li", "ul", "ol", "tr", "table", "section", "article", "header"),
        *("footer", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "dl", "form", "hr", "title"),
    }
)
_CELLS = frozenset({"td", "th"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_EMPTY = frozenset({"br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "source"})
_LONGEST = 2_000_000


def visible_words(page: str) -> str:
    """What a reader of the page would see, as lines of text."""
    reader = _Words()
    reader.feed(page[:_LONGEST])
    reader.close()
    lines = (
        re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in "".join(reader.said).split("\n")
    )
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    """Collects text that is not hidden."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins; hidden ones are left out with all they hold."""
        style = dict(attrs).get("style") or ""
        unseen = (
            tag in _UNSEEN or bool(_HIDDEN.search(style)) or any(n == "hidden" for n, _ in attrs)
        )
        if self._hidden or unseen:
            if tag not in _EMPTY:
                self._hidden.append(tag)
            return
        self._space(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if self._hidden:
            if tag in self._hidden:
                last = len(self._hidden) - 1 - self._hidden[::-1].index(tag)
                del self._hidden[last:]
            return
        self._space(tag)

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self._hidden:
            self.said.append(re.sub(r"\s+", " ", data))

    def _space(self, tag: str) -> None:
        """Where a line or a cell ends."""
        if tag in _BLOCKS:
            self.said.append("\n")
        elif tag in _CELLS:
            self.said.append(" ")
