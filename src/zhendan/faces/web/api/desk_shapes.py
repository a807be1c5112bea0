"""The shapes of the order review desk: orders as an ERP holds them, and how each is answered."""

from typing import Annotated, Literal

from ninja import Schema
from pydantic import AliasChoices, BaseModel, ConfigDict, Field

from zhendan.faces.web.api.shapes import Both, Request, Short
from zhendan.steps.review_door import Course
from zhendan.steps.reviewing import Act

MOST_ORDERS = 1000
_NO_ZERO = r"^[^\x00]*$"
Number = Annotated[
    str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f]*\S[^\x00-\x1f]*$")
]
_ISO = r"^([0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?)?$"
Moment = Annotated[str, Field(max_length=40, pattern=_ISO)]
Amount = Annotated[str, Field(max_length=30, pattern=r"^[¥￥]?-?[0-9,]{1,20}(\.[0-9]{1,6})?$")]
Money = Amount | Annotated[float, Field(ge=-1e12, le=1e12)]
Address = Annotated[str, Field(max_length=1000, pattern=_NO_ZERO)]


class NewOrder(Request):
    """A paid order before it ships; of people only keys are kept. What is left out is unknown."""

    model_config = ConfigDict(extra="ignore")

    order_no: Number
    paid_at: Moment = Field("", description="ISO 8601; without a zone it is Asia/Shanghai")
    created_at: Moment = Field("", description="Taken where `paid_at` is not given")
    buyer: Short = ""
    item: Short = ""
    amount: Money | None = Field(None, description="Paid, in yuan")
    quantity: Annotated[int, Field(ge=0, le=10**9)] | None = None
    address: Address = ""
    phone: Short = ""
    payer: Short = ""
    promoter: Short = ""
    memo: Annotated[str, Field(max_length=4000, pattern=_NO_ZERO)] | None = Field(
        None, description="The shop's own memo; left out where the ERP has none"
    )

    undone_at: Moment = Field("", description="When it was cancelled or refunded")

    def row(self) -> dict[str, str]:
        """The order as the desk reads a row."""
        return {k: str(v) for k, v in self.model_dump().items() if v is not None}


class NewOrders(Request):
    """Orders to be put to the rules, all or none."""

    orders: Annotated[list[NewOrder], Field(min_length=1, max_length=MOST_ORDERS)]


class OrderEvent(Request):
    """What an ERP's webhook tells: one event, its order or orders under `data`."""

    event: Literal["order.created", "order.paid", "order.cancelled", "order.refunded"] = Field(
        validation_alias=AliasChoices("event", "topic", "type")
    )
    data: NewOrder | Annotated[list[NewOrder], Field(min_length=1, max_length=MOST_ORDERS)] = Field(
        validation_alias=AliasChoices("data", "payload", "order", "orders")
    )


class Fact(BaseModel):
    """One number that made the order wait, with its words."""

    words: Both
    value: float


class HeldRow(Schema):
    """One rule's facts and how an honest order comes to look so."""

    rule: str
    facts: list[Fact]
    innocent: Both
    inner: bool = Field(description="Some facts are the shop's own and not for this key's maker")


class LookRow(Schema):
    """What a person decided, and why."""

    by: str
    act: Act
    reason: str


class OrderTold(Schema):
    """`ship`, `wait` for a person, or `cancel` where a person decided so."""

    order_no: str
    answer: Course
    words: Both
    held: list[HeldRow]
    looks: list[LookRow]


class OrdersTold(Schema):
    """The answer for every order, in the order they were sent."""

    orders: list[OrderTold]


class WaitingRows(Schema):
    """Orders that wait for a person, oldest first."""

    waiting: list[OrderTold]


class Look(Request):
    """A person's decision on one order that waits; under four eyes a second one decides alike."""

    order_no: Number
    act: Act
    reason: Annotated[str, Field(min_length=1, max_length=2000, pattern=_NO_ZERO)]


class Past(Request):
    """Orders of the past that were conceded; without them only disturbances are counted."""

    bad: Annotated[list[Number], Field(max_length=5000)] = Field(default_factory=list)


class Mode(Request):
    """The mode that a rule is to go to; a snooze takes a reason and its end."""

    to: Literal["shadow", "on", "snoozed", "off"]
    reason: Short = ""
    until: Annotated[str, Field(pattern=r"^20[0-9]{2}-[01][0-9]-[0-3][0-9]$")] | None = None


class KnownList(Request):
    """A list of the shop's own as a table (CSV or JSON); of people only keys are kept."""

    which: Literal["people", "places", "groups"]
    rows: Annotated[str, Field(min_length=1, max_length=1_000_000, pattern=_NO_ZERO)]


class Eyes(Request):
    """Whether two people look."""

    two: bool
