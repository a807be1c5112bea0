"""The shapes of work after the appeal: measures, metrics, promotions, partners, contracts."""

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from zhendan.faces.web.api.shapes import Long, Request, Short, Whole

Day = Annotated[str, Field(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
Instant = Annotated[
    str,
    Field(
        pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]"
        r"(:[0-5][0-9])?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$"
    ),
]
Figure = Annotated[float, Field(ge=-1e9, le=1e9, allow_inf_nan=False)]
Name = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f]*$")]
Exhibits = Annotated[list[Short], Field(max_length=100)]
Sum = Annotated[float, Field(ge=0, le=1e12, allow_inf_nan=False)]
Lot = Annotated[int, Field(ge=2, le=10**9)]
Aql = Annotated[str, Field(max_length=8, pattern=r"^[0-9.]+$")]
_MANY = Field(max_length=200)


class Rows(Schema):
    """Rows as `--json` of the command gives them."""

    rows: list[dict[str, Any]]


class Told(Schema):
    """One answer as `--json` of the command gives it."""

    told: dict[str, Any]


class Goal(Request):
    """A number that a measure is held against some weeks after it was closed."""

    metric: Name
    value: Figure
    at_most: bool = False
    weeks: Annotated[int, Field(ge=1, le=520)] = 4


class Effect(Request):
    """What was measured, and where the number comes from."""

    value: Figure
    source: Name


class MeasureWork(Request):
    """Work on one measure; what is left out stays as it was."""

    owner: Short = ""
    due: Day | None = None
    goal: Goal | None = None
    proof: Exhibits = Field(default_factory=list)
    effect: Effect | None = None


class Measured(Request):
    """One number of the shop's standing on one day."""

    name: Name
    value: Figure
    on: Day
    source: Name


class Plan(Request):
    """A promotion before it starts."""

    name: Name
    starts_at: Instant
    ends_at: Instant
    items: Annotated[list[Short], Field(min_length=1, max_length=200)]
    budget: Whole
    expected_orders_a_day: Annotated[list[Whole], Field(min_length=2, max_length=2)]
    rule_page: Name
    coupons: Annotated[dict[Short, Whole], _MANY] = Field(default_factory=dict)
    stackable: bool = False
    lowest_price: Whole | None = None
    limit: Whole | None = None


class PartnerTold(Request):
    """A partner with its contract's dates and clauses."""

    id: Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^\x00-\x20/]+$")]
    name: Name
    kind: Literal["agency", "courier", "supplier", "influencer", "affiliate", "other"]
    since: Day
    until: Day | None = None
    review_on: Day
    clauses: Exhibits = Field(default_factory=list)


class PartnerNote(Request):
    """What happened with a partner."""

    partner: Name
    act: Literal["incident", "suspended", "resumed", "reviewed"]
    words: Annotated[str, Field(min_length=1, max_length=2000, pattern=r"^[^\x00]*$")]


class Words(Request):
    """An offer or contract as text; nothing of it is kept."""

    text: Long


class Adopted(Request):
    """Causes that were found, by their codes; without one the usual habits alone."""

    causes: Annotated[list[Name], Field(max_length=20)] = Field(default_factory=list)


class Reopened(Request):
    """Why a measure is open again."""

    reason: Annotated[str, Field(min_length=1, max_length=2000, pattern=r"^[^\x00]*$")]


class Target(Request):
    """What a metric is to reach."""

    name: Name
    value: Figure


class Since(Request):
    """From when the penalty held, and where that is known from."""

    on: Day
    source: Name


class Sheet(Request):
    """A platform's export as text (CSV) under its file's name, with a mapping perhaps."""

    name: Name
    content: Annotated[str, Field(min_length=1, max_length=1_000_000, pattern=r"^[^\x00]*$")]
    mapping: Annotated[str, Field(max_length=4000, pattern=r"^[^\x00]*$")] = ""


class Health(Request):
    """A saved answer of a platform's account health (JSON) and the day it was given."""

    name: Name
    content: Annotated[str, Field(min_length=1, max_length=1_000_000, pattern=r"^[^\x00]*$")]
    on: Day


class InspectedLot(Request):
    """A lot as it was inspected."""

    lot: Name
    item: Name
    inspected: Annotated[int, Field(ge=1, le=10**9)]
    bad: Annotated[int, Field(ge=0, le=10**9)]
    refunds: Exhibits = Field(default_factory=list)


class Days(Request):
    """A promotion's orders day by day."""

    name: Name
    orders: Annotated[list[Whole], Field(min_length=1, max_length=400)]


class HelpAsked(Request):
    """What a person knows of the case when asking whether to get help."""

    at_stake: Sum = 0
    organised: bool = False
    agency_involved: bool = False
    authority_asks: bool = False


class OfferTold(Request):
    """An adviser's offer, in yuan; `share` is 0 to 1 of what is at stake."""

    at_stake: Sum
    fixed: Sum
    share: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] = 0
    expenses: Sum = 0
    own_hours: Sum = 0
    hourly: Sum = 0
