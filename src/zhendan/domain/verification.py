"""What a check of a vault or packet found: sound, wrong, or not checked; never rounded up."""

from dataclasses import dataclass, field

from zhendan.domain.text import Text


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong or could not be checked, named so that a person can find it."""

    code: str
    item: str
    """The file, exhibit or record it is about."""
    text: Text
    expected: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of checking a vault, a bag or a packet."""

    faults: tuple[Fault, ...]
    unchecked: tuple[Fault, ...]
    size: int | None = None
    """Leaves in the log."""
    root: str = ""
    """Merkle root, base64 as in the checkpoint."""
    checked: dict[str, int] = field(default_factory=dict)
    """How many of each thing were checked: files, leaves, proofs, sheets, signatures …"""
    notes: tuple[Text, ...] = ()

    @property
    def ok(self) -> bool:
        """Nothing wrong was found; something may still be unchecked."""
        return not self.faults

    @property
    def exit_code(self) -> int:
        """0 everything checked and good, 1 something wrong, 2 something not checked."""
        if self.faults:
            return 1
        return 2 if self.unchecked else 0
