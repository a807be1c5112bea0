"""What a shop registers beforehand for the review desk: its people, shared places, group orders."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from zhendan.domain import Note, OrderId, Page, Text
from zhendan.remedy.errors import OrderUnreadable, RegisterUnreadable
from zhendan.remedy.review.memory import Known
from zhendan.remedy.review.orders import KeyMaker, rows_of

REVIEW_KNOWN = "review_known"
MOST_ROWS = 20_000


class Register(StrEnum):
    """One list that the desk knows of; a new one takes the place of the former."""

    PEOPLE = "people"  # 员工与合作方名册
    PLACES = "places"  # 多人共用的地点
    GROUPS = "groups"  # 事先登记的团购、企业订单

    @property
    def words(self) -> Text:
        """The list as a person reads it."""
        return _WORDS[self]


_WORDS = {
    Register.PEOPLE: Text("员工与合作方名册", "register of staff and partners"),
    Register.PLACES: Text("多人共用的地点", "places that many share"),
    Register.GROUPS: Text("事先登记的团购订单", "group orders registered beforehand"),
}
_HEADINGS: Mapping[str, Sequence[str]] = {
    "phone": ("手机号", "phone"),
    "address": ("收货地址", "address"),
    "account": ("支付账号", "account"),
    "buyer": ("买家昵称", "buyer"),
    "order": ("订单号", "order_no"),
}
_ENDS = ("结束日期", "ends")
_ASKED = {
    Register.PEOPLE: ("phone", "address", "account", "buyer"),
    Register.PLACES: ("address",),
    Register.GROUPS: ("order",),
}


def read_register(which: Register, content: bytes, keys: KeyMaker, *, on: date) -> tuple[str, ...]:
    """Keys of a list, never what they were made of; rows whose end date is over are left out.

    Raises `RegisterUnreadable` where no row has anything to look for.
    """
    makers: dict[str, Callable[[str], str]] = {
        "phone": keys.phone,
        "address": keys.address,
        "account": keys.account,
        "buyer": keys.buyer,
        "order": str,
    }
    found: dict[str, None] = {}
    try:
        for number, row in enumerate(rows_of(content), start=1):
            if number > MOST_ROWS:
                raise RegisterUnreadable(which=which.words.zh, problem=f"> {MOST_ROWS}")
            if not _over(row, on):
                found |= dict.fromkeys(_keys(row, _ASKED[which], makers))
    except OrderUnreadable as error:
        raise RegisterUnreadable(which=which.words.zh, problem=str(error.facts)) from error
    if not found:
        headings = "、".join(_HEADINGS[name][0] for name in _ASKED[which])
        raise RegisterUnreadable(which=which.words.zh, problem=headings)
    return tuple(sorted(found))


def _keys(
    row: Mapping[str, str], asked: Sequence[str], makers: Mapping[str, Callable[[str], str]]
) -> Iterator[str]:
    for name in asked:
        value = next((row[one].strip() for one in _HEADINGS[name] if row.get(one)), "")
        if value and (key := makers[name](value)):
            yield key


def _over(row: Mapping[str, str], on: date) -> bool:
    """Whether the row's end date is over. An end that cannot be read ends nothing."""
    told = next((row[one].strip() for one in _ENDS if row.get(one)), "").replace("/", "-")
    try:
        return bool(told) and date.fromisoformat(told[:10]) < on
    except ValueError:
        return False


def registered(which: Register, keys: Sequence[str]) -> Page:
    """A list is in force from now on."""
    return Page(REVIEW_KNOWN, str(which), "registered", {"keys": list(keys)})


def known_of(notes: Sequence[Note]) -> Known:
    """What the desk knows: the latest of each list."""
    latest: dict[str, frozenset[str]] = {}
    for note in notes:
        told = note.page.fields.get("keys")
        latest[note.id] = frozenset(map(str, told)) if isinstance(told, list) else frozenset()
    return Known(
        staff=latest.get(Register.PEOPLE, frozenset()),
        places=latest.get(Register.PLACES, frozenset()),
        group_orders=frozenset(map(OrderId, latest.get(Register.GROUPS, frozenset()))),
    )
