"""Keeping a workspace safe: made empty, copied while work goes on, put back and checked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from zhendan.domain import Progress, Silent, Verification
from zhendan.steps.erased_again import Repeated, repeat_erasures
from zhendan.steps.wiring import wire, wire_reading
from zhendan.steps.wiring.keeping import brought_up_to_date, copied, put_back_into

_SILENT = Silent()


@dataclass(frozen=True, slots=True)
class Kept:
    """What a backup holds, or what was put back."""

    bytes: int
    size: int
    """Records under the newest signed checkpoint."""
    root: str
    damaged: tuple[str, ...] = ()
    """Originals that were missing or altered before the backup was made."""
    checked: Verification | None = None
    """The check of a restored workspace, made before it got its name."""
    erased: Repeated = field(default_factory=Repeated)
    """Originals that were erased by rule after the backup: erased again."""
    keys: str = ""
    """The folder beside a backup that holds the keys of its originals; empty where none do."""


def make_workspace(workspace: Path) -> str:
    """Make an empty workspace and return the name of its log. Raises `PlaceTaken`."""
    with wire(workspace, empty=True) as wiring:
        return wiring.vault.name


def back_up(workspace: Path, out: Path, *, progress: Progress = _SILENT) -> Kept:
    """Copy a workspace, also while another process works in it. Raises `PlaceTaken`."""
    made = copied(workspace, out, progress=progress)
    size, root = _state(made.checkpoint)
    return Kept(made.bytes, size, root, damaged=tuple(made.damaged), keys=made.keys)


def restore(
    source: Path, workspace: Path, *, later: Sequence[Path] = (), progress: Progress = _SILENT
) -> Kept:
    """Put a backup back into an empty place: erased again what later states erased, then checked.

    `later` are the former workspace or newer backups. The next record opens a new epoch of the
    log. Raises `PlaceTaken`, `BackupDamaged`, `BackupTooNew`, `ErasuresForeign`.
    """
    with put_back_into(source, workspace, progress=progress) as (place, made):
        again = repeat_erasures(place, source, later)
        with wire_reading(place) as wiring:
            checked = wiring.vault.verify(made.checkpoint or None)
    size, root = _state(made.checkpoint)
    return Kept(made.bytes, size, root, checked=checked, erased=again)


def migrate(workspace: Path, to: int | None = None) -> tuple[int, int, Path | None]:
    """Format before, format now, and the backup made first (None where nothing was to do)."""
    done = brought_up_to_date(workspace, to)
    return done.before, done.after, done.backup


def _state(checkpoint: str) -> tuple[int, str]:
    """Size and root as the signed text has them."""
    lines = checkpoint.split("\n")
    return (int(lines[1]), lines[2]) if checkpoint else (0, "")
