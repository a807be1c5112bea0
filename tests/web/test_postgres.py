"""The workbench's tables on a real PostgreSQL server: the same tests, once more."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ledger.server import NoServer, cluster

REPOSITORY = Path(__file__).resolve().parents[2]
SAME = tuple(
    f"test_{name}.py" for name in ("api", "api_acts", "doors", "rights", "signin", "worker")
)
"""Everything that asks the tables; the browser's journey asks the pages, on SQLite."""

SLOW = "not killed_worker_loses_nothing and not made_in_a_browser"
"""A whole rework twice and a browser: what they ask of the tables, other tests ask too."""


def test_the_same_tests_hold_on_a_postgresql_server(workbench: Path) -> None:
    pytest.importorskip("psycopg", reason="the driver for PostgreSQL is not installed")
    try:
        with cluster() as address:
            done = _asked_again(address, workbench)
    except NoServer as why:
        pytest.skip(str(why))
    assert done.returncode == 0, done.stdout[-4000:]
    assert " skipped" not in done.stdout


def _asked_again(address: str, workspace: Path) -> "subprocess.CompletedProcess[str]":
    """The tests in a process of their own: the framework knows one database a process."""
    told = {"ZHENDAN_WEB_DATABASE": address, "ZHENDAN_TEST_WORKSPACE": str(workspace)}
    files = [str(REPOSITORY / "tests" / "web" / name) for name in SAME]
    quick = ["-n", "0", "-p", "no:cacheprovider", "-k", SLOW]
    command = [sys.executable, "-m", "pytest", *quick, *files]
    return subprocess.run(
        command,
        cwd=REPOSITORY,
        env={k: v for k, v in os.environ.items() if k != "ZHENDAN_DATA"} | told,
        capture_output=True,
        text=True,
        check=False,
    )
