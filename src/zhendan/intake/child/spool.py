"""What one file gave, written to the scratch folder by the reader and taken over by the desk.

Pickle, because rows are decimals and instants; but the reader may have been taken over by the
file that it read, so only plain values of the domain and of intake come to life again: nothing
in a spool can name another class or any function.
"""

import pickle
import sys
from collections.abc import Iterator
from dataclasses import is_dataclass
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import IO, TypeVar

from zhendan.domain import RowBatch
from zhendan.intake.draft import Gathered
from zhendan.intake.taking import Taking

_T = TypeVar("_T")
_PORTION = 2000
_ROOMS = ("zhendan.domain.", "zhendan.formats.", "zhendan.intake.")
_PLAIN = frozenset(
    [
        ("collections", "Counter"),
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "time"),
        ("datetime", "timedelta"),
        ("datetime", "timezone"),
        ("decimal", "Decimal"),
        ("pathlib", "PosixPath"),
        ("pathlib", "WindowsPath"),
        ("pathlib._local", "PosixPath"),
        ("pathlib._local", "WindowsPath"),
    ]
)


class SpoolBroken(Exception):
    """The spool is cut short or names something that is no value."""


class Spool:
    """Writes what one file gives; source rows go to the disk while it is being read."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")

    def batch(self, batch: RowBatch) -> None:
        """Rows that need no settling."""
        self._write(("batch", batch))

    def forget(self) -> None:
        """The file turned out to be unusable: none of its rows stays."""
        self._file.seek(0)
        self._file.truncate()

    def close(self, taking: Taking, gathered: Gathered) -> None:
        """Everything else, in portions, and the state of the file last."""
        for some in _portions(iter(gathered.orders.items())):
            self._write(("orders", dict(some)))
        for table, rows in gathered.rows.items():
            for drafts in _portions(iter(rows)):
                self._write(("rows", (table, drafts)))
        if gathered.notices:
            self._write(("notices", gathered.notices))
        self._write(("state", taking.state()))
        self._file.close()

    def _write(self, said: object) -> None:
        """One portion."""
        pickle.dump(said, self._file, protocol=pickle.HIGHEST_PROTOCOL)


def _portions(values: Iterator[_T]) -> Iterator[list[_T]]:
    """Values in lists of a bearable length."""
    while some := list(islice(values, _PORTION)):
        yield some


class _Values(pickle.Unpickler):
    """Brings plain values back, and refuses everything else by name."""

    def find_class(self, module: str, name: str) -> object:
        """A value class. Raises `SpoolBroken`."""
        if (module, name) not in _PLAIN and not module.startswith(_ROOMS):
            raise SpoolBroken(f"{module}.{name}")
        found = getattr(sys.modules.get(module), name, None)
        if not isinstance(found, type):
            raise SpoolBroken(f"{module}.{name}")
        if module.startswith(_ROOMS) and not (is_dataclass(found) or issubclass(found, Enum)):
            raise SpoolBroken(f"{module}.{name}")
        return found


def batches(path: Path) -> Iterator[RowBatch]:
    """The rows of a spool that need no settling."""
    with path.open("rb") as file:
        for kind, said in _said(file):
            if kind == "batch" and isinstance(said, RowBatch):
                yield said


def take_over(path: Path, taking: Taking, gathered: Gathered) -> None:
    """Put what a spool tells into `taking` and `gathered`. Raises `SpoolBroken`."""
    told, state = Gathered(), None
    with path.open("rb") as file:
        for kind, said in _said(file):
            if kind == "orders" and isinstance(said, dict):
                told.orders.update(said)
            elif kind == "rows" and isinstance(said, tuple):
                told.rows.setdefault(said[0], []).extend(said[1])
            elif kind == "notices" and isinstance(said, list):
                told.notices.extend(said)
            elif kind == "state" and isinstance(said, dict):
                state = said
    if state is None:
        raise SpoolBroken("no end")
    taking.take_state(state)
    gathered.absorb(told)


def _said(file: IO[bytes]) -> Iterator[tuple[str, object]]:
    """Every portion by its kind. Raises `SpoolBroken`."""
    while True:
        try:
            said = _Values(file).load()
        except EOFError:
            return
        except SpoolBroken:
            raise
        except Exception as error:
            # A torn or forged pickle fails in many ways; all of them mean the same.
            raise SpoolBroken(type(error).__name__) from error
        if not isinstance(said, tuple) or len(said) != len(("kind", "said")):
            raise SpoolBroken("shape")
        yield said
