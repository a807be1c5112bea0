"""Where an order stands, who said so, and how decisions fold over what the audit proposes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from zhendan.domain.errors import ZhendanError
from zhendan.domain.ids import ExhibitId, OrderId, PersonId
from zhendan.domain.text import Text


class Outcome(StrEnum):
    """What the audit sees in one order (核查结果)."""

    SUPPORTED = "supported"  # 有独立凭证支持
    EXPLAINED = "explained"  # 疑点有合理解释
    INSUFFICIENT = "insufficient"  # 材料不足，无法判断
    CONTRADICTED = "contradicted"  # 凭证相互矛盾


class Standing(StrEnum):
    """Where an order stands for the appeal (订单认定)."""

    GENUINE = "genuine"  # 真实交易: the only standing that may be claimed
    UNCLEAR = "unclear"  # 存疑: waits for evidence or for a person
    CONCEDED = "conceded"  # 认可处罚: never claimed, goes to remedy


class Strength(StrEnum):
    """How well a genuine order can be shown (可证程度)."""

    PROVABLE = "provable"  # 可证真: buyer, payment and goods, each from two kinds of source
    THIN = "thin"  # 证据薄: payment and goods shown, an independent buyer not


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the audit proposes for one order; a proposal never concedes."""

    order: OrderId
    outcome: Outcome
    strength: Strength | None = None
    suggest_concede: bool = False
    marked: bool = False
    """The shop's own books call this order brushed; it is never proposed genuine."""
    held: bool = False
    """The order stood unclear before in this case: better news waits for a person (D1)."""

    @property
    def standing(self) -> Standing:
        """GENUINE only when supported or explained, unmarked, and never unclear before."""
        good = self.outcome in (Outcome.SUPPORTED, Outcome.EXPLAINED)
        free = not self.marked and not self.held
        return Standing.GENUINE if good and free else Standing.UNCLEAR


class UnreasonedDecision(ZhendanError):
    """A person ruled on an order without saying why."""

    code = "ZD104"
    what = Text(zh="对订单 {order} 的认定没有写理由。", en="The decision on {order} has no reason.")
    why = Text(
        zh="认定会永久保留，日后任何人都要能看懂为什么。",
        en="A decision is kept for ever; anyone must be able to see why it was made.",
    )
    next_step = Text(zh="请补写理由后再记录。", en="Write the reason, then record it again.")


class ContradictionOpen(ZhendanError):
    """Somebody tried to call an order genuine while its evidence contradicts itself."""

    code = "ZD105"
    what = Text(
        zh="订单 {order} 的凭证相互矛盾，暂不能认定为真实交易。",
        en="The evidence on order {order} contradicts itself; it cannot be called genuine yet.",
    )
    why = Text(
        zh="带着矛盾的主张会拖累其余订单。",
        en="A claim that carries a contradiction drags the other orders down.",
    )
    next_step = Text(
        zh="请先补充能消除矛盾的凭证并重新核查，或认定为存疑、认可处罚。",
        en="Add evidence that resolves it and audit again, or decide unclear or conceded.",
    )


class MarkUnexplained(ZhendanError):
    """Somebody tried to call an order genuine that the shop's own books call brushed."""

    code = "ZD106"
    what = Text(
        zh="订单 {order} 带有店铺自己的标记，没有凭证说明之前不能认定为真实交易。",
        en="Order {order} bears the shop's own mark and cannot be called genuine unexplained.",
    )
    why = Text(
        zh="店铺自己的记录与主张相反，对方一查便知。",
        en="The shop's own record says the opposite, and a reviewer will find it.",
    )
    next_step = Text(
        zh="请附上能解释该标记的凭证编号（--exhibit），或认可处罚。",
        en="Name an exhibit that explains the mark (--exhibit), or concede the order.",
    )


