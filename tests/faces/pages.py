"""Case pages built by hand, one per situation the report must show. Everything is invented."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.faces.inbox import NOW, digest, exhibits, file_reports, number, passages, row
from tests.faces.stories import CARDS, INNOCENT, assessment, found, surge
from zhendan.domain import (
    Anchor,
    AuditReport,
    CaseId,
    Cause,
    Confidence,
    Deadline,
    Decision,
    ExhibitId,
    ExhibitKind,
    FlaggedOrder,
    FlagScope,
    Gap,
    Group,
    NextThing,
    NotChecked,
    Notice,
    OrderId,
    Outcome,
    Penalty,
    PersonId,
    PromotionWindow,
    Proposal,
    RemedyTask,
    Requirements,
    RuleValue,
    SealFacts,
    Sentence,
    SentenceKind,
    Source,
    Standing,
    Strength,
    Surge,
    Text,
    fold,
)
from zhendan.steps.look.case_page import CasePage

DELIVERED = datetime(2026, 6, 20, 2, 0, tzinfo=UTC)
DUE = datetime(2026, 6, 23, 15, 59, tzinfo=UTC)
CASE = CaseId("taobao-WG20260620000001")


PROPOSALS = {
    "provable": (Outcome.SUPPORTED, Strength.PROVABLE),
    "thin": (Outcome.EXPLAINED, Strength.THIN),
    "unclear": (Outcome.INSUFFICIENT, None),
    "contradicted": (Outcome.CONTRADICTED, None),
    "conceded": (Outcome.CONTRADICTED, None),
}


def notice(orders: Sequence[OrderId]) -> Notice:
    """The platform's notice as read."""
    return Notice(
        platform="taobao",
        number="WG20260620000001",
        charge="B类-虚假交易",
        grade=2,
        scope=FlagScope.EXPLICIT,
        flagged=tuple(FlaggedOrder(order, "exact") for order in orders),
        delivered_at=DELIVERED,
        deadline_at=DUE,
        deadline_words="如有异议请于2026年6月23日23:59前在违规管理中心提交申诉凭证",
        declared_count=len(orders),
        attempts=None,
        penalties=(Penalty("points", "扣分", "2 分"),),
        body="【违规提醒】亲爱的商家：经系统排查，您的店铺存在虚假交易行为。",
        files=(digest("违规通知.txt"),),
        shop_name="示例家居旗舰店",
        asks_for=("发货凭证", "聊天记录"),
    )


def requirements() -> Requirements:
    """What the platform demands, the deadline from the notice itself."""
    own = Source(
        "TB-4", "卖家社区整理的申诉说明", "https://example.com/tb4", Confidence.THIRD_PARTY
    )
    official = Source(
        "TB-1", "虚假交易实施细则", "https://rules.example.com/1", Confidence.OFFICIAL
    )
    return Requirements(
        platform="taobao",
        on="2026-06-20",
        deadline=Deadline(
            at=DUE,
            plan_by=DUE,
            zone="Asia/Shanghai",
            confidence=Confidence.NOTICE,
            source=Text("违规通知第 1 行", "line 1 of the notice"),
            steps=(
                Text("通知写明：2026年6月23日23:59前。", "The notice: before 23:59, 23 June 2026."),
                Text("通知写明的时间优先于规则库。", "The notice comes before the rule base."),
            ),
            one_shot=True,
        ),
        known=(
            RuleValue("attempts", 1, "2020-01-01", own, stale=True),
            RuleValue("evidence", ("发货凭证", "物流底单"), "2025-04-01", official),
        ),
        unknown=("form_limits", "second_window"),
        stale=True,
    )


def gaps(orders: Sequence[OrderId]) -> tuple[Gap, ...]:
    """What is still missing, two kinds."""
    weights = Gap(
        kind=ExhibitKind.WEIGHT_RECORD,
        orders=tuple(orders[:14]),
        what=Text("揽收重量", "Weight at pick-up"),
        why=Text("平台理由是“空包”，须证明有实物", "The charge is empty parcels"),
        where=Text("快递月结账单，或网点称重记录", "The courier's monthly bill"),
        who=Text("仓库，约 1 天", "The warehouse, about a day"),
        otherwise=Text(
            "用出库称重与打包视频，写明缺失", "Use packing weight and say it is missing"
        ),
        level="critical",
    )
    chats = Gap(
        kind=ExhibitKind.CHAT_LOG,
        orders=tuple(orders[:2]),
        what=Text("旺旺聊天记录", "Wangwang chats"),
        why=Text("证明买家独立", "It shows an independent buyer"),
        where=Text("千牛 › 聊天记录 › 导出", "Qianniu › chats › export"),
        who=Text("客服", "Service staff"),
        otherwise=Text("该单维持“证据薄”", "The order stays thin"),
        expires=Text("约三个月后查不到", "Gone after about three months"),
    )
    return (chats, weights)


