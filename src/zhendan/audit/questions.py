"""The signals and stories of one edition, and the bit in which each answers.

What may decide, support or speak for the shop answers in the word `hard`; what only asks answers
in the word `soft`. A word is one 63-bit number, so that every engine can hold it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from zhendan.audit.signal import Signal, Story
from zhendan.domain import Family, Weight

HARD, SOFT = "hard", "soft"
LANES = (HARD, SOFT)
"""The two words of answers."""


@dataclass(frozen=True, slots=True)
class Questions:
    """The signals and stories of one audit."""

    signals: tuple[Signal, ...]
    stories: tuple[Story, ...]

    def lane(self, lane: str) -> tuple[Signal, ...]:
        """The signals that answer in one word, in order of their bits."""
        return tuple(s for s in self.signals if lane_of(s) == lane)

    def bit(self, code: str) -> int:
        """The bit of a signal's code in its word, or of a story's."""
        for lane in LANES:
            codes = [s.card.code for s in self.lane(lane)]
            if code in codes:
                return 1 << codes.index(code)
        return 1 << [s.code for s in self.stories].index(code)

    def mask(self, lane: str, codes: Iterable[str]) -> int:
        """The bits of several signals in one word; codes that answer elsewhere are left out."""
        known = {s.card.code for s in self.lane(lane)}
        return sum(self.bit(code) for code in set(codes) & known)

    def weighing(self, lane: str, *weights: Weight) -> int:
        """The bits of all signals of these weights in one word."""
        return self.mask(lane, (s.card.code for s in self.signals if s.card.weight in weights))

    def family(self, lane: str, family: Family) -> int:
        """The bits of one family in one word."""
        return self.mask(lane, (s.card.code for s in self.signals if s.card.family is family))

    def named(self, lane: str, bits: int) -> frozenset[str]:
        """The codes of the bits that are set in a word."""
        return frozenset(
            s.card.code for place, s in enumerate(self.lane(lane)) if bits >> place & 1
        )

    def told(self, bits: int) -> frozenset[str]:
        """The codes of the stories whose bits are set."""
        return frozenset(s.code for place, s in enumerate(self.stories) if bits >> place & 1)

    def weighed(self, *weights: Weight) -> frozenset[str]:
        """The codes of all signals of these weights."""
        return frozenset(s.card.code for s in self.signals if s.card.weight in weights)


def lane_of(signal: Signal) -> str:
    """The word in which a signal answers."""
    return SOFT if signal.card.weight is Weight.ASKS else HARD
