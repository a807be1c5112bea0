"""What a workspace adds to the rulebook, as YAML files: a person can read, copy, correct them."""

import os
import re
from pathlib import Path

from zhendan.adapters.durable import disk_words, make_folder, sync_folder
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
        if not _NAME.fullmatch(name):
            raise RuleMalformed(where=name, problem="a name of lower-case letters and digits")
        path = self._folder / (name + _ENDING)
        with disk_words(self._folder):
            make_folder(self._folder)
            temporary = path.with_name(path.name + ".tmp")
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path)
            sync_folder(self._folder)

    def forget(self, name: str) -> bool:
        """Drop the addition of this name; False where there is none."""
        path = self._folder / (name + _ENDING)
        if not _NAME.fullmatch(name) or not path.is_file():
            return False
        path.unlink()
        sync_folder(self._folder)
        return True
