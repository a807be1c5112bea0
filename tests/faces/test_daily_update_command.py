"""A ledger kept by one command takes in the next day by another; killed, it is as it was."""

import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from tests.audit.daily_ledger import orders_of, renewed, together, written
from zhendan.adapters.tables.errors import KeptLedgerBusy
from zhendan.adapters.tables.kept import open_kept
from zhendan.audit import NoKeptLedger
from zhendan.faces.cli import cli
from zhendan.steps import Errand
from zhendan.steps.daily_ledger import add_day

KILLED = """
import os, sys
from pathlib import Path
from zhendan.domain import Silent
from zhendan.steps import Errand
from zhendan.steps.daily_ledger import add_day

class Killer(Silent):
    def stage(self, name, total=None):
        if name.en == sys.argv[3]:
            os._exit(9)

add_day(Path(sys.argv[1]), Path(sys.argv[2]), errand=Errand(progress=Killer()))
"""


def answered(state: Path) -> list[tuple[object, ...]]:
    """Every order's answer in a kept ledger."""
    with open_kept(state) as tables:
        return tables.rows(
            "SELECT o.order_no, a.* FROM audit_answers AS a "
            "JOIN audit_orders AS o ON o.order_key = a.order_key ORDER BY o.order_no"
        )


def told(*args: object) -> dict[str, object]:
    """What a command prints as JSON."""
    done = CliRunner().invoke(cli, ["audit", "--no-case", "--json", *map(str, args)])
    assert done.exit_code == 0, done.output
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def test_a_ledger_is_kept_and_takes_in_a_day(tmp_path: Path) -> None:
    draw = Random(12)
    old = orders_of(draw, 0, range(70), head="A")
    news = orders_of(draw, 0, [70, 70], head="D") + renewed(draw, old, 0.05)
    state = tmp_path / "shop.zhendan"
    kept = told("--orders", written(old, tmp_path / "old.parquet"), "--keep", state)
    assert kept["orders_total"] == len(old)
    assert state.stat().st_mode & 0o077 == 0
    first = str(news[0]["order_no"])
    day = written(news, tmp_path / "day.parquet")
    out = tmp_path / "out.parquet"
    found = told("--orders", day, "--update", state, "--order", first, "--out", out)
    whole = together(old, news)
    assert found["orders_total"] == len(whole)
    update = found["update"]
    assert isinstance(update, dict)
    assert update["new"] + update["replaced"] == len(news)
    assert sum(update["outcomes"].values()) == len(news)
    (explained,) = found["orders"]  # type: ignore[misc]
    assert explained["order_no"] == first
    assert out.is_file()
    again = told("--orders", day, "--update", state)
    assert again["update"]["new"] == 0  # type: ignore[index]
    assert again["counts"] == found["counts"]
    with open_kept(state) as tables:
        assert tables.filled("ledger_orders") == frozenset()  # no texts of people stay behind


@pytest.mark.parametrize("stage", ["Asking again where something changed"])
def test_an_update_that_is_killed_leaves_the_ledger_as_it_was(tmp_path: Path, stage: str) -> None:
    draw = Random(13)
    old = orders_of(draw, 0, range(40), head="A")
    state = tmp_path / "shop.zhendan"
    told("--orders", written(old, tmp_path / "old.parquet"), "--keep", state)
    before = answered(state)
    day = written(orders_of(draw, 0, [40, 40], head="D"), tmp_path / "day.parquet")
    command = [sys.executable, "-c", KILLED, str(day), str(state), stage]
    assert subprocess.run(command, check=False).returncode == 9
    assert answered(state) == before
    add_day(day, state, errand=Errand())
    assert len(answered(state)) > len(before)


def test_a_file_that_keeps_no_ledger_is_refused(tmp_path: Path) -> None:
    day = written(orders_of(Random(1), 0, [0], head="D"), tmp_path / "day.parquet")
    other = tmp_path / "other"
    other.write_bytes(b"no ledger")
    for state, refusal in ((tmp_path / "absent", NoKeptLedger), (other, KeptLedgerBusy)):
        with pytest.raises(refusal):
            add_day(day, state, errand=Errand())
    assert other.read_bytes() == b"no ledger"
