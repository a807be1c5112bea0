"""Composes the dossier: the statement, the tables and the exhibits in the order reviewers read."""

from zhendan.appeal import chapters, fixed_texts
from zhendan.appeal.check import check, hard_stops
from zhendan.appeal.dossier import Chapter, Dossier, Seal
from zhendan.appeal.exhibit_pages import exhibit_pages
from zhendan.appeal.match import match_claims
from zhendan.appeal.material import AppealMaterial
from zhendan.appeal.statement import Statement, recompute


def compose(material: AppealMaterial, statement: Statement) -> Dossier:
    """The dossier of `material`, with every number recomputed first.

    Raises `ExhibitVanished`, `StandingMoved` or `NumberStale`, each naming the sentence, where
    the statement no longer says what the material shows.
    """
    recompute(statement, material)
    cases = match_claims(material)
    pages = exhibit_pages(material, statement, cases)
    parts = chapters.build(material, statement, cases)
    return Dossier(
        case=material.case,
        title=fixed_texts.TITLES[statement.shape],
        shop=material.shop_name,
        platform=material.platform.zh,
        number=material.notice.number,
        built_on=material.built_on,
        stamps=_stamps(material, statement),
        counts=tuple(
            (mark, word, len(material.with_verdict(verdict)))
            for verdict, (mark, word) in fixed_texts.MARKS.items()
        ),
        chapters=tuple(
            Chapter(place, title, blocks)
            for place, (title, blocks) in enumerate(
                zip(fixed_texts.CHAPTERS, parts, strict=True), start=1
            )
        ),
        exhibits=pages,
        seal=_seal(material),
        neutrality=fixed_texts.NEUTRALITY,
    )


def _stamps(material: AppealMaterial, statement: Statement) -> tuple[str, ...]:
    """What every page says: invented, draft. What stands open is told to the shop, not here."""
    open_count = len(hard_stops(check(material, statement)))
    stamps = [fixed_texts.SYNTHETIC] if material.synthetic else []
    if open_count:
        stamps.append(fixed_texts.DRAFT.format(count=open_count))
    return tuple(stamps)


def _seal(material: AppealMaterial) -> Seal:
    """The checkpoint as printed: a reader's copy makes a later roll-back visible."""
    facts = material.seal
    return Seal(
        root=facts.root,
        size=facts.size,
        origin=facts.origin,
        key_fingerprint=facts.key_fingerprint,
        stamp=chapters.stamp_words(material),
        code=f"{material.case}\n{facts.origin}\n{facts.size}\n{facts.root}",
    )
