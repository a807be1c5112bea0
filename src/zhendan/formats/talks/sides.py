"""Who speaks in a chat that names speakers only: the shop where it shows, else unknown."""

import re
from collections import Counter
from collections.abc import Iterable

_BOTS = ("机器人", "服务助手", "智能客服")
_SELF = frozenset({"你", "您", "我", "you"})
_OTHER = frozenset({"对方", "客户"})
_COLON = re.compile(r"[：:]")
_CLERK = re.compile(r"客服|店小二|售前|售后")
_OTHERS_CLERK = re.compile(
    r"平台|官方|快[递运]|速[递运]|物流|[圆中申]通|韵达|极兔|顺丰|京东|邮政|德邦"
    r"|淘宝|天猫|拼多多|抖音|抖店|快手|小红书|微信"
)
"""The clerk of a platform or a courier talks to the shop."""
_BUYER_LIKE = re.compile(r"^(?:用户|买家|顾客|客户|微信用户|匿名)|^(?:tb|jd_|user)\d|\*")
"""Names that platforms give those who buy; only beside them is a clerk the shop's."""
_PHONE = re.compile(r"^\+?[\d ()\u202a\u202c\u00a0-]{8,24}$")


def sides(speakers: Iterable[str], own: Iterable[str] = ()) -> dict[str, str]:
    """`agent`, `bot`, `buyer` or `unknown` by speaker.

    `shop:clerk` is the shop's side, and so are the shop's bare name and a clerk who talks to names
    that a platform gives its buyers. Where nobody bears such a
    name, several speakers stay unknown: a shop's words must not pass for a buyer's.
    """
    counted = Counter(speakers)
    ours = {name.strip().lower() for name in own if name.strip()}
    shops = Counter(_COLON.split(name)[0] for name in counted if _COLON.search(name))
    shop = shops.most_common(1)[0][0] if shops else ""
    found = {name: _plainly(name, shop, ours) for name in counted}
    open_names = [name for name, side in found.items() if not side]
    if not any(side == "agent" for side in found.values()):
        all_clerks = filter(_CLERK.search, open_names)
        clerks = [name for name in all_clerks if not _OTHERS_CLERK.search(name)]
        others = [name for name in open_names if name not in clerks]
        if clerks and others and all(map(_BUYER_LIKE.search, others)):
            found |= dict.fromkeys(clerks, "agent")
            open_names = others
    known = any(side == "agent" for side in found.values())
    for name in open_names:
        found[name] = "buyer" if known or len(counted) == 1 else "unknown"
    return found


def _plainly(name: str, shop: str, ours: set[str]) -> str:
    """The side that a name shows by itself; empty where it shows none."""
    if name.startswith(_BOTS):
        return "bot"
    if name.lower() in ours or name.lower() in _SELF:
        return "agent"
    if _COLON.search(name):
        return "agent" if _COLON.split(name)[0] == shop else "unknown"
    if shop and name == shop:
        return "agent"
    return "buyer" if name in _OTHER else ""


def shown_name(name: str) -> str:
    """A speaker as it may be kept: of a telephone number its last four digits."""
    if not _PHONE.match(name):
        return name
    digits = re.sub(r"\D", "", name)
    return f"***{digits[-4:]}"
