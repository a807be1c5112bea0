"""The known layouts, as data: headings in order, what each means, and how sure we are."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from zhendan.domain import ExhibitKind, SourceClass, Text

_KINDS = {
    "orders": ExhibitKind.ORDER_RECORD,
    "order_lines": ExhibitKind.ORDER_RECORD,
    "payments": ExhibitKind.PAYMENT_RECORD,
    "refunds": ExhibitKind.REFUND_RECORD,
    "parcel_bills": ExhibitKind.WEIGHT_RECORD,
    "parcels": ExhibitKind.WEIGHT_RECORD,
    "shipments": ExhibitKind.ORDER_RECORD,
    "reviews": ExhibitKind.REVIEW_RECORD,
    "promotions": ExhibitKind.PROMOTION_PLAN,
    "sku_master": ExhibitKind.ITEM_LIST,
    "people_register": ExhibitKind.REGISTER,
    "broadcasts": ExhibitKind.PROMOTION_PLAN,
    "stock_movements": ExhibitKind.STOCK_MOVEMENT,
    "traffic": ExhibitKind.OTHER,
    "tickets": ExhibitKind.TICKET,
    "places": ExhibitKind.REGISTER,
    "seller_marks": ExhibitKind.SHOP_MARK,
    "messages": ExhibitKind.CHAT_LOG,
}
_OWN = frozenset({"own", "erp", "seller"})
BEIJING = "Asia/Shanghai"
_IN_CHINA = frozenset(
    [
        *("taobao", "jd", "pdd", "douyin", "kuaishou", "xiaohongshu", "wechat_store", "youzan"),
        *("alibaba1688", "alipay", "wechatpay", "wechat_wallet", "zto", "ems", "sf", "erp"),
    ]
)
"""Platforms whose exports always carry Beijing's time, wherever the shop is."""
_IN_YUAN = _IN_CHINA | {"own", "seller"}
"""Layouts whose amounts are in yuan: exports of platforms in China, and books in our own words."""
_PAID_BY_OTHERS = frozenset({"alipay", "wechatpay", "wechat_wallet", "zto", "ems", "sf"})


@dataclass(frozen=True, slots=True)
class Template:
    """One known layout of an export, register or bill."""

    id: str
    platform: str
    kind: str
    """The canonical table that its rows are mainly about."""
    grain: str
    title: Text
    headers: tuple[str, ...]
    required: tuple[str, ...]
    mapping: Mapping[str, str]
    """Heading -> `table.column`, or a staging input that a transform takes up."""
    confidence: str = "A"
    """`A` full header seen in a public file, `B` set seen, `C` part seen, `own` ours."""
    encodings: tuple[str, ...] = ()
    quirks: tuple[str, ...] = ()
    evidence: str = ""
    alias: Mapping[str, str] = field(default_factory=dict)
    """Another spelling of a heading -> the heading of this template."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Headings that people use for a column, each meaning one thing -> the heading of this
    template; a table that is no known export may be read by them."""
    units: Mapping[str, str] = field(default_factory=dict)
    """`table.column` -> `kg`, `g`, or with `?` where the source does not say."""
    rules: frozenset[str] = frozenset()
    """Named exceptions: `both_sides`, `chosen_columns`, `fen`, `line_status`, `short_rows`,
    `transfer_out`."""
    fill_down: tuple[str, ...] = ()
    explain_row: bool = False
    """The row after the header explains columns and is not data."""
    provider: str = ""
    carrier: str = ""
    currency: str = ""
    """Of its amounts where no column says it; empty where nothing does."""
    json: Mapping[str, object] = field(default_factory=dict)
    """For open-platform answers: where lines lie and which fields to prefer."""

    @property
    def exhibit(self) -> ExhibitKind:
        """What a file of this layout is as an exhibit."""
        return _KINDS.get(self.kind, ExhibitKind.OTHER)

    @property
    def zone(self) -> str:
        """The zone of its times where they name none; '' where the shop's own zone decides."""
        return "UTC" if "utc" in self.rules else zone_of(self.platform)

    @property
    def source(self) -> SourceClass:
        """Who made the record."""
        if self.platform in _OWN:
            return SourceClass.OWN_SYSTEM
        if self.platform in _PAID_BY_OTHERS:
            return SourceClass.COURIER_OR_PAYMENT
        return SourceClass.PLATFORM


def zone_of(platform: str) -> str:
    """The zone in which a platform writes its times; '' where the shop's own decides."""
    return BEIJING if platform in _IN_CHINA else ""


def home_currency(platform: str) -> str:
    """The currency in which a platform in China settles; empty for any other, and for an ERP."""
    return "CNY" if platform in _IN_CHINA - {"erp"} else ""


@cache
def template_list() -> tuple[Template, ...]:
    """Every layout that intake knows, in order of id."""
    folder = files("zhendan.intake") / "templates"
    found = [
        _template(entry)
        for file in folder.iterdir()
        if file.name.endswith(".json")
        for entry in json.loads(file.read_text(encoding="utf-8"))
    ]
    return tuple(sorted(found, key=lambda template: template.id))


def _template(entry: dict[str, Any]) -> Template:
    """One layout from its data."""
    lists = ("headers", "required", "encodings", "quirks", "fill_down")
    facts: dict[str, Any] = {key: tuple(v) if key in lists else v for key, v in entry.items()}
    facts["title"] = Text(**entry["title"])
    facts["rules"] = frozenset(entry.get("rules", ()))
    facts.setdefault("currency", "CNY" if entry["platform"] in _IN_YUAN else "")
    return Template(**facts)
