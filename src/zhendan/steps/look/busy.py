"""Whether somebody is writing in a workspace just now, and whether writing is possible at all."""

from pathlib import Path

from zhendan.steps.wiring.pages import held, writable


def is_busy(workspace: Path) -> bool:
    """Whether another process holds the right to write."""
    return held(workspace)


def can_write(workspace: Path) -> bool:
    """Whether the disk takes writing and has room: what intake would be refused for otherwise."""
    return writable(workspace)
