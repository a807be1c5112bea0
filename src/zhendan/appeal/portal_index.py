"""The cover sheet of a portal pack: box by box, what is ready, what does not fit (提交预览)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from zhendan.appeal.material import AppealMaterial, minute
from zhendan.appeal.portal import PortalBox, PortalPlan
from zhendan.appeal.problems import Problem
from zhendan.domain import Confidence, FieldKind

_TRUST = {
    Confidence.NOTICE: "通知写明",
    Confidence.OFFICIAL: "平台页面",
    Confidence.USER: "店铺核对",
    Confidence.THIRD_PARTY: "第三方资料，提交前请在页面核实",
    Confidence.UNKNOWN: "未知，请以页面为准",
}


@dataclass(frozen=True, slots=True)
class Filled:
    """The files of a portal pack, box by box."""

    files: Mapping[str, bytes]
    """Name in the pack to bytes."""
    by_box: Mapping[str, tuple[str, ...]]
    """Box to the names of its files."""
    notes: tuple[str, ...] = ()
    """What did not go in, and why."""
    problems: tuple[Problem, ...] = field(default_factory=tuple)


def index_text(material: AppealMaterial, plan: PortalPlan, packed: Filled, *, stops: int) -> str:
    """The first sheet: whose case, by when, which box takes what, what cannot be undone."""
    deadline = material.requirements.deadline
    until = minute(material.local(deadline.at)) if deadline.at else "未知，请看通知"
    plan_by = minute(material.local(deadline.plan_by)) if deadline.plan_by else until
    lines = [
        f"提交预览 · {material.platform.zh} · {material.notice.number or '（通知无编号）'}",
        f"截止：{until}（{material.notice.zone}）；请在 {plan_by} 之前提交",
        f"第 {material.attempt} 次提交；{_attempts(material)}",
        f"表单限制的依据：{plan.source.zh}（{_TRUST[plan.confidence]}）",
        "",
    ]
    if material.synthetic:
        lines.insert(0, "合成数据 · 非真实案件")
    for box in plan.boxes:
        lines += _box_lines(box, packed)
    for place, (reason, text) in enumerate(plan.items, start=1):
        lines.append(f"[逐项 {place:02d}] {reason}：{len(text)} 字，逐项/{place:02d}.txt")
    for verdict, orders in plan.apart:
        word = "存疑，不作主张" if verdict == "unclear" else "认可处罚，单独说明"
        lines.append(f"[不在主张内] {word}：{len(orders)} 单，订单编号-{verdict}.txt")
    lines += [f"[说明] {note}" for note in packed.notes]
    lines += [f"[须处理] {problem.text.zh}" for problem in (*plan.problems, *packed.problems)]
    lines.append("")
    lines.append(
        f"还有 {stops} 项须先处理，现在不要提交。"
        if stops
        else "提交前请逐栏核对页面上的限制。提交后不可撤回，并消耗一次机会；请保存回执。"
    )
    return "\n".join(lines) + "\n"


def _attempts(material: AppealMaterial) -> str:
    """How often the platform lets a shop answer, as far as it is known."""
    if material.requirements.deadline.one_shot:
        return "该平台只收一次，提交后不能补充"
    value = material.requirements.value("attempts")
    return value.words.zh if value and value.words else "可提交的次数未知，请看通知"


def _box_lines(box: PortalBox, packed: Filled) -> list[str]:
    """One box: what it takes, what is ready."""
    field = box.field
    takes = []
    if field.characters:
        takes.append(f"≤ {field.characters} 字")
    if field.count:
        takes.append(f"≤ {field.count} 个")
    if field.bytes_each:
        takes.append(f"每个 ≤ {field.bytes_each / 1e6:g} MB")
    if field.types:
        takes.append("/".join(field.types))
    names = packed.by_box.get(field.name, ())
    ready = "、".join(names) or "无"
    if field.kind is FieldKind.TEXT and box.texts:
        ready = f"{len(box.texts[0])} 字，{ready}"
    if field.kind is FieldKind.ORDERS:
        ready = f"{sum(len(text.split()) for text in box.texts)} 个，{ready}"
    if field.kind in (FieldKind.PICTURES, FieldKind.FILES):
        size = sum(len(packed.files[name]) for name in names)
        ready = f"{len(names)} 个，共 {size / 1e6:.1f} MB：{ready}"
    mark = "✗" if box.problems else "✓"
    return [f"{mark} {field.words.zh}（{'，'.join(takes) or '限制未知'}）：{ready}"]
