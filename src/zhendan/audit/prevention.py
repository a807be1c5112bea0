"""From a confirmed cause to a draft review rule, tried on the shop's own past before it is used.

A rule looks only at what is known before a parcel leaves, so that a person can look in time. It
is tried on closed orders; there is no way to ask how an order would have to look to pass.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zhendan.audit.measures.words import BRUSHING_WORDS, REFUSALS
from zhendan.audit.room import Answers
from zhendan.domain import OrderId, Text

MINUTES_AN_ORDER = 4
"""What a look at one order before shipping takes a clerk; an assumption, shown with the result."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One measure at or above, or below, a number; an unknown measure never meets it."""

    measure: str
    at_least: float | None = None
    below: float | None = None

    def met(self, measures: Mapping[str, object]) -> bool:
        """Whether the measure is known and lies there."""
        value = measures.get(self.measure)
        if not isinstance(value, int | float):
            return False
        high = self.at_least is None or value >= self.at_least
        return high and (self.below is None or value < self.below)


@dataclass(frozen=True, slots=True)
class ReviewRule:
    """A draft rule: orders that meet one of its sets of conditions wait for a person."""

    code: str
    cause: str
    title: Text
    any_of: tuple[tuple[Condition, ...], ...]

    def holds(self, measures: Mapping[str, object]) -> bool:
        """Whether the order would have waited."""
        return any(all(c.met(measures) for c in some) for some in self.any_of)


@dataclass(frozen=True, slots=True)
class PastOrder:
    """A closed order: what was known before it was sent, and how it turned out."""

    order: OrderId
    measures: Mapping[str, object]
    was_bad: bool
    """Conceded by a person, or contradicted by records."""


@dataclass(frozen=True, slots=True)
class BackTest:
    """What a rule would have done to the past."""

    rule: str
    orders: int
    bad: int
    caught: int
    """Bad orders that would have waited."""
    disturbed: int
    """Good orders that would have waited too."""
    minutes: int
    disturbed_per_1000: float


def draft_rules(causes: Iterable[str]) -> tuple[ReviewRule, ...]:
    """Draft rules for confirmed root causes (RC..), in order of code; none for the others."""
    wanted = set(causes)
    return tuple(rule for rule in RULES if rule.cause in wanted)


def back_test(rule: ReviewRule, past: Sequence[PastOrder]) -> BackTest:
    """Try a rule on closed orders."""
    held = [one for one in past if rule.holds(one.measures)]
    caught = sum(one.was_bad for one in held)
    bad = sum(one.was_bad for one in past)
    good = len(past) - bad
    disturbed = len(held) - caught
    return BackTest(
        rule=rule.code,
        orders=len(past),
        bad=bad,
        caught=caught,
        disturbed=disturbed,
        minutes=len(held) * MINUTES_AN_ORDER,
        disturbed_per_1000=round(1000 * disturbed / good, 2) if good else 0.0,
    )


def past_orders(answers: Answers, conceded: Iterable[OrderId] = ()) -> tuple[PastOrder, ...]:
    """The shop's deals with what the rules ask, in order of number; bad where contradicted."""
    given_up = {str(order) for order in conceded}
    names = sorted({c.measure for rule in RULES for some in rule.any_of for c in some})
    rows = answers.tables.rows(
        f"SELECT w.order_no, a.outcome, {', '.join(f'w.{name}' for name in names)} "
        f"FROM ({answers.wide.over('audit_orders', {*names, 'order_no'})}) AS w "
        "JOIN audit_answers AS a ON a.order_key = w.order_key "
        "WHERE w.is_trade = 1 ORDER BY w.order_no"
    )
    return tuple(
        PastOrder(
            OrderId(str(row[0])),
            dict(zip(names, row[2:], strict=True)),
            row[1] == "contradicted" or str(row[0]) in given_up,
        )
        for row in rows
    )


def memo_speaks(memo: str) -> bool:
    """Whether a shop's memo uses brushing words, and no word that turns it into a refusal."""
    return any(word in memo for word in BRUSHING_WORDS) and not any(
        word in memo for word in REFUSALS
    )


def _at(measure: str, least: float) -> Condition:
    """The measure at least so high."""
    return Condition(measure, at_least=least)


_KNOWN_PERSON = ((_at("staff_keys", 1),),)
RULES: tuple[ReviewRule, ...] = (
    ReviewRule(
        "PR03",
        "RC03",
        Text(
            "一人七天内寄往五个以上地址：索取采购单或送礼名单",
            "Five addresses in a week: ask for the list",
        ),
        ((_at("buyer_addresses", 5),),),
    ),
    ReviewRule(
        "PR10",
        "RC10",
        Text(
            "收件或付款信息与员工名册一致：第二人复核",
            "Keys match the staff register: a second look",
        ),
        _KNOWN_PERSON,
    ),
    ReviewRule(
        "PR11",
        "RC11",
        Text(
            "与合作方名册一致，或推广者的买家反复下单：复核",
            "A partner's keys, or a promoter's own buyers",
        ),
        (*_KNOWN_PERSON, (_at("creator_orders", 12), Condition("creator_buyers", below=4))),
    ),
    ReviewRule(
        "PR13",
        "RC13",
        Text(
            "单品成批且多为首次买家：限购并报告平台",
            "One item in bulk by new buyers: limit, report",
        ),
        ((_at("burst_orders", 10), _at("burst_first", 7), _at("burst_undone", 3)),),
    ),
    ReviewRule(
        "PR14",
        "RC14",
        Text("实付远低于往常单价：先核对价格", "Far below the usual price: check the price first"),
        ((_at("price_orders", 10), Condition("unit_to_usual", below=0.5)),),
    ),
    ReviewRule(
        "PR15",
        "RC15",
        Text(
            "同址、同电话或同付款人多个账号，或备注有暗号：发货前复核",
            "Shared keys or a memo code: look first",
        ),
        (
            (_at("address_buyers", 4),),
            (_at("phone_buyers", 3),),
            (_at("payer_buyers", 3),),
            (_at("own_patterns", 1),),
            (_at("memo_of_brushing", 1),),
            (_at("contradicted_by_buyer", 1),),
        ),
    ),
)
"""Draft rules by cause; a person switches them on, after a back-test on record (remedy)."""