class ConcessionFinal(ZhendanError):
    """Somebody tried to take back a concession in a way that is not open."""

    code = "ZD107"
    what = Text(
        zh="订单 {order} 已认可处罚，不能直接改为真实交易。",
        en="Order {order} is conceded and cannot be turned into a genuine one.",
    )
    why = Text(
        zh="认可一旦随申诉提交就不可撤回；提交前也只能先改回存疑。",
        en="A submitted concession is final; before that it can only go back to unclear.",
    )
    next_step = Text(
        zh="提交之前如属误记，请先认定为存疑并写明原因，再依凭证认定。",
        en="If it was a mistake and nothing was submitted, decide unclear first, with the reason.",
    )


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's ruling on one order, kept for ever with its reason (人工认定)."""

    order: OrderId
    standing: Standing
    by: PersonId
    decided_at: datetime
    reason: str
    outcome_seen: Outcome
    """What the audit said when the person decided; worse news later lowers the standing."""
    exhibits: tuple[ExhibitId, ...] = ()
    """Exhibits the person leaned on; needed to explain a mark of the shop's own."""

    def __post_init__(self) -> None:
        if not self.reason.strip() or not self.by.strip():
            raise UnreasonedDecision(order=self.order)


@dataclass(frozen=True, slots=True)
class OrderStanding:
    """The standing of one order today, and where it comes from."""

    order: OrderId
    standing: Standing
    strength: Strength | None
    proposal: Proposal
    decision: Decision | None = None

    VERDICTS: ClassVar[tuple[str, ...]] = ("provable", "thin", "unclear", "conceded")

    @property
    def verdict(self) -> str:
        """One of four words for people: provable, thin, unclear, conceded."""
        if self.standing is Standing.GENUINE:
            return str(self.strength or Strength.THIN)
        return str(self.standing)


def allow(decision: Decision, now: OrderStanding, *, filed: bool = False) -> None:
    """Raise unless a person may record `decision` on an order that stands at `now`.

    `filed` says whether an appeal with this order was submitted already. Raises
    `ContradictionOpen`, `MarkUnexplained` or `ConcessionFinal`.
    """
    if now.standing is Standing.CONCEDED and decision.standing is not Standing.CONCEDED:
        back_to_unclear = decision.standing is Standing.UNCLEAR and not filed
        if not back_to_unclear:
            raise ConcessionFinal(order=decision.order)
    if decision.standing is Standing.GENUINE:
        if now.proposal.outcome is Outcome.CONTRADICTED:
            raise ContradictionOpen(order=decision.order)
        if now.proposal.marked and not decision.exhibits:
            raise MarkUnexplained(order=decision.order)


def fold(
    proposals: Iterable[Proposal], decisions: Iterable[Decision]
) -> Mapping[OrderId, OrderStanding]:
    """Fold decisions, oldest first, over the audit's latest proposals.

    The software may lower a standing by itself; raising one takes a person: a decision for
    GENUINE holds only while the audit says nothing worse than the person saw.
    """
    standings = {p.order: OrderStanding(p.order, p.standing, _shown(p), p) for p in proposals}
    for decision in decisions:
        before = standings.get(decision.order)
        if before is not None:
            standings[decision.order] = _apply(decision, before.proposal)
    return standings


def _apply(decision: Decision, proposal: Proposal) -> OrderStanding:
    """The standing after `decision`, lowered when the audit now contradicts it."""
    standing = decision.standing
    if standing is Standing.GENUINE:
        contradicted = proposal.outcome is Outcome.CONTRADICTED
        unexplained = proposal.marked and not decision.exhibits
        if contradicted or unexplained:
            standing = Standing.UNCLEAR
    strength = (proposal.strength or Strength.THIN) if standing is Standing.GENUINE else None
    return OrderStanding(decision.order, standing, strength, proposal, decision)


def _shown(proposal: Proposal) -> Strength | None:
    """How strongly a proposed genuine order can be shown; nothing for any other."""
    if proposal.standing is not Standing.GENUINE:
        return None
    return proposal.strength or Strength.THIN
