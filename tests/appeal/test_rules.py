"""Each check of R01 to R20 and each stop of our own fires on its case and leaves its twin alone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest

from tests.appeal.material import (
    NOTICE_NO,
    SEALED_AT,
    brushed,
    material,
    misjudged,
    mixed,
    notice,
    order_no,
    passage,
    sha,
    standing,
)
from zhendan.appeal import (
    REASONS,
    AppealMaterial,
    Bound,
    LawyerGate,
    Problem,
    check,
    check_file,
    draft,
    filed,
    problem_kinds,
    read_filed,
)
from zhendan.domain import (
    Anchor,
    Cause,
    Confidence,
    Decision,
    ExhibitId,
    ExhibitKind,
    FieldKind,
    FormField,
    FormLimits,
    NotAppealable,
    OrderId,
    Outcome,
    PersonId,
    PictureFacts,
    RemedyTask,
    RuleValue,
    Sentence,
    SentenceKind,
    Source,
    SourceClass,
    Standing,
    Text,
)

SOURCE = Source("s", "示例规则", "", Confidence.OFFICIAL)
MAIL = Text("邮件", "mail")
PLAN = Text("附行动计划（根本原因）", "plan of action")
Scene = Callable[[], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of problem: a case it must name, and the nearest one it must leave alone."""

    name: str
    fires: Scene
    silent: Scene


def of(case: AppealMaterial, **changes: object) -> Scene:
    """What the check says of a case, with some of its fields changed."""
    changed = replace(case, **changes)  # type: ignore[arg-type]  # rows name fields as they are
    return lambda: check(changed, draft(changed))


def later(now: AppealMaterial, then: AppealMaterial) -> Scene:
    """What the check says now of a statement that was drafted from the case as it was then."""
    return lambda: check(now, draft(then))


def own(case: AppealMaterial, key: str, sentence: str | Sentence) -> Scene:
    """What the check says of a draft with a sentence of somebody's own in one section."""
    said = Sentence(sentence, SentenceKind.OPINION) if isinstance(sentence, str) else sentence
    statement = draft(case)
    parts = tuple(
        replace(part, sentences=(*part.sentences, said)) if part.key == key else part
        for part in statement.sections
    )
    return lambda: check(case, replace(statement, sections=parts))


def less(case: AppealMaterial, key: str) -> Scene:
    """What the check says of a draft, long and short, without the first sentence of a section."""
    statement = draft(case)
    gone = statement.section(key).sentences[0]
    parts = tuple(
        replace(part, sentences=tuple(s for s in part.sentences if s != gone))
        for part in statement.sections
    )
    short = tuple(s for s in statement.short if s != gone)
    return lambda: check(case, replace(statement, sections=parts, short=short))


def bound(text: str) -> Scene:
    """A person bound a sentence to the payment row, which says 99.00 when it is checked."""
    one = Bound(text, (Anchor(ExhibitId("E003")),), (order_no(1),))
    case = misjudged()
    told = (replace(p, says=Text(p.says.zh.replace("199", "99"), "")) for p in case.passages)
    return of(case, passages=tuple(told), bound=(one,))


def asks(name: str, value: object, *, words: Text | None = None, **changes: object) -> Scene:
    """A sound case where the platform's rule holds one more value."""
    case = misjudged()
    held = RuleValue(name, value, "", SOURCE, words=words)
    asked = replace(case.requirements, known=(*case.requirements.known, held))
    return of(case, requirements=asked, **changes)


def flags(**changes: object) -> Scene:
    """A sound case whose first flagged order is told otherwise by the notice."""
    case = misjudged()
    first = replace(case.notice.flagged[0], **changes)  # type: ignore[arg-type]
    return of(case, notice=replace(case.notice, flagged=(first, *case.notice.flagged[1:])))


def picture(**changes: object) -> PictureFacts:
    """A sharp picture of its own, saved by nobody's editor."""
    told: dict[str, object] = {
        "sha256": sha(ExhibitKind.PICTURE),
        "width": 1600,
        "height": 1200,
        "sharpness": 300.0,
        "likeness": "a" * 64,
    } | changes
    return PictureFacts(**told)  # type: ignore[arg-type]  # each row names what it changes


def shows(**changes: object) -> Scene:
    """A sound case with one picture."""
    return of(misjudged(), pictures=(picture(**changes),))


