"""Procedural rights: what the notice should say, and the letters that ask for it (程序权利)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from zhendan.appeal.material import day
from zhendan.domain import Confidence, FlagScope, Notice, Text


class Said(StrEnum):
    """Whether the notice says it."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One article as it is cited: in our words, with how far its source is trusted."""

    statute: Text
    article: str
    """Its number; empty where the number was not seen."""
    says: Text
    confidence: Confidence
    source: str

    @property
    def cited(self) -> str:
        """The article by name, with what is not sure about it."""
        number = f"第{self.article}条" if self.article else "（条号未核实）"
        unsure = "，据第三方资料，引用前请核对" if self.confidence is Confidence.THIRD_PARTY else ""
        return f"《{self.statute.zh}》{number}{unsure}"


@dataclass(frozen=True, slots=True)
class RightsQuestion:
    """One thing the notice should tell, whether it does, and the letter that asks (程序核对)."""

    code: str
    title: Text
    said: Said
    bases: tuple[LegalBasis, ...]
    letter: int
    """Which letter asks for it; 0 where it is an argument or a task instead."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A request of its own, beside the appeal; sending it uses up no attempt (程序性请求)."""

    number: int
    title: str
    text: str
    questions: tuple[str, ...]


Bases = Mapping[str, LegalBasis]
"""Those in force when the notice came, by key: `116` facts, reasons, channel, human; `116-29`
calculation; `ecl-33` … articles."""

_MACHINE = re.compile(
    r"系统(?:排查|识别|检测|判定|监测)|大数据|自动(?:识别|判定)|模型|automat", re.I
)
_HUMAN = re.compile(r"人工(?:复核|核实|审核|判定)|manual(?:ly)? review", re.I)
_CALCULATION = re.compile(r"计算(?:方式|方法|依据|公式)|按[^。；]{0,20}[%％×x*]|calculated", re.I)
_CHANNEL = re.compile(r"申诉|举证|appeal", re.I)
_FACTS = re.compile(r"\d{4}[-年/]\d{1,2}|涉及订单|笔|单号|order", re.I)
_SUMS = ("points", "fine", "freeze")
_ORDER_116 = ("116", "116-29")


def rights_check(notice: Notice, bases: Bases) -> tuple[RightsQuestion, ...]:
    """Every question, answered from the notice alone; what it does not show is unknown, not no."""
    listed = notice.scope is FlagScope.EXPLICIT and bool(notice.flagged)
    reasoned = any(flag.reason for flag in notice.flagged)
    sums = [p for p in notice.penalties if p.kind in _SUMS]
    machine = bool(_MACHINE.search(notice.body)) and not _HUMAN.search(notice.body)
    rows = (
        ("facts", "是否说明了事实", "facts stated", bool(_FACTS.search(notice.body)), ("116",), 1),
        ("orders", "是否列明涉案订单", "orders listed", listed, ("116",), 2),
        ("reason", "是否说明了理由", "a reason stated", reasoned, ("116",), 1),
        ("clause", "是否写明规则条款", "the clause cited", bool(notice.rule), ("116", "ecl-32"), 1),
        ("calculation", "是否说明处罚的计算", "the calculation shown",
         not sums or bool(_CALCULATION.search(notice.body)), ("116-29",), 3),
        ("channel", "是否给出申诉渠道", "an appeal channel given",
         bool(notice.entry) or bool(_CHANNEL.search(notice.body)), ("116",), 1),
    )  # fmt: skip
    found = [
        RightsQuestion(code, Text(zh, en), _said(notice, good), _of(bases, keys), letter)
        for code, zh, en, good, keys, letter in rows
    ]
    by_person = Said.NO if machine else Said.UNKNOWN
    by_person = Said.YES if _HUMAN.search(notice.body) else by_person
    human = Text("是否经人工作出", "decided by a human")
    found.append(RightsQuestion("human", human, by_person, _of(bases, ("116",)), 4))
    in_force = Text("所引条款在订单日期是否已生效", "the clause in force on the order dates")
    found.append(
        RightsQuestion("in_force", in_force, Said.UNKNOWN, _of(bases, ("ecl-34", "116-12")), 0)
    )
    kept = Text("通知当日的规则页面是否已存档", "the rule page of the day archived")
    found.append(RightsQuestion("archived", kept, Said.UNKNOWN, _of(bases, ("ecl-33",)), 0))
    return tuple(found)


