"""The twelve parts of a dossier, each built from the statement, the order table and the case."""

from zhendan.appeal import fixed_texts, grids
from zhendan.appeal.dossier import Line, OrderSet, Pairs, Prose
from zhendan.appeal.drawing import drawn_blocks
from zhendan.appeal.grids import Blocks
from zhendan.appeal.match import OrderCase
from zhendan.appeal.material import AppealMaterial
from zhendan.appeal.privacy import masked
from zhendan.appeal.statement import Statement
from zhendan.appeal.wording import Wording
from zhendan.domain import (
    Anchor,
    Confidence,
    ExhibitKind,
    Passage,
    Text,
)


def build(
    material: AppealMaterial, statement: Statement, cases: tuple[OrderCase, ...]
) -> tuple[Blocks, ...]:
    """The blocks of the twelve parts, in order; an empty part has none."""
    wording = Wording.of(material)
    return (
        (_case(material),),
        _prose(statement, "request"),
        _prose(statement, "timeline"),
        (
            *grids.matrix(material, cases),
            *_prose(statement, "findings"),
            *_prose(statement, "attack", titled=True),
            *_prose(statement, "limits", titled=True),
        ),
        grids.order_table(material, cases),
        (
            *drawn_blocks(material, cases),
            *_order_sets(material, cases),
            *grids.unclaimed(material, cases),
        ),
        (
            *_prose(statement, "surge"),
            *grids.promotions(material, cases),
            *grids.surge_days(material),
        ),
        (
            *_prose(statement, "conceded"),
            *grids.conceded_table(material),
            *_prose(statement, "causes", titled=True),
        ),
        _prose(statement, "measures"),
        (
            _said(wording, fixed_texts.TRUTH),
            Pairs(tuple((wording.say(label), "") for label in fixed_texts.SIGNATURE)),
        ),
        _integrity(material),
        (_said(wording, *fixed_texts.PRIVACY),),
    )


def _said(wording: Wording, *texts: Text, title: str = "") -> Prose:
    """Fixed words as paragraphs."""
    return Prose(tuple(Line(wording.say(text)) for text in texts), title)


def stamp_words(material: AppealMaterial) -> str:
    """When and by whom the checkpoint was stamped, or that nobody outside did."""
    at, wording = material.seal.stamped_at, Wording.of(material)
    if at is None:
        return wording.say(fixed_texts.NOT_STAMPED)
    return wording.beside(
        wording.minute(material.local(at)), wording.name(material.seal.stamped_by)
    )


def _prose(statement: Statement, key: str, *, titled: bool = False) -> Blocks:
    """A section of the statement; nothing where it says nothing."""
    section = statement.section(key)
    if not section.sentences:
        return ()
    wording = Wording(statement.lang)
    lines = tuple(Line(s.text, wording.anchors(s.anchors)) for s in section.sentences)
    return (Prose(lines, section.title if titled else ""),)


_CONFIDENCE = {
    Confidence.NOTICE: Text("依通知", "by the notice"),
    Confidence.OFFICIAL: Text("依平台规则", "by the platform's rules"),
    Confidence.USER: Text("由店铺填写", "entered by the shop"),
    Confidence.THIRD_PARTY: Text(
        "第三方资料，请以通知为准", "by a third party's page; the notice prevails"
    ),
    Confidence.UNKNOWN: Text("未知，请以通知为准", "unknown; the notice prevails"),
}
_CASE = {
    "platform": Text("平台", "Platform"),
    "shop": Text("店铺", "Shop"),
    "number": Text("违规编号", "Notice number"),
    "charge": Text("违规认定（原文）", "Finding (verbatim)"),
    "penalties": Text("处罚（原文）", "Measures (verbatim)"),
    "came": Text("通知送达", "Notice delivered"),
    "until": Text("申诉截止", "Deadline"),
    "attempt": Text("申诉次数", "Attempt"),
    "contact": Text("联系方式", "Contact"),
    "mandate": Text("授权", "Mandate"),
    "day": Text("材料日期", "Date of this dossier"),
}
_ATTEMPT = Text("第 {attempt} 次", "No. {attempt}")
_ITSELF = Text("店铺自行申诉", "The shop acts for itself")


