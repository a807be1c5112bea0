"""Words looked for in the texts of a workspace's cases."""

from pathlib import Path

from zhendan.domain import CaseText
from zhendan.steps.wiring.searching import text_index

MOST = 200
"""Hits that are shown; all of them are counted."""


def find(
    workspace: Path, asked: str, *, few: bool, most: int = MOST
) -> tuple[tuple[CaseText, ...], int]:
    """Texts that hold every run of letters or characters asked for, and how many there are.

    `few` also finds what only those may know who see the private self-check.
    """
    return text_index(workspace).find(asked, few=few, most=most)