def two_pictures(likeness: str) -> Scene:
    """Two picture exhibits; the second looks as `likeness` says."""
    case = misjudged()
    first = next(e for e in case.exhibits if e.kind is ExhibitKind.PICTURE)
    other = replace(first, id=ExhibitId("E010"), sha256=sha("again"))
    facts = (picture(), picture(sha256=sha("again"), likeness=likeness))
    return of(case, exhibits=(*case.exhibits, other), pictures=facts)


def without(case: AppealMaterial, *kinds: ExhibitKind, of_order: int = 0) -> AppealMaterial:
    """The case without passages of these kinds, or of these kinds of one order."""
    gone = {order_no(of_order)} if of_order else set(case.flagged)
    kept = tuple(p for p in case.passages if p.kind not in kinds or p.order not in gone)
    return replace(case, passages=kept)


def more(case: AppealMaterial, *found: object) -> AppealMaterial:
    return replace(case, passages=(*case.passages, *found))  # type: ignore[arg-type]


def weighed(kilos: str, *, contradicts: bool) -> Scene:
    found = passage(1, ExhibitKind.WEIGHT_RECORD, f"{kilos} 千克", contradicts=contradicts)
    return of(more(misjudged(), found))


def from_source(source: SourceClass, *, but: ExhibitKind | None = None) -> Scene:
    """Every passage comes from `source`, but those of one kind."""
    case = misjudged()
    told = tuple(p if p.kind is but else replace(p, source=source) for p in case.passages)
    return of(case, passages=told)


def empty_parcels(*, weighed: bool) -> Scene:
    case = misjudged()
    case = replace(case, notice=notice(case.flagged, "疑似空包"))
    return of(case if weighed else without(case, ExhibitKind.WEIGHT_RECORD))


def paid_at(at: datetime) -> Scene:
    case = misjudged()
    moved = replace(case.passages[1], happened_at=at)
    return of(case, passages=(case.passages[0], moved, *case.passages[2:]))


def planning(words: str, due_on: date | None = date(2026, 7, 1), owner: str = "店长") -> Scene:
    """A sound case with this one measure to come."""
    task = RemedyTask("T", "RC01", Text(words, "x"), (), owner, due_on)
    return of(misjudged(), remedies=(task,))


def because(words: str, case: AppealMaterial) -> Scene:
    return of(case, causes=(Cause("RC01", Text(words, "x"), case.flagged, Text("", "")),))


def boxed(**changes: object) -> Scene:
    """What keeps two pictures of 3 MB out of a box."""
    told: dict[str, object] = {"types": ("jpg",), "count": 2, "bytes_each": 3_000_000} | changes
    words = Text("凭证图片", "Pictures")
    field = FormField("pictures", FieldKind.PICTURES, words, **told)  # type: ignore[arg-type]
    return lambda: check_file(field, "打包.jpeg", 3_000_000, count=2)


def second_round(*, new: bool) -> Scene:
    """The very same statement again; or with one more row behind it."""
    case = misjudged()
    before = (read_filed(filed(case, draft(case))),)
    again = replace(case, attempt=2, earlier=before, notice=replace(case.notice, attempts=2))
    found = passage(1, ExhibitKind.WEIGHT_RECORD, "出库称重 2.35 千克")
    return of(more(again, replace(found, at_row=replace(found.at_row, row=77))) if new else again)


def story(*verdicts: str) -> Scene:
    """Round one claimed both orders; this is round two."""
    before = material(("provable", "provable"))
    now = replace(
        material(verdicts), attempt=2, earlier=(read_filed(filed(before, draft(before))),)
    )
    return of(now)


def unclear(*, marked: bool) -> Scene:
    each = standing(1, "unclear", marked=marked)
    return of(material(("unclear",)), standings={each.order: each})


def attacked(*, ruled: bool) -> Scene:
    """An order laid to others; a person ruled it unclear, or nobody has."""
    each = standing(2, "unclear")
    ruling = Decision(
        each.order,
        Standing.UNCLEAR,
        PersonId("店主"),
        SEALED_AT,
        "非本店所下",
        Outcome.INSUFFICIENT,
    )
    stands = replace(each, decision=ruling) if ruled else each
    case = material(("provable", "unclear"))
    cause = Cause("RC13", Text("恶意刷单", "attack"), (each.order,), Text("", ""))
    return of(case, causes=(cause,), standings={**case.standings, each.order: stands})


def dropped(kind: ExhibitKind | None) -> Scene:
    """Drafted with every exhibit; then one is gone."""
    case = misjudged()
    left = tuple(e for e in case.exhibits if e.kind is not kind)
    return later(replace(case, exhibits=left), case)


