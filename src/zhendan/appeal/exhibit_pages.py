"""The pages of the exhibits a dossier leans on: provenance, purpose, and the rows it cites."""

from collections import Counter, defaultdict
from pathlib import PurePosixPath
from typing import Any

from zhendan.appeal import fixed_texts
from zhendan.appeal.dossier import Excerpt, ExhibitPage
from zhendan.appeal.match import OrderCase
from zhendan.appeal.material import PRIVATE, AppealMaterial, minute
from zhendan.appeal.privacy import masked
from zhendan.appeal.statement import Statement
from zhendan.domain import Anchor, Exhibit, ExhibitId, ExhibitKind, Passage, RowRef, Sha256


def exhibit_pages(
    material: AppealMaterial, statement: Statement, cases: tuple[OrderCase, ...]
) -> tuple[ExhibitPage, ...]:
    """One page per exhibit that the statement or an order's evidence set leans on."""
    quoted = _quoted(tuple(c for c in cases if c.order in material.in_depth))
    leant = {anchor.exhibit for s in statement.sentences for anchor in s.anchors}
    wanted = [
        exhibit
        for exhibit in material.exhibits
        if exhibit.id in leant or (exhibit.sha256 in quoted and exhibit.kind not in PRIVATE)
    ]
    proofs = {number for task in material.remedies if task.is_done for number in task.proof}
    return tuple(
        _page(material, exhibit, quoted.get(exhibit.sha256, []), proofs=proofs)
        for exhibit in wanted
    )


def _quoted(cases: tuple[OrderCase, ...]) -> dict[Sha256, list[Passage]]:
    """The passages of claimed orders by file; other orders are not argued about."""
    found: dict[Sha256, list[Passage]] = defaultdict(list)
    for case in cases:
        if case.verdict in ("provable", "thin"):
            told = (p for p in case.adverse if p.kind is not ExhibitKind.SHOP_MARK)
            firm = (p for p in case.passages if p.certainty != "weak")
            for passage in (*firm, *told):
                found[passage.at_row.file].append(passage)
    return found


def _page(
    material: AppealMaterial,
    exhibit: Exhibit,
    passages: list[Passage],
    *,
    proofs: set[ExhibitId],
) -> ExhibitPage:
    """One exhibit as printed."""
    came = exhibit.provenance
    how = fixed_texts.OBTAINED.get(came.obtained_how, came.obtained_how)
    when = minute(material.local(came.obtained_at))
    told = bool(came.obtained_by) and material.masking is None
    by = f"，取得人：{masked(came.obtained_by)}" if told else ""
    return ExhibitPage(
        number=exhibit.id,
        name=masked(_name(exhibit, in_full=material.masking is None)),
        kind=exhibit.kind.words.zh,
        source=fixed_texts.SOURCES[came.source],
        obtained=f"{when}，{how}{by}",
        purpose=_purpose(exhibit, passages, proofs),
        **_bytes(material, exhibit),
        sealed=f"{minute(material.local(exhibit.sealed_at))}，日志序号 {exhibit.leaf}",
        excerpts=_excerpts(material, exhibit, passages),
        notes=(*_notes(material, exhibit), *_travels(material, exhibit)),
    )


def _bytes(material: AppealMaterial, exhibit: Exhibit) -> dict[str, Any]:
    """Hash and size of what travels: never the plain hash of an original that wears a mask.

    Whoever holds the masked copy could try out the few digits that it lacks.
    """
    if material.masking is None:
        return {"sha256": exhibit.sha256, "size": f"{exhibit.size:,} 字节"}
    copy = material.masking.copies.get(exhibit.id)
    if copy is None:
        return {"sha256": fixed_texts.HASH_STAYS, "size": f"{exhibit.size:,} 字节"}
    return {"sha256": copy.sha256, "size": f"{copy.size:,} 字节"}


def _travels(material: AppealMaterial, exhibit: Exhibit) -> tuple[str, ...]:
    """What lies in the packet for this exhibit where masks are worn."""
    if material.masking is None:
        return ()
    copy = material.masking.copies.get(exhibit.id)
    if copy is not None:
        return (fixed_texts.TRAVELS.format(copy=copy.id, fields=copy.fields),)
    why = material.masking.left_out.get(exhibit.id)
    return (fixed_texts.STAYS.format(why=why.zh),) if why is not None else ()


def _name(exhibit: Exhibit, *, in_full: bool) -> str:
    """What the file is; in full also what it was called, so that its owner finds it again."""
    title = exhibit.title or exhibit.kind.words.zh
    if not in_full:
        return title
    file = PurePosixPath(exhibit.provenance.original_name)
    return title if not file.name or file.stem == title else f"{title}（{file.name}）"


def _purpose(exhibit: Exhibit, passages: list[Passage], proofs: set[ExhibitId]) -> str:
    """What the exhibit is to show, and of how many orders it speaks."""
    if exhibit.id in proofs:
        return fixed_texts.PURPOSE_OF_MEASURE
    if passages and all(passage.contradicts for passage in passages):
        return fixed_texts.PURPOSE_DIFFERS
    told = Counter(passage.kind for passage in passages).most_common()
    kinds = (*(kind for kind, _ in told), exhibit.kind)
    known = (fixed_texts.PURPOSES[kind] for kind in kinds if kind in fixed_texts.PURPOSES)
    purpose = next(known, fixed_texts.PURPOSE_OTHER)
    orders = len({passage.order for passage in passages})
    return f"{purpose}；涉及 {orders} 单" if orders else purpose


def _notes(material: AppealMaterial, exhibit: Exhibit) -> tuple[str, ...]:
    """What a reader should know of the file itself."""
    notes: list[str] = []
    if exhibit.provenance.edited_after_export:
        notes.append("该文件有导出后另存的迹象，请以平台或原始系统的记录为准。")
    if exhibit.parent is not None and material.masking is None:
        notes.append(f"由原始文件得出，原始文件的 SHA-256：{exhibit.parent}")
    return tuple(notes)


def _excerpts(
    material: AppealMaterial, exhibit: Exhibit, passages: list[Passage]
) -> tuple[Excerpt, ...]:
    """The cited rows in the order of the file; one row that speaks of several orders once."""
    rows: dict[tuple[RowRef, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        rows[passage.at_row, passage.says.zh].append(passage)
    ordered = sorted(
        rows.items(),
        key=lambda item: (item[0][0].sheet, item[0][0].row or 0, item[0][0].pointer, item[0][1]),
    )
    return tuple(
        Excerpt(
            place=_place(exhibit, row),
            at=_time(material, same[0]),
            orders="、".join(sorted({passage.order for passage in same})),
            says=masked(says),
        )
        for (row, says), same in ordered
    )


def _time(material: AppealMaterial, passage: Passage) -> str:
    """The local time a record bears, to the minute."""
    at = passage.happened_at
    return f"{material.local(at):%Y-%m-%d %H:%M}" if at else ""


def _place(exhibit: Exhibit, row: RowRef) -> str:
    """Where in the file, without the number of the exhibit."""
    if row.row is None and row.page is None:
        return row.pointer or "全文"
    return Anchor(exhibit.id, row).shown().strip("[]").removeprefix(exhibit.id).strip("· ")
