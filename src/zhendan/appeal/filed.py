"""One round's statement as it was handed in, read back from what was kept of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhendan.appeal.errors import RoundUnreadable


@dataclass(frozen=True, slots=True)
class Filed:
    """One round's statement as it was handed in: sentences, standings and exhibits."""

    round: int
    sentences: tuple[str, ...]
    facts: frozenset[str]
    """Places the sentences lean on: the hash of the file and where in it."""
    standings: Mapping[str, str]
    """Verdict by order."""
    exhibits: frozenset[str]
    """Hashes of the exhibits the statement leans on."""


def read_filed(data: object) -> Filed:
    """What `filed` kept. Raises `RoundUnreadable`."""
    try:
        if not isinstance(data, dict):
            raise TypeError(type(data).__name__)
        return Filed(
            round=int(data["round"]),
            sentences=tuple(map(str, data["sentences"])),
            facts=frozenset(map(str, data["facts"])),
            standings={str(k): str(v) for k, v in dict(data["standings"]).items()},
            exhibits=frozenset(map(str, data["exhibits"])),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise RoundUnreadable(problem=str(error)) from error
