"""B06: Names that differ only in digits."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

TWINS = 5  # starting value
RARE = 0.05  # where many names are made this way it is the way of the place

_COLUMNS = "buyer_id nick nick_masked"
_OTHERS = [f"x{n} {chr(97 + n % 26)}{chr(97 + n // 26)}o{1000 + n} false" for n in range(120)]
FAMILY = "\n".join([_COLUMNS, *_OTHERS, *(f"b{n} yunshan{4010 + n} false" for n in range(5))])
DEFAULT = "\n".join([_COLUMNS, *_OTHERS, *(f"b{n} tb{71020 + n} false" for n in range(5))])
ORDERS = "\n".join(
    [
        "order_no buyer_id paid_amount created_at",
        *(f"A{n} b{n} 50 2026-06-02T1{n}:00" for n in range(5)),
        *(f"X{n} x{n} 50 2026-05-{1 + n % 28:02d}T10:00" for n in range(120)),
    ]
)


NAMES_ALIKE = Signal(
    card=SignalCard(
        code="B06",
        name="buyer.names-alike",
        title=Text("昵称只差数字", "Names that differ only in digits"),
        question=Text(
            ("同一周内是否有五个以上买家的昵称只差末尾数字，而又不是平台默认昵称？"),
            (
                "Do five or more buyers of one week bear names that differ "
                "only in digits, and no default names?"
            ),
        ),
        family=Family.BUYER,
        weight=Weight.ASKS,
        why=Text(
            "批量注册的账号名字常出自同一模板。",
            "Accounts made in bulk often take names from one template.",
        ),
        innocent=(
            Text("平台默认昵称、流行的网名。", "Default names of a platform, a popular nickname."),
        ),
        blind_spots=(
            Text(
                "昵称脱敏时未核查；名字各异的看不出来。",
                "Not checked with masked names; varied names are not seen.",
            ),
        ),
        clears=(Text("请平台核查这些账号。", "Ask the platform to look at the accounts."),),
        observable="M",
        source="[U]",
    ),
    needs=("nick_twins", "base_twin_share"),
    asks=f"nick_twins >= {TWINS} AND base_twin_share < {RARE}",
    facts=(
        FactSpec(
            "nick_twins",
            Text("昵称只差数字的买家", "Buyers with such names"),
            unit="buyers",
            window="7 d",
        ),
    ),
    examples=(
        Example(
            "five names from one template",
            {
                "buyers": FAMILY,
                "orders": ORDERS,
            },
            frozenset(f"A{n}" for n in range(5)),
        ),
        Example(
            "five default names of the platform",
            {
                "buyers": DEFAULT,
                "orders": ORDERS,
            },
        ),
    ),
    points=40,
)
