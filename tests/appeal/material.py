"""Invented cases for the appeal: misjudged, mixed, all conceded, and as many orders as wanted."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from zhendan.appeal import AppealMaterial, LawyerGate
from zhendan.domain import (
    Assessment,
    CaseId,
    Cause,
    Confidence,
    Deadline,
    Exhibit,
    ExhibitId,
    ExhibitKind,
    FlaggedOrder,
    FlagScope,
    Gap,
    Notice,
    OrderId,
    OrderStanding,
    Outcome,
    Passage,
    Penalty,
    PromotionWindow,
    Proposal,
    Provenance,
    RemedyTask,
    Requirements,
    RowRef,
    SealFacts,
    Sha256,
    SourceClass,
    Standing,
    Strength,
    Surge,
    SurgeDay,
    Text,
)

NOON = datetime(2026, 6, 18, 4, 0, tzinfo=UTC)  # 12:00 in Shanghai
SEALED_AT = datetime(2026, 6, 21, 1, 30, tzinfo=UTC)
NOTICE_NO = "WG20260620000001"
CHARGE = "B类-虚假交易"
VERDICTS = ("provable", "thin", "unclear", "conceded")
ELEMENTS = ("payment", "goods", "independent_buyer")

_SHELF: tuple[tuple[ExhibitKind, str, str, SourceClass], ...] = (
    (ExhibitKind.NOTICE, "违规通知文本", "seller_console_export", SourceClass.PLATFORM),
    (ExhibitKind.ORDER_RECORD, "订单导出表（6月）", "seller_console_export", SourceClass.PLATFORM),
    (
        ExhibitKind.PAYMENT_RECORD,
        "支付宝账务明细（6月）",
        "seller_console_export",
        SourceClass.COURIER_OR_PAYMENT,
    ),
    (ExhibitKind.WAYBILL_TRACK, "快递轨迹", "courier", SourceClass.COURIER_OR_PAYMENT),
    (
        ExhibitKind.WEIGHT_RECORD,
        "快递月结账单（含重量）",
        "courier",
        SourceClass.COURIER_OR_PAYMENT,
    ),
    (ExhibitKind.CHAT_LOG, "千牛聊天记录（复制文本）", "clipboard", SourceClass.SCREEN),
    (ExhibitKind.PROMOTION_PLAN, "促销日历", "folder", SourceClass.OWN_SYSTEM),
    (ExhibitKind.PICTURE, "仓库打包台照片", "folder", SourceClass.SCREEN),
    (ExhibitKind.SHOP_MARK, "店铺自有标记表", "folder", SourceClass.OWN_SYSTEM),
)


def sha(word: str) -> Sha256:
    """A hash made of a word."""
    return Sha256(hashlib.sha256(word.encode()).hexdigest())


def order_no(place: int) -> OrderId:
    """The invented number of the order at `place`."""
    return OrderId(f"33000000000000{place:05d}")


def exhibits() -> tuple[Exhibit, ...]:
    """Nine sealed files, E001 to E009, one of them the shop's own marks."""
    return tuple(
        Exhibit(
            id=ExhibitId(f"E{place:03d}"),
            kind=kind,
            sha256=sha(kind),
            size=1000 * place + 37,
            provenance=Provenance(
                original_name=f"{title}.csv",
                obtained_how=how,
                obtained_by="店主",
                obtained_at=SEALED_AT - timedelta(hours=place),
                source=source,
                tool="zhendan intake",
            ),
            sealed_at=SEALED_AT,
            leaf=place - 1,
            title=title,
        )
        for place, (kind, title, how, source) in enumerate(_SHELF, start=1)
    )


def passage(
    place: int, kind: ExhibitKind, says: str, *, hours: float = 0, contradicts: bool = False
) -> Passage:
    """What a row of the shelf's file of `kind` says of the order at `place`."""
    source = next(source for shelf, _, _, source in _SHELF if shelf is kind)
    return Passage(
        order=order_no(place),
        kind=kind,
        at_row=RowRef(sha(kind), row=place + 1),
        says=Text(says, says),
        happened_at=NOON + timedelta(minutes=place, hours=hours),
        source=source,
        contradicts=contradicts,
    )


