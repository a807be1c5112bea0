"""The picture of a group: accounts on the left, what they share on the right, drawn as SVG."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhendan.domain import Group, GroupEdge, GroupNode, NodeKind

WIDTH = 360.0
_LEFT, _RIGHT, _TOP, _ROW = 116.0, 236.0, 16.0, 26.0
_SIZE = 6.5
_SWEEPS = 4


@dataclass(frozen=True, slots=True)
class Point:
    """One point with its place; `shape` is an SVG path around it."""

    node: GroupNode
    x: float
    y: float
    shape: str

    @property
    def on_left(self) -> bool:
        """Whether its label stands to the left of it."""
        return self.node.kind is NodeKind.ACCOUNT

    @property
    def look(self) -> str:
        """The class that gives it its colour; a hub is pale, whatever it is."""
        return "hub" if self.node.hub else str(self.node.kind)


@dataclass(frozen=True, slots=True)
class Line:
    """A line between an account and a key, curved so that near ones can be told apart."""

    edge: GroupEdge
    path: str
    pale: bool


@dataclass(frozen=True, slots=True)
class Ring:
    """A drawn group in its own units."""

    height: float
    points: tuple[Point, ...]
    lines: tuple[Line, ...]
    kinds: tuple[str, ...]
    """The kinds that occur, for the list of shapes."""
    ties: dict[str, tuple[GroupNode, ...]]
    """By point: what it is tied to."""


def ring(group: Group) -> Ring | None:
    """The picture of a group, the same for the same group; None where nothing is shared."""
    if not group.nodes:
        return None
    accounts = [node for node in group.nodes if node.kind is NodeKind.ACCOUNT]
    keys = [node for node in group.nodes if node.kind is not NodeKind.ACCOUNT]
    left, right = _untangled(accounts, keys, group.edges)
    height = _TOP * 2 + _ROW * (max(len(left), len(right)) - 1)
    places = _column(left, _LEFT, height) | _column(right, _RIGHT, height)
    points = tuple(
        Point(node, *places[node.id], _shape(node, *places[node.id])) for node in (*left, *right)
    )
    hubs = {node.id for node in keys if node.hub}
    lines = tuple(Line(e, _curve(e, places), e.key in hubs) for e in group.edges)
    looks = tuple(dict.fromkeys(point.look for point in points))
    return Ring(height, points, lines, looks, _tied(group))


def sample(kind: str) -> str:
    """The shape of a kind by itself, for the list of shapes."""
    return _SHAPES[kind if kind == "hub" else str(NodeKind(kind))](9.0, 9.0)


def _untangled(
    left: list[GroupNode], right: list[GroupNode], edges: Sequence[GroupEdge]
) -> tuple[list[GroupNode], list[GroupNode]]:
    """Both sides in an order with few crossings: each point near the middle of its neighbours."""
    for _ in range(_SWEEPS):
        right = _by_middle(right, left, [(edge.key, edge.account) for edge in edges])
        left = _by_middle(left, right, [(edge.account, edge.key) for edge in edges])
    return left, right


def _by_middle(
    side: list[GroupNode], other: list[GroupNode], pairs: Sequence[tuple[str, str]]
) -> list[GroupNode]:
    place = {node.id: n for n, node in enumerate(other)}
    near: dict[str, list[int]] = {}
    for mine, theirs in pairs:
        near.setdefault(mine, []).append(place[theirs])
    middle = {node.id: sum(near[node.id]) / len(near[node.id]) for node in side if node.id in near}
    return sorted(side, key=lambda node: (middle.get(node.id, 0.0), int(node.id[1:])))


def _column(side: Sequence[GroupNode], x: float, height: float) -> dict[str, tuple[float, float]]:
    """Places of one side, spread evenly over the height."""
    gap = (height - 2 * _TOP) / max(1, len(side) - 1)
    top = _TOP if len(side) > 1 else height / 2
    return {node.id: (x, round(top + n * gap, 1)) for n, node in enumerate(side)}


def _curve(edge: GroupEdge, places: dict[str, tuple[float, float]]) -> str:
    (x1, y1), (x2, y2) = places[edge.account], places[edge.key]
    middle = (x1 + x2) / 2
    return f"M{x1:g} {y1:g}C{middle:g} {y1:g} {middle:g} {y2:g} {x2:g} {y2:g}"


def _tied(group: Group) -> dict[str, tuple[GroupNode, ...]]:
    """By point: the points it is joined to, in the group's own order."""
    by_id = {node.id: node for node in group.nodes}
    found: dict[str, list[GroupNode]] = {node.id: [] for node in group.nodes}
    for edge in group.edges:
        found[edge.account].append(by_id[edge.key])
        found[edge.key].append(by_id[edge.account])
    return {one: tuple(some) for one, some in found.items()}


def _shape(node: GroupNode, x: float, y: float) -> str:
    return _SHAPES["hub" if node.hub else str(node.kind)](x, y)


def _polygon(x: float, y: float, corners: Sequence[tuple[float, float]]) -> str:
    told = "L".join(f"{x + dx * _SIZE:g} {y + dy * _SIZE:g}" for dx, dy in corners)
    return f"M{told}Z"


_SHAPES = {
    "account": lambda x, y: (
        f"M{x - _SIZE:g} {y:g}a{_SIZE:g} {_SIZE:g} 0 1 0 {2 * _SIZE:g} 0"
        f"a{_SIZE:g} {_SIZE:g} 0 1 0 {-2 * _SIZE:g} 0Z"
    ),
    "address": lambda x, y: _polygon(x, y, ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0))),
    "phone": lambda x, y: _polygon(x, y, ((0, -1.1), (1.1, 0.9), (-1.1, 0.9))),
    "payer": lambda x, y: _polygon(x, y, ((0, 1.1), (1.1, -0.9), (-1.1, -0.9))),
    "waybill": lambda x, y: _polygon(x, y, ((-1.3, -0.7), (1.3, -0.7), (1.3, 0.7), (-1.3, 0.7))),
    "hub": lambda x, y: _polygon(x, y, ((-1, -1), (1, -1), (1, 1), (-1, 1))),
}
