"""What a platform's answer says: how it ended, what it asks for, why, and by when (平台答复)."""

import re
from dataclasses import dataclass
from enum import StrEnum

from zhendan.casework.states import RoundState
from zhendan.domain import ExhibitKind, Text


class ReplyKind(StrEnum):
    """What kind of answer it is."""

    NEEDS_MORE = "needs_more"  # 要求补充说明或材料
    ACCEPTED = "accepted"  # 申诉成立
    PARTLY = "partly"  # 部分成立
    REJECTED = "rejected"  # 申诉不成立
    FINAL_REFUSAL = "final_refusal"  # 最终维持，不再受理
    RECEIVED = "received"  # 已收到、审核中
    UNKNOWN = "unknown"  # 看不出来，请人工判断


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing the platform asks for, in its own words."""

    words: str
    kind: ExhibitKind | None = None
    """The kind of record it seems to mean; None where that is not clear."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A platform's answer as read; a person's own word outranks it (答复要点)."""

    kind: ReplyKind
    asks: tuple[Ask, ...]
    codes: tuple[str, ...]
    """Reasons for a rejection, in the list R01 to R20; a reading of ours, not the platform's."""
    until: str = ""
    """The passage that names a time, verbatim."""
    words: str = ""
    """The words that the kind was read from, verbatim; empty where nothing was."""
    why: tuple[tuple[str, str], ...] = ()
    """Each code of `codes` with the words it was read from."""

    @property
    def state(self) -> RoundState | None:
        """The state of the round that fits; None where a person must say."""
        return _STATES.get(self.kind)


_STATES = {
    ReplyKind.NEEDS_MORE: RoundState.SUPPLEMENT_ASKED,
    ReplyKind.ACCEPTED: RoundState.ACCEPTED,
    ReplyKind.PARTLY: RoundState.PARTLY_ACCEPTED,
    ReplyKind.REJECTED: RoundState.REJECTED,
    ReplyKind.FINAL_REFUSAL: RoundState.REJECTED,
    ReplyKind.RECEIVED: RoundState.UNDER_REVIEW,
}
# Tried in this order: 部分成立 holds 成立, 不予支持 holds 支持.
_KINDS: tuple[tuple[ReplyKind, str], ...] = (
    (
        ReplyKind.FINAL_REFUSAL,
        r"终局|最终(?:结果|决定)|不再受理|维持原(?:判|处罚)且|final decision",
    ),
    (ReplyKind.PARTLY, r"部分(?:成立|通过|支持)|酌情减轻|partially (?:approved|accepted)"),
    (
        ReplyKind.REJECTED,
        r"不成立|不通过|未通过|驳回|不予(?:支持|通过|认可)|申诉失败|维持(?:原)?(?:处罚|判定|结果)"
        r"|rejected|denied|unsuccessful|not approved",
    ),
    (
        ReplyKind.NEEDS_MORE,
        r"(?:请|需|需要|应)(?:您|商家)?(?:[^。；\n]{0,12})?(?:补充|补交|提供|上传|补齐)"
        r"|please (?:provide|submit|upload)|additional (?:information|documents?)",
    ),
    (
        ReplyKind.ACCEPTED,
        r"申诉成立|申诉通过|申诉成功|已撤销(?:处罚|违规)|予以撤销|appeal (?:has been )?"
        r"(?:approved|accepted|successful)|reinstated",
    ),
    (ReplyKind.RECEIVED, r"已收到|审核中|处理中|已受理|under review|received your"),
)
_CONDITION = re.compile(
    r"(?:(?<![不例])如(?![下实期图此今何])|若(?!干)|倘|一旦|\bif\b|\bonce\b|\bshould you\b)"
    r"(?:(?!\. )[^。；;\n])*",
    re.I,
)
"""What would happen, up to the end of the sentence: it is not how the round ended."""
_SENTENCE = re.compile(r"[^。\n]+")
_ASKING = re.compile(r"补充|补交|提供|上传|补齐|说明|provide|submit|upload|explain", re.I)
_PART = re.compile(r"[；;]")
_ITEMS = re.compile(r"(?:^|[：:，,、；;\s])(?:\d+[.、)）]|[（(]\d+[)）]|[一二三四五六七八九]、)")
_TIME = re.compile(
    r"\d+\s*个?\s*(?:小时|工作日|自然日|日|天)(?:之|以)?内|\d{1,2}[:：]\d{2}\s*前"
    r"|\d{1,2}月\d{1,2}日[^。；\n]{0,6}前|within\s+\d+\s+\w+",
    re.I,
)
_MEANT: tuple[tuple[ExhibitKind, str], ...] = (
    (ExhibitKind.WEIGHT_RECORD, r"称重|重量|weight"),
    (ExhibitKind.WAYBILL_TRACK, r"物流|轨迹|运单|面单|揽收|签收|tracking|waybill|manifest"),
    (ExhibitKind.CHAT_LOG, r"聊天|沟通记录|旺旺|chat|conversation"),
    (ExhibitKind.PAYMENT_RECORD, r"付款|支付|流水|账单|payment"),
    (ExhibitKind.INVOICE, r"发票|进货凭证|invoice"),
    (ExhibitKind.STOCK_MOVEMENT, r"出库|入库|库存|stock|outbound"),
    (ExhibitKind.VIDEO, r"视频|监控|video|cctv"),
    (ExhibitKind.ORDER_RECORD, r"订单(?:号|编号|清单|列表|截图)|order (?:ids?|list|numbers?)"),
    (ExhibitKind.PROMOTION_PLAN, r"活动方案|促销|推广|promotion"),
)
_CODES: tuple[tuple[str, str], ...] = (
    ("R01", r"逾期|超过(?:申诉)?期限|超时|late|deadline (?:has )?passed"),
    ("R02", r"渠道(?:错误|不符)|入口(?:错误|不正确)|不受理邮件"),
    ("R03", r"次数(?:已)?用完|不可申诉|不支持申诉|no further appeal"),
    ("R04", r"与(?:违规|处罚)(?:原因|理由)无关|没有实质|无实质|not relevant|does not address"),
    ("R05", r"订单号(?:不符|有误|缺失)|未列明订单|order ids? (?:missing|do not match)"),
    ("R06", r"(?:地址|商品|金额|昵称|信息)[^。；]{0,6}不(?:一致|符)|does not match"),
    ("R07", r"模糊|不清晰|看不清|不完整|残缺|截图不全|illegible|unclear|incomplete"),
    ("R08", r"伪造|篡改|涂改|PS|虚假材料|重复使用|edited|forged|altered"),
    ("R09", r"自行(?:制作|提供)|单方|第三方(?:凭证|证明)|third[- ]party"),
    ("R10", r"无法证明(?:实物|内容|货物)|空包|empty parcel"),
    ("R11", r"前后矛盾|相互矛盾|自相矛盾|contradict|inconsistent"),
    ("R17", r"整改(?:措施)?(?:不足|缺失)|原因分析|root cause|corrective"),
    ("R19", r"授权(?:书)?(?:缺失|不符)|身份(?:不符|证明)|authori[sz]ation"),
    ("R20", r"重复提交|与上次(?:内容)?相同|same (?:as|content)"),
)


