"""The review desk's journal and keys, joined to what answers them."""

from pathlib import Path

from zhendan.adapters.review_journal import FolderJournal
from zhendan.remedy import Journal, Known, Memory, from_line

_WARM: dict[Path, tuple[int, Memory]] = {}
"""What a serving process has read of a journal already, so that one order need not wait."""


def wire_journal(workspace: Path) -> Journal:
    """The orders that the review desk of a workspace has seen."""
    return FolderJournal(workspace / "review")


def memory_of(workspace: Path, known: Known) -> Memory:
    """Everything the journal tells, read on from where this process stopped.

    Whoever puts orders to it takes it: `keep_warm` gives it back when the journal is durable.
    """
    journal = wire_journal(workspace)
    size, memory = _WARM.pop(workspace, (0, Memory(known)))
    if journal.size() < size or memory.known != known:
        size, memory = 0, Memory(known)
    for line in journal.lines(size):
        memory.see(from_line(line))
    return memory


def keep_warm(workspace: Path, memory: Memory) -> None:
    """Remember what was read, up to the end of the journal as it is now."""
    _WARM[workspace] = (wire_journal(workspace).size(), memory)
