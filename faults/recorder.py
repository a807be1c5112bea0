"""Recording what the program does to a folder: SQLite's writes, Python's syncs and renames."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from faults.disk import Step
from faults.sqlite_layer import watched_sqlite


class Recorder:
    """The steps of this process under one folder, in their order."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self.steps: list[Step] = []
        self._engines: set[str] = set()
        """Files whose every write is known; of all others the content is read when it matters."""

    def told(self, what: str) -> None:
        """The program has acknowledged something."""
        self.steps.append(Step("told", to=what))

    def take(self, step: Step) -> None:
        """A step with an absolute path; one outside the folder is no concern."""
        path = self._inside(step.path)
        if path is None:
            return
        if step.what == "make":
            self._engines.add(path)
        to = self._inside(step.to) if step.to else ""
        names = self._children(step.path) if step.what == "names_in" else ()
        self.steps.append(Step(step.what, path, to or "", step.at, step.content, names))

    def seen(self, path: str) -> None:
        """Note the whole content of a file that Python wrote."""
        inside = self._inside(path)
        if inside is not None and inside not in self._engines and os.path.isfile(path):
            self.take(Step("whole", path, content=Path(path).read_bytes()))

    def _inside(self, path: str) -> str | None:
        """The path below the folder; None outside it."""
        try:
            return Path(os.path.abspath(path)).relative_to(self._root).as_posix()
        except ValueError:
            return None

    def _children(self, folder: str) -> tuple[str, ...]:
        """Files in a folder, so that one nobody reported is known by name at least."""
        found = (entry for entry in os.scandir(folder) if entry.is_file())
        return tuple(sorted(self._inside(entry.path) or "" for entry in found))


@contextmanager
def recording(root: Path) -> Iterator[Recorder]:
    """Record everything under `root`, which exists and is empty. Raises `NoLayer`."""
    recorder = Recorder(root)
    with ExitStack() as watches:
        watches.enter_context(watched_sqlite(recorder.take))
        for name, made in _watched(recorder).items():
            watches.enter_context(patch.object(os, name, made))
        yield recorder


def _watched(recorder: Recorder) -> dict[str, Callable[..., Any]]:
    """The system calls of Python, each reported after it has succeeded."""
    fsync, rename, unlink, mkdir = os.fsync, os.rename, os.unlink, os.mkdir

    def on_fsync(handle: int) -> None:
        fsync(handle)
        path = os.readlink(f"/proc/self/fd/{handle}")
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            recorder.take(Step("names_in", path))
        else:
            recorder.seen(path)
            recorder.take(Step("sync", path))

    def on_rename(old: Any, new: Any, **more: Any) -> None:
        recorder.seen(os.fspath(old))
        rename(old, new, **more)
        recorder.take(Step("rename", os.fspath(old), os.fspath(new)))

    def on_unlink(path: Any, **more: Any) -> None:
        unlink(path, **more)
        if not more.get("dir_fd"):
            recorder.take(Step("unlink", os.fspath(path)))

    def on_mkdir(path: Any, *mode: Any, **more: Any) -> None:
        mkdir(path, *mode, **more)
        recorder.take(Step("folder", os.fspath(path)))

    return {
        "fsync": on_fsync,
        "rename": on_rename,
        "replace": on_rename,
        "unlink": on_unlink,
        "mkdir": on_mkdir,
    }
