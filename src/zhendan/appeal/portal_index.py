"""The cover sheet of a portal pack: box by box, what is ready, what does not fit (提交预览)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from zhendan.appeal import fixed_texts
from zhendan.appeal.material import AppealMaterial
from zhendan.appeal.portal import PortalBox, PortalPlan
from zhendan.appeal.problems import Problem
from zhendan.appeal.wording import Wording
from zhendan.domain import Confidence, FieldKind, Text

_TRUST = {
    Confidence.NOTICE: Text("通知写明", "the notice says so"),
    Confidence.OFFICIAL: Text("平台页面", "the platform's page"),
    Confidence.USER: Text("店铺核对", "checked by the shop"),
    Confidence.THIRD_PARTY: Text(
        "第三方资料，提交前请在页面核实", "a third party's page: check the form before you submit"
    ),
    Confidence.UNKNOWN: Text("未知，请以页面为准", "unknown: go by the page"),
}
FILES = {
    "index": Text("00-提交预览.txt", "00-before-you-submit.txt"),
    "item": Text("逐项/{place}.txt", "items/{place}.txt"),
    "apart": Text("订单编号-{verdict}.txt", "orders-{verdict}.txt"),
    "annex": Text("订单附表.csv", "table-of-orders.csv"),
}
"""What the files of a pack are called that belong to no box: some of them are uploaded."""
NOTES = {
    "page": Text("第 {page} 页", "page {page}"),
    "holds": Text("图片 {name}：{holds}", "picture {name}: {holds}"),
    "left": Text(
        "申诉材料共 {pages} 页，图片中放入前 {taken} 页，其余未放入，可作附件提交",
        "the dossier has {pages} pages; the pictures hold the first {taken}, the others can be"
        " attached",
    ),
}
"""What is said of the pictures of a pack."""


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
    wording = Wording.of(material)
    say = wording.say
    lines = [say(fixed_texts.SYNTHETIC)] if material.synthetic else []
    lines += _head(material, plan, wording)
    for box in plan.boxes:
        lines.append(_box_line(wording, box, packed))
    for number, (reason, text) in enumerate(plan.items, start=1):
        place = f"{number:02d}"
        file = say(FILES["item"], place=place)
        lines.append(say(_ITEM, place=place, reason=reason, size=len(text), file=file))
    for verdict, orders in plan.apart:
        file = say(FILES["apart"], verdict=verdict)
        count, why = wording.count(len(orders)), say(_APART_WHY[verdict])
        lines.append(say(_APART, why=why, count=count, file=file))
    lines += [say(_NOTE, note=note) for note in packed.notes]
    found = (*plan.problems, *packed.problems)
    lines += [say(_MEND, problem=say(problem.text)) for problem in found]
    lines += ["", say(_STOPPED, stops=stops) if stops else say(_READY)]
    return "\n".join(lines) + "\n"


_ITEM = Text(
    "[逐项 {place}] {reason}：{size} 字，{file}",
    "[item {place}] {reason}: {size} characters, {file}",
)
_APART = Text("[不在主张内] {why}：{count}，{file}", "[not claimed] {why}: {count}, {file}")
_APART_WHY = {
    "unclear": Text("存疑，不作主张", "unclear, nothing claimed"),
    "conceded": Text("认可处罚，单独说明", "conceded, told apart"),
}
_NOTE, _MEND = (
    Text("[说明] {note}", "[note] {note}"),
    Text("[须处理] {problem}", "[to mend] {problem}"),
)
_STOPPED = Text("还有 {stops} 项须先处理，现在不要提交。", "{stops} still open: do not submit now.")
_READY = Text(
    "提交前请逐栏核对页面上的限制。提交后不可撤回，并消耗一次机会；请保存回执。",
    "Check each box against the page before you submit. A submission cannot be taken back and uses"
    " up one attempt; keep the receipt.",
)
_HEAD = (
    Text("提交预览 · {platform} · {number}", "Before you submit · {platform} · {number}"),
    Text(
        "截止：{until}（{zone}）；请在 {plan_by} 之前提交",
        "Deadline: {until} ({zone}); please submit before {plan_by}",
    ),
    Text("第 {attempt} 次提交；{attempts}", "Submission no. {attempt}; {attempts}"),
    Text("表单限制的依据：{source}（{trust}）", "Limits of the form by: {source} ({trust})"),
)
_NO_NUMBER = Text("（通知无编号）", "(notice without a number)")
_NO_DEADLINE = Text("未知，请看通知", "unknown: see the notice")
_ONE_SHOT = Text(
    "该平台只收一次，提交后不能补充", "the platform takes one submission; nothing can be added"
)
_NO_COUNT = Text(
    "可提交的次数未知，请看通知", "how many the platform takes is unknown: see the notice"
)


def _head(material: AppealMaterial, plan: PortalPlan, wording: Wording) -> Iterator[str]:
    """Platform, deadline, attempt, and how far the limits of the form are known."""
    deadline, say = material.requirements.deadline, wording.say
    until = wording.minute(material.local(deadline.at)) if deadline.at else say(_NO_DEADLINE)
    plan_by = wording.minute(material.local(deadline.plan_by)) if deadline.plan_by else until
    facts = {
        "platform": say(material.platform),
        "number": material.notice.number or say(_NO_NUMBER),
        "until": until,
        "zone": material.notice.zone,
        "plan_by": plan_by,
        "attempt": material.attempt,
        "attempts": say(_attempts(material)),
        "source": wording.original(say(plan.source)),
        "trust": say(_TRUST[plan.confidence]),
    }
    yield from (say(line, **facts) for line in _HEAD)
    yield ""


def _attempts(material: AppealMaterial) -> Text:
    """How often the platform lets a shop answer, as far as it is known."""
    if material.requirements.deadline.one_shot:
        return _ONE_SHOT
    value = material.requirements.value("attempts")
    return value.words if value and value.words else _NO_COUNT


_CHARACTERS, _FILES = Text("≤ {n} 字", "≤ {n} characters"), Text("≤ {n} 个", "≤ {n} file(s)")
_EACH, _NOTHING = Text("每个 ≤ {n} MB", "≤ {n} MB each"), Text("无", "nothing")
_UNLIMITED = Text("限制未知", "limits unknown")
_WRITTEN = Text("{n} 字，{names}", "{n} characters, {names}")
_NUMBERS = Text("{n} 个，{names}", "{n} numbers, {names}")
_MADE = Text("{n} 个，共 {size} MB：{names}", "{n} file(s), {size} MB in all: {names}")
_BOX = Text("{mark} {box}（{takes}）：{ready}", "{mark} {box} ({takes}): {ready}")


def _box_line(wording: Wording, box: PortalBox, packed: Filled) -> str:
    """One box: what it takes, what is ready."""
    field, say = box.field, wording.say
    takes = [
        *([say(_CHARACTERS, n=field.characters)] if field.characters else []),
        *([say(_FILES, n=field.count)] if field.count else []),
        *([say(_EACH, n=f"{field.bytes_each / 1e6:g}")] if field.bytes_each else []),
        *(["/".join(field.types)] if field.types else []),
    ]
    ready = _ready(wording, box, packed)
    told = wording.phrases(takes) or say(_UNLIMITED)
    mark = "✗" if box.problems else "✓"
    return say(_BOX, mark=mark, box=say(field.words), takes=told, ready=ready)


def _ready(wording: Wording, box: PortalBox, packed: Filled) -> str:
    """What lies ready for a box, by its kind."""
    files = packed.by_box.get(box.field.name, ())
    names = wording.row(files) or wording.say(_NOTHING)
    if box.field.kind is FieldKind.TEXT and box.texts:
        return wording.say(_WRITTEN, n=len(box.texts[0]), names=names)
    if box.field.kind is FieldKind.ORDERS:
        numbers = sum(len(text.split()) for text in box.texts)
        return wording.say(_NUMBERS, n=numbers, names=names)
    if box.field.kind in (FieldKind.PICTURES, FieldKind.FILES):
        size = sum(len(packed.files[name]) for name in files) / 1e6
        return wording.say(_MADE, n=len(files), size=f"{size:.1f}", names=names)
    return names