def shown(place: int, *, buyer: bool = True) -> tuple[Passage, ...]:
    """The passages of an order that can be shown; without `buyer` it is thin."""
    track = ExhibitKind.WAYBILL_TRACK
    found = (
        passage(place, ExhibitKind.ORDER_RECORD, "乳胶枕双只装 1 件，应付 199.00 元，交易成功"),
        passage(place, ExhibitKind.PAYMENT_RECORD, "收入 199.00 元，备注含该订单号", hours=0.02),
        passage(place, track, f"运单 SF{place:013d} 在苏州揽收", hours=20),
        replace(
            passage(place, track, f"运单 SF{place:013d} 在杭州签收，签收人为本人", hours=68),
            at_row=RowRef(sha(track), pointer=f"/lastResult/data/{place}"),
        ),
        passage(place, ExhibitKind.WEIGHT_RECORD, "计费前实重 2.36 千克", hours=21),
    )
    chat = passage(place, ExhibitKind.CHAT_LOG, "买家询问「枕头能水洗吗」，客服答复洗涤方法")
    return (*found, chat) if buyer else found


def standing(place: int, verdict: str, *, marked: bool = False) -> OrderStanding:
    """A folded standing that reads as `verdict`."""
    outcome = Outcome.SUPPORTED if verdict in ("provable", "thin") else Outcome.INSUFFICIENT
    strength = Strength(verdict) if verdict in ("provable", "thin") else None
    proposal = Proposal(order_no(place), outcome, strength, marked=marked)
    kinds = {"unclear": Standing.UNCLEAR, "conceded": Standing.CONCEDED}
    return OrderStanding(order_no(place), kinds.get(verdict, Standing.GENUINE), strength, proposal)


def assessment(each: OrderStanding) -> Assessment:
    """An assessment that fits the standing."""
    elements = ELEMENTS if each.strength is Strength.PROVABLE else ELEMENTS[:2]
    return Assessment(each.order, each.proposal, (), (), (), (), (), elements)


def notice(orders: Iterable[OrderId], reason: str = "短时间内订单异常集中") -> Notice:
    """A notice over `orders`, all with the same reason."""
    flagged = tuple(FlaggedOrder(order, "exact", reason) for order in orders)
    return Notice(
        platform="taobao",
        number=NOTICE_NO,
        charge=CHARGE,
        grade=1,
        scope=FlagScope.EXPLICIT,
        flagged=flagged,
        delivered_at=datetime(2026, 6, 20, 2, 5, tzinfo=UTC),
        deadline_at=datetime(2026, 6, 23, 15, 59, tzinfo=UTC),
        deadline_words="请于2026年6月23日23:59前提交",
        declared_count=len(flagged),
        attempts=1,
        penalties=(
            Penalty("points", "扣2分", "2"),
            Penalty("demotion", "商品搜索降权30天"),
            Penalty("freeze", "冻结货款"),
        ),
        body="",
        files=(sha(ExhibitKind.NOTICE),),
        shop_name="示例家居旗舰店",
    )


def requirements() -> Requirements:
    """The deadline of the notice and nothing else."""
    at = datetime(2026, 6, 23, 15, 59, tzinfo=UTC)
    deadline = Deadline(
        at, at, "Asia/Shanghai", Confidence.NOTICE, Text("通知写明", "the notice says so")
    )
    return Requirements("taobao", "2026-06-20", deadline, (), ())


def surge() -> Surge:
    """A promotion day with a small part that nobody explains."""
    counts = (41, 44, 39, 43, 188, 61)
    days = tuple(
        SurgeDay(date(2026, 6, 14 + i), n, 42.0, 30.0, 55.0, "618" if n > 60 else "")
        for i, n in enumerate(counts)
    )
    sentence = Text("促销解释了 165 单中的 130 单", "The promotion explains 130 of 165")
    return Surge(days, 165, 130, 24, 8, 14, "spike", sentence)


