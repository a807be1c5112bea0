"""The pages of the exhibits a dossier leans on: provenance, purpose, and the rows it cites."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from zhendan.appeal import fixed_texts
from zhendan.appeal.dossier import Excerpt, ExhibitPage
from zhendan.appeal.match import OrderCase
from zhendan.appeal.material import PRIVATE, AppealMaterial
from zhendan.appeal.numbers import SIGNS, attacked_by
from zhendan.appeal.privacy import masked
from zhendan.appeal.signs import signs_behind
from zhendan.appeal.statement import Statement
from zhendan.appeal.wording import Wording
from zhendan.domain import Anchor, Exhibit, ExhibitId, ExhibitKind, Passage, RowRef, Sha256, Text


def exhibit_pages(
    material: AppealMaterial, statement: Statement, cases: tuple[OrderCase, ...]
) -> tuple[ExhibitPage, ...]:
    """One page per exhibit that the statement or an order's evidence set leans on."""
    quoted = _quoted(material, tuple(c for c in cases if c.order in material.in_depth))
    leant = {anchor.exhibit for s in statement.sentences for anchor in s.anchors}
    wanted = [
        exhibit
        for exhibit in material.exhibits
        if exhibit.id in leant or (exhibit.sha256 in quoted and exhibit.kind not in PRIVATE)
    ]
    aims = _aims(material, statement)
    return tuple(
        _page(material, exhibit, quoted.get(exhibit.sha256, []), aims=aims) for exhibit in wanted
    )


def _aims(material: AppealMaterial, statement: Statement) -> dict[ExhibitId, Text]:
    """What an exhibit is for beside single orders: a sign of an attack, a measure that was done."""
    signs = {a.exhibit for s in statement.section("attack").sentences for a in s.anchors}
    proofs = {number for task in material.remedies if task.is_done for number in task.proof}
    return {
        **dict.fromkeys(signs, fixed_texts.PURPOSE_OF_SIGN),
        **dict.fromkeys(proofs, fixed_texts.PURPOSE_OF_MEASURE),
    }


def _quoted(material: AppealMaterial, cases: tuple[OrderCase, ...]) -> dict[Sha256, list[Passage]]:
    """The passages of claimed orders by file, and where others placed orders, what shows it.

    Other orders are not argued about.
    """
    found: dict[Sha256, list[Passage]] = defaultdict(list)
    others, signs = set(material.attacked), _files_of_signs(material)
    for case in cases:
        told = [p for p in case.adverse if p.kind is not ExhibitKind.SHOP_MARK]
        firm = [p for p in case.passages if p.certainty != "weak"]
        for passage in (*firm, *told):
            of_sign = case.order in others and passage.at_row.file in signs
            if of_sign or case.verdict in ("provable", "thin"):
                found[passage.at_row.file].append(passage)
    return found


def _files_of_signs(material: AppealMaterial) -> set[Sha256]:
    """The files that the signs of an attack are read from."""
    stories = (story for story in SIGNS if attacked_by(material, story))
    return {each.sha256 for story in stories for each in signs_behind(material, story)}


def _page(
    material: AppealMaterial,
    exhibit: Exhibit,
    passages: list[Passage],
    *,
    aims: Mapping[ExhibitId, Text],
) -> ExhibitPage:
    """One exhibit as printed."""
    came, wording = exhibit.provenance, Wording.of(material)
    how = fixed_texts.OBTAINED.get(came.obtained_how)
    obtained = [
        wording.minute(material.local(came.obtained_at)),
        wording.say(how) if how else wording.name(came.obtained_how),
    ]
    if came.obtained_by and material.masking is None:
        by = wording.name(masked(came.obtained_by))
        obtained.append(wording.say(_OBTAINED_BY, by=by))
    sealed = wording.minute(material.local(exhibit.sealed_at))
    return ExhibitPage(
        number=exhibit.id,
        name=masked(_name(wording, exhibit, in_full=material.masking is None)),
        kind=wording.say(exhibit.kind.words),
        source=wording.say(fixed_texts.SOURCES[came.source]),
        obtained=wording.phrases(obtained),
        purpose=_purpose(material, exhibit, passages, aims=aims),
        **_bytes(material, exhibit),
        sealed=wording.phrases((sealed, wording.say(_LEAF, leaf=exhibit.leaf))),
        excerpts=_excerpts(material, exhibit, passages),
        notes=(*_notes(material, exhibit), *_travels(material, exhibit)),
    )


def _bytes(material: AppealMaterial, exhibit: Exhibit) -> dict[str, Any]:
    """Hash and size of what travels: never the plain hash of an original that wears a mask.

    Whoever holds the masked copy could try out the few digits that it lacks.
    """
    wording = Wording.of(material)
    sha256: str = exhibit.sha256
    size = exhibit.size
    if material.masking is not None:
        copy = material.masking.copies.get(exhibit.id)
        sha256 = copy.sha256 if copy else wording.say(fixed_texts.HASH_STAYS)
        size = copy.size if copy else size
    return {"sha256": sha256, "size": wording.say(_BYTES, size=f"{size:,}")}


