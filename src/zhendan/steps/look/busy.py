"""Whether writing in a workspace is possible at all."""

from pathlib import Path

from zhendan.steps.wiring.pages import writable


def can_write(workspace: Path) -> bool:
    """Whether the disk takes writing and has room: what intake would be refused for otherwise."""
    return writable(workspace)
