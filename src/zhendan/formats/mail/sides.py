"""Who speaks in a letter: the shop, a platform, a buyer behind a platform's relay, or nobody knows.

A sender's address is only what the letter says. It decides who is shown as speaking; it proves
nothing, and an unknown sender is never counted as a buyer.
"""

from collections.abc import Iterable, Sequence

from zhendan.formats.mail.letters import Letter

_PLATFORMS = (
    *("taobao.com", "tmall.com", "alibaba.com", "alibaba-inc.com", "1688.com", "aliexpress.com"),
    *("jd.com", "pinduoduo.com", "temu.com", "douyin.com", "bytedance.com", "kuaishou.com"),
    *("xiaohongshu.com", "weixin.qq.com", "tencent.com", "tiktok.com", "amazon.com", "ebay.com"),
    *("amazon.co.jp", "amazon.de", "amazon.co.uk", "shopee.com", "shopify.com", "youzan.com"),
    *("lazada.com", "alipay.com", "paypal.com", "etsy.com", "walmart.com"),
)
_RELAYS = (
    *("marketplace.amazon.com", "marketplace.amazon.co.jp", "marketplace.amazon.de"),
    *("marketplace.amazon.co.uk", "members.ebay.com", "ebay-message.com"),
)
_FEWEST = 2


def own_addresses(letters: Sequence[Letter], said: Iterable[str]) -> frozenset[str]:
    """The shop's addresses: named by a person, by the letters' headings, or in every letter."""
    named = {address.strip().lower() for address in said if address.strip()}
    if named:
        return frozenset(named)
    owners = {person.address for letter in letters for person in letter.owner}
    senders = {x.sender.address for x in letters if x.outgoing and x.sender is not None}
    if owners or senders:
        return frozenset(owners | senders)
    everybody = [
        {person.address for person in (letter.sender, *letter.receivers) if person is not None}
        for letter in letters
    ]
    common = set.intersection(*everybody) if len(everybody) >= _FEWEST else set()
    return frozenset(common) if len(common) == 1 else frozenset()


def side(letter: Letter, own: frozenset[str]) -> str:
    """`agent`, `system`, `buyer` or `unknown`."""
    if letter.sender is None:
        return "unknown"
    address = letter.sender.address
    domain = address.rpartition("@")[2]
    if address in own or letter.outgoing:
        return "agent"
    if _within(domain, _RELAYS):
        return "buyer"
    return "system" if _within(domain, _PLATFORMS) else "unknown"


def counterpart(letter: Letter, role: str) -> str:
    """The other side of the conversation, as it may be kept."""
    other = next(iter(letter.receivers), None) if role == "agent" else letter.sender
    return other.shown if other is not None else "?"


def _within(domain: str, known: Iterable[str]) -> bool:
    """Whether a domain is one of these, or lies below one."""
    return any(domain == name or domain.endswith("." + name) for name in known)
