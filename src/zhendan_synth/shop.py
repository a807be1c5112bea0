"""One invented shop: its plan, its habits drawn within real ranges, and its trading clock."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from zhendan_synth.facts import CHINA, City, Person, Sku
from zhendan_synth.goods import catalogue
from zhendan_synth.people import staff
from zhendan_synth.places import BY_NAME
from zhendan_synth.streams import Stream, running

VERSION = "1.0"
"""The generator's own version; a change of any byte of a shipped case changes this number."""

_STOP_DAYS = 8
_STANDSTILL = 0.02


@dataclass(frozen=True, slots=True)
class WorldPlan:
    """An honest look-alike world to place: its code, orders and day."""

    code: str
    orders: int
    day: date
    proof_missing: float = 0.0
    """Share of its orders whose proof the shop has lost."""


@dataclass(frozen=True, slots=True)
class RingPlan:
    """A ring to place: its code, size, window and camouflage (0 bare … 1 costly)."""

    code: str
    orders: int
    accounts: int
    first_day: date
    last_day: date
    camouflage: float = 0.0
    memo_code: str = ""
    ledger_share: float = 0.0
    from_shop: bool = False
    """Whether its presents are posted at the shop's own counter."""
    part: int = 1
    """Which of several rings of the same kind this is."""
    reported: bool = True
    """Whether the shop filed a ticket while an attack ran."""
    threats: float = 0.08
    """Share of hostile orders whose chat holds a threat."""

    @property
    def prefix(self) -> str:
        """What its orders' references and its draws begin with."""
        return self.code if self.part == 1 else f"{self.code}.{self.part}"

    @property
    def group(self) -> str:
        """Its name in the truth."""
        return f"{self.code}-{self.part}"

    @property
    def days(self) -> int:
        """Days from its first to its last."""
        return (self.last_day - self.first_day).days


@dataclass(frozen=True, slots=True)
class NoticePlan:
    """What the platform sends: when, until when, and how many orders of which kind it flags."""

    number: str
    delivered_at: datetime
    deadline_at: datetime
    relative_days: int = 0
    """Where the notice counts working days; the date stands beside it all the same."""
    ring: int = 0
    look_alike: int = 0
    other: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that decides a shop, byte for byte."""

    kind: str
    seed: int
    orders: int
    platform: str
    shop_name: str
    theme: str
    warehouse: str
    first_day: date
    last_day: date
    notice: NoticePlan
    worlds: tuple[WorldPlan, ...] = ()
    rings: tuple[RingPlan, ...] = ()
    richness: int = 3
    """1 orders only, 2 with parcels and chats, 3 with the shop's own books and registers."""
    tracks_since: date | None = None
    clean: bool = False
    """No wrong master weights, no labels scanned early, no track cut short: a tidy case."""
    sibling: str = ""
    """Platform of a second shop of the same owner, `` for none."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How this shop trades; every number is drawn from what honest shops really show."""

    new_share: float
    pays_at_once: float
    unpaid_share: float
    refund_share: float
    coupon_share: float
    review_share: float
    talk_share: float
    cut_share: float
    early_share: float
    household_share: float
    wrong_weight_share: float
    compensation_share: float
    trend: float
    weekdays: tuple[float, ...]
    hours: tuple[float, ...]
    noise: float
    clearance_share: float
    """Orders at far less than the list price, for an honest reason."""
    slip_share: float
    """Parcels whose weight or a scan's time was noted wrongly."""
    purse_refund_share: float
    """Sales that the shop takes back by a transfer of the whole price, beside the platform."""


@dataclass(frozen=True, slots=True)
class Shop:
    """A shop that is ready to trade."""

    plan: Plan
    habits: Habits
    goods: tuple[Sku, ...]
    popularity: tuple[float, ...]
    warehouse: City
    couriers: tuple[str, ...]
    courier_weights: tuple[float, ...]
    clerks: tuple[str, ...]
    people: tuple[Person, ...]
    days: tuple[date, ...]
    day_weights: tuple[float, ...]
    hour_weights: tuple[float, ...] = field(default=())

    def stream(self, part: str) -> Stream:
        """The draws of one part of this shop."""
        return Stream(self.plan.seed, part)

    def moment(
        self, stream: Stream, first: date | None = None, last: date | None = None
    ) -> datetime:
        """A moment at which the shop trades, between two days (the whole period otherwise)."""
        if first is None and last is None:
            return self.on(stream.weighted(self.days, self.day_weights), stream)
        low = (first - self.days[0]).days if first else 0
        high = (last - self.days[0]).days if last else len(self.days) - 1
        low, high = max(0, low), min(len(self.days) - 1, high)
        floor = self.day_weights[low - 1] if low else 0.0
        weights = [weight - floor for weight in self.day_weights[low : high + 1]]
        day = stream.weighted(self.days[low : high + 1], weights)
        return self.on(day, stream)

    def on(self, day: date, stream: Stream) -> datetime:
        """A moment on `day` at which the shop trades."""
        hour = stream.weighted(range(24), self.hour_weights)
        return at(day, hour, stream.below(60), stream.below(60))


