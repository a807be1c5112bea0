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
