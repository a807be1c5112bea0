"""Run the whole protocol, or the steps named (F2 F3 …), and print the report line.

Two steps run beside each other, each in a process of its own. `F1=30` asks for so many kills: a
small count is no full run.
"""

import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from faults.protocol import STEPS, report, timed


def main(names: list[str]) -> int:
    """Every step, one line each; 1 where one does not hold."""
    begun, done = time.monotonic(), []
    with ProcessPoolExecutor(2, get_context("spawn"), max_tasks_per_child=1) as beside:
        for each in as_completed([beside.submit(timed, asked) for asked in names or list(STEPS)]):
            outcome, seconds = each.result()
            done.append(outcome)
            print(f"{outcome} ({seconds:.0f} s)", flush=True)
    print(f"{report(done)} ({time.monotonic() - begun:.0f} s in all)")
    return int(not all(one.ok for one in done))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
