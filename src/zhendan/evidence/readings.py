"""What was read in pictures, lent to readers for a while and kept with the originals."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from zhendan.domain import Sha256
from zhendan.evidence.store import Readings
from zhendan.formats.confined.read_before import SUFFIX, Shelf, owner


@contextmanager
def shelf(readings: Readings | None, original: Sha256) -> Iterator[Shelf | None]:
    """What was read of one original; what is read of it meanwhile is kept with it."""
    if readings is None:
        yield None
        return
    with lent(readings, [original]) as folder:
        yield Shelf(folder)
        found = new_in(folder, readings.of(original))
    if found:
        readings.keep(original, found)


@contextmanager
def lent(readings: Readings, originals: Iterable[Sha256]) -> Iterator[Path]:
    """A passing folder, for nobody else's eyes, of what was read of some originals."""
    with TemporaryDirectory(prefix="zhendan-read-") as name:
        folder = Path(name)
        for original in originals:
            for one, content in readings.of(original).items():
                (folder / one).write_bytes(content)
        yield folder


def new_in(folder: Path, known: Mapping[str, bytes]) -> dict[str, bytes]:
    """The readings of a folder that are not known yet, by name."""
    found = sorted(folder.glob(f"*{SUFFIX}"))
    return {one.name: one.read_bytes() for one in found if one.name not in known}


def by_owner(found: Mapping[str, bytes]) -> dict[str, dict[str, bytes]]:
    """Readings sorted by the file of the inbox that they say they are of."""
    sorted_out: dict[str, dict[str, bytes]] = {}
    for name, content in found.items():
        sorted_out.setdefault(owner(content), {})[name] = content
    return sorted_out
