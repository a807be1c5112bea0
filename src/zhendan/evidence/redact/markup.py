"""XML and HTML built anew from their words: attributes, comments and hidden parts are gone."""

import re
from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from zhendan.evidence.redact.delimited import encoded
from zhendan.evidence.redact.headings import by_heading
from zhendan.evidence.redact.kinds import FieldKind
from zhendan.evidence.redact.masker import Masker
from zhendan.evidence.redact.tables import TableMasker, layout_of, numbered
from zhendan.formats.confined.xml_tree import tree_of
from zhendan.formats.readers.decode import Written

_LONGEST = 16_000_000
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "svg", "textarea"})
_EMPTY = frozenset({"br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "source"})
_INLINE = frozenset(
    {"b", "i", "u", "em", "strong", "span", "a", "font", "small", "sub", "sup", "wbr"}
)
_CELLS = frozenset({"td", "th"})


class TooMuchMarkup(ValueError):
    """A page larger than any that a person would hand over."""


def mask_xml(path: Path, masker: Masker) -> bytes:
    """The same elements with their words masked by what each is called."""
    if path.stat().st_size > _LONGEST:
        raise TooMuchMarkup
    with path.open("rb") as source:
        tree = tree_of(source)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + _node(tree, "", masker)).encode()


def _node(node: object, path: str, masker: Masker) -> str:
    """One element with everything below it."""
    tag, text, below = node if isinstance(node, list) else ("x", "", [])
    where = f"{path}/{tag}"
    kind = FieldKind.TEXT if below else by_heading(tag)
    words = escape(masker.cell(text, kind, where), quote=False) if text else ""
    return f"<{tag}>{words}{''.join(_node(one, where, masker) for one in below)}</{tag}>"


def mask_html(written: Written, masker: Masker, canonical: Mapping[str, str]) -> bytes:
    """The words and tables that a reader of the page sees, masked, in a page of its own."""
    text = written.text(_LONGEST + 1)
    if len(text) > _LONGEST:
        raise TooMuchMarkup
    page = _Page(masker, canonical)
    page.feed(text)
    page.close()
    page.flush()
    body = "\n".join(page.made)
    made = f'<!doctype html>\n<html><meta charset="utf-8">\n<body>\n{body}\n</body></html>\n'
    plain = Written(written.path, "utf-8")
    return encoded(made, plain)


class _Page(HTMLParser):
    """Collects visible blocks and tables; words that tags tear apart are read in one piece."""

    def __init__(self, masker: Masker, canonical: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.masker, self.canonical = masker, canonical
        self.made: list[str] = []
        self._words: list[str] = []
        self._rows: list[list[str]] | None = None
        self._hidden: list[str] = []
        self._blocks = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins; hidden ones are left out with all they hold."""
        style = dict(attrs).get("style") or ""
        unseen = tag in _UNSEEN or _HIDDEN.search(style) or any(n == "hidden" for n, _ in attrs)
        if self._hidden or unseen:
            self._hidden += [] if tag in _EMPTY else [tag]
        elif tag == "table" and self._rows is None:
            self.flush()
            self._rows = []
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
            self._words = []
        elif tag in _CELLS and self._rows:
            self._words = []
        elif tag not in _INLINE:
            self._block()

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if self._hidden:
            if tag in self._hidden:
                del self._hidden[len(self._hidden) - 1 - self._hidden[::-1].index(tag) :]
        elif tag in _CELLS and self._rows:
            self._rows[-1].append(self._said())
        elif tag == "table" and self._rows is not None:
            self._table(self._rows)
            self._rows = None
        elif tag not in _INLINE:
            self._block()

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self._hidden:
            self._words.append(data)

    def _said(self) -> str:
        """The words gathered so far, in one line."""
        said = re.sub(r"\s+", " ", "".join(self._words)).strip()
        self._words = []
        return said

    def _block(self) -> None:
        """A block ends: inside a table it is only a blank."""
        if self._rows is None:
            self.flush()
        else:
            self._words.append(" ")

    def flush(self) -> None:
        """Write down the block gathered so far."""
        said = self._said()
        if said:
            self._blocks += 1
            masked = self.masker.text(said, f"段{self._blocks}")
            self.made.append(f"<p>{escape(masked, quote=False)}</p>")

    def _table(self, rows: list[list[str]]) -> None:
        """A table, masked column by column."""
        self._blocks += 1
        layout = layout_of(numbered(rows), self.canonical)
        table = TableMasker(self.masker, layout, f"表{self._blocks}")
        lines = [
            "<tr>"
            + "".join(f"<td>{escape(c, quote=False)}</td>" for c in table.cells(row))
            + "</tr>"
            for row in numbered(rows)
        ]
        self.made.append("<table>\n" + "\n".join(lines) + "\n</table>")
