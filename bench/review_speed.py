"""How dear the review desk is per order: CPU of the rules against reading the same orders alone."""

import argparse
import json
import resource
import sys
from collections.abc import Callable

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
        "one_order_cold_s": round(reading + rules + single, 3),
    }


def main() -> None:
    """Print one JSON document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orders", type=int, default=100_000)
    json.dump(measure(parser.parse_args().orders), sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
