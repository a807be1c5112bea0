"""Inside the child: an OFD: its text codes with places, its claims, its invoice, its codes."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from zhendan.formats.confined.codes import codes
from zhendan.formats.confined.tree import Node, children, text
from zhendan.formats.confined.xml_tree import tree_of
from zhendan.formats.container_problems import StructureBroken
from zhendan.formats.document_problems import DocumentBroken, DocumentLocked
from zhendan.formats.spots import Spot, write_spots

_MOST_MEMBERS = 5000
_LARGEST_PART = 16 << 20
_MOST_TOGETHER = 128 << 20
_MOST_PAGES = 2000
_MOST_PICTURES = 10
_LARGEST_PICTURE = 20_000_000
_INVOICES = frozenset({"einvoice", "EInvoice", "eInvoice"})


def ofd(archive: zipfile.ZipFile, out: Path) -> dict[str, object]:
    """Everything that is read out of an OFD; nothing is drawn and no script exists in it."""
    return _Package(archive, out).read()


class _Package:
    """One OFD being read, with a budget of bytes that counts while reading."""

    def __init__(self, archive: zipfile.ZipFile, out: Path) -> None:
        self._archive, self._out = archive, out
        self._infos = {info.filename.lstrip("/"): info for info in archive.infolist()}
        # Some makers write a folder in other letters than they name it by.
        self._any_case = {name.lower(): name for name in sorted(self._infos)}
        self._budget = _MOST_TOGETHER

    def read(self) -> dict[str, object]:
        """The answer to the parent."""
        if len(self._infos) > _MOST_MEMBERS:
            raise DocumentBroken(kind="OFD", detail=f"> {_MOST_MEMBERS}")
        if any(info.flag_bits & 1 for info in self._infos.values()):
            raise DocumentLocked(kind="OFD")
        head = self._tree("OFD.xml")
        body = next(iter(children(head, "DocBody")), ["", "", []])
        root = _joined("", text(body, "DocRoot") or "Doc_0/Document.xml")
        base = str(PurePosixPath(root).parent)
        document = self._tree(root)
        pages = self._pages(document, base)
        attached = self._attached(document, base)
        letters = write_spots(self._out, self._spots(pages))
        return {
            "is": "ofd",
            "pages": len(pages),
            "read": min(len(pages), _MOST_PAGES),
            "letters": letters,
            "claims": _claims(body),
            "invoice": self._invoice(list(attached)),
            "codes": self._codes(),
            "signed": bool(text(body, "Signatures")),
            "inside": [{"name": name} for name in attached.values()],
        }

    def _bytes(self, name: str) -> bytes:
        """One part, held to its limit and to the budget of all."""
        info = self._infos.get(name) or self._infos.get(self._any_case.get(name.lower(), ""))
        if info is None:
            raise DocumentBroken(kind="OFD", detail=name[:60])
        with self._archive.open(info) as file:
            content = file.read(min(_LARGEST_PART, self._budget) + 1)
        self._budget -= len(content)
        if len(content) > _LARGEST_PART or self._budget < 0:
            raise DocumentBroken(kind="OFD", detail=f"> {_LARGEST_PART >> 20} MiB")
        return content

    def _tree(self, name: str) -> Node:
        """One XML part; a document type is refused."""
        return tree_of(io.BytesIO(self._bytes(name)), attributes=True)

    def _pages(self, document: Node, base: str) -> list[tuple[str, tuple[str, ...]]]:
        """Part of each page in its order, and of the templates that lie under it."""
        templates = {
            page[3].get("ID", ""): _joined(base, page[3].get("BaseLoc", ""))
            for data in children(document, "CommonData")
            for page in children(data, "TemplatePage")
        }
        places = [
            _joined(base, page[3].get("BaseLoc", ""))
            for holder in children(document, "Pages")
            for page in children(holder, "Page")
        ]
        return [(place, self._under(place, templates)) for place in places[:_MOST_PAGES]]

    def _under(self, place: str, templates: dict[str, str]) -> tuple[str, ...]:
        """The templates that a page says it is drawn upon."""
        if not templates:
            return ()
        names = [t[3].get("TemplateID", "") for t in children(self._tree(place), "Template")]
        return tuple(templates[name] for name in names if name in templates)

    def _spots(self, pages: list[tuple[str, tuple[str, ...]]]) -> Iterator[Spot]:
        """Text of every page: its template's first, then its own."""
        for number, (place, under) in enumerate(pages, 1):
            for part in (*under, place):
                yield from _text_objects(self._tree(part), number)

    def _invoice(self, attached: list[str]) -> Node | None:
        """The invoice that is attached as XML, if one is."""
        for name in attached:
            if not name.lower().endswith(".xml"):
                continue
            try:
                tree = tree_of(io.BytesIO(self._bytes(name)))
            except StructureBroken:
                # An attachment that is no XML after all leaves the page itself readable.
                continue
            if tree[0] in _INVOICES:
                return tree
        return None

    def _attached(self, document: Node, base: str) -> dict[str, str]:
        """Place and name of each attached file."""
        found: dict[str, str] = {}
        for listed in children(document, "Attachments"):
            place = _joined(base, str(listed[1]))
            folder = str(PurePosixPath(place).parent)
            for one in children(self._tree(place), "Attachment"):
                inside = _joined(folder, text(one, "FileLoc") or "")
                found[inside] = str(one[3].get("Name") or inside)[:80]
        return found

    def _codes(self) -> list[dict[str, object]]:
        """Codes among the pictures of the package; the stored QR picture is the printed one."""
        from PIL import Image, UnidentifiedImageError

        found: list[dict[str, object]] = []
        names = [n for n in sorted(self._infos) if n.lower().endswith((".png", ".jpg", ".bmp"))]
        for name in names[:_MOST_PICTURES]:
            try:
                with Image.open(io.BytesIO(self._bytes(name))) as image:
                    if image.width * image.height <= _LARGEST_PICTURE:
                        found += codes(image)
            except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
                # A damaged picture inside leaves the text of the pages readable.
                continue
        return found