def _travels(material: AppealMaterial, exhibit: Exhibit) -> tuple[str, ...]:
    """What lies in the packet for this exhibit where masks are worn."""
    if material.masking is None:
        return ()
    copy, wording = material.masking.copies.get(exhibit.id), Wording.of(material)
    if copy is not None:
        said = fixed_texts.TRAVELS if copy.fields else fixed_texts.TRAVELS_WHOLE
        return (wording.say(said, copy=copy.id, fields=copy.fields),)
    why = material.masking.left_out.get(exhibit.id)
    return (wording.say(fixed_texts.STAYS, why=wording.told(why)),) if why is not None else ()


_OBTAINED_BY = Text("取得人：{by}", "by {by}")
_LEAF = Text("日志序号 {leaf}", "log entry {leaf}")
_BYTES = Text("{size} 字节", "{size} bytes")
_SPEAKS_OF = Text("涉及 {orders}", "speaks of {orders}")
_WHOLE = Text("全文", "the whole file")


def _name(wording: Wording, exhibit: Exhibit, *, in_full: bool) -> str:
    """What the file is; in full also what it was called, so that its owner finds it again."""
    title = exhibit.title or exhibit.kind.words.zh
    if wording.is_english and not title.isascii():
        title = exhibit.kind.words.en  # the title was written for the shop, in its language
    file = PurePosixPath(exhibit.provenance.original_name)
    named = in_full and file.name and file.stem != title
    return wording.beside(title, wording.name(file.name)) if named else title


def _purpose(
    material: AppealMaterial,
    exhibit: Exhibit,
    passages: list[Passage],
    *,
    aims: Mapping[ExhibitId, Text],
) -> str:
    """What the exhibit is to show, and of how many orders it speaks."""
    wording, aim = Wording.of(material), aims.get(exhibit.id)
    own = {passage.order for passage in passages} - set(material.attacked)
    if aim is not None and (aim is fixed_texts.PURPOSE_OF_MEASURE or not own):
        return _of_orders(wording, aim, passages)
    if passages and all(passage.contradicts for passage in passages):
        return wording.say(fixed_texts.PURPOSE_DIFFERS)
    told = Counter(passage.kind for passage in passages).most_common()
    kinds = (*(kind for kind, _ in told), exhibit.kind)
    known = (fixed_texts.PURPOSES[kind] for kind in kinds if kind in fixed_texts.PURPOSES)
    return _of_orders(wording, next(known, fixed_texts.PURPOSE_OTHER), passages)


def _of_orders(wording: Wording, purpose: Text, passages: list[Passage]) -> str:
    """A purpose with the number of orders it speaks of."""
    orders = len({passage.order for passage in passages})
    speaks = wording.say(_SPEAKS_OF, orders=wording.count(orders))
    return wording.clauses((wording.say(purpose), *([speaks] if orders else [])))


def _notes(material: AppealMaterial, exhibit: Exhibit) -> tuple[str, ...]:
    """What a reader should know of the file itself."""
    notes, wording = list[str](), Wording.of(material)
    if exhibit.provenance.edited_after_export:
        notes.append(wording.say(fixed_texts.EDITED))
    if exhibit.parent is not None and material.masking is None:
        notes.append(wording.say(fixed_texts.DERIVED, parent=exhibit.parent))
    return tuple(notes)


def _excerpts(
    material: AppealMaterial, exhibit: Exhibit, passages: list[Passage]
) -> tuple[Excerpt, ...]:
    """The cited rows in the order of the file; one row that speaks of several orders once."""
    wording = Wording.of(material)
    rows: dict[tuple[RowRef, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        rows[passage.at_row, wording.told(passage.says)].append(passage)
    ordered = sorted(
        rows.items(),
        key=lambda item: (item[0][0].sheet, item[0][0].row or 0, item[0][0].pointer, item[0][1]),
    )
    return tuple(
        Excerpt(
            place=_place(wording, exhibit, row),
            at=_time(material, same[0]),
            orders=wording.row(sorted({passage.order for passage in same})),
            says=masked(says),
        )
        for (row, says), same in ordered
    )


def _time(material: AppealMaterial, passage: Passage) -> str:
    """The local time a record bears, to the minute."""
    at = passage.happened_at
    return f"{material.local(at):%Y-%m-%d %H:%M}" if at else ""


def _place(wording: Wording, exhibit: Exhibit, row: RowRef) -> str:
    """Where in the file, without the number of the exhibit."""
    if row.row is None and row.page is None:
        return wording.original(row.pointer) or wording.say(_WHOLE)
    return wording.anchor(Anchor(exhibit.id, row)).strip("[]").removeprefix(exhibit.id).strip("· ")