def _said(notice: Notice, good: bool) -> Said:
    """No only where there is a text that could have said it."""
    if good:
        return Said.YES
    return Said.NO if notice.body.strip() else Said.UNKNOWN


def _of(bases: Bases, keys: tuple[str, ...]) -> tuple[LegalBasis, ...]:
    """The bases of these keys that may be cited."""
    return tuple(bases[key] for key in keys if key in bases)


_LETTERS: dict[int, tuple[str, str]] = {
    1: (
        "请求说明事实、理由与依据",
        "请平台书面说明上述处理所依据的事实、理由和规则条款（含版本与生效日期），以及申诉的渠道。",
    ),
    2: (
        "请求提供涉案订单清单",
        "请平台提供上述处理涉及的全部订单编号，以便本店逐单核对后如实答复。",
    ),
    3: (
        "请求说明处罚的计算",
        "请平台说明上述扣分、扣款或冻结的依据与计算方法，包括每一项所对应的订单与金额。",
    ),
    4: (
        "请求由人工处理",
        "如上述处理仅由系统或技术手段作出，请平台安排人工复核并作出处理，并告知结果。",
    ),
    5: (
        "请求提供平台自有记录",
        "请平台提供涉案订单的交易信息与操作日志，包括下单、付款、物流与售后的系统记录，"
        "供本店核对。涉及买家个人信息的部分，请按规定处理后提供。",
    ),
}
_NOTE = "本函是程序性请求，与申诉材料分开提出，不占用申诉次数，也不代表对认定的承认或否认。"


def letters(
    notice: Notice, asked: tuple[RightsQuestion, ...], bases: Bases, *, shop: str
) -> tuple[Letter, ...]:
    """The letters that questions call for, and the one for the platform's own records."""
    found = []
    for number, (title, request) in _LETTERS.items():
        behind = tuple(q for q in asked if q.letter == number and q.said is not Said.YES)
        cited = tuple(dict.fromkeys(b for q in behind for b in q.bases))
        if number == max(_LETTERS):
            cited = _of(bases, ("ecl-31",))
        elif not behind:
            continue
        text = _letter(notice, title, request, cited, shop=shop)
        found.append(Letter(number, title, text, tuple(q.code for q in behind)))
    return tuple(found)


def _letter(
    notice: Notice, title: str, request: str, cited: tuple[LegalBasis, ...], *, shop: str
) -> str:
    """One letter: to whom, about what, the request, on which basis, signed by the shop."""
    came = notice.delivered_at
    when = f"{day(came.astimezone(ZoneInfo(notice.zone)))}送达的" if came else ""
    number = f"（编号 {notice.number}）" if notice.number else ""
    lines = [
        f"关于{title}的函",
        "",
        "平台商家服务部门：",
        "",
        f"本店{shop}收到贵平台{when}通知{number}，认定为「{notice.charge or '虚假交易'}」。",
        request,
        "",
    ]
    if cited:
        lines.append("依据（要点转述，以法规原文为准）：")
        lines += [f"· {basis.cited}：{basis.says.zh}" for basis in cited]
        lines.append("")
    lines += [
        _NOTE,
        "",
        "此致",
        "",
        f"{shop}（盖章）",
        "联系人与联系方式：（寄出前填写）",
        "日期：（寄出前填写）",
    ]
    return "\n".join(lines) + "\n"


LADDER: tuple[tuple[Text, str, Confidence], ...] = (
    (Text("平台申诉", "the platform's appeal"), "platform", Confidence.OFFICIAL),
    (Text("平台客服与人工复核", "customer service, human review"), "platform", Confidence.UNKNOWN),
    (
        Text("平台争议在线解决", "the platform's dispute resolution"),
        "platform",
        Confidence.OFFICIAL,
    ),
    (
        Text("向市场监管部门投诉", "complaint to the market regulator"),
        "regulator",
        Confidence.UNKNOWN,
    ),
    (Text("调解", "mediation"), "lawyer", Confidence.UNKNOWN),
    (Text("诉讼（请先咨询律师）", "court, after a lawyer's advice"), "court", Confidence.UNKNOWN),
)
"""Step by step: what, the packet profile that fits, and how far the route was checked."""
