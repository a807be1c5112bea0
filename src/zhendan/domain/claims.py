"""What the shop says in an appeal, and what it may not say."""

from dataclasses import dataclass
from enum import StrEnum

from zhendan.domain.errors import ZhendanError
from zhendan.domain.exhibits import RowRef
from zhendan.domain.ids import ExhibitId, OrderId
from zhendan.domain.standing import Standing
from zhendan.domain.text import Text


class UnsupportedClaim(ZhendanError):
    """A factual sentence has no exhibit behind it."""

    code = "ZD101"
    what = Text(zh="这句话没有凭证支持：「{sentence}」", en="No exhibit supports “{sentence}”.")
    why = Text(
        zh="没有凭证的事实陈述不能写入申诉。", en="A fact without evidence cannot be stated."
    )
    next_step = Text(
        zh="请补充凭证，或删去这句话。", en="Add an exhibit, or leave the sentence out."
    )


class ConcededOrderClaimed(ZhendanError):
    """A conceded order was claimed as genuine."""

    code = "ZD102"
    what = Text(zh="订单 {order} 已认可处罚，不能再主张为真实。", en="Order {order} is conceded.")
    why = Text(
        zh="前后不一的说法会使整份申诉失去可信。",
        en="A story that changes costs the whole appeal its credit.",
    )
    next_step = Text(
        zh="请从主张中移除该订单；它属于整改部分。", en="Leave it out; it belongs to the remedy."
    )


class UndecidedOrderClaimed(ZhendanError):
    """An order was claimed as genuine before anyone could say so."""

    code = "ZD103"
    what = Text(zh="订单 {order} 仍存疑，不能写入申诉。", en="Order {order} is still unclear.")
    why = Text(zh="没有把握的主张会拖累其余订单。", en="A doubtful claim drags the others down.")
    next_step = Text(
        zh="请补充凭证，或由负责人写明理由后作出人工认定。",
        en="Add evidence, or have a person decide on it and record the reason.",
    )


_PAGE, _ROW = Text("第{number}页", "p. {number}"), Text("第{number}行", "row {number}")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place a sentence leans on: an exhibit and where in it."""

    exhibit: ExhibitId
    place: RowRef | None = None

    def shown(self, lang: str = "zh") -> str:
        """The anchor as printed, for example `[E003 第14行]` or `[E003 row 14]`."""
        if self.place is not None and self.place.page is not None:
            return f"[{self.exhibit} {_PAGE.say(lang, number=self.place.page)}]"
        if self.place is None or self.place.row is None:
            return f"[{self.exhibit}]"
        sheet = f"·{self.place.sheet}" if self.place.sheet else ""
        return f"[{self.exhibit}{sheet} {_ROW.say(lang, number=self.place.row)}]"


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence the shop stands by about one order, and the exhibits behind it.

    A claim that is unproven, or not about a genuine order, cannot be built, so no later step
    needs to check for one.
    """

    sentence: str
    order: OrderId
    standing: Standing
    anchors: tuple[Anchor, ...]

    def __post_init__(self) -> None:
        if not self.anchors:
            raise UnsupportedClaim(sentence=self.sentence)
        if self.standing is Standing.CONCEDED:
            raise ConcededOrderClaimed(order=self.order)
        # Written so that a fourth standing would be refused until somebody allows it.
        if self.standing is not Standing.GENUINE:
            raise UndecidedOrderClaimed(order=self.order)


class SentenceKind(StrEnum):
    """What a sentence of the statement does."""

    FACT = "fact"  # needs anchors
    REQUEST = "request"  # asks for something
    COMMITMENT = "commitment"  # promises with a date
    OPINION = "opinion"  # says it is an opinion


@dataclass(frozen=True, slots=True)
class Number:
    """A number inside a sentence and the name of the fact it is recomputed from."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the statement; a fact without an anchor cannot be built."""

    text: str
    kind: SentenceKind
    anchors: tuple[Anchor, ...] = ()
    numbers: tuple[Number, ...] = ()
    orders: tuple[OrderId, ...] = ()

    def __post_init__(self) -> None:
        if self.kind is SentenceKind.FACT and not self.anchors:
            raise UnsupportedClaim(sentence=self.text)
