"""Invented accounts: one maker for everybody, so that a nick never betrays its owner."""

from datetime import date

from zhendan_synth.facts import Account, Address, Person
from zhendan_synth.places import any_address
from zhendan_synth.streams import Stream, running

_WORDS = (
    "小鹿",
    "云朵",
    "橘子",
    "星星",
    "暖阳",
    "青柠",
    "柚子",
    "海盐",
    "松果",
    "麦芽",
    "团子",
    "晚风",
)
_LATIN = ("lulu", "sunny", "mika", "tong", "yoyo", "nana", "kiki", "momo", "coco", "dudu")
_FORMS = running([40, 35, 25])
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
_PREFIXES = ("136", "137", "138", "139", "150", "158", "186", "188")


def account(stream: Stream, *, home: Address | None = None) -> Account:
    """A new account, at `home` if given."""
    digits = stream.between(10000, 999999)
    form = stream.weighted(("plain", "word", "latin"), _FORMS)
    if form == "plain":
        nick, mail = f"shili_{digits}", f"shili{digits}"
    elif form == "word":
        word = stream.pick(_WORDS)
        nick, mail = f"示例{word}{digits % 10000}", f"shili{digits}"
    else:
        latin = stream.pick(_LATIN)
        nick, mail = f"{latin}_demo{digits % 100000}", f"{latin}.demo{digits}"
    return Account(
        key=f"{nick}/{digits}",
        nick=nick,
        pay_account=f"{mail}@example.com",
        phone=masked_phone(stream),
        name=f"{stream.pick(_SURNAMES)}**",
        home=home or any_address(stream),
    )


def masked_phone(stream: Stream) -> str:
    """A phone as exports show it; the full number exists nowhere."""
    return f"{stream.pick(_PREFIXES)}****{stream.below(10000):04d}"


def staff(stream: Stream, ref: str, name: str, hired: date) -> Person:
    """A person of the register, from the same makers as the buyers."""
    own = account(stream)
    return Person(ref, "员工", name, own.phone, own.home, own.pay_account, own.nick, hired)


def account_of(person: Person) -> Account:
    """The buyer's account of somebody who works for the shop."""
    key = f"{person.nick}/{person.ref}"
    return Account(
        key, person.nick, person.pay_account, person.phone, f"{person.name[0]}**", person.address
    )
