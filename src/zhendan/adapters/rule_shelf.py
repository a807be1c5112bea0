"""What a workspace adds to the rulebook, as YAML files: a person can read, copy, correct them."""

import re
from pathlib import Path

from zhendan.adapters.durable import keep_bytes, sync_folder
from zhendan.rulebook import RuleMalformed

_ENDING = ".yaml"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")


class FolderRules:
    """One file an addition; answers `zhendan.rulebook.RuleShelf`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def kept(self) -> tuple[tuple[str, str], ...]:
        """Name and text of every addition; bytes that are no UTF-8 stand as they can be read."""
        if not self._folder.is_dir():
            return ()
        found = sorted(self._folder.glob(f"*{_ENDING}"), key=lambda path: path.stem)
        return tuple((path.stem, path.read_text("utf-8", errors="replace")) for path in found)

    def keep(self, name: str, text: str) -> None:
        """Keep a text under its name, durably; one of that name is replaced."""
        self.require_name(name)
        path = self._folder / (name + _ENDING)
        keep_bytes(path, text.encode())

    def require_name(self, name: str) -> None:
        """A name that a file may bear. Raises `RuleMalformed`."""
        if not _NAME.fullmatch(name):
            raise RuleMalformed(where=name, problem="a name of lower-case letters and digits")

    def forget(self, name: str) -> bool:
        """Drop the addition of this name; False where there is none."""
        path = self._folder / (name + _ENDING)
        if not _NAME.fullmatch(name) or not path.is_file():
            return False
        path.unlink()
        sync_folder(self._folder)
        return True
