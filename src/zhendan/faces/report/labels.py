"""Where words may stand on a plot: lanes above it, free spots inside it, never over each other."""

from dataclasses import dataclass

_WIDE = 12.5
_NARROW = 6.8
_SQUARE_FROM = 0x2E80
"""The first code point of the Chinese scripts and their punctuation."""
LINE = 16.0
"""Height of one line of words, in the plot's own units."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words on a plot, with the box they take."""

    text: str
    x: float
    y: float
    anchor: str = "middle"

    @property
    def left(self) -> float:
        """Left edge of the words."""
        return self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * width(self.text)

    @property
    def right(self) -> float:
        """Right edge of the words."""
        return self.left + width(self.text)

    def meets(self, other: "Label") -> bool:
        """Whether the two boxes overlap."""
        beside = self.right + 4 < other.left or other.right + 4 < self.left
        return not beside and abs(self.y - other.y) < LINE


def width(text: str) -> float:
    """Width of 12-unit words: Chinese characters are square, Latin ones about half."""
    return sum(_WIDE if ord(letter) >= _SQUARE_FROM else _NARROW for letter in text)


def clip(text: str, room: float) -> str:
    """`text` cut to `room` units, with an ellipsis where something was cut."""
    if width(text) <= room:
        return text
    kept = ""
    for letter in text:
        if width(kept + letter + "…") > room:
            break
        kept += letter
    return kept + "…"


def inside(text: str, x: float, y: float, edges: tuple[float, float]) -> Label:
    """A label centred on `x` where that fits between the edges, else pushed in."""
    label = Label(text, x, y)
    if label.left < edges[0]:
        return Label(text, edges[0], y, "start")
    if label.right > edges[1]:
        return Label(text, edges[1], y, "end")
    return label


def in_lanes(
    wanted: list[tuple[str, float]], edges: tuple[float, float], lanes: int
) -> list[Label]:
    """Labels above a plot, each in the first lane where it fits.

    Those that fit nowhere are left out. `wanted` holds words and the x they belong to; lane 0
    is the lowest line.
    """
    placed: list[Label] = []
    for text, x in wanted:
        for lane in range(lanes):
            label = inside(text, x, -lane * LINE, edges)
            if not any(label.meets(other) for other in placed):
                placed.append(label)
                break
    return placed