def material(verdicts: Iterable[str], **changes: object) -> AppealMaterial:
    """A case with one order per verdict, its passages and its shelf of exhibits."""
    standings = [standing(place, verdict) for place, verdict in enumerate(verdicts, start=1)]
    passages = [
        each
        for place, stands in enumerate(standings, start=1)
        if stands.standing is Standing.GENUINE
        for each in shown(place, buyer=stands.strength is Strength.PROVABLE)
    ]
    built = AppealMaterial(
        case=CaseId(f"taobao-{NOTICE_NO}"),
        platform=Text("淘宝", "Taobao"),
        shop_name="示例家居旗舰店",
        notice=notice(stands.order for stands in standings),
        requirements=requirements(),
        standings={stands.order: stands for stands in standings},
        assessments=tuple(map(assessment, standings)),
        passages=tuple(passages),
        exhibits=exhibits(),
        gaps=(),
        surge=surge(),
        causes=(),
        remedies=(),
        promotions=(PromotionWindow("618", NOON - timedelta(days=2), NOON + timedelta(days=2)),),
        seal=SealFacts(
            origin="shop-0001/zhendan/main/1",
            size=9,
            root="Zdnp6nmmcFWaqVVstwHe2aK4LZqtL0lgz+Nw7+RDKAI=",
            key_fingerprint="SHA256:4f1c 9a27 0b3d 5e68 7790 a1c4 2d8e 6b05",
        ),
        built_on=date(2026, 6, 21),
        synthetic=True,
        contact="店铺客服主管，商家后台站内信",
    )
    return replace(built, **changes)  # type: ignore[arg-type] # tests name fields as they are


def misjudged() -> AppealMaterial:
    """A promotion day with loyal customers: four provable, two thin, nothing conceded."""
    cause = Cause(
        "RC01",
        Text("促销活动带来的订单集中", "promotion spike"),
        tuple(order_no(place) for place in range(1, 5)),
        Text("下单时间集中在活动首小时，与活动日历一致", "placed in the first hour"),
    )
    task = RemedyTask(
        "T1", "RC01", Text("大促前向平台报备活动方案", "announce"), (), "运营", date(2026, 7, 10)
    )
    verdicts = ("provable",) * 4 + ("thin",) * 2
    return material(verdicts, causes=(cause,), remedies=(task,))


def mixed() -> AppealMaterial:
    """Three provable, two thin, one unclear, two conceded; one thin order has a differing row."""
    verdicts = ("provable", "provable", "provable", "thin", "thin", "unclear", "conceded")
    built = material((*verdicts, "conceded"))
    gone = (order_no(7), order_no(8))
    differing = passage(
        4, ExhibitKind.WEIGHT_RECORD, "另一行同运单重量为 0.30 千克", contradicts=True
    )
    marks = (passage(7, ExhibitKind.SHOP_MARK, "备注 V-0618"),)
    causes = (
        Cause(
            "RC10",
            Text("员工为完成业绩自行下单", "staff brushing"),
            gone,
            Text("两单的收货地址与员工登记地址一致", "addresses agree"),
            suspected="P-03",
        ),
    )
    tasks = (
        RemedyTask(
            "T1",
            "RC10",
            Text("停用涉事账号的改价与备注权限", "lock"),
            gone,
            "店长",
            date(2026, 6, 21),
            (ExhibitId("E008"),),
        ),
        RemedyTask(
            "T2",
            "RC10",
            Text("全员学习平台交易规则并留存签到表", "training"),
            gone,
            "店长",
            date(2026, 7, 5),
        ),
        RemedyTask(
            "T3",
            "RC10",
            Text("发货前由第二人复核异常订单", "review"),
            (),
            "仓库主管",
            date(2026, 7, 1),
        ),
    )
    gap = Gap(
        ExhibitKind.CHAT_LOG,
        (order_no(4), order_no(5)),
        Text("缺少聊天记录", "no chat"),
        Text("说明买家独立", "independence"),
        Text("千牛", "console"),
        Text("客服", "service"),
        Text("只能部分证明", "thin"),
    )
    return replace(
        built,
        passages=(*built.passages, differing, *marks),
        causes=causes,
        remedies=tasks,
        gaps=(gap,),
    )


def brushed() -> AppealMaterial:
    """Four orders, all conceded, the lawyer's advice on record."""
    built = material(("conceded",) * 4, surge=None)
    orders = tuple(built.standings)
    cause = Cause(
        "RC10",
        Text("员工自行组织虚假下单", "staff brushing"),
        orders,
        Text("打款登记与四单金额、账号一一对应", "transfers agree"),
        suspected="P-03",
    )
    tasks = (
        RemedyTask(
            "T1", "RC10", Text("解除涉事人员的后台权限", "lock"), orders, "店主", date(2026, 6, 22)
        ),
        RemedyTask("T2", "RC10", Text("每周抽查低价与同址订单", "spot checks"), (), "财务"),
    )
    gate = LawyerGate("店主", SEALED_AT, "advised")
    return replace(built, causes=(cause,), remedies=tasks, gate=gate)