def _case(material: AppealMaterial) -> Pairs:
    """What the notice says, verbatim, and who answers."""
    notice, wording = material.notice, Wording.of(material)
    nothing, came = wording.say(fixed_texts.NOTHING), notice.delivered_at
    values = {
        "platform": wording.say(material.platform),
        "shop": material.shop_name,
        "number": notice.number,
        "charge": notice.charge,
        "penalties": wording.clauses(penalty.words for penalty in notice.penalties),
        "came": wording.minute(material.local(came)) if came else "",
        "until": _until(material, wording),
        "attempt": wording.say(_ATTEMPT, attempt=material.attempt),
        "contact": masked(material.contact) or wording.say(fixed_texts.FILL_IN),
        "mandate": material.mandate or wording.say(_ITSELF),
        "day": wording.day(material.built_on),
    }
    shown = tuple(
        (wording.say(label), wording.name(values[key]) or nothing) for key, label in _CASE.items()
    )
    return Pairs(shown, codes=(wording.say(_CASE["number"]),))


_VERBATIM = Text("「{words}」（通知原文）", "“{words}” (the notice's words)")


def _until(material: AppealMaterial, wording: Wording) -> str:
    """The deadline; one that can be read in several ways only in the notice's own words."""
    deadline, words = material.requirements.deadline, material.notice.deadline_words.strip()
    if deadline.provisional and words:
        return wording.say(_VERBATIM, words=words)
    nothing = wording.say(fixed_texts.NOTHING)
    at = wording.minute(material.local(deadline.at)) if deadline.at else nothing
    basis = wording.say(_CONFIDENCE[deadline.confidence]), material.notice.zone
    return wording.beside(at, wording.phrases(basis))


def _order_set(material: AppealMaterial, case: OrderCase) -> OrderSet:
    """What is said of one genuine order."""
    mark, word = fixed_texts.MARKS[case.verdict]
    wording = Wording.of(material)
    reason = next((f.reason for f in material.notice.flagged if f.order == case.order), "")
    lines = tuple(
        Line(i.claim.sentence, wording.anchors(i.claim.anchors)) for i in case.claims
    ) or (Line(wording.say(_NO_EXHIBIT)),)
    told = (p for p in case.adverse if p.kind is not ExhibitKind.SHOP_MARK)
    differing = tuple(_differing(material, passage) for passage in told)
    said = wording.say(word), wording.original(reason)
    return OrderSet(case.order, mark, *said, lines, differing)


_NO_EXHIBIT = Text(
    "目前没有可以附上的凭证，本店不作事实陈述。",
    "We have no exhibit to attach at present and state no facts.",
)


def _order_sets(material: AppealMaterial, cases: tuple[OrderCase, ...]) -> Blocks:
    """The evidence of claimed orders one by one; of very many only those that were drawn."""
    deep = material.in_depth
    return tuple(_order_set(material, c) for c in cases if grids.is_claimed(c) and c.order in deep)


def _differing(material: AppealMaterial, passage: Passage) -> Line:
    """A record that does not fully agree with its order, with its place."""
    exhibit, wording = material.exhibit_of(passage.at_row.file), Wording.of(material)
    shown = wording.anchors((Anchor(exhibit.id, passage.at_row),)) if exhibit else ()
    return Line(masked(wording.told(passage.says)), shown)


def _integrity(material: AppealMaterial) -> Blocks:
    """Root, key and stamp as printed, and how to check without our software."""
    seal, wording = material.seal, Wording.of(material)
    values = (seal.origin, str(seal.size), seal.root, seal.key_fingerprint, stamp_words(material))
    labels = tuple(map(wording.say, _SEAL))
    return (
        _said(wording, fixed_texts.NEUTRALITY, title=wording.say(_NEUTRAL)),
        Pairs(
            tuple(zip(labels, values, strict=True)),
            title=wording.say(_SEALED),
            codes=(labels[0], labels[2], labels[3]),
        ),
        _said(wording, *fixed_texts.HOW_TO_VERIFY, title=wording.say(_HOW)),
    )


_NEUTRAL = Text("中立性声明", "On neutrality")
_SEALED = Text("封存信息", "How it was sealed")
_HOW = Text("核验方法", "How to verify")
_SEAL = (
    Text("日志", "Log"),
    Text("日志记录数", "Entries in the log"),
    Text("默克尔根", "Merkle root"),
    Text("签名公钥指纹", "Fingerprint of the public key"),
    Text("时间戳", "Time stamp"),
)
