"""D02: Did five or more buyers order from one network address in a day."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

BUYERS = 5  # starting value

ACCOUNTS = "\n".join(["buyer_id", *(f"b{n}" for n in range(5))])
_HEAD = "order_no buyer_id paid_amount created_at buyer_ip"
SHARED = "\n".join([_HEAD, *(f"A{n} b{n} 50 2026-06-01T10:0{n} net1" for n in range(5))])
OWN = "\n".join([_HEAD, *(f"A{n} b{n} 50 2026-06-01T10:0{n} net{n}" for n in range(5))])


SHARED_NETWORK = Signal(
    card=SignalCard(
        code="D02",
        name="device.shared-network",
        title=Text("同一网络多个买家", "Several buyers on one network"),
        question=Text(
            "同一网络地址当天是否有五个以上买家下单？",
            ("Did five or more buyers order from one network address in a day?"),
        ),
        family=Family.BUYER,
        weight=Weight.ASKS,
        why=Text("同一房间里的账号共用一个网络出口。", "Accounts in one room share one way out."),
        innocent=(
            Text(
                "运营商共用地址、校园、工厂、门店无线网。",
                ("Carrier-grade shared addresses, a campus, a factory, the store's own network."),
            ),
        ),
        blind_spots=(
            Text(
                "市场平台不提供网络地址；换网络的看不出来。",
                ("Marketplaces give no network address; changed networks are not seen."),
            ),
        ),
        clears=(Text("网络类型、场所说明。", "Type of the network, the venue."),),
        observable="S/P",
        source="[U]",
    ),
    needs=("network_buyers",),
    asks=f"network_buyers >= {BUYERS}",
    facts=(
        FactSpec(
            "network_buyers",
            Text("同一网络多个买家", "Several buyers on one network"),
            unit="buyers",
        ),
    ),
    examples=(
        Example(
            "5 accounts, one net",
            {
                "buyers": ACCOUNTS,
                "orders": SHARED,
            },
            frozenset(f"A{n}" for n in range(5)),
        ),
        Example(
            "each account with its own",
            {
                "buyers": ACCOUNTS,
                "orders": OWN,
            },
        ),
    ),
    points=60,
)
