"""Sealed files, where they come from, and which passage of which file speaks of which order."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from zhendan.domain.ids import ExhibitId, OrderId, Sha256
from zhendan.domain.text import Text


class ExhibitKind(StrEnum):
    """What a sealed file is (凭证种类)."""

    NOTICE = "notice"  # 违规通知
    ORDER_RECORD = "order_record"  # 订单记录
    PAYMENT_RECORD = "payment_record"  # 付款记录
    WAYBILL_TRACK = "waybill_track"  # 物流轨迹
    WEIGHT_RECORD = "weight_record"  # 称重记录
    CHAT_LOG = "chat_log"  # 聊天记录
    REVIEW_RECORD = "review_record"  # 评价记录
    REFUND_RECORD = "refund_record"  # 退款记录
    INVOICE = "invoice"  # 发票
    RECEIPT = "receipt"  # 收据（不等于发票）
    PROMOTION_PLAN = "promotion_plan"  # 促销方案与活动记录
    STOCK_MOVEMENT = "stock_movement"  # 出入库记录
    ITEM_LIST = "item_list"  # 商品资料（重量、成本）
    REGISTER = "register"  # 员工与合作方名册
    PICTURE = "picture"  # 图片
    VIDEO = "video"  # 视频
    EMAIL = "email"  # 电子邮件
    TICKET = "ticket"  # 向平台提交的工单
    SHOP_MARK = "shop_mark"  # 店铺自有标记（对店铺不利）
    OTHER = "other"  # 其他文件

    @property
    def words(self) -> Text:
        """The kind in words for people."""
        return _TITLES[self]


_TITLES = {
    ExhibitKind.NOTICE: Text("违规通知", "Notice"),
    ExhibitKind.ORDER_RECORD: Text("订单记录", "Order record"),
    ExhibitKind.PAYMENT_RECORD: Text("付款记录", "Payment record"),
    ExhibitKind.WAYBILL_TRACK: Text("物流轨迹", "Courier track"),
    ExhibitKind.WEIGHT_RECORD: Text("称重记录", "Weight record"),
    ExhibitKind.CHAT_LOG: Text("聊天记录", "Chat log"),
    ExhibitKind.REVIEW_RECORD: Text("评价记录", "Reviews"),
    ExhibitKind.REFUND_RECORD: Text("退款记录", "Refund record"),
    ExhibitKind.INVOICE: Text("发票", "Invoice"),
    ExhibitKind.RECEIPT: Text("收据", "Receipt"),
    ExhibitKind.PROMOTION_PLAN: Text("促销方案与活动记录", "Promotion plan"),
    ExhibitKind.STOCK_MOVEMENT: Text("出入库记录", "Stock movements"),
    ExhibitKind.ITEM_LIST: Text("商品资料", "Item list"),
    ExhibitKind.REGISTER: Text("员工与合作方名册", "Staff and partner register"),
    ExhibitKind.PICTURE: Text("图片", "Picture"),
    ExhibitKind.VIDEO: Text("视频", "Video"),
    ExhibitKind.EMAIL: Text("电子邮件", "E-mail"),
    ExhibitKind.TICKET: Text("平台工单", "Tickets filed with the platform"),
    ExhibitKind.SHOP_MARK: Text("店铺自有标记", "The shop's own marks"),
    ExhibitKind.OTHER: Text("其他文件", "Other file"),
}


class SourceClass(StrEnum):
    """Who made a record, strongest first (appeals reference, section 4)."""

    PLATFORM = "platform"
    COURIER_OR_PAYMENT = "courier_or_payment"
    TAX = "tax"
    OWN_SYSTEM = "own_system"
    SCREEN = "screen"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class RowRef:
    """Where a canonical row comes from: file, sheet and physical row (1 = first line)."""

    file: Sha256
    sheet: str = ""
    row: int | None = None
    pointer: str = ""
    """A JSON pointer, an XPath or `page=2` where the source has no rows."""

    @property
    def page(self) -> int | None:
        """The page of a document, from 1; None where the place is no page."""
        said = self.pointer.removeprefix("page=")
        return int(said) if said != self.pointer and said.isdigit() else None


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a file came to us (来源); a claim of the shop, never proof of truth."""

    original_name: str
    obtained_how: str
    """`folder`, `seller_console_export`, `open_api`, `erp`, `courier`, `manual` …"""
    obtained_by: str
    obtained_at: datetime
    source: SourceClass
    tool: str
    edited_after_export: bool | None = None


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A sealed file together with its provenance (凭证)."""

    id: ExhibitId
    kind: ExhibitKind
    sha256: Sha256
    size: int
    provenance: Provenance
    sealed_at: datetime
    leaf: int
    """Index of its record in the evidence log, from 0."""
    title: str = ""
    parent: Sha256 | None = None
    """Set on a derived file (a member of an archive, a masked copy): the original's hash."""


@dataclass(frozen=True, slots=True)
class MaskedCopy:
    """What is handed over instead of an original: nobody's data stands in it (脱敏件)."""

    id: ExhibitId
    """The original's number and the recipient's letter, e.g. `E003-P`."""
    original: ExhibitId
    sha256: Sha256
    size: int
    leaf: int
    """Index of its record in the evidence log; the record names the original's leaf."""
    recipient: str
    """`platform`, `lawyer`, `court` or `regulator`."""
    fields: int = 0
    """How many fields were masked; each has a commitment in the custody sheet."""
    classes: tuple[str, ...] = ()
    """The data classes of those fields, `P2` to `P4`."""
    persons_at_most: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a sealed file that speaks of one order."""

    order: OrderId
    kind: ExhibitKind
    at_row: RowRef
    says: Text
    """What stands there, in a few words, with ids and amounts as read."""
    happened_at: datetime | None = None
    source: SourceClass = SourceClass.OWN_SYSTEM
    certainty: str = "exact"
    """`exact` (by number), `repaired`, `weak` (by amount, time or buyer), never a guess."""
    contradicts: bool = False
    """The passage is about this order but disagrees with it (amount, city, goods)."""
    facts: dict[str, str] = field(default_factory=dict)
    """`matched_by`: `order_no`, `waybill`, `amount_time`, `account`, `buyer` or `period`;
    `repeated_in`: how many more sealed places say the same."""
    ask: Text | None = None
    """What a person must settle before it counts: it fits more orders than this one."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Evidence that is missing, with everything needed to go and get it (缺口)."""

    kind: ExhibitKind
    orders: tuple[OrderId, ...]
    what: Text
    why: Text
    where: Text
    who: Text
    otherwise: Text
    """What happens if it cannot be had."""
    level: str = "caution"
    """`info`, `caution`, `critical`, `hard_stop`."""
    expires: Text | None = None
    waived: Text | None = None
    """Who decided not to fetch it, until when and why; it is still missing, and is said to be."""

    @property
    def key(self) -> str:
        """The name of the gap, the same from day to day whatever orders it touches."""
        told = hashlib.sha256(self.what.zh.encode()).hexdigest()
        return f"gap:{self.kind}:{told[:8]}"
