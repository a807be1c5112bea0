"""What a workspace adds to the rulebook."""

from pathlib import Path

from zhendan.adapters.rule_shelf import FolderRules
from zhendan.rulebook import RuleShelf


def wire_rules(workspace: Path) -> RuleShelf:
    """The shelf of a workspace: read and written without opening a case."""
    return FolderRules(workspace / "rules")
