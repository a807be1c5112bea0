"""The children that flatten, read and redraw pictures: one pair for a whole case."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from zhendan.formats.confined.channel import Confined
from zhendan.formats.confined.read_before import Shelf

_SIGHT, _SECONDS = "zhendan.formats.confined.sight", 170.0


@dataclass(slots=True)
class Sight:
    """Two children, each started when first needed: loading takes longer than reading."""

    hands: Confined = field(default_factory=Confined)
    """Flattens and redraws."""
    eyes: Confined = field(default_factory=lambda: Confined(seconds=_SECONDS, worker=_SIGHT))
    """Reads words."""
    shelf: Shelf | None = None
    """What was read of the present original before."""


@contextmanager
def sight(lent: Sight | None = None) -> Iterator[Sight]:
    """The sight that was lent, which its lender ends; else one of one's own."""
    if lent is not None:
        yield lent
        return
    own = Sight()
    with own.hands, own.eyes:
        yield own
