"""Further fields of a notice: the rule it cites, where to answer, whether it is in force, items."""

import re
from dataclasses import replace

from zhendan.domain import Penalty
from zhendan.formats.cleaning.words import folded

_RULE = re.compile(
    r"(?:根据|依据|依照|违反了?|按照)\s*(《[^》\n]{2,60}》"
    r"(?:\s*第[\d一二三四五六七八九十百零]+[条款项章](?:第[\d一二三四五六七八九十百零]+[条款项])*)?)"
)
_ENTRY = re.compile(
    r"((?:登录|进入|前往|通过|在)[^，。；;\n]{0,40}?"
    r"(?:体检中心|违规管理|违规记录|奖惩中心|违规信息|安全中心|申诉中心|卖家中心|商家中心|商家后台)"
    r"[^，。；;\n]{0,40})"
)
_ENTRY_NAMED = re.compile(r"申诉(?:入口|路径|渠道|方式)[ 　]*[：:][ 　]*([^，。；;\n]{2,80})")
_PENDING = re.compile(
    r"拟(?:对|作出|扣)|将(?:于|被|对)[^。\n]{0,30}(?:扣分|处罚|执行|生效)|预警|公示期"
)
_IN_FORCE = re.compile(
    r"已(?:被|对|经)?[^。\n]{0,20}(?:扣分|处罚|下架|降权|冻结|执行|生效)|立即生效"
)
_ITEM = re.compile(
    r"(?:涉及|涉案|违规)?(?:商品|宝贝)\s*(?:ID|编号|id)\s*[:：]\s*([\d、,，\s]{6,400})"
)
_SAMPLE = re.compile(
    r"部分(?:涉案|涉及|违规)?订单|订单(?:示例|举例|样例)|示例订单|例如|包括但不限于|抽样"
    r"|等[，,]?\s*(?:共计?|合计|总计|累计)?\s*\d+\s*[笔个单条]"
)
_PERIOD = re.compile(
    r"((?<!\d)\d{1,6}\s{0,20}个?(?:自然日|工作日|天|日|个月|年)|至\s*\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?"
    r"|永久|长期)"
)


def rule_cited(text: str) -> str:
    """Name and clause of the rule, verbatim; empty where none is cited."""
    found = _RULE.search(text)
    return found[1].strip() if found else ""


def entry(text: str) -> str:
    """Where the answer is handed in, verbatim."""
    found = _ENTRY_NAMED.search(text) or _ENTRY.search(text)
    return found[1].strip() if found else ""


def effect(text: str) -> str:
    """Whether the penalty is announced or in force; empty where both or neither is said."""
    pending, done = bool(_PENDING.search(text)), bool(_IN_FORCE.search(text))
    return "" if pending == done else "pending" if pending else "in_force"


def items(text: str) -> tuple[str, ...]:
    """Item ids that stand behind a label."""
    found = [no for listed in _ITEM.findall(folded(text)) for no in re.findall(r"\d{6,20}", listed)]
    return tuple(dict.fromkeys(found))


def is_sample(text: str, listed: int, declared: int | None) -> bool:
    """Whether the orders listed are examples: it says so, and declares more than it lists."""
    return bool(_SAMPLE.search(folded(text))) and declared is not None and declared > listed


def with_period(penalty: Penalty) -> Penalty:
    """The penalty with the span that its own words name."""
    found = _PERIOD.search(penalty.words) if penalty.kind not in ("points", "fine") else None
    return replace(penalty, period=found[1]) if found else penalty