def _joined(base: str, place: str) -> str:
    """A place inside the package; absolute ones count from its root, climbing is refused."""
    path = PurePosixPath(place) if place.startswith("/") else PurePosixPath(base) / place
    parts = [part for part in path.parts if part not in ("/", ".")]
    if ".." in parts:
        raise DocumentBroken(kind="OFD", detail="..")
    return "/".join(parts)


def _claims(body: Node) -> dict[str, str]:
    """What the package says about itself, an invoice's fields among it."""
    said: dict[str, str] = {}
    for about in children(body, "DocInfo"):
        said |= {name: value for name in ("Title", "CreationDate") if (value := text(about, name))}
        for group in children(about, "CustomDatas"):
            for one in children(group, "CustomData"):
                if one[3].get("Name") and one[1]:
                    said[str(one[3]["Name"])[:40]] = str(one[1])[:200]
    return said


def _text_objects(node: Node, page: int) -> Iterator[Spot]:
    """Every text object below a node, with the rectangle it declares (millimetres)."""
    if node[0] == "TextObject":
        words = "".join(str(code[1]) for code in children(node, "TextCode")).strip()
        if words:
            left, top, width, height = _numbers(str(node[3].get("Boundary", "")))
            yield (page, left, top, left + width, top + height, words, 1.0)
        return
    for child in node[2]:
        yield from _text_objects(child, page)


def _numbers(said: str) -> tuple[float, float, float, float]:
    """Four numbers of a rectangle; zeros where it is none."""
    try:
        left, top, width, height = (float(part) for part in said.split())
    except ValueError:
        return (0.0, 0.0, 0.0, 0.0)
    return (left, top, width, height)
