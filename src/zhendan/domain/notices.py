"""What the platform sent, what it demands, and by when; every value with its source."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from zhendan.domain.exhibits import RowRef
from zhendan.domain.ids import OrderId, Sha256
from zhendan.domain.text import Text


class Confidence(StrEnum):
    """Where a rule value comes from, most trusted first (可信度)."""

    NOTICE = "notice"  # the notice itself says so: always wins
    OFFICIAL = "official"  # the platform's own page was read
    USER = "user"  # a person entered it, with name and date
    THIRD_PARTY = "third_party"  # a hint: confirm on your notice
    UNKNOWN = "unknown"


class FlagScope(StrEnum):
    """How the notice names the orders (涉案范围)."""

    EXPLICIT = "explicit"
    SAMPLE = "sample"  # some orders are listed as examples of more
    RANGE = "range"
    ITEM = "item"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FlaggedOrder:
    """One order number of the notice and how it met the exports."""

    order: OrderId
    matched: str
    """`exact`, `repaired`, `ambiguous`, `missing`."""
    reason: str = ""
    at_row: RowRef | None = None


@dataclass(frozen=True, slots=True)
class Penalty:
    """One thing done to the shop, each with its own end (处罚)."""

    kind: str
    """`points`, `demotion`, `freeze`, `removal`, `fine`, `other`."""
    words: str
    amount: str = ""
    period: str = ""
    """How long it lasts, in the notice's words; empty where it does not say."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A platform's notice as read; the platform's words are kept verbatim."""

    platform: str
    """Lower-case slug: `taobao`, `jd`, `pdd`, `douyin`, …; `unknown` where it does not say."""
    number: str
    charge: str
    """The platform's own label, verbatim, e.g. `B类-虚假交易`."""
    grade: int | None
    """0 suspected, 1 general, 2 serious, 3 particularly serious; None where it does not say."""
    scope: FlagScope
    flagged: tuple[FlaggedOrder, ...]
    delivered_at: datetime | None
    deadline_at: datetime | None
    deadline_words: str
    """The passage of the notice that names the deadline, verbatim; empty if none does."""
    declared_count: int | None
    attempts: int | None
    penalties: tuple[Penalty, ...]
    body: str
    files: tuple[Sha256, ...]
    shop_name: str = ""
    zone: str = "Asia/Shanghai"
    asks_for: tuple[str, ...] = ()
    """Material the notice demands, in its own words."""
    not_found: tuple[str, ...] = ()
    """Fields that were looked for and not found; the person is asked for them."""
    rule: str = ""
    """Name and clause of the rule that the notice cites, verbatim."""
    entry: str = ""
    """Where the answer is handed in, in the notice's words."""
    effect: str = ""
    """`pending` (announced, not in force yet), `in_force`, or empty where it does not say."""
    alleged: tuple[datetime | None, datetime | None] = (None, None)
    """From when to when the alleged acts lie."""
    items: tuple[str, ...] = ()
    """Item ids that the notice names."""
    unconfirmed: tuple[Text, ...] = ()
    """What a picture seems to say and nobody has compared yet; never used as it is."""
    arrived_at: datetime | None = None
    """When the mail that bears the notice came, or the date that the notice bears. The platform may
    have delivered it at another time: a clock reckoned from here, for want of better, stays
    provisional."""
    penalty_at: datetime | None = None
    """From when the penalty holds, only where the notice says so; the earliest of several."""
    penalty_words: str = ""
    """The passage that names that day, verbatim."""


@dataclass(frozen=True, slots=True)
class Source:
    """The page or document a rule value comes from (依据)."""

    id: str
    title: str
    url: str
    confidence: Confidence
    published: str = ""
    seen: str = ""
    kept: str = ""
    """`sha256:…` of the archived copy, where one is at hand."""


@dataclass(frozen=True, slots=True)
class RuleValue:
    """One dated value of a platform rule, with its source; what is unknown has no value."""

    name: str
    value: object
    since: str
    source: Source
    stale: bool = False
    """Past its re-verify date: shown with an amber stamp."""
    words: Text | None = None
    """The value as a person reads it."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when the answer must be in, and how that is known (申诉截止时间)."""

    at: datetime | None
    """The instant that holds; None when nothing at all is known."""
    plan_by: datetime | None
    """The earliest plausible instant, which reminders use; equal to `at` when verified."""
    zone: str
    confidence: Confidence
    source: Text
    steps: tuple[Text, ...] = ()
    """The derivation, step by step, for a person to follow."""
    one_shot: bool = False
    """The platform takes one submission and no supplement."""
    provisional: bool = False

    def is_past(self, now: datetime) -> bool:
        """Whether even the latest reading has gone by; False where nothing is known."""
        return self.at is not None and now > self.at


@dataclass(frozen=True, slots=True)
class Requirements:
    """What the platform demands of this case on the day of its notice (申诉要求)."""

    platform: str
    on: str
    deadline: Deadline
    known: tuple[RuleValue, ...]
    unknown: tuple[str, ...]
    """Names of values nobody could source; a person looks at the notice."""
    stale: bool = False

    def value(self, name: str) -> RuleValue | None:
        """The value of `name`, or None where it is unknown."""
        return next((v for v in self.known if v.name == name), None)
