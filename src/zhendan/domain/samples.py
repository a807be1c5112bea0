"""A sample of orders that nobody could choose, drawn once and kept (抽样)."""

from dataclasses import dataclass

from zhendan.domain.ids import OrderId


@dataclass(frozen=True, slots=True)
class DrawnSample:
    """Which orders were drawn from a fixed list, and what anyone needs to draw them again."""

    edition: str
    """Name of the public way of drawing."""
    commitment: str
    """Notice number and root of the sealed log, fixed before the draw."""
    seed: str
    """SHA-256 of edition, commitment and the name of the set."""
    population: int
    orders: tuple[OrderId, ...]
    """In the order of drawing; one that turns out unfavourable is never replaced."""
    confidence: float
    most_bad: float
    """The share of bad orders that the sample can rule out if none is found in it, 0 to 1."""
    leaf: int | None = None
    """Where the evidence log holds the draw; None for draws from before they were entered."""