def outside(order: OrderId) -> Scene:
    said = Sentence("另见该单。", SentenceKind.OPINION, orders=(order,))
    return own(misjudged(), "limits", said)


RULES: dict[str, tuple[Rule, ...]] = {
    "R01": (
        Rule(
            "past_due",
            of(misjudged(), built_on=date(2026, 6, 24)),
            of(misjudged(), built_on=date(2026, 6, 23)),
        ),
    ),
    "R02": (
        Rule(
            "wrong_channel",
            asks("channels_refused", (), words=MAIL, channel="by_mail"),
            asks("channels_refused", (), words=MAIL, channel="by_hand"),
        ),
    ),
    "R03": (
        Rule("attempts_exhausted", of(misjudged(), attempt=2), of(misjudged(), attempt=1)),
        Rule(
            "not_appealable",
            asks("not_appealable", NotAppealable(2), violation_no=2),
            asks("not_appealable", NotAppealable(2), violation_no=1),
        ),
    ),
    "R04": (
        Rule(
            "claim_without_exhibit",
            of(without(misjudged(), *ExhibitKind, of_order=2)),
            of(without(misjudged(), ExhibitKind.CHAT_LOG, of_order=2)),
        ),
        Rule(
            "element_without_exhibit",
            of(without(misjudged(), ExhibitKind.CHAT_LOG, of_order=1)),
            of(without(misjudged(), ExhibitKind.CHAT_LOG, of_order=6)),  # a thin order needs none
        ),
        Rule(
            "reason_unanswered",
            of(material(("unclear", "conceded")), notice=notice([order_no(1)], "同一地址")),
            of(material(("unclear", "conceded"))),
        ),
    ),
    "R05": (
        Rule("orders_not_matched", flags(matched="missing"), flags(matched="prefix")),
        Rule(
            "orders_uncounted",
            of(misjudged(), notice=replace(misjudged().notice, declared_count=9)),
            of(misjudged(), notice=replace(misjudged().notice, declared_count=None)),
        ),
        Rule("outside_notice", outside(order_no(99)), outside(order_no(2))),
    ),
    "R06": (
        Rule(
            "exhibit_contradicts_order",
            weighed("0.30", contradicts=True),
            weighed("2.36", contradicts=False),
        ),
    ),
    "R07": (
        Rule("picture_unreadable", shows(unreadable="OSError"), shows()),
        Rule("picture_small", shows(width=320), shows(width=400)),
        Rule("picture_blurred", shows(sharpness=11.9), shows(sharpness=12.0)),
    ),
    "R08": (
        Rule("picture_twice", two_pictures("a" * 63 + "b"), two_pictures("5" * 64)),
        Rule("picture_saved_by_editor", shows(tool="Adobe Photoshop 26"), shows(tool="iPhone 15")),
        Rule(
            "picture_time_odd",
            shows(taken_at=datetime(2027, 1, 1, tzinfo=UTC)),
            shows(taken_at=datetime(2026, 6, 1, tzinfo=UTC)),
        ),
    ),
    "R09": (
        Rule(
            "self_made_only",
            from_source(SourceClass.OWN_SYSTEM),
            from_source(SourceClass.OWN_SYSTEM, but=ExhibitKind.ORDER_RECORD),
        ),
    ),
    "R10": (Rule("missing_weight", empty_parcels(weighed=False), empty_parcels(weighed=True)),),
    "R11": (
        Rule(
            "times_contradict",
            paid_at(datetime(2026, 1, 1, tzinfo=UTC)),
            paid_at(datetime(2026, 6, 30, tzinfo=UTC)),  # the day of the pay-out
        ),
    ),
    "R12": (Rule("over_claim", because("全部订单均真实", mixed()), because("订单集中", mixed())),),
    "R13": (Rule("tone", planning("绝不再犯"), planning("核对绝对值")),),
    "R14": (
        Rule(
            "foreign_number",
            because("与 WG20260101000009 相同的情形", misjudged()),
            because(f"与 {NOTICE_NO} 相同的情形", misjudged()),
        ),
        Rule(
            "foreign_shop",
            own(misjudged(), "limits", "别家数码旗舰店已整改。"),
            own(misjudged(), "limits", "买家写道「别家数码旗舰店更贵」。"),
        ),
        Rule(
            "template_text",
            own(misjudged(), "limits", "XX店铺已核对【订单编号】。"),
            own(misjudged(), "limits", "备注栏原文为「XX店铺」，尺码 XXL 一件。"),
        ),
    ),
    "R15": (
        Rule(
            "over_limit_chars",
            asks("form_limits", FormLimits(characters=60)),
            asks("form_limits", FormLimits(characters=800)),
        ),
        Rule("over_limit_files", boxed(count=1), boxed()),
        Rule("type_not_accepted", boxed(types=("png",)), boxed(types=("png", "jpg"))),
        Rule("over_limit_size", boxed(bytes_each=2_999_999), boxed()),
    ),
    "R16": (
        Rule(
            "personal_data_unmasked",
            own(misjudged(), "limits", "请致电 13800138000。"),
            own(misjudged(), "limits", "请致电 138****8000，订单 138001380001380011。"),
        ),
    ),
    "R17": (
        Rule("no_measures", of(brushed(), remedies=()), of(brushed())),
        Rule("no_root_cause", asks("entry", "", words=PLAN, causes=()), of(misjudged(), causes=())),
        Rule("no_plan", asks("entry", "", words=PLAN, remedies=()), of(misjudged(), remedies=())),
    ),
    "R18": (
        Rule("past_tense_without_proof", planning("已完成全员培训"), planning("开展全员培训")),
        Rule("commitment_undated", planning("培训", due_on=None), planning("培训")),
        Rule("commitment_proposed", planning("培训", owner=""), planning("培训")),
    ),
    "R19": (
        Rule(
            "missing_mandate",
            of(misjudged(), agent="示例代运营公司"),
            of(misjudged(), agent="示例代运营公司", mandate="E009 授权委托书"),
        ),
    ),
    "R20": (Rule("nothing_new", second_round(new=False), second_round(new=True)),),
    "S01": (Rule("standing_open", unclear(marked=False), of(misjudged())),),
    "S02": (Rule("mark_unexplained", unclear(marked=True), unclear(marked=False)),),
    "S03": (
        Rule(
            "sentence_unbound",
            dropped(ExhibitKind.WAYBILL_TRACK),
            dropped(ExhibitKind.SHOP_MARK),  # no sentence leans on it
        ),
    ),
    "S04": (
        Rule(
            "number_stale",
            later(material(("provable",) * 5), material(("provable",) * 4 + ("thin",))),
            later(material(("provable",) * 5), material(("provable",) * 5)),
        ),
    ),
    "S05": (
        Rule(
            "concession_unsigned",
            of(brushed(), gate=None),
            of(brushed(), gate=LawyerGate("店主", SEALED_AT, "without_lawyer")),
        ),
    ),
    "S06": (
        Rule(
            "adverse_fact",
            of(more(misjudged(), passage(1, ExhibitKind.SHOP_MARK, "V-0618", contradicts=True))),
            of(mixed()),  # its mark lies on a conceded order
        ),
    ),
    "S07": (
        Rule(
            "rule_stale",
            of(misjudged(), requirements=replace(misjudged().requirements, stale=True)),
            of(misjudged()),
        ),
    ),
    "S08": (Rule("story_changed", story("provable", "conceded"), story("provable", "provable")),),
    "S09": (Rule("sentence_edited", own(misjudged(), "limits", "另附说明。"), of(misjudged())),),
    "S11": (Rule("sentence_struck_out", less(mixed(), "limits"), less(mixed(), "measures")),),
    "S12": (Rule("binding_lost", bound("付款 199.00 元。"), bound("付款 99.00 元。")),),
    "S10": (Rule("attack_said", attacked(ruled=True), attacked(ruled=False)),),
}
ROWS = [
    pytest.param(code, rule, id=f"{code} {rule.name}")
    for code, rules in RULES.items()
    for rule in rules
]
LEVELS = {kind.name: (kind.code, kind.level) for kind in problem_kinds()}


@pytest.mark.parametrize(("code", "rule"), ROWS)
def test_the_check_fires(code: str, rule: Rule) -> None:
    found = next((each for each in rule.fires() if each.name == rule.name), None)
    assert found is not None
    assert (found.code, found.level) == LEVELS[rule.name]
    assert found.code == code
    assert "{" not in (found.text.zh + found.text.en)


@pytest.mark.parametrize(("code", "rule"), ROWS)
def test_the_check_stays_silent_on_its_twin(code: str, rule: Rule) -> None:
    assert rule.name not in {each.name for each in rule.silent()}, code


def test_every_kind_of_problem_has_its_row_and_every_reason_a_check() -> None:
    assert {kind.name for kind in problem_kinds()} == {
        r.name for rows in RULES.values() for r in rows
    }
    assert set(RULES) == set(REASONS)
