"""What the audit says about orders: questions with their innocent readings, never verdicts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhendan.domain.exhibits import RowRef
from zhendan.domain.ids import OrderId
from zhendan.domain.standing import Outcome, Proposal, Strength
from zhendan.domain.text import Text


class Answer(StrEnum):
    """What a signal answers for one order."""

    FOUND = "found"  # 有疑点
    NOT_FOUND = "not_found"  # 未见疑点
    NOT_CHECKED = "not_checked"  # 未核查: an input is missing; never counted as clean


class Verdict(StrEnum):
    """What an explanation test answers."""

    FOR = "for"  # 支持
    AGAINST = "against"  # 反对
    NOT_CHECKED = "not_checked"  # 未查


class Family(StrEnum):
    """Signals that say nearly the same thing; the strongest of a family counts."""

    TIME = "time"
    BUYER = "buyer"
    ADDRESS = "address"
    MONEY = "money"
    LOGISTICS = "logistics"
    CHAT = "chat"
    REFUND = "refund"
    REVIEW = "review"
    GRAPH = "graph"
    CONSERVATION = "conservation"
    ATTACK = "attack"
    MARKS = "marks"


class TrackProof(StrEnum):
    """What an order's tracks show; a track moves a parcel and never shows its content."""

    DELIVERY = "delivery"  # 证明送达: to the buyer's city, signed by himself or taken from a locker
    PROXY = "proxy"  # 他人代收: arrived, but somebody else signed
    MOVEMENT = "movement"  # 只证明移动: scans without a delivery, or to another city
    DOUBTED = "doubted"  # 轨迹存疑: an open finding speaks against it
    NONE = "none"  # 没有轨迹


class Weight(StrEnum):
    """What a signal may do to an order (algorithms reference, section 4.3)."""

    DECIDES = "decides"  # physical or money: hard to fake afterwards
    SUPPORTS = "supports"
    ASKS = "asks"  # density, similarity, time: raises a question only
    FOR_SHOP = "for_shop"  # speaks for a genuine deal


@dataclass(frozen=True, slots=True)
class SignalCard:
    """What a person may read about a signal; the query stays in the audit room."""

    code: str
    name: str
    title: Text
    question: Text
    family: Family
    weight: Weight
    why: Text
    innocent: tuple[Text, ...]
    blind_spots: tuple[Text, ...]
    clears: tuple[Text, ...]
    observable: str
    """M merchant, C courier or payment provider, S own site, P platform only."""
    source: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class Fact:
    """One measured number behind an answer, with what it is compared to."""

    name: str
    label: Text
    value: str
    unit: str = ""
    baseline: str = ""
    window: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One signal on one order: a question, never a verdict (疑点)."""

    order: OrderId
    card: SignalCard
    strength: float
    facts: tuple[Fact, ...]
    rows: tuple[RowRef, ...] = ()


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A signal that could not be asked, and the inputs it lacks."""

    card: SignalCard
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One row of the two-sided table: a story, what it predicts and what the data show."""

    code: str
    """`L01` … for an innocent story, `K..` for an attack, `FAKE` for the fake story itself."""
    title: Text
    predicts: Text
    shows: Text
    verdict: Verdict
    facts: tuple[Fact, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything the audit says about one order."""

    order: OrderId
    proposal: Proposal
    findings: tuple[Finding, ...]
    speaks_for: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]
    explanations: tuple[Explanation, ...]
    what_would_change: tuple[Text, ...]
    shown: tuple[str, ...] = ()
    """Elements with positive evidence: of `payment`, `goods`, `independent_buyer`."""
    track: TrackProof = TrackProof.NONE

    @property
    def outcome(self) -> Outcome:
        """What the audit sees."""
        return self.proposal.outcome

    @property
    def strength(self) -> Strength | None:
        """How well it can be shown, if it is proposed genuine."""
        return self.proposal.strength


@dataclass(frozen=True, slots=True)
class SurgeDay:
    """Orders of one local day against what the shop's own weekdays lead one to expect."""

    day: date
    observed: int
    expected: float
    low: float
    high: float
    promotion: str = ""
    departs: bool = False
    """Whether the day's orders beyond the expected count as surplus."""


@dataclass(frozen=True, slots=True)
class Surge:
    """The shop's daily orders around the flagged period, and who explains the surplus."""

    days: tuple[SurgeDay, ...]
    surplus: int
    by_promotion: int
    by_repurchase: int
    unexplained_low: int
    unexplained_high: int
    shape: str
    """`none`, `spike`, `level_shift`, `not_checked`."""
    sentence: Text
    missing: tuple[str, ...] = ()
    by_level: int = 0
    """Orders of the surplus that a lasting new level carries."""
    by_story: int = 0
    """Orders of the surplus whose own records tell an innocent story (broadcast, company purchase,
    coupon hunters, pick-up in the store), or that were kept waiting by a stop before."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A possible root cause (根本原因) and the orders that carry it; a person confirms."""

    code: str
    title: Text
    orders: tuple[OrderId, ...]
    basis: Text
    suspected: str = ""
    """A staff or partner reference from the shop's own register, who must not gather evidence."""


class NodeKind(StrEnum):
    """What a point of a group's picture stands for."""

    ACCOUNT = "account"  # 买家账号
    ADDRESS = "address"  # 收货地址
    PHONE = "phone"  # 收件电话
    PAYER = "payer"  # 付款账号
    WAYBILL = "waybill"  # 运单

    @property
    def words(self) -> Text:
        """The kind as a person reads it."""
        return _NODE_WORDS[self]


_NODE_WORDS = {
    NodeKind.ACCOUNT: Text("账号", "account"),
    NodeKind.ADDRESS: Text("地址", "address"),
    NodeKind.PHONE: Text("电话", "phone"),
    NodeKind.PAYER: Text("付款账号", "payer"),
    NodeKind.WAYBILL: Text("运单", "waybill"),
}


@dataclass(frozen=True, slots=True)
class GroupNode:
    """One account, or one key that several of them share; its label names no person."""

    id: str
    kind: NodeKind
    label: Text
    orders: tuple[OrderId, ...]
    hub: bool = False
    """A place where strangers meet (a station, a dormitory): no tie between them."""


@dataclass(frozen=True, slots=True)
class GroupEdge:
    """An account and a key it used, in these orders."""

    account: str
    key: str
    orders: tuple[OrderId, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Orders tied by shared keys (关联群组): a question for them, never an answer."""

    id: str
    tie: Text
    orders: tuple[OrderId, ...]
    innocent: tuple[Text, ...]
    certificate: Text | None = None
    """How close the group is, and that none is closer; None where nobody searched for that."""
    nodes: tuple[GroupNode, ...] = ()
    edges: tuple[GroupEdge, ...] = ()
    left_out: int = 0
    """Points that found no room in the picture."""


@dataclass(frozen=True, slots=True)
class AuditReport:
    """The audit of a case or ledger: rich for the orders asked about, counted for the rest."""

    assessments: tuple[Assessment, ...]
    counts: dict[str, int]
    """Orders per outcome over the whole ledger."""
    surge: Surge
    causes: tuple[Cause, ...]
    groups: tuple[Group, ...]
    not_checked: tuple[NotChecked, ...]
    """Signals that no order could be asked, for want of a whole table or column."""
    orders_total: int
