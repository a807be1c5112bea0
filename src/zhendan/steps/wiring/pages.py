"""The shelf that keeps case pages ready to be shown, and whether its disk takes writing."""

from functools import cache
from importlib.metadata import version
from pathlib import Path

from zhendan.adapters.durable import takes_writing
from zhendan.adapters.kept_pages import FolderPages, shape_of


@cache
def page_shelf(workspace: Path, kind: type) -> FolderPages:
    """The kept pages of a workspace that this version of the program wrote as values of `kind`."""
    return FolderPages(workspace / "pages", f"{version('zhendan')} {shape_of(kind)}")


def writable(workspace: Path) -> bool:
    """Whether the workspace's disk takes writing and is not near its end."""
    return takes_writing(workspace)
