"""Notices out of pictures: what another file confirms is used, the rest is shown to be compared."""

from collections.abc import Mapping
from dataclasses import replace

from zhendan.domain import FlaggedOrder, Notice, Text
from zhendan.formats.document_problems import ReadFromPicture
from zhendan.intake.documents.seen_notice import ORDER, to_confirm
from zhendan.intake.draft import NoticeDraft
from zhendan.intake.taking import Taking

_UNKNOWN = Text(
    "订单导出里没有这个号码，无法证实识别是否正确。",
    "No order export has this number, so nothing confirms the reading.",
)
_ELSE = Text(
    "它与文字版通知里的内容不同，以文字版为准。",
    "It differs from what the notice says as text, which counts.",
)
_FIELDS = {
    "deadline_at": Text("申诉截止时间", "the deadline"),
    "delivered_at": Text("送达时间", "when it was delivered"),
    "declared_count": Text("涉及订单数", "the number of orders"),
    "attempts": Text("申诉次数", "how often one may answer"),
}


def trusted(group: list[NoticeDraft], takings: Mapping[int, Taking]) -> list[NoticeDraft]:
    """The notice's files, text first; a picture adds only what no text of it says."""
    firm = [draft for draft in group if not draft.seen]
    seen = [draft for draft in group if draft.seen]
    if not firm:
        return seen
    return firm + [_beside(draft, firm, takings[draft.file]) for draft in seen]


def _beside(draft: NoticeDraft, firm: list[NoticeDraft], taking: Taking) -> NoticeDraft:
    """A picture's telling without what the text says itself; a difference is shown."""
    notice = draft.notice
    changes: dict[str, object] = {}
    for name, what in _FIELDS.items():
        said = next((v for d in firm if (v := getattr(d.notice, name)) is not None), None)
        own = getattr(notice, name)
        if said is not None and own is not None and own != said:
            taking.say(to_confirm(what, str(own), None, _ELSE))
        if said is not None:
            changes[name] = None
    if any(d.notice.penalties for d in firm):
        changes["penalties"] = ()
    if any(d.notice.grade is not None for d in firm):
        changes["grade"] = None
    draft.notice = replace(notice, **changes)  # type: ignore[arg-type]
    return draft


def confirmed(
    notice: Notice,
    matched: tuple[FlaggedOrder, ...],
    group: list[NoticeDraft],
    takings: Mapping[int, Taking],
) -> tuple[Notice, tuple[FlaggedOrder, ...]]:
    """The notice without order numbers that only a picture shows and no export confirms."""
    firm = {str(o.order) for d in group if not d.seen for o in d.notice.flagged}
    pictures = {file: takings[d.file] for d in group if d.seen for file in d.notice.files}
    kept: list[FlaggedOrder] = []
    doubtful: list[Text] = []
    for before, after in zip(notice.flagged, matched, strict=True):
        taking = pictures.get(before.at_row.file) if before.at_row else None
        if taking is None or str(before.order) in firm or after.matched == "exact":
            kept.append(after)
            continue
        taking.say(to_confirm(ORDER, str(before.order), None, _UNKNOWN))
        doubtful.append(Text(f"{ORDER.zh} {before.order}", f"{ORDER.en} {before.order}"))
    for taking in pictures.values():
        own = [o for o in kept if o.at_row and o.at_row.file == taking.received.sha256]
        taking.say(ReadFromPicture(count=len(own)))
    missing = ("orders",) if doubtful and not kept else ()
    return (
        replace(
            notice,
            unconfirmed=(*notice.unconfirmed, *doubtful),
            not_found=(*notice.not_found, *missing),
        ),
        tuple(kept),
    )
