"""What the review desk needs of the world: a durable list of the orders it has seen."""

from collections.abc import Iterable, Iterator
from typing import Protocol


class Journal(Protocol):
    """Lines that are only ever added."""

    def size(self) -> int:
        """Bytes written so far."""

    def lines(self, start: int = 0) -> Iterator[str]:
        """Every line from a byte on, oldest first."""

    def add(self, lines: Iterable[str]) -> None:
        """Add lines; returns when they are durable."""
