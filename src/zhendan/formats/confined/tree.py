"""Paths into the plain tree that the child makes of an XML file."""

from typing import Any

Node = list[Any]
"""`[tag, text, [children]]`"""


def children(node: Node, tag: str) -> list[Node]:
    """The direct children with this tag."""
    return [child for child in node[2] if child[0] == tag]


def find(node: Node, *tags: str) -> Node | None:
    """The node at a path of tags below `node`."""
    for tag in tags:
        below = children(node, tag)
        if not below:
            return None
        node = below[0]
    return node


def text(node: Node, *tags: str) -> str | None:
    """The text at a path, or None where it is missing or empty."""
    found = find(node, *tags)
    return str(found[1]) or None if found is not None else None


def anywhere(node: Node, tag: str) -> str | None:
    """The first text under this tag, wherever it stands."""
    if node[0] == tag and node[1]:
        return str(node[1])
    return next((said for child in node[2] if (said := anywhere(child, tag))), None)
