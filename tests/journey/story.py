"""One case carried through the command line, as a person would: folders in, files out."""

import csv
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.kept import copy_of
from tests.ready import command
from zhendan.faces.cli import cli

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "examples" / "cases"
PROGRAM = [sys.executable, "-c", "from zhendan.faces.cli import main; main()"]


def zhendan(*arguments: object, expect: int | None = 0) -> subprocess.CompletedProcess[str]:
    """Run the command line; anything but the expected exit code fails with what it said."""
    ran = command(*arguments)
    assert "Traceback" not in ran.stderr, ran.stderr
    if expect is not None:
        assert ran.returncode == expect, f"{ran.returncode}\n{ran.stdout}\n{ran.stderr}"
    return ran


@dataclass(frozen=True)
class Story:
    """A case that was run: its inbox, workspace and results."""

    inbox: Path
    data: Path
    out: Path

    def run(self, *more: object) -> dict[str, Any]:
        """Run the inbox again and return the JSON document."""
        ran = zhendan("run", self.inbox, "--out", self.out, "--data", self.data, "--json", *more)
        answer: dict[str, Any] = json.loads(ran.stdout)
        return answer

    def decide(self, standing: str, *orders: str) -> None:
        """Record a person's decision on orders of the case."""
        numbers = [part for order in orders for part in ("--order", order)]
        zhendan(
            "decide", "--case", self.summary["case"], *numbers, "--standing", standing,
            "--reason", "核对过底单", "--by", "示例店主", "--data", self.data,
        )  # fmt: skip

    @property
    def summary(self) -> dict[str, Any]:
        """The run's own summary, as it lies among the results."""
        found: dict[str, Any] = json.loads((self.out / "run.json").read_text(encoding="utf-8"))
        return found

    @property
    def orders(self) -> dict[str, dict[str, Any]]:
        """The audit's word on each flagged order."""
        audit = json.loads((self.out / "audit.json").read_text(encoding="utf-8"))
        return {order["order_no"]: order for order in audit["orders"]}


def tell(inbox: Path, factory: pytest.TempPathFactory) -> Story:
    """An inbox run in a fresh workspace: run once for all who ask, who get a copy each."""
    name = inbox.parent.name if inbox.name == "inbox" else inbox.name
    place = copy_of(name, factory, lambda place: _story(inbox, place).run())
    return _story(inbox, place)


def asked(story: Story, *words: object, data: Path | None = None) -> Any:
    """What a command answers, in this process: many starts of the program are not the point."""
    told = [*map(str, words), "--data", str(data or story.data), "--json"]
    done = CliRunner().invoke(cli, told, standalone_mode=False)
    assert done.exception is None, done.exception
    return json.loads(done.stdout)


def sealed_proof(story: Story, case: str, place: Path) -> str:
    """An invented attendance sheet, sealed in the case; returns its exhibit number."""
    path = place / "培训签到表（虚构）.txt"
    path.write_text(f"{case} 虚构的签到表", encoding="utf-8")
    (new,) = asked(story, "evidence", "add", path, "--case", case)["new"]
    return str(new)


def _story(inbox: Path, place: Path) -> Story:
    return Story(inbox, place / "data", place / "out")


def truth(name: str) -> dict[str, dict[str, str]]:
    """What really happened in a fictional case, by order number."""
    path = CASES / name / "truth" / "orders.csv"
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return {row["order_no"]: row for row in csv.DictReader(lines)}