def read_reply(text: str) -> Reply:
    """Read an answer; what cannot be told is `unknown`, never guessed."""
    kind, words = _kind(text)
    why = tuple(
        (code, seen[0]) for code, pattern in _CODES if (seen := re.search(pattern, text, re.I))
    )
    codes = tuple(code for code, _ in why)
    parts = (part for sentence in _SENTENCE.findall(text) for part in _PART.split(sentence))
    until = next((part.strip() for part in parts if _TIME.search(part)), "")
    return Reply(kind, _asks(text), codes, until, words, why)


def _kind(text: str) -> tuple[ReplyKind, str]:
    """What kind of answer it is, and the words that say so."""
    # Conditions are blanked, not cut, so that a place in the text stays the same place.
    plain = _CONDITION.sub(lambda found: " " * len(found[0]), text)
    for kind, pattern in _KINDS:
        if seen := re.search(pattern, plain, re.I):
            return kind, text[seen.start() : seen.end()]
    return ReplyKind.UNKNOWN, ""


def _asks(text: str) -> tuple[Ask, ...]:
    """Every sentence or listed item that asks for something, with the record it seems to mean."""
    found: list[Ask] = []
    for sentence in _SENTENCE.findall(text):
        if not _ASKING.search(sentence):
            continue
        cut = (item for part in _ITEMS.split(sentence) for item in _PART.split(part))
        parts = [part.strip() for part in cut if part.strip()]
        asked = [part for part in parts if _meant(part) or _ASKING.search(part)]
        found += [Ask(part, _meant(part)) for part in asked or parts]
    return tuple(dict.fromkeys(found))


def _meant(words: str) -> ExhibitKind | None:
    """The kind of record that words seem to mean."""
    return next((kind for kind, pattern in _MEANT if re.search(pattern, words, re.I)), None)


KIND_WORDS = {
    ReplyKind.NEEDS_MORE: Text("要求补充", "asks for more"),
    ReplyKind.ACCEPTED: Text("申诉成立", "accepted"),
    ReplyKind.PARTLY: Text("部分成立", "partly accepted"),
    ReplyKind.REJECTED: Text("申诉不成立", "rejected"),
    ReplyKind.FINAL_REFUSAL: Text("最终维持", "final refusal"),
    ReplyKind.RECEIVED: Text("已收到，审核中", "received, under review"),
    ReplyKind.UNKNOWN: Text("看不出结果，请人工判断", "cannot tell: a person decides"),
}
