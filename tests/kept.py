"""Folders that are made once in a whole run, by whichever worker needs one first."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def copy_of(name: str, factory: pytest.TempPathFactory, make: Callable[[Path], object]) -> Path:
    """A copy of its own of a folder that takes long to make; a test may change it.

    `make` fills an empty folder. It runs once in the run: a second worker that asks meanwhile
    waits. The folder is moved afterwards, so nothing in it may tell where it lies.
    """
    run = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent  # each worker has a folder of its own in that of the run
    made = run / f"kept-{name}"
    with (run / f"kept-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            begun = run / f"kept-{name}.begun"
            shutil.rmtree(begun, ignore_errors=True)  # of one that failed
            begun.mkdir()
            make(begun)
            begun.rename(made)
    mine = factory.mktemp(name)
    shutil.copytree(made, mine, dirs_exist_ok=True)
    return mine
