"""The questions that rings answer: which keys may tie which accounts, and who ties them innocently.

One graph per question, not one graph of everything (algorithms reference, 3.1).
"""

from dataclasses import dataclass

from zhendan.audit.measures.shared import ADDRESS_OF_BUYERS, PHONE_OF_BUYERS, PHONE_OF_SHOPS
from zhendan.domain import Text

_DAY_S = 86400


@dataclass(frozen=True, slots=True)
class RingKind:
    """One question to the shop's accounts.

    `rows` is SQL with one row per order and key: `order_key`, `account`, and the key as a whole
    number `a` with a small one `b`; none of them is ever unknown.
    """

    code: str
    tie: Text
    innocent: tuple[Text, ...]
    needs: tuple[str, ...]
    columns: frozenset[str]
    """Columns of the prepared orders that it reads."""
    rows: str
    floor: float
    """Least density of a ring. Every member of one has at least so much weight in shared keys."""
    step: int = 1
    """`b` counts in steps of this."""
    cut_popular: bool = False
    """Whether a key held by a crowd links nobody."""
    by_chance: bool = False
    """Whether buyers who meet by chance over the same goods and weekdays are the measure."""


# Two keys at least for every account: the heaviest a key with three holders can be is 0.48.
_HAND = RingKind(
    code="hand",
    tie=Text("共用多个收货地址或电话", "Several shared addresses or phones"),
    innocent=(
        Text(
            "家庭、同事、宿舍、驿站、集运仓",
            "A family, colleagues, a dormitory, a station, a forwarder",
        ),
        Text("一家公司的团购或送礼", "A company's purchase or gifts"),
    ),
    needs=("buyers.key_strength", "orders.address_hash|orders.address_token"),
    columns=frozenset({"buyer_key", "address_key", "phone_key"}),
    rows=f"""
        SELECT o.order_key, o.buyer_key AS account, o.address_key AS a, 0 AS b
        FROM audit_orders AS o
        JOIN {ADDRESS_OF_BUYERS.name} AS shared ON shared.address_key = o.address_key
        WHERE o.is_trade = 1 AND o.buyer_key IS NOT NULL {{home}}
        UNION ALL
        SELECT o.order_key, o.buyer_key AS account, o.phone_key AS a, 1 AS b
        FROM audit_orders AS o
        JOIN {PHONE_OF_BUYERS.name} AS shared ON shared.phone_key = o.phone_key
        WHERE o.is_trade = 1 AND o.buyer_key IS NOT NULL
    """,
    floor=0.5,
    cut_popular=True,
)

_ERRAND = RingKind(
    code="errand",
    tie=Text("同一批账号多次在同一天买同样的商品", "The same accounts, the same goods, same days"),
    innocent=(
        Text("会员日、促销、直播间的老观众", "Member days, promotions, regulars of a broadcast"),
        Text("社区团购、单位固定采购", "Group purchases, a firm's standing orders"),
    ),
    needs=(
        "buyers.key_strength",
        "orders.created_at|orders.paid_at",
        "order_lines.item_id|order_lines.outer_id|order_lines.title",
    ),
    columns=frozenset({"buyer_key", "item_key", "local_s"}),
    rows=f"""
        SELECT
            o.order_key,
            o.buyer_key AS account,
            o.item_key AS a,
            o.local_s - o.local_s % {_DAY_S} AS b
        FROM audit_orders AS o
        WHERE o.is_trade = 1 AND o.buyer_key IS NOT NULL AND o.item_key IS NOT NULL
            AND o.local_s IS NOT NULL
    """,
    floor=0.8,
    step=_DAY_S,
    by_chance=True,
)

_SHOPS = RingKind(
    code="shops",
    tie=Text("同一批收件人在多家店买同样的商品", "The same receivers buy alike in several shops"),
    innocent=(
        Text("同一品牌的几家店、跨店活动", "Shops of one brand, promotions across shops"),
        Text("老客在几家店都买", "Loyal customers of several shops"),
    ),
    needs=(
        "orders.receiver_phone_hash",
        "order_lines.item_id|order_lines.outer_id|order_lines.title",
    ),
    columns=frozenset({"phone_key", "item_key", "shop"}),
    rows=f"""
        SELECT o.order_key, o.phone_key AS account, o.item_key AS a, s.b
        FROM audit_orders AS o
        JOIN (
            SELECT shop, ROW_NUMBER() OVER (ORDER BY shop) AS b
            FROM (SELECT DISTINCT shop FROM audit_orders WHERE shop IS NOT NULL) AS shops
        ) AS s ON s.shop = o.shop
        JOIN {PHONE_OF_SHOPS.name} AS roaming ON roaming.phone_key = o.phone_key
        WHERE o.is_trade = 1 AND o.item_key IS NOT NULL
    """,
    floor=0.8,
)

RING_KINDS = (_HAND, _ERRAND, _SHOPS)