def at(day: date, hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
    """A moment in Beijing time."""
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=CHINA)


def open_shop(plan: Plan) -> Shop:
    """The shop of `plan`, with its habits and goods drawn."""
    habits = _habits(Stream(plan.seed, "habits"), plan)
    size = min(400, max(16, plan.orders // 60 * 2))
    wrong = 0.0 if plan.clean else habits.wrong_weight_share
    goods = catalogue(plan.theme, Stream(plan.seed, "goods"), size=size, wrong_share=wrong)
    days = tuple(
        plan.first_day + timedelta(days=n) for n in range((plan.last_day - plan.first_day).days + 1)
    )
    draws = Stream(plan.seed, "shop")
    flatness = draws.span(1.0, 4.0)
    hired = plan.first_day - timedelta(days=draws.between(60, 900))
    names = ("虚构员工甲", "虚构员工乙", "虚构员工丙")
    return Shop(
        plan=plan,
        habits=habits,
        goods=goods,
        popularity=tuple(running([1.0 / (rank + flatness) for rank in range(len(goods))])),
        warehouse=BY_NAME[plan.warehouse],
        couriers=("中通快递", "顺丰速运"),
        courier_weights=tuple(running([draws.span(4, 8), draws.span(1, 3)])),
        clerks=("小美", "小夏"),
        people=tuple(
            staff(Stream(plan.seed, f"staff/{number}"), f"S{number + 1:02d}", name, hired)
            for number, name in enumerate(names)
        ),
        days=days,
        day_weights=tuple(
            running(_stopped(plan, days, _day_weights(days, habits, Stream(plan.seed, "days"))))
        ),
        hour_weights=tuple(running(habits.hours)),
    )


def _habits(stream: Stream, plan: Plan) -> Habits:
    """Draw within the ranges that real shops and marketplaces show."""
    calm = 0.0 if plan.clean else 1.0
    night = stream.span(0.0, 0.35)
    hours = [night, night * 0.5, 0, 0, 0, 0, 0.2, 0.6, 1.2, 2, 2.6, 2.8]
    hours += [2.6, 2.4, 2.4, 2.5, 2.6, 2.4, 2.4, 3.0, 4.0, 4.4, 3.6, 1.8]
    return Habits(
        new_share=stream.span(0.55, 0.9),
        pays_at_once=stream.span(0.05, 0.92),
        unpaid_share=stream.span(0.02, 0.14),
        refund_share=stream.span(0.04, 0.2),
        coupon_share=stream.span(0.05, 0.4),
        review_share=stream.span(0.2, 0.6),
        talk_share=stream.span(0.15, 0.5),
        cut_share=stream.span(0.0, 0.03) * calm,
        early_share=stream.span(0.003, 0.012) * calm,
        household_share=stream.span(0.005, 0.03),
        wrong_weight_share=stream.span(0.01, 0.04),
        compensation_share=stream.span(0.003, 0.02),
        trend=stream.span(-0.3, 0.5),
        weekdays=tuple(stream.span(0.8, 1.25) for _ in range(7)),
        hours=tuple(weight * stream.span(0.8, 1.2) for weight in hours),
        noise=stream.span(0.15, 0.45),
        clearance_share=stream.span(0.001, 0.006) * calm,
        slip_share=stream.span(0.001, 0.006) * calm,
        purse_refund_share=stream.span(0.0005, 0.004) * calm,
    )


def _day_weights(days: tuple[date, ...], habits: Habits, stream: Stream) -> list[float]:
    """Expected orders per day up to a factor: trend, weekday and over-dispersion."""
    weights = []
    for number, day in enumerate(days):
        trend = 1.0 + habits.trend * number / 365
        noise = max(0.2, 1.0 + habits.noise * stream.bell())
        weights.append(trend * habits.weekdays[day.weekday()] * noise)
    return weights


def _stopped(plan: Plan, days: tuple[date, ...], weights: list[float]) -> list[float]:
    """The same, with next to nothing in the week before a catch-up (world H17)."""
    restarts = [world.day for world in plan.worlds if world.code == "H17"]
    return [
        weight * (_STANDSTILL if any(0 < (one - day).days <= _STOP_DAYS for one in restarts) else 1)
        for day, weight in zip(days, weights, strict=True)
    ]
