"""A case carried from its notice to a frozen submission, by commands in one process."""

import contextlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhendan.faces.cli import main

BY = "示例店主"


def told(*arguments: object, expect: int = 0) -> str:
    """Run a command in this process; what it says on stdout."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()) as err:
        code = _code_of([str(each) for each in arguments])
    assert code == expect, f"{code}\n{out.getvalue()}\n{err.getvalue()[-3000:]}"
    return out.getvalue()


def _code_of(arguments: list[str]) -> object:
    """The exit code of a command."""
    try:
        main(arguments)
    except SystemExit as left:
        return left.code
    return None


@dataclass(frozen=True)
class Filing:
    """One case in its own workspace."""

    folder: Path
    inbox: Path

    @property
    def data(self) -> tuple[str, Path]:
        """The option that names the workspace."""
        return "--data", self.folder / "data"

    def run(self, *more: object) -> dict[str, Any]:
        """Steps 1 to 3."""
        said = told(
            "run", self.inbox, "--out", self.folder / "out", "--by", BY, "--json", *self.data, *more
        )
        answer: dict[str, Any] = json.loads(said)
        return answer

    def of(self, case: str, command: str, *more: object, expect: int = 0) -> str:
        """A command about the case."""
        return told(*command.split(), "--case", case, *more, *self.data, expect=expect)

    def decide(self, case: str, standing: str, orders: list[str]) -> None:
        """A person's ruling on orders."""
        if not orders:
            return
        named = [part for order in orders for part in ("--order", order)]
        reason = "逐单核对过记录"
        self.of(case, "decide", *named, "--standing", standing, "--reason", reason, "--by", BY)

    def export(self, case: str) -> dict[str, Any]:
        """The packet as it stands now."""
        said = self.of(case, "packet build", "--out", self.folder / "out", "--by", BY, "--json")
        answer: dict[str, Any] = json.loads(said)
        return answer

    def orders(self, verdict: str) -> list[str]:
        """The flagged orders of a standing, as the last run told."""
        audit = json.loads((self.folder / "out" / "audit.json").read_text(encoding="utf-8"))
        return [o["order_no"] for o in audit["orders"] if o["standing"] == verdict]

    def cause(self, code: str) -> list[str]:
        """The orders of a root cause."""
        audit = json.loads((self.folder / "out" / "audit.json").read_text(encoding="utf-8"))
        return [o for c in audit["causes"] if c["code"] == code for o in c["orders"]]

    def submit(self, case: str, *more: object) -> dict[str, Any]:
        """Record the submission."""
        answer: dict[str, Any] = json.loads(
            self.of(case, "submit", "--by", BY, "--final", "--json", *more)
        )
        return answer

    def frozen(self, event: dict[str, Any], name: str) -> str:
        """A file as it was handed in."""
        sha256 = next(row["sha256"] for row in event["files"] if row["name"] == name)
        (kept,) = (self.folder / "data" / "blobs").rglob(f"*{sha256[4:]}*")
        return kept.read_text(encoding="utf-8")

    def portal(self, case: str, *, expect: int = 0) -> Path:
        """The form, box by box."""
        out = self.folder / "portal"
        self.of(case, "portal", "--out", out, expect=expect)
        return out
