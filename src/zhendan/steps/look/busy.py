"""Whether somebody is writing in a workspace just now."""

from pathlib import Path

from zhendan.steps.wiring.pages import held


def is_busy(workspace: Path) -> bool:
    """Whether another process holds the right to write."""
    return held(workspace)
