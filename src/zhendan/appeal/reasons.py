"""Why platforms turn appeals down, what we stop by ourselves, and every check that looks for it."""

from collections.abc import Iterator

from zhendan.appeal import form_problems, problems
from zhendan.appeal.problems import ProblemKind
from zhendan.domain import Text

REASONS: dict[str, Text] = {
    "R01": Text("逾期，申诉窗口已关", "late, the window is closed"),
    "R02": Text("入口或渠道不对", "wrong entry or channel"),
    "R03": Text("不可申诉，或次数已用完", "not appealable, or attempts used"),
    "R04": Text("凭证没有回应平台所列的理由", "evidence does not address the cited reason"),
    "R05": Text("订单没有列出、有误，或不在通知之内", "orders not listed, wrong, or outside"),
    "R06": Text("凭证与订单不一致", "evidence disagrees with the order"),
    "R07": Text("图片看不清或不完整", "illegible or cropped pictures"),
    "R08": Text("图片经过修改或重复使用", "edited or re-used pictures"),
    "R09": Text("只有自制的说明", "only self-made statements"),
    "R10": Text("只有轨迹，不能证明内容", "a track only, nothing about the content"),
    "R11": Text("材料自相矛盾", "contradiction inside the dossier"),
    "R12": Text("说得比能证明的多", "over-claim"),
    "R13": Text("语气不合适", "emotional or accusing tone"),
    "R14": Text("套用模板，或出现别的店铺、别的案件", "template text, another shop or case"),
    "R15": Text("超出字数、个数、大小，或类型不符", "too long, too many, too large, wrong type"),
    "R16": Text("露出买家个人信息", "personal data of buyers exposed"),
    "R17": Text("要求写明的原因或措施缺失", "no root cause or measures where asked"),
    "R18": Text("措施写了却没有证明", "measures promised but not proven"),
    "R19": Text("没有授权", "no authority"),
    "R20": Text("重复上次被驳回的内容", "repeats the rejected submission"),
    "S01": Text("还有订单没有认定", "orders nobody has decided on"),
    "S02": Text("店铺自有标记没有说明", "the shop's own marks unexplained"),
    "S03": Text("句子没有凭证支持", "a sentence without its exhibit"),
    "S04": Text("句子与现有材料不一致", "a sentence that no longer agrees with the material"),
    "S05": Text("认可处罚前没有律师意见环节", "a concession before the lawyer's step"),
    "S06": Text("不利记录须放在眼前", "adverse records stay in sight"),
    "S07": Text("平台规则已过复核日期", "a rule past its re-verify date"),
    "S08": Text("与上一轮的说法不同", "another story than in the round before"),
    "S09": Text("句子不是由材料写出的", "a sentence that the material does not write"),
    "S10": Text("主张系他人所为，须负责人确认", "laid at others' door: a person confirms"),
    "S11": Text("请求、认可或限制被删去", "a request, concession or limit struck out"),
    "S12": Text("人工绑定的句子不再成立", "a sentence that a person bound no longer holds"),
}
"""R01 to R20: the reasons of rejection (appeals reference §2); S..: stops and notes of our own."""


def problem_kinds() -> tuple[ProblemKind, ...]:
    """Every kind of problem that a check can name, by code and name."""
    return tuple(sorted(_kinds(), key=lambda kind: (kind.code, kind.name)))


def _kinds() -> Iterator[ProblemKind]:
    for module in (problems, form_problems):
        yield from (each for each in vars(module).values() if isinstance(each, ProblemKind))
