"""Orders that wait for a person: who decided what and why, alone or by two (订单复核队列)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from zhendan.domain import Note, OrderId, Page, PersonId, Text
from zhendan.remedy.errors import ReviewRefused
from zhendan.remedy.review.desk import Held
from zhendan.remedy.review.rules import RuleState

REVIEW_BOOK = "review"
REVIEW_POLICY = "review_policy"
FEWEST = 5
"""False alarms before a rule is questioned."""


class Act(StrEnum):
    """What a reviewer may do with an order that waits."""

    APPROVE = "approve"  # 放行
    HOLD = "hold"  # 继续等待
    CANCEL = "cancel_and_refund"  # 取消并全额退款
    ASK = "ask_buyer"  # 先问买家

    @property
    def ends(self) -> bool:
        """Whether the order no longer waits after it."""
        return self in (Act.APPROVE, Act.CANCEL)

    @property
    def words(self) -> Text:
        """The act as a person reads it."""
        return _WORDS[self]


_WORDS = {
    Act.APPROVE: Text("放行", "approve"),
    Act.HOLD: Text("继续等待", "hold"),
    Act.CANCEL: Text("取消并全额退款", "cancel and refund in full"),
    Act.ASK: Text("先问买家", "ask the buyer"),
}
ASKING = Text(
    "您好，您的订单 {order} 我们正在备货。为了准确送达，想请您确认收货地址和所购规格是否正确，"
    "确认后我们马上安排发出。打扰您了，谢谢。",
    "Hello, we are preparing your order {order}. To make sure that it reaches you, could you"
    " confirm address and variant? It ships as soon as we hear from you. Thank you.",
)
"""The text to copy: polite, about the delivery, without any suspicion."""


@dataclass(frozen=True, slots=True)
class Look:
    """One person's decision on a waiting order."""

    by: PersonId
    act: Act
    reason: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """An order that was held, with everything a reviewer needs and what was decided."""

    order: OrderId
    held: tuple[Mapping[str, object], ...]
    """Rules with facts and innocent reading, as they stood when it was held."""
    four_eyes: bool = False
    looks: tuple[Look, ...] = field(default=())

    @property
    def final(self) -> Act | None:
        """The decision in force; under four eyes two different people must have decided alike."""
        if not self.looks or not self.looks[-1].act.ends:
            return None
        if not self.four_eyes:
            return self.looks[-1].act
        last = self.looks[-1]
        agreed = [one for one in self.looks[:-1] if one.act is last.act and one.by != last.by]
        return last.act if agreed and self.looks[-2] in agreed else None

    @property
    def waits_for_second(self) -> bool:
        """Whether one person decided and another has to look."""
        return self.four_eyes and bool(self.looks) and self.looks[-1].act.ends and not self.final


@dataclass(frozen=True, slots=True)
class Precision:
    """How a rule fares by the reviewers' own decisions."""

    rule: str
    confirmed: int
    false_alarms: int
    open: int
    precision: float | None
    low: float | None
    high: float | None
    """95 % interval (Wilson 1927); None without a decision."""
    false_per_1000: float
    back_test_per_1000: float | None
    questioned: bool
    """More false alarms than the back-test promised: look at the rule again."""


def held_page(order: OrderId, held: Sequence[Held], *, shadow: bool) -> Page:
    """An order that waits, or in shadow would have waited."""
    told = [
        {
            "rule": one.rule,
            "facts": [
                {"measure": f.measure, "value": f.value, "zh": f.words.zh, "en": f.words.en}
                for f in one.facts
            ],
            "innocent": {"zh": one.innocent.zh, "en": one.innocent.en},
        }
        for one in held
    ]
    return Page(REVIEW_BOOK, order, "shadow" if shadow else "held", {"held": told})


def queue(notes: Sequence[Note], policy: Sequence[Note]) -> dict[OrderId, Waiting]:
    """Every order that was held for real, as it stands.

    A later word about four eyes opens no order again that was decided before it.
    """
    four, found = False, dict[OrderId, Waiting]()
    for note in sorted([*policy, *notes], key=lambda one: one.at):
        order = OrderId(note.id)
        if note.page.book == REVIEW_POLICY:
            four = note.says("four_eyes") == "True"
            found = {k: w if w.final else replace(w, four_eyes=four) for k, w in found.items()}
        elif note.act == "held":
            told = note.page.fields.get("held")
            rules = tuple(told) if isinstance(told, list) else ()
            found.setdefault(order, Waiting(order, rules, four))
        elif note.act in set(Act) and order in found:
            look = Look(note.by, Act(note.act), note.says("reason"))
            found[order] = replace(found[order], looks=(*found[order].looks, look))
    return found


def decide_waiting(
    waiting: Waiting | None, order: OrderId, act: Act, *, by: str, reason: str
) -> Page:
    """A reviewer's decision. Raises `ReviewRefused`."""
    problem = ""
    if waiting is None:
        problem = "它没有在等待复核 / it does not wait"
    elif waiting.final is not None:
        problem = f"已经处理：{waiting.final.words.zh} / decided already"
    elif not reason.strip() or not by.strip():
        problem = "须写明经手人和理由 / name and reason are needed"
    elif waiting.waits_for_second and waiting.looks[-1].by == by.strip():
        problem = "须由另一位同事复核 / another colleague has to look"
    if problem:
        raise ReviewRefused(order=order, problem=problem)
    return Page(REVIEW_BOOK, order, str(act), {"reason": reason.strip()})


def precision(
    waiting: Sequence[Waiting], rules: Mapping[str, RuleState], *, seen: int
) -> tuple[Precision, ...]:
    """Per rule: confirmed where the order was cancelled, a false alarm where it was approved."""
    return tuple(
        _precision(code, [w for w in waiting if _named(w, code)], state, seen)
        for code, state in sorted(rules.items())
    )


def _named(waiting: Waiting, code: str) -> bool:
    return any(one.get("rule") == code for one in waiting.held)


def _precision(code: str, found: Sequence[Waiting], state: RuleState, seen: int) -> Precision:
    good = sum(one.final is Act.CANCEL for one in found)
    false = sum(one.final is Act.APPROVE for one in found)
    low, high = _wilson(good, good + false)
    rate = round(1000 * false / seen, 2) if seen else 0.0
    told = (state.back_test or {}).get("disturbed_per_1000")
    promised = float(str(told)) if told is not None else None
    return Precision(
        code,
        good,
        false,
        len(found) - good - false,
        round(good / (good + false), 4) if good + false else None,
        low,
        high,
        rate,
        promised,
        false >= FEWEST and promised is not None and rate > promised,
    )


def _wilson(good: int, count: int, z: float = 1.959964) -> tuple[float | None, float | None]:
    """The 95 % interval of a share (Wilson 1927)."""
    if not count:
        return None, None
    share = good / count
    middle = share + z * z / (2 * count)
    spread = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    whole = 1 + z * z / count
    return round((middle - spread) / whole, 4), round((middle + spread) / whole, 4)
