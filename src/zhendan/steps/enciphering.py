"""Keep originals under keys of their own from now on, and those that are there already."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zhendan.domain import Progress, Sha256, Silent
from zhendan.steps.wiring.keeping import sealed_under_keys

_SILENT = Silent()


@dataclass(frozen=True, slots=True)
class Enciphered:
    """How many originals were enciphered, and which were left because they are altered."""

    done: int
    altered: Sequence[Sha256] = ()


def encipher(workspace: Path, *, progress: Progress = _SILENT) -> Enciphered:
    """Encipher every original; cut off anywhere, it goes on when asked again.

    Raises `FolderBusy`, `LedgerMissing`.
    """
    return Enciphered(*sealed_under_keys(workspace, progress))
