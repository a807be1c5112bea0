"""Case pages as a worker left them: a copy that may be lost and is made again."""

import gc
import hashlib
import io
import pickle  # nosec B403: read back only through `_OnlyOurs`, which builds values and nothing else
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, get_args, get_type_hints

from zhendan.adapters.durable import keep_bytes

_PLAIN = re.compile(r"[^\w-]+")


def shape_of(kind: type) -> str:
    """A mark of a value's fields, and those of every value inside it.

    It changes with any of them: a page of another shape is read back by nobody, though the program
    may still bear the same number.
    """
    told: dict[str, list[str]] = {}
    waiting: list[object] = [kind]
    while waiting:
        one = waiting.pop()
        waiting += get_args(one)
        if isinstance(one, type) and is_dataclass(one) and str(one) not in told:
            hints = get_type_hints(one)
            told[str(one)] = [f"{each.name}: {hints[each.name]}" for each in fields(one)]
            waiting += hints.values()
    return hashlib.sha256(repr(sorted(told.items())).encode()).hexdigest()[:16]


class FolderPages:
    """One file a case in a folder of the workspace; each bears the program that wrote it."""

    def __init__(self, folder: Path, program: str) -> None:
        self._folder, self._program = folder, program

    def keep(self, case: str, value: object) -> None:
        """Put the value in place of an earlier one; a reader never sees half of it."""
        told = io.BytesIO()
        _ByFields(told, protocol=5).dump((self._program, value))
        keep_bytes(self._place(case), told.getvalue())

    def kept(self, case: str) -> object | None:
        """The value kept for a case; None where there is none that this program wrote."""
        try:
            with _all_of_it_stays():
                program, value = _OnlyOurs(io.BytesIO(self._place(case).read_bytes())).load()
        except _UNREADABLE:
            return None  # a copy of what the vault and the ledger hold: it is made again
        return value if program == self._program else None

    def stamp(self, case: str) -> int:
        """Changes whenever another page is kept; 0 where there is none."""
        try:
            return self._place(case).stat().st_mtime_ns
        except OSError:
            return 0

    def _place(self, case: str) -> Path:
        return self._folder / f"{_PLAIN.sub('-', case)[:120]}.page"


_UNREADABLE = (
    *(OSError, EOFError, pickle.UnpicklingError, ImportError, MemoryError),
    *(ArithmeticError, AttributeError, LookupError, TypeError, ValueError),
)
"""What bytes of another version, cut off or tampered with may end in."""


@contextmanager
def _all_of_it_stays() -> Iterator[None]:
    """No looking for what could be thrown away: a great page is all new and all of it stays.

    The looking took two thirds of the reading.
    """
    usual = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if usual:
            gc.enable()


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a kind of value; asked of it each time, they cost most of the reading."""
    return tuple(each.name for each in fields(kind))


def made(kind: type, *values: object) -> object:
    """A value from its fields, without its constructor, as unpickling makes one."""
    if not (isinstance(kind, type) and is_dataclass(kind)):
        raise pickle.UnpicklingError(str(kind))
    value = kind.__new__(kind)
    for name, told in zip(_names(kind), values, strict=True):
        object.__setattr__(value, name, told)
    return value


class _ByFields(pickle.Pickler):
    """Writes a value of ours as its kind and its fields."""

    def reducer_override(self, value: Any) -> Any:
        """How a value is made again; everything else is written as it is."""
        if is_dataclass(value) and not isinstance(value, type):
            return made, (type(value), *(getattr(value, name) for name in _names(type(value))))
        return NotImplemented


class _OnlyOurs(pickle.Unpickler):
    """Builds our own plain values, dates and numbers; any other name is refused.

    A name must be that of a dataclass or an enumeration defined in the named module itself: what
    a module merely imports, and what hangs on its names behind a dot, can do more than hold data.
    """

    _ALLOWED: ClassVar[dict[str, frozenset[str]]] = {
        "datetime": frozenset({"datetime", "date", "time", "timedelta", "timezone"}),
        "decimal": frozenset({"Decimal"}),
        "builtins": frozenset({"set", "frozenset"}),
        "zoneinfo": frozenset({"ZoneInfo._unpickle"}),
    }
    _ROOMS = (
        *("zhendan.domain.", "zhendan.appeal.problems", "zhendan.rulebook.windows"),
        "zhendan.steps.look.",
    )

    def find_class(self, module: str, name: str) -> Any:
        """The class, where it is a value of ours."""
        if (module, name) == (__name__, made.__name__):
            return made
        if name in self._ALLOWED.get(module, ()):
            return super().find_class(module, name)
        if module.startswith(self._ROOMS) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module and _is_value(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _is_value(found: type) -> bool:
    """Whether a class holds data and nothing else."""
    return is_dataclass(found) or issubclass(found, Enum)