def page(*kinds: str) -> CasePage:
    """A case whose flagged orders are of these kinds (keys of `PROPOSALS`), in this order."""
    orders = [number(index) for index in range(1, len(kinds) + 1)]
    proposals = [
        Proposal(o, *PROPOSALS[kind], suggest_concede=PROPOSALS[kind][0] is Outcome.CONTRADICTED)
        for o, kind in zip(orders, kinds, strict=True)
    ]
    decisions = [
        Decision(
            o,
            Standing.CONCEDED,
            PersonId("店主 陈某"),
            NOW,
            "快递称重 40 克，与 199 元乳胶枕不符",
            Outcome.CONTRADICTED,
        )
        for o, kind in zip(orders, kinds, strict=True)
        if kind == "conceded"
    ]
    standings = fold(proposals, decisions)
    said = [s.verdict for s in standings.values()]
    anchor = Anchor(ExhibitId("E002"), row(1, 12))
    return CasePage(
        case=CASE,
        title="示例家居旗舰店 · WG20260620000001",
        shop_name="示例家居旗舰店",
        now=NOW,
        notice=notice(orders),
        requirements=requirements(),
        files=file_reports(),
        exhibits=exhibits(),
        passages=tuple(
            p
            for line, (o, kind) in enumerate(zip(orders, kinds, strict=True))
            for p in passages(o, line, contradicts=kind in ("contradicted", "conceded"))
        ),
        audit=AuditReport(
            assessments=tuple(
                assessment(p, kind) for p, kind in zip(proposals, kinds, strict=True)
            ),
            counts={"supported": 3000},
            surge=surge(),
            causes=(
                Cause(
                    "RC01",
                    Text("平台误判", "Misjudged"),
                    tuple(orders[:3]),
                    Text("促销日集中下单", "Orders of the promotion day"),
                ),
            ),
            groups=(
                Group("G1", Text("同一收货地址", "One address"), tuple(orders[:20]), INNOCENT),
            ),
            not_checked=(NotChecked(CARDS["A03"], ("traffic.visitors",)),),
            orders_total=3412,
        ),
        standings=standings,
        gaps=gaps(orders),
        promotions=(
            PromotionWindow(
                "6·18 大促",
                datetime(2026, 6, 17, 16, tzinfo=UTC),
                datetime(2026, 6, 20, 15, 59, tzinfo=UTC),
            ),
            PromotionWindow(
                "店铺会员日",
                datetime(2026, 5, 27, 16, tzinfo=UTC),
                datetime(2026, 5, 29, 15, 59, tzinfo=UTC),
            ),
        ),
        statement=(
            Sentence(
                "6月18日为本店登记的促销日，活动规则于6月10日公示。", SentenceKind.FACT, (anchor,)
            ),
            Sentence("请求撤销对可证真订单的处罚。", SentenceKind.REQUEST),
        ),
        remedies=(
            RemedyTask(
                "T1", "RC02", Text("发货前称重留底", "Weigh before shipping"), tuple(orders[:1])
            ),
        ),
        seal=SealFacts("shop/zhendan/log/1", 7, "XdmieuoGWaadVZy3AdnZoquduC4=", "ab12cd34ef56"),
        next=(
            NextThing(
                Text("导出旺旺记录", "Export the chats"),
                Text("涉及 2 单，约三个月后查不到", "2 orders; gone after three months"),
            ),
            NextThing(
                Text("补揽收重量", "Get the weights"),
                Text("向快递网点索取月结重量", "Ask the courier for the monthly bill"),
                "zhendan evidence add 月结.xlsx --kind weight_record",
            ),
            NextThing(
                Text("决定 1 单是否认可", "Decide on one order"),
                Text("凭证与订单相矛盾", "Its evidence contradicts it"),
                f"zhendan decide --case {CASE} --order {number(3)} --standing unclear",
            ),
        ),
        counts={"flagged": len(orders)}
        | {name: said.count(name) for name in ("provable", "thin", "unclear", "conceded")},
    )


