"""Whether an advisory concerns a version: the rules of the OSV schema for versions and ranges."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from packaging.version import InvalidVersion, Version


@dataclass(frozen=True, slots=True)
class Advisory:
    """One known fault of one package."""

    id: str
    package: str
    """Normalised name."""
    ranges: tuple[tuple[Mapping[str, str], ...], ...]
    """Each a list of events in order: `introduced`, `fixed` or `last_affected` with a version."""
    versions: frozenset[str] = frozenset()
    """Versions that are named one by one."""
    aliases: tuple[str, ...] = ()
    source: str = ""

    def concerns(self, version: str) -> bool:
        """Whether the version bears the fault."""
        if version in self.versions:
            return True
        return any(_within(Version(version), events) for events in self.ranges)


def _within(version: Version, events: Iterable[Mapping[str, str]]) -> bool:
    """Whether the last event up to the version leaves it with the fault."""
    bears = False
    for event in events:
        for kind, said in event.items():
            at = _version(said)
            if kind == "introduced" and version >= at:
                bears = True
            elif (kind == "fixed" and version >= at) or (kind == "last_affected" and version > at):
                bears = False
    return bears


def _version(said: str) -> Version:
    """A version of an event; `0` stands before all others."""
    try:
        return Version(said)
    except InvalidVersion:
        raise ValueError(f"an advisory names {said!r}, which is no version") from None
