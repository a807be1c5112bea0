"""Where the time of `zhendan run` goes: share per stage on the largest shipped case."""

import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import zhendan
from zhendan.domain import Text
from zhendan.steps import Errand

ROUNDS = 3
CASES = Path(__file__).resolve().parents[1] / "examples" / "cases"


@dataclass(slots=True)
class Stopwatch:
    """A `Progress` that notes how long each stage took."""

    spans: dict[str, float] = field(default_factory=dict)
    _name: str = ""
    _since: float = 0.0

    def stage(self, name: Text, total: int | None = None) -> None:
        """Close the stage before and begin the next."""
        self.close()
        self._name, self._since = name.en, time.perf_counter()

    def advance(self, parts: int = 1) -> None:
        """Parts are not timed."""

    def close(self) -> None:
        """Note the open stage."""
        if self._name:
            spent = time.perf_counter() - self._since
            self.spans[self._name] = self.spans.get(self._name, 0.0) + spent
        self._name = ""


def largest() -> Path:
    """The shipped inbox with the most bytes."""
    inboxes = [path / "inbox" for path in CASES.iterdir() if (path / "inbox").is_dir()]
    return max(inboxes, key=lambda p: sum(f.stat().st_size for f in p.rglob("*") if f.is_file()))


def one_run(inbox: Path) -> dict[str, float]:
    """Seconds per stage of one run in a fresh workspace."""
    watch = Stopwatch()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        zhendan.run(inbox, out=place / "out", data=place / "data", errand=Errand(progress=watch))
    watch.close()
    return watch.spans


def main() -> None:
    """Print the share of each stage: median over the rounds."""
    inbox = largest()
    runs = [one_run(inbox) for _ in range(ROUNDS)]
    totals = [sum(run.values()) for run in runs]
    print(f"zhendan run on examples/cases/{inbox.parent.name}, {ROUNDS} runs, fresh workspace each")
    print(f"{'stage':<44}{'share (median)':>16}")
    for stage in runs[0]:
        shares = [run.get(stage, 0.0) / total for run, total in zip(runs, totals, strict=True)]
        print(f"{stage:<44}{statistics.median(shares):>15.1%}")
    print(f"whole run: median {statistics.median(totals):.1f} s on this machine")


if __name__ == "__main__":
    main()
