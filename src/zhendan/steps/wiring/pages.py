"""The shelf that keeps case pages ready to be shown, and whether somebody writes."""

from contextlib import closing
from importlib.metadata import version
from pathlib import Path

from zhendan.adapters.kept_pages import FolderPages
from zhendan.adapters.lock import FolderLock
from zhendan.adapters.storage_errors import FolderBusy


def page_shelf(workspace: Path) -> FolderPages:
    """The kept pages of a workspace, written by this version of the program."""
    return FolderPages(workspace / "pages", version("zhendan"))


def held(workspace: Path) -> bool:
    """Whether another process holds the workspace's lock at this moment."""
    try:
        with closing(FolderLock(workspace)):
            return False
    except FolderBusy:
        return True
