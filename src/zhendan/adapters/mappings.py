"""Kept mappings as YAML files in the workspace: a person can read, copy and correct them."""

from pathlib import Path

from zhendan.adapters.durable import keep_bytes, sync_folder
from zhendan.intake import ColumnMapping, mapping_text, read_mapping

_ENDING = ".yaml"


class FolderMappings:
    """One file a mapping; its name is the mapping's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def kept(self) -> tuple[ColumnMapping, ...]:
        """Every kept mapping, in order of name. Raises `MappingUnusable`."""
        if not self._folder.is_dir():
            return ()
        found = sorted(self._folder.glob(f"*{_ENDING}"), key=lambda path: path.stem)
        return tuple(read_mapping(path) for path in found)

    def keep(self, mapping: ColumnMapping) -> None:
        """Keep a mapping under its name, durably; one of that name is replaced."""
        keep_bytes(self._folder / (mapping.name + _ENDING), mapping_text(mapping).encode())

    def forget(self, name: str) -> bool:
        """Drop the mapping of this name; False where there is none."""
        for path in self._folder.glob(f"*{_ENDING}") if self._folder.is_dir() else ():
            if path.name == name + _ENDING:
                path.unlink()
                sync_folder(self._folder)
                return True
        return False
