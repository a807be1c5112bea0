"""Inside the child: an XML file as plain nested lists, with every document type refused."""

from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import parse

from zhendan.intake.container_problems import DoctypeRefused, StructureBroken

_LIMIT = 32 << 20
_DEEPEST = 100


def xml_tree(path: Path) -> dict[str, object]:
    """`{"is": "xml", "tree": [tag, text, [children]]}`; nothing outside the file is read."""
    if path.stat().st_size > _LIMIT:
        raise StructureBroken(kind="XML", detail="> 32 MiB")
    try:
        root = parse(path, forbid_dtd=True).getroot()
    except DefusedXmlException as error:
        raise DoctypeRefused from error
    except (ParseError, ValueError, LookupError) as error:
        raise StructureBroken(kind="XML", detail=str(error)[:60]) from error
    if root is None:
        raise StructureBroken(kind="XML", detail="empty")
    return {"is": "xml", "tree": _plain(root, 0)}


def _plain(element: Element, depth: int) -> list[object]:
    """One element, its own text and its children; namespaces are left out of tags."""
    if depth > _DEEPEST:
        raise StructureBroken(kind="XML", detail="too deep")
    tag = str(element.tag).rsplit("}", 1)[-1]
    return [tag, (element.text or "").strip(), [_plain(child, depth + 1) for child in element]]
