"""What an invented shop is made of: goods, people, orders, parcels, words and money."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))
"""Beijing time, without summer time, as every Chinese platform writes it."""


@dataclass(frozen=True, slots=True)
class City:
    """A real city (so that distances mean something) with its six-digit area code."""

    name: str
    province: str
    code: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Address:
    """A place to deliver to; everything below the city is visibly invented."""

    city: City
    district: str
    town: str
    detail: str

    def line(self) -> str:
        """The address as one line, province first."""
        city = self.city
        return f"{city.province} {city.name} {self.district} {self.town} {self.detail}"


@dataclass(frozen=True, slots=True)
class Account:
    """A buyer's account."""

    key: str
    nick: str
    pay_account: str
    phone: str
    """Masked, as exports show it: `138****0001`."""
    name: str
    home: Address


@dataclass(frozen=True, slots=True)
class Sku:
    """One thing on sale; prices in fen, weights in grams."""

    code: str
    item_id: str
    title: str
    option: str
    price: int
    cost: int
    net_g: int
    """What the shop's own master list says."""
    true_g: int
    """What it really weighs; differs where the master list is wrong."""
    pack_g: int
    use_days: int


@dataclass(frozen=True, slots=True)
class Line:
    """One item of an order; `paid` is what the buyer paid for the whole line, in fen."""

    sku: Sku
    quantity: int
    paid: int


@dataclass(frozen=True, slots=True)
class Payback:
    """Money that returns to whoever placed an order: the price and a commission, in fen."""

    payee: str
    payee_name: str
    commission: int
    days: int
    handled_by: str
    names_order: bool = True
    channel: str = "微信转账"


@dataclass(frozen=True, slots=True)
class Conduct:
    """How goods, money and words of an order really go; the default is an ordinary sale."""

    pays_within: tuple[int, int] | None = None
    """Seconds from ordering to paying; the shop's own habit where not given."""
    pays_at: datetime | None = None
    """When a pre-sale's balance is paid."""
    parcel_g: int = 0
    """Grams in the parcel whatever was ordered; 0 means the goods themselves."""
    extra_g: int = 0
    """Another order's goods packed along."""
    goods_leave: bool = True
    goods_back_days: int = 0
    """Days after which the goods stand on the shelf again without any refund; 0 for never."""
    billed: bool = True
    weighed: bool = True
    origin: City | None = None
    outlet: str = ""
    track: str = "full"
    """`full`, `thin`, `cut`, `early` (older than the order), `instant`, `presale`, `onward`
    (goes on from a forwarder), `shifted` (a clock eight hours off) or `none` (picked up)."""
    joins: str = ""
    """Travels in the parcel of that sale."""
    waybill: str = ""
    """A number that is not its own."""
    label_block: int = 0
    """Serial in a block of waybills bought together; 0 for a number of the shop's own roll."""
    split: bool = False
    talk: str = "natural"
    review: str = "natural"
    refund: str = "natural"
    backlog_h: int = 0
    confirms_fast: bool = False
    payback: Payback | None = None
    memo: str = ""
    message: str = ""
    in_mark_ledger: bool = False
    tracked: bool = True
    """Whether the shop still holds the courier's track."""


@dataclass(frozen=True, slots=True)
class Label:
    """The truth about an order; only `truth/` ever shows it."""

    role: str = "honest"
    code: str = ""
    group: str = ""
    cause: str = ""
    families: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sale:
    """Somebody orders something: the part of an order that is decided by people."""

    ref: str
    at: datetime
    buyer: Account
    to: Address
    lines: tuple[Line, ...]
    freight: int = 0
    discount: int = 0
    conduct: Conduct = Conduct()
    label: Label = Label()
    live: str = ""
    gift_note: str = ""

    @property
    def paid(self) -> int:
        """What the buyer pays, in fen."""
        return sum(line.paid for line in self.lines) + self.freight

    def master_g(self) -> int:
        """What the goods should weigh after the master list, packing included."""
        return sum(line.quantity * line.sku.net_g + line.sku.pack_g for line in self.lines)


