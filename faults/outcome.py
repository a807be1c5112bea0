"""What a step of the protocol found, as one line."""

from dataclasses import dataclass, field

from faults.tally import Tally


@dataclass(slots=True)
class Outcome:
    """One step: whether it held, what it counted, and in words why not."""

    step: str
    ok: bool
    words: str
    tally: Tally = field(default_factory=Tally)
    kills: int = 0
    cuts: int = 0
    flips: tuple[int, int] = (0, 0)
    """Found and made."""
    seconds: float = 0.0
    """Longest start after a crash, or the time that a restore took."""
    skipped: bool = False

    def __str__(self) -> str:
        mark = "skip" if self.skipped else ("ok" if self.ok else "FAIL")
        return f"{self.step:<4}{mark:<5}{self.words}"


def skipped(step: str, why: str) -> Outcome:
    """A step that this machine cannot do, with the reason."""
    return Outcome(step, True, why, skipped=True)
