"""Step 5 复核规则: drafted from causes, tried on the shop's past, in shadow, then in use."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache

from zhendan.audit import PastOrder, ReviewRule, back_test, draft_rules
from zhendan.domain import SHOP, Event, OrderId, Page, notes
from zhendan.remedy import (
    REVIEW_RULES,
    REVIEW_RUNS,
    NewOrder,
    RuleMode,
    RuleState,
    RuleUnknownHere,
    edition,
    from_line,
    read_orders,
    replay,
    rule_states,
    switch_rule,
    tried,
)
from zhendan.remedy import tasks as recorded_tasks
from zhendan.steps.books import AtBooks, write
from zhendan.steps.errand import Errand
from zhendan.steps.review_keys import keys
from zhendan.steps.review_known import known_here
from zhendan.steps.wiring.review import memory_of, wire_journal

__all__ = [
    "RuleMode",
    "back_tests",
    "every_rule",
    "from_causes",
    "learn",
    "learn_file",
    "rule_of",
    "rules_in",
    "rules_now",
    "switch",
]

_EVERY_CAUSE = tuple(f"RC{number:02d}" for number in range(1, 22))
_YEAR = 365 * 86_400


@cache
def every_rule() -> Mapping[str, ReviewRule]:
    """Every review rule by its code."""
    return {rule.code: rule for rule in draft_rules(_EVERY_CAUSE)}


def learn(orders: Iterable[NewOrder], wiring: AtBooks) -> int:
    """Take the shop's past into the journal; orders seen before are left out."""
    told = {one.order_no: one for one in orders}
    with memory_of(wiring.workspace, known_here(wiring)) as seen:
        new = [one for number, one in told.items() if not seen.memory.has(number)]
        new.sort(key=lambda one: (one.at, one.order_no))
        for one in new:
            seen.memory.see(one)
        seen.add(one.line() for one in new)
    return len(new)


def learn_file(content: bytes, wiring: AtBooks) -> int:
    """The past from a file. Raises `OrderUnreadable`; then nothing of it was taken."""
    return learn(list(read_orders(content, keys(wiring))), wiring)


def back_tests(
    codes: Sequence[str], bad: Iterable[OrderId], wiring: AtBooks, errand: Errand
) -> tuple[Page, ...]:
    """Try rules on the last year of the journal and put the result on record."""
    pages = tuple(
        tried(rule.code, edition(rule), result)
        for rule, result in _tried(codes, frozenset(bad), wiring)
    )
    for page in pages:
        write(page, wiring, errand)
    return pages


def _tried(
    codes: Sequence[str], bad: frozenset[OrderId], wiring: AtBooks
) -> Iterable[tuple[ReviewRule, Mapping[str, object]]]:
    known = known_here(wiring)
    seen = replay((from_line(x) for x in wire_journal(wiring.workspace).lines()), known)
    since = max((order.at for order, _ in seen), default=0) - _YEAR
    past = [
        PastOrder(o.order_no, m, o.order_no in bad)
        for o, m in seen
        if o.at > since and o.order_no not in known.group_orders
    ]
    for code in codes:
        rule = rule_of(code)
        found = back_test(rule, past)
        yield (
            rule,
            {
                "orders": found.orders,
                "bad": found.bad,
                "caught": found.caught,
                "disturbed": found.disturbed,
                "minutes": found.minutes,
                "disturbed_per_1000": found.disturbed_per_1000,
            },
        )


def rule_of(code: str) -> ReviewRule:
    """One rule. Raises `RuleUnknownHere`."""
    if code not in every_rule():
        raise RuleUnknownHere(rule=code, known="、".join(every_rule()))
    return every_rule()[code]


def rules_now(wiring: AtBooks) -> dict[str, RuleState]:
    """Every rule as it stands."""
    return rules_in(wiring.ledger.events(SHOP))


def rules_in(events: Sequence[Event]) -> dict[str, RuleState]:
    """Every rule by what the books tell."""
    editions = {code: edition(rule) for code, rule in every_rule().items()}
    return rule_states(editions, notes(events, REVIEW_RULES), notes(events, REVIEW_RUNS))


def from_causes(wiring: AtBooks) -> frozenset[str]:
    """The rules whose root cause a person put on record with a measure, in any case."""
    cases = (wiring.ledger.events(case) for case in wiring.ledger.cases() if case != SHOP)
    causes = {code for events in cases for task in recorded_tasks(events) for code in task.causes}
    return frozenset(code for code, rule in every_rule().items() if rule.cause in causes)


def switch(
    code: str, to: RuleMode, wiring: AtBooks, errand: Errand, *, until: date | None = None
) -> Event:
    """Take a rule into shadow, on, off, or to sleep. Raises `RuleNotTried`."""
    state = rules_now(wiring).get(rule_of(code).code, RuleState(code))
    page = switch_rule(state, to, edition(rule_of(code)), reason=errand.reason, until=until)
    return write(page, wiring, errand)