@dataclass(frozen=True, slots=True)
class Scan:
    """One node of a parcel's track."""

    at: datetime
    words: str
    status: str
    code: str
    city: City


@dataclass(frozen=True, slots=True)
class Parcel:
    """A physical thing handed to a courier; weights in grams, 0 where nobody weighed."""

    waybill: str
    courier: str
    outlet: str
    handed_at: datetime
    grams: int
    scale_g: int
    billed_g: int
    fee: int
    scans: tuple[Scan, ...]
    to: Address
    tracked: bool = True

    @property
    def delivered_at(self) -> datetime | None:
        """When it was signed for, if it was."""
        last = self.scans[-1] if self.scans else None
        return last.at if last and last.status == "签收" else None


@dataclass(frozen=True, slots=True)
class Refund:
    """Money given back through the platform, in fen."""

    kind: str
    """`仅退款` or `退货退款`."""
    reason: str
    amount: int
    whole: bool
    shipped: bool
    applied_at: datetime
    finished_at: datetime


@dataclass(frozen=True, slots=True)
class Review:
    """What a buyer wrote afterwards."""

    at: datetime
    result: str
    words: str
    appended: str = ""
    appended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a chat; `sender` is `buyer`, `clerk` or `system`."""

    at: datetime
    sender: str
    words: str


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation with one clerk."""

    clerk: str
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Deal:
    """A sale and everything that became of it."""

    sale: Sale
    number: str
    status: str
    """`unpaid`, `paid`, `shipped`, `completed`, `refunded`, `cancelled`."""
    paid_at: datetime | None
    parcels: tuple[Parcel, ...] = ()
    confirmed_at: datetime | None = None
    refund: Refund | None = None
    review: Review | None = None
    talk: Talk | None = None

    @property
    def shipped_at(self) -> datetime | None:
        """When the first parcel was handed over."""
        return min((parcel.handed_at for parcel in self.parcels), default=None)

    @property
    def waybills(self) -> tuple[str, ...]:
        """The numbers of its parcels."""
        return tuple(parcel.waybill for parcel in self.parcels)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the shop's own register."""

    ref: str
    role: str
    name: str
    phone: str
    address: Address
    pay_account: str
    nick: str
    since: date
    until: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Transfer:
    """Money out of the shop's purse outside the platform, from the cash book; in fen."""

    at: datetime
    payee: str
    payee_name: str
    amount: int
    channel: str
    order_no: str
    memo: str
    handled_by: str


@dataclass(frozen=True, slots=True)
class Promotion:
    """One promotion of the shop's own record, written before it began."""

    name: str
    starts_at: datetime
    ends_at: datetime
    scope: str
    source: str


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One live broadcast and the product it explained."""

    ref: str
    title: str
    host: str
    item_id: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Ticket:
    """A report the shop filed with the platform."""

    ref: str
    at: datetime
    subject: str
    words: str
    answer: str


@dataclass(frozen=True, slots=True)
class Place:
    """What the shop knows about an address many people share."""

    address: str
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Records:
    """What a world leaves in the shop's own registers."""

    promotions: tuple[Promotion, ...] = ()
    broadcasts: tuple[Broadcast, ...] = ()
    tickets: tuple[Ticket, ...] = ()
    places: tuple[Place, ...] = ()
    people: tuple[Person, ...] = ()

    def __add__(self, other: "Records") -> "Records":
        return Records(
            self.promotions + other.promotions,
            self.broadcasts + other.broadcasts,
            self.tickets + other.tickets,
            self.places + other.places,
            self.people + other.people,
        )


@dataclass(frozen=True, slots=True)
class Scene:
    """What one world or ring adds to a shop."""

    sales: tuple[Sale, ...]
    records: Records = field(default_factory=Records)
