"""A layer under SQLite that reports every write and sync of the very library the program uses.

The file layer (VFS) of the system's SQLite is registered a second time with three calls watched;
`sqlite3.connect` of the unchanged program then goes through it. Needs a Python whose `sqlite3`
loads the shared library; where SQLite is built in, `NoLayer` says so.
"""

import ctypes
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from faults.disk import Step

_OPEN = ctypes.CFUNCTYPE(
    *(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int),
    ctypes.c_void_p,
)
_DELETE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int)
_WRITE = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_NEW_JOURNAL = 0x00000800 | 0x00004000 | 0x00080000
"""Rollback journal, super-journal, write-ahead log: made new, their folder is synced with them."""


class NoLayer(RuntimeError):
    """A Python that carries its own SQLite inside; no layer can be put under it."""


class _Methods(ctypes.Structure):
    """`sqlite3_io_methods`, version 3."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("close", ctypes.c_void_p),
        ("read", ctypes.c_void_p),
        ("write", ctypes.c_void_p),
        ("truncate", ctypes.c_void_p),
        ("sync", ctypes.c_void_p),
        ("others", ctypes.c_void_p * 13),
    )


class _Layer(ctypes.Structure):
    """`sqlite3_vfs`, version 3."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("app", ctypes.c_void_p),
        ("open", ctypes.c_void_p),
        ("delete", ctypes.c_void_p),
        ("others", ctypes.c_void_p * 14),
    )


def _library() -> ctypes.CDLL:
    """The shared library that Python's own `sqlite3` has loaded. Raises `NoLayer`."""
    import sqlite3  # so that it is loaded

    with open("/proc/self/maps", encoding="utf-8") as maps:
        loaded = {line.split()[-1] for line in maps if "libsqlite3" in line}
    if not loaded:
        raise NoLayer(f"SQLite {sqlite3.sqlite_version} is built into this Python")
    library = ctypes.CDLL(loaded.pop())
    library.sqlite3_vfs_find.restype = ctypes.POINTER(_Layer)
    return library


class _Watch:
    """The watched calls; each reports after the real one has succeeded."""

    def __init__(self, real: Any, report: Callable[[Step], None]) -> None:
        self._real, self._report = real, report
        self._paths: dict[int, str] = {}
        self._fresh: set[int] = set()
        self._methods: dict[int, tuple[_Methods, _Methods]] = {}
        self.open, self.delete = _OPEN(self._open), _DELETE(self._delete)
        self._write, self._truncate = _WRITE(self._on_write), _TRUNCATE(self._on_truncate)
        self._sync = _SYNC(self._on_sync)

    def _open(self, _: int, name: int | None, file: int, flags: int, out: int) -> int:
        # SQLite keeps this very pointer for as long as the file is open: it is handed on as it is.
        path = os.fsdecode(ctypes.string_at(name)) if name else ""
        new = bool(path) and not os.path.exists(path)
        answer: int = _OPEN(self._real.contents.open)(
            ctypes.addressof(self._real.contents), name, file, flags, out
        )
        if answer == 0 and path:
            self._paths[file] = path
            self._report(Step("make", path))
            self._fresh.discard(file)
            if new and flags & _NEW_JOURNAL:
                self._fresh.add(file)
            self._put_under(file)
        return answer

    def _put_under(self, file: int) -> None:
        """Exchange the table of calls of an open file for one with ours in it."""
        slot = ctypes.cast(file, ctypes.POINTER(ctypes.c_void_p))
        address = int(slot[0] or 0)
        if address not in self._methods:
            real = ctypes.cast(address, ctypes.POINTER(_Methods)).contents
            ours = _Methods.from_buffer_copy(real)
            ours.write = ctypes.cast(self._write, ctypes.c_void_p)
            ours.truncate = ctypes.cast(self._truncate, ctypes.c_void_p)
            ours.sync = ctypes.cast(self._sync, ctypes.c_void_p)
            self._methods[address] = (real, ours)
        self._table = self._methods[address][0]
        slot[0] = ctypes.addressof(self._methods[address][1])

    def _on_write(self, file: int, content: int, length: int, at: int) -> int:
        answer: int = _WRITE(self._table.write)(file, content, length, at)
        if answer == 0 and file in self._paths:
            data = ctypes.string_at(content, length)
            self._report(Step("write", self._paths[file], at=at, content=data))
        return answer

    def _on_truncate(self, file: int, size: int) -> int:
        answer: int = _TRUNCATE(self._table.truncate)(file, size)
        if answer == 0 and file in self._paths:
            self._report(Step("truncate", self._paths[file], at=size))
        return answer

    def _on_sync(self, file: int, flags: int) -> int:
        answer: int = _SYNC(self._table.sync)(file, flags)
        if answer == 0 and file in self._paths:
            self._report(Step("sync", self._paths[file]))
            if file in self._fresh:
                self._fresh.remove(file)
                self._report(Step("names_in", os.path.dirname(self._paths[file])))
        return answer

    def _delete(self, _: int, name: bytes, sync: int) -> int:
        real = ctypes.addressof(self._real.contents)
        answer: int = _DELETE(self._real.contents.delete)(real, name, sync)
        if answer == 0:
            path = os.fsdecode(name)
            self._report(Step("unlink", path))
            if sync:
                self._report(Step("names_in", os.path.dirname(path)))
        return answer


@contextmanager
def watched_sqlite(report: Callable[[Step], None]) -> Iterator[None]:
    """Report what every connection opened in the block does to its files."""
    library = _library()
    real = library.sqlite3_vfs_find(None)
    watch = _Watch(real, report)
    ours = _Layer.from_buffer_copy(real.contents)
    ours.next, ours.name = None, b"zhendan-watched"
    ours.open = ctypes.cast(watch.open, ctypes.c_void_p)
    ours.delete = ctypes.cast(watch.delete, ctypes.c_void_p)
    library.sqlite3_vfs_register(ctypes.byref(ours), 1)
    try:
        yield
    finally:
        library.sqlite3_vfs_unregister(ctypes.byref(ours))
