"""What the review desk needs of the world: the orders it has seen, and their small counts."""

from collections.abc import Iterable, Iterator
from typing import Protocol


class Journal(Protocol):
    """Lines that are only ever added."""

    def mark(self) -> str:
        """Another text whenever the journal was changed by anybody."""

    def lines(self) -> Iterator[str]:
        """Every line, oldest first."""

    def add(self, lines: Iterable[str]) -> None:
        """Add lines; returns when they are durable."""


class Counts(Protocol):
    """Counts by kind and key, as they were kept after the last order."""

    def load(self, kind: str, key: str) -> str | None:
        """What was kept of a key; None where nothing was."""
