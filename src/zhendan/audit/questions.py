"""The signals and stories of one edition, and the bit in which each answers.

What may decide, support or speak for the shop answers in the word `hard`; what only asks answers
in the word `soft`. A word is one 63-bit number, so that every engine can hold it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from zhendan.audit.signal import Signal, Story
from zhendan.domain import Family, Weight

HARD, SOFT = "hard", "soft"
LANES = (HARD, SOFT)
"""The two words of answers."""


@dataclass(frozen=True)
class Questions:
    """The signals and stories of one audit; places and bits are worked out once."""

    signals: tuple[Signal, ...]
    stories: tuple[Story, ...]

    def lane(self, lane: str) -> tuple[Signal, ...]:
        """The signals that answer in one word, in order of their bits."""
        return self._lanes[lane]

    def bit(self, code: str) -> int:
        """The bit of a signal's code in its word, or of a story's."""
        return self._bits[code]

    def mask(self, lane: str, codes: Iterable[str]) -> int:
        """The bits of several signals in one word; codes that answer elsewhere are left out."""
        known = {s.card.code for s in self.lane(lane)}
        return sum(self._bits[code] for code in set(codes) & known)

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

    @cached_property
    def _lanes(self) -> Mapping[str, tuple[Signal, ...]]:
        """The signals of each word."""
        return {lane: tuple(s for s in self.signals if lane_of(s) == lane) for lane in LANES}

    @cached_property
    def _bits(self) -> Mapping[str, int]:
        """The bit of each code; no code is both a signal's and a story's."""
        words = ([s.card.code for s in self._lanes[lane]] for lane in LANES)
        stories = [s.code for s in self.stories]
        return {code: 1 << place for codes in (*words, stories) for place, code in enumerate(codes)}


def lane_of(signal: Signal) -> str:
    """The word in which a signal answers."""
    return SOFT if signal.card.weight is Weight.ASKS else HARD
