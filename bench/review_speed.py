"""How dear the review desk is per order: in bulk, warm, and by a process that starts for it."""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from zhendan.audit import draft_rules
from zhendan.domain import OrderId
from zhendan.remedy import Memory, NewOrder, from_line, put

RULES = draft_rules([f"RC{number:02d}" for number in range(1, 22)])


def lines(count: int) -> list[str]:
    """Invented orders over a year, a tenth of them to addresses that several buyers share."""
    return [
        NewOrder(
            OrderId(f"R{n:07d}"),
            1_760_000_000 + n * 31_536_000 // count,
            buyer=f"b{n * 7919 % (count // 2 + 1)}",
            item=f"i{n % 50}",
            cents=1000 + n * 37 % 9000,
            address=f"a{n % 40 if n % 10 == 0 else n}",
            phone=f"t{n * 7919 % (count // 2 + 1)}",
            memo_marked=False,
        ).line()
        for n in range(count)
    ]


def cpu(work: Callable[[], object]) -> float:
    """User and system seconds that `work` took."""
    before = resource.getrusage(resource.RUSAGE_SELF)
    work()
    after = resource.getrusage(resource.RUSAGE_SELF)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(count: int) -> dict[str, object]:
    """CPU per order: reading the journal, rules in bulk, and one order after the whole past."""
    past = lines(count)
    orders: list[NewOrder] = []
    reading = cpu(lambda: orders.extend(from_line(line) for line in past))
    memory = Memory()
    rules = cpu(lambda: [put(order, memory, RULES) for order in orders])
    one = NewOrder(OrderId("LAST"), orders[-1].at + 60, buyer="new", item="i1", cents=900)
    single = cpu(lambda: put(one, memory, RULES))
    return {
        "orders": count,
        "read_us_per_order": round(1e6 * reading / count, 2),
        "rules_us_per_order": round(1e6 * rules / count, 2),
        "rules_to_reading": round(rules / reading, 2),
        "one_order_warm_us": round(1e6 * single, 1),
        "cold": cold(past),
    }


def cold(past: list[str]) -> dict[str, object]:
    """`zhendan review put` of one order as a process of its own, after a past of this length.

    The first put makes the counts from the journal; every later one goes on with them.
    """
    with tempfile.TemporaryDirectory() as made:
        data = Path(made) / "data"
        (data / "review").mkdir(parents=True)
        (data / "review" / "orders.jsonl").write_text("".join(f"{one}\n" for one in past), "utf-8")
        first = _put(data, "X0")
        later = sorted((_put(data, f"X{n}") for n in (1, 2, 3)), key=lambda told: told["cpu_s"])
        return {
            "start_of_python_cpu_s": _spent([sys.executable, "-c", "pass"])["cpu_s"],
            "counts_made": first,
            "counts_kept_median": later[1],
            "kept_mib": round((data / "review" / "counts.sqlite").stat().st_size / 2**20, 1),
            "journal_mib": round((data / "review" / "orders.jsonl").stat().st_size / 2**20, 1),
        }


def _put(data: Path, number: str) -> dict[str, float]:
    """One order through a cold process."""
    order = {"order_no": number, "paid_at": "2026-11-23T10:00:00+08:00", "item": "i1"}
    file = data.parent / f"{number}.json"
    file.write_text(json.dumps([order | {"buyer": number, "amount": "9.90"}]), "utf-8")
    program = Path(sys.executable).with_name("zhendan")
    return _spent([str(program), "review", "put", str(file), "--data", str(data), "--json"])


def _spent(command: list[str]) -> dict[str, float]:
    """Wall and CPU seconds of a process."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"wall_s": round(time.perf_counter() - began, 2), "cpu_s": round(cpu_s, 2)}


def main() -> None:
    """Print one JSON document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orders", type=int, default=100_000)
    json.dump(measure(parser.parse_args().orders), sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
