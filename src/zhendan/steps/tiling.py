"""The log as plain files for whoever wants to follow it; it names nobody and no file."""

from pathlib import Path

from zhendan.domain import Fault
from zhendan.evidence import Tiled, check_tiles, write_tiles
from zhendan.steps.wiring import Wiring


def tile(out: Path, wiring: Wiring) -> Tiled:
    """Bring a folder of tiles up to the newest checkpoint. Raises `TilesForeign`."""
    return write_tiles(wiring.vault, out)


def compared(folder: Path, wiring: Wiring) -> tuple[Fault, ...]:
    """What in a folder of tiles is not what the log gives."""
    return check_tiles(wiring.vault, folder)
