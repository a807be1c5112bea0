"""D01: Did three or more buyers order on one device."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

BUYERS = 3  # starting value

ACCOUNTS = "\n".join(["buyer_id", *(f"b{n}" for n in range(3))])
_HEAD = "order_no buyer_id paid_amount created_at device_id"
SHARED = "\n".join([_HEAD, *(f"A{n} b{n} 50 2026-06-01T10:0{n} phone1" for n in range(3))])
OWN = "\n".join([_HEAD, *(f"A{n} b{n} 50 2026-06-01T10:0{n} phone{n}" for n in range(3))])


SHARED_DEVICE = Signal(
    card=SignalCard(
        code="D01",
        name="device.shared",
        title=Text("同一设备多个买家", "Several buyers on one device"),
        question=Text(
            "同一设备上是否有三个以上买家下单？", "Did three or more buyers order on one device?"
        ),
        family=Family.BUYER,
        weight=Weight.ASKS,
        why=Text(
            "一排手机控制许多账号，叫作群控。", "Many accounts may be run from one bank of phones."
        ),
        innocent=(
            Text(
                "家人共用手机、店员代老人下单、网吧。",
                ("A family phone, a shop assistant helping old customers, an internet café."),
            ),
        ),
        blind_spots=(
            Text(
                "市场平台不提供设备编号；只有自营网站和小程序能查。",
                ("Marketplaces give no device; only own sites and mini-programs have it."),
            ),
        ),
        clears=(Text("店内录像、店员记录。", "Shop video, the assistant's log."),),
        observable="S/P",
        source="[U]; P-8 uses click locations",
    ),
    needs=("device_buyers",),
    asks=f"device_buyers >= {BUYERS}",
    facts=(
        FactSpec(
            "device_buyers", Text("同一设备多个买家", "Several buyers on one device"), unit="buyers"
        ),
    ),
    examples=(
        Example(
            "3 accounts, one phone",
            {
                "buyers": ACCOUNTS,
                "orders": SHARED,
            },
            frozenset(f"A{n}" for n in range(3)),
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