def misjudged() -> CasePage:
    """A promotion day: everything provable or thin."""
    return page(*["provable"] * 9, *["thin"] * 3)


def mixed() -> CasePage:
    """A bit of everything."""
    return page(
        *["provable"] * 5, "contradicted", *["thin"] * 2, *["unclear"] * 2, *["conceded"] * 2
    )


def conceded() -> CasePage:
    """Real brushing, conceded by the owner."""
    return page(*["conceded"] * 6)


def bare() -> CasePage:
    """A notice that names neither platform, deadline nor orders; nothing else was provided."""
    whole = page()
    unknown = Deadline(None, None, "Asia/Shanghai", Confidence.UNKNOWN, Text("未知", "unknown"))
    nothing = Surge((), 0, 0, 0, 0, 0, "not_checked", Text("", ""), ("orders.paid_at",))
    return replace(
        whole,
        notice=replace(
            whole.notice,
            platform="unknown",
            charge="",
            grade=None,
            flagged=(),
            delivered_at=None,
            deadline_at=None,
            deadline_words="",
            declared_count=None,
            penalties=(),
            body="",
            asks_for=(),
            not_found=("platform", "deadline_at", "flagged"),
        ),
        requirements=Requirements("unknown", "", unknown, (), ("appeal_window", "attempts")),
        files=(),
        exhibits=(),
        audit=AuditReport((), {}, nothing, (), (), (), 0),
        gaps=(),
        promotions=(),
        statement=(),
        remedies=(),
        next=(),
        counts={},
    )


def noticeless() -> CasePage:
    """Nobody has put the notice in yet."""
    whole = bare()
    return replace(whole, notice=replace(whole.notice, not_found=("notice",)))


def past_due() -> CasePage:
    """The deadline has gone by."""
    return replace(mixed(), now=DUE + timedelta(days=3, hours=2))


def provisional() -> CasePage:
    """A deadline from third-party material, planned for its earliest reading."""
    whole = mixed()
    due = Deadline(
        at=DUE,
        plan_by=DUE - timedelta(days=1),
        zone="Asia/Shanghai",
        confidence=Confidence.THIRD_PARTY,
        source=Text("规则库：第三方资料", "rule base: third party"),
        provisional=True,
    )
    return replace(whole, requirements=replace(whole.requirements, deadline=due))


def synthetic() -> CasePage:
    """An inbox that says of itself that it is invented."""
    return replace(mixed(), synthetic=True)


def uncharted() -> CasePage:
    """No promotion calendar was provided."""
    whole = mixed()
    return replace(whole, promotions=(), audit=replace(whole.audit, surge=surge(calendar=False)))


def wave(count: int = 3000) -> CasePage:
    """A wave: thousands of flagged orders."""
    kinds = ("provable", "provable", "provable", "thin", "unclear", "conceded")
    return page(*(kinds[place % len(kinds)] for place in range(count)))


HOSTILE = "<script>alert(1)</script>\u202egnp.exe\"'><img src=x onerror=alert(2)>"


def hostile() -> CasePage:
    """Every free text of the exports carries markup and a bidirectional override."""
    whole = mixed()
    bad = OrderId(HOSTILE)
    flagged = (FlaggedOrder(bad, "exact", HOSTILE), *whole.notice.flagged[1:])
    proposal = Proposal(bad, Outcome.INSUFFICIENT)
    return replace(
        whole,
        case=CaseId(HOSTILE),
        title=HOSTILE,
        notice=replace(
            whole.notice, charge=HOSTILE, body=HOSTILE, deadline_words=HOSTILE, flagged=flagged
        ),
        files=tuple(replace(f, path=HOSTILE, encoding=HOSTILE) for f in whole.files),
        exhibits=tuple(replace(e, title=HOSTILE) for e in whole.exhibits),
        passages=tuple(replace(p, order=bad, says=Text(HOSTILE, HOSTILE)) for p in whole.passages),
        standings={**whole.standings, **fold([proposal], [])},
        statement=(Sentence(HOSTILE, SentenceKind.OPINION),),
        promotions=tuple(replace(w, name=HOSTILE) for w in whole.promotions),
        audit=replace(
            whole.audit,
            assessments=(
                *whole.audit.assessments,
                replace(assessment(proposal, "unclear"), findings=(found(bad, HOSTILE),)),
            ),
        ),
    )


ALL_PAGES = (
    misjudged,
    mixed,
    conceded,
    bare,
    noticeless,
    past_due,
    provisional,
    synthetic,
    uncharted,
    hostile,
)
