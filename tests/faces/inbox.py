"""An invented inbox: its files as taken, sealed, and what they say of one order."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from zhendan.domain import (
    ControlTotal,
    Exhibit,
    ExhibitId,
    ExhibitKind,
    FileProblem,
    FileReport,
    NearMiss,
    OrderId,
    Passage,
    Provenance,
    RowRef,
    Sha256,
    SourceClass,
    Text,
)

NOW = datetime(2026, 6, 21, 2, 30, tzinfo=UTC)


def digest(name: str) -> Sha256:
    """The hash of an invented file."""
    return Sha256(hashlib.sha256(name.encode()).hexdigest())


def number(index: int) -> OrderId:
    """An invented order number of the platform's length."""
    return OrderId(f"33000000000000{index:05d}")


FILES = (
    ("违规通知.txt", "notice.text", Text("违规通知（文本）", "Notice (text)"), ExhibitKind.NOTICE),
    (
        "ExportOrderList202606200900.csv",
        "taobao.orders.2026",
        Text("淘宝订单报表", "Taobao orders"),
        ExhibitKind.ORDER_RECORD,
    ),
    (
        "支付宝账务明细.csv",
        "alipay.ledger",
        Text("支付宝账务明细", "Alipay ledger"),
        ExhibitKind.PAYMENT_RECORD,
    ),
    (
        "快递100/SF0000000000001.json",
        "courier.kuaidi100",
        Text("快递100轨迹", "Kuaidi100 track"),
        ExhibitKind.WAYBILL_TRACK,
    ),
    ("千牛聊天.txt", "chat.qianniu", Text("千牛聊天记录", "Qianniu chat"), ExhibitKind.CHAT_LOG),
    ("评价.csv", "reviews", Text("评价", "Reviews"), ExhibitKind.REVIEW_RECORD),
    ("促销日历.csv", "promotions", Text("促销日历", "Promotions"), ExhibitKind.PROMOTION_PLAN),
)


def file_reports() -> tuple[FileReport, ...]:
    """The inbox as taken, with one odd file and one that nobody knows."""
    plain = [
        FileReport(
            path=path,
            sha256=digest(path),
            size=4096,
            recognised_as=template,
            title=title,
            kind=kind,
            source=SourceClass.PLATFORM,
            score=1.0,
            encoding="gb18030" if path.endswith(".csv") else "utf-8",
            rows=120 * place,
        )
        for place, (path, template, title, kind) in enumerate(FILES, start=1)
    ]
    odd = replace(
        plain[1],
        rejected=2,
        edited_after_export=True,
        control_totals=(ControlTotal("合计笔数", "242", "240", ok=False),),
        problems=(
            FileProblem("ZD311", Text("订单号已损坏：3.3E+18", "Damaged id: 3.3E+18"), 17, True),
            FileProblem("ZD312", Text("时间只到分钟", "Times are to the minute"), None),
        ),
    )
    unknown = FileReport(
        path="新建文件夹/账单(1).xlsx",
        sha256=digest("unknown"),
        size=9000,
        recognised_as="unknown",
        title=Text("未认出的表格", "Unknown table"),
        kind=ExhibitKind.OTHER,
        source=SourceClass.OWN_SYSTEM,
        rows=0,
        near_misses=(
            NearMiss(
                "courier.zto.monthly",
                0.86,
                ("结算重量",),
                ("备注2",),
                Text("很像中通月结账单", "Much like a ZTO monthly bill"),
            ),
        ),
    )
    return (plain[0], odd, *plain[2:], unknown)


def exhibits() -> tuple[Exhibit, ...]:
    """Every file of the inbox, sealed."""
    return tuple(
        Exhibit(
            id=ExhibitId(f"E{place:03d}"),
            kind=kind,
            sha256=digest(path),
            size=4096,
            provenance=Provenance(
                path, "folder", "店主", NOW, SourceClass.PLATFORM, "zhendan 0.1.0"
            ),
            sealed_at=NOW,
            leaf=place - 1,
            title=title.zh,
        )
        for place, (path, _, title, kind) in enumerate(FILES, start=1)
    )


def row(file: int, line: int) -> RowRef:
    """A row of one of the inbox files."""
    return RowRef(digest(FILES[file][0]), "", line)


def passages(order: OrderId, line: int, *, contradicts: bool = False) -> tuple[Passage, ...]:
    """What the files say of one order, from payment to review."""
    paid = datetime(2026, 6, 18, 1, 2, tzinfo=UTC) + timedelta(minutes=line)
    say = (
        (1, ExhibitKind.ORDER_RECORD, 0, "下单，示例乳胶枕 1 件，¥199.00", "ordered, ¥199.00"),
        (2, ExhibitKind.PAYMENT_RECORD, 1, "收款 ¥199.00", "received ¥199.00"),
        (3, ExhibitKind.WAYBILL_TRACK, 580, "苏州揽收，未记重量", "picked up in Suzhou, no weight"),
        (3, ExhibitKind.WAYBILL_TRACK, 3200, "杭州签收，取件码", "signed in Hangzhou by code"),
        (4, ExhibitKind.CHAT_LOG, 20, "买家问：能和上午那单一起发吗", "buyer asks to combine"),
        (5, ExhibitKind.REVIEW_RECORD, 7000, "带图评价，与商品一致", "review with a picture"),
    )
    return tuple(
        Passage(
            order=order,
            kind=kind,
            at_row=row(file, line + 1),
            says=Text(zh, en),
            happened_at=paid + timedelta(minutes=minutes),
            source=SourceClass.PLATFORM,
            certainty="weak" if kind is ExhibitKind.REVIEW_RECORD else "exact",
            contradicts=contradicts and kind is ExhibitKind.WAYBILL_TRACK,
        )
        for file, kind, minutes, zh, en in say
    )
