"""What a workspace still holds of what was acknowledged: lost, torn, unlogged."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from zhendan.domain import Sha256, ZhendanError
from zhendan.steps import wire


@dataclass(slots=True)
class Tally:
    """Counts over any number of looks; `said` keeps a few reasons for people."""

    acked: int = 0
    lost: int = 0
    torn: int = 0
    unlogged: int = 0
    faults: int = 0
    """Looks in which the workspace could not be opened, or `verify` found something."""
    said: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether nothing at all was wrong."""
        return self.lost == self.torn == self.unlogged == self.faults == 0

    def add(self, other: "Tally") -> None:
        """Count another look in."""
        self.acked += other.acked
        self.lost += other.lost
        self.torn += other.torn
        self.unlogged += other.unlogged
        self.faults += other.faults
        self.said = (self.said + other.said)[:5]

    def __str__(self) -> str:
        words = f"acked={self.acked} lost={self.lost} torn={self.torn} unlogged={self.unlogged}"
        return f"{words} faults={self.faults}" if self.faults else words


def look(workspace: Path, acked: Iterable[str]) -> Tally:
    """Open a workspace as after a crash, let it settle, and count what was promised."""
    wanted = sorted(set(acked))
    tally = Tally(acked=len(wanted))
    try:
        with wire(workspace) as wiring:
            wiring.vault.seal([])
            logged = {one.sha256 for one in wiring.vault.exhibits()}
            found = wiring.vault.verify()
            for name in wanted:
                _count(tally, name in logged, _state(wiring.vault.open, name))
    except (ZhendanError, OSError) as refused:
        tally.lost, tally.faults = len(wanted), 1
        tally.said.append(str(refused)[:200])
        return tally
    if found.faults:
        tally.faults = 1
        tally.said += [f"{one.code} {one.item}" for one in found.faults[:3]]
    return tally


def _state(opened: object, name: str) -> str:
    """`whole`, `torn` or `lost`."""
    try:
        with opened(Sha256(name)) as content:  # type: ignore[operator]
            whole = hashlib.file_digest(content, "sha256").hexdigest() == name
    except ZhendanError:
        return "lost"
    return "whole" if whole else "torn"


def _count(tally: Tally, logged: bool, state: str) -> None:
    """One acknowledged original."""
    tally.lost += state == "lost"
    tally.torn += state == "torn"
    tally.unlogged += state != "lost" and not logged
