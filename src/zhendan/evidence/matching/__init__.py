"""Which row of which sealed file speaks of which order."""

from zhendan.evidence.matching.passages import match

__all__ = ["match"]
