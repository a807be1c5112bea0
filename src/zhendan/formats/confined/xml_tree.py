"""Inside the child: an XML file as plain nested lists, with every document type refused."""

from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import parse

from zhendan.formats.container_problems import DoctypeRefused, StructureBroken

_LIMIT = 32 << 20
_DEEPEST = 100


def xml_tree(path: Path) -> dict[str, object]:
    """`{"is": "xml", "tree": [tag, text, [children]]}`; nothing outside the file is read."""
    if path.stat().st_size > _LIMIT:
        raise StructureBroken(kind="XML", detail="> 32 MiB")
    with path.open("rb") as file:
        return {"is": "xml", "tree": tree_of(file)}


def tree_of(source: IO[bytes], *, attributes: bool = False) -> list[Any]:
    """The tree of an XML; with `attributes` each node carries them as a fourth part."""
    try:
        root = parse(source, forbid_dtd=True).getroot()
    except DefusedXmlException as error:
        raise DoctypeRefused from error
    except (ParseError, ValueError, LookupError) as error:
        raise StructureBroken(kind="XML", detail=str(error)[:60]) from error
    if root is None:
        raise StructureBroken(kind="XML", detail="empty")
    return _plain(root, 0, attributes=attributes)


def _plain(element: Element, depth: int, *, attributes: bool) -> list[Any]:
    """One element, its own text and its children; namespaces are left out of names."""
    if depth > _DEEPEST:
        raise StructureBroken(kind="XML", detail="too deep")
    below = [_plain(child, depth + 1, attributes=attributes) for child in element]
    node: list[Any] = [_local(element.tag), (element.text or "").strip(), below]
    if attributes:
        node.append({_local(name): value for name, value in element.attrib.items()})
    return node


def _local(name: object) -> str:
    """A name without its namespace."""
    return str(name).rsplit("}", 1)[-1]
