"""Composes the dossier: the statement, the tables and the exhibits in the order reviewers read."""

from zhendan.appeal import chapters, fixed_texts
from zhendan.appeal.check import check, hard_stops
from zhendan.appeal.dossier import Chapter, Dossier, Seal
from zhendan.appeal.exhibit_pages import exhibit_pages
from zhendan.appeal.match import match_claims
from zhendan.appeal.material import AppealMaterial
from zhendan.appeal.statement import Statement, recompute
from zhendan.appeal.wording import Wording


def compose(material: AppealMaterial, statement: Statement) -> Dossier:
    """The dossier of `material`, with every number recomputed first.

    Raises `ExhibitVanished`, `StandingMoved` or `NumberStale`, each naming the sentence, where
    the statement no longer says what the material shows.
    """
    recompute(statement, material)
    wording = Wording.of(material)
    cases = match_claims(material)
    pages = exhibit_pages(material, statement, cases)
    parts = chapters.build(material, statement, cases)
    return Dossier(
        case=material.case,
        title=wording.say(fixed_texts.TITLES[statement.shape]),
        shop=wording.name(material.shop_name),
        platform=wording.say(material.platform),
        number=material.notice.number,
        built_on=material.built_on,
        stamps=_stamps(material, statement),
        counts=tuple(
            (mark, wording.say(word), len(material.with_verdict(verdict)))
            for verdict, (mark, word) in fixed_texts.MARKS.items()
        ),
        chapters=tuple(
            Chapter(place, title, blocks, wording.numbered(place, title))
            for place, (title, blocks) in enumerate(
                zip(map(wording.say, fixed_texts.CHAPTERS), parts, strict=True), start=1
            )
        ),
        exhibits=pages,
        seal=_seal(material),
        neutrality=wording.say(fixed_texts.NEUTRALITY),
        lang=wording.lang,
        words={name: wording.say(words) for name, words in fixed_texts.PAGE.items()},
    )


def _stamps(material: AppealMaterial, statement: Statement) -> tuple[str, ...]:
    """What every page says: invented, draft. What stands open is told to the shop, not here."""
    open_count = len(hard_stops(check(material, statement)))
    say = Wording.of(material).say
    stamps = [say(fixed_texts.SYNTHETIC)] if material.synthetic else []
    if open_count:
        stamps.append(say(fixed_texts.DRAFT, count=open_count))
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
