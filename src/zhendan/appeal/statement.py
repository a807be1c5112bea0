"""The statement of an appeal: every sentence bound, long and short from the same claims."""

from collections.abc import Iterable
from dataclasses import dataclass

from zhendan.appeal import answers, attack, phrases, sections
from zhendan.appeal.binding import added, rewritten
from zhendan.appeal.errors import ExhibitVanished, NumberStale, StandingMoved
from zhendan.appeal.material import AppealMaterial
from zhendan.appeal.numbers import numbers
from zhendan.appeal.wording import Wording
from zhendan.appeal.writer import Writer
from zhendan.domain import ExhibitId, FormLimits, Sentence

SHORT_LIMIT = 800
"""Characters of the short form where the platform's own limit is unknown (third-party hint)."""

_WRITERS = {
    "request": sections.request,
    "timeline": sections.timeline,
    "findings": sections.findings,
    "attack": attack.attack,
    "evidence": sections.evidence,
    "surge": answers.surge,
    "conceded": answers.conceded,
    "causes": answers.causes,
    "limits": answers.limits,
    "measures": answers.measures,
    "closing": answers.closing,
}

ADDED = "evidence"
"""Where sentences stand that people added."""
_BETWEEN = {"zh": "", "en": " "}

# What the short form keeps first. The request section holds the scope and its counts; it, the
# concession and the limits are never dropped, whatever the field allows (appeals reference §3).
_NEVER_DROPPED = ("request", "attack", "conceded", "limits")
_KEPT_AS_FITS = ("findings", "causes", "measures", "surge", "closing", "timeline")


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the statement: its key, its title and its sentences."""

    key: str
    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What the shop says, sentence by sentence (申诉说明)."""

    shape: str
    """`appeal`, `partial`, `concession`, `attack` or `open`; see `Writer.shape`."""
    sections: tuple[Section, ...]
    short: tuple[Sentence, ...]
    """Sentences of the long form, whole and unchanged, that fit the short limit."""
    short_limit: int = SHORT_LIMIT
    lang: str = "zh"

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the long form, in order."""
        return tuple(sentence for section in self.sections for sentence in section.sentences)

    @property
    def never_dropped(self) -> tuple[Sentence, ...]:
        """The request with its scope, an attack, what is conceded, and the limits of it all."""
        return tuple(s for key in _NEVER_DROPPED for s in self.section(key).sentences)

    def section(self, key: str) -> Section:
        """The section with this key; empty where the statement says nothing there."""
        empty = Section(key, phrases.TITLES[key].say(self.lang), ())
        return next((s for s in self.sections if s.key == key), empty)

    def text(self) -> str:
        """The long form as plain text with titles and anchors."""
        parts = [
            "\n".join([section.title, *(_with_anchors(s, self.lang) for s in section.sentences)])
            for section in self.sections
        ]
        return "\n\n".join(parts)

    def short_text(self) -> str:
        """The short form as it is pasted into a field: no titles, no anchors."""
        return self.joined(self.short)

    def joined(self, sentences: Iterable[Sentence]) -> str:
        """Sentences one after the other; English ones with a space between."""
        return self.between.join(sentence.text for sentence in sentences)

    @property
    def between(self) -> str:
        """What stands between two sentences."""
        return _BETWEEN[self.lang]


def draft(material: AppealMaterial) -> Statement:
    """Write the statement of `material`, long and short; same material, same words."""
    write = Writer.of(material)
    parts = tuple(
        Section(key, write.wording.say(phrases.TITLES[key]), _sentences(write, key))
        for key in _WRITERS
    )
    filled = tuple(section for section in parts if section.sentences)
    limit = short_limit(material)
    short = _shorten(filled, limit, gap=len(_BETWEEN[material.lang]))
    return Statement(write.shape, filled, short, limit, material.lang)


def _sentences(write: Writer, key: str) -> tuple[Sentence, ...]:
    """The sentences of a section, with what people bound in their own words."""
    strict = key in _NEVER_DROPPED
    ours = rewritten(_WRITERS[key](write), write.material, strict=strict)
    return (*ours, *added(write.material)) if key == ADDED else ours


def shortened(statement: Statement, limit: int) -> tuple[Sentence, ...]:
    """The short form of a statement for a box of another size; what may not go always stays."""
    return _shorten(statement.sections, limit, gap=len(statement.between))


def short_limit(material: AppealMaterial) -> int:
    """The platform's own limit of characters where it is known, else 800."""
    limits = [v.value for v in material.requirements.known if isinstance(v.value, FormLimits)]
    boxes = [field.characters for form in limits for field in form.fields]
    known = [form.characters for form in limits] + boxes
    return next((characters for characters in known if characters), SHORT_LIMIT)


def recompute(statement: Statement, material: AppealMaterial) -> None:
    """Hold every sentence against the material as it is now.

    Raises `ExhibitVanished` with all sentences that lean on a missing exhibit, `StandingMoved`
    where a claimed order may no longer be claimed, `NumberStale` naming the sentence where a
    number differs.
    """
    _anchors_hold(statement, material)
    _claims_hold(statement, material)
    now = numbers(material)
    for sentence in (*statement.sentences, *statement.short):
        for number in sentence.numbers:
            found = now.get(number.name, "–")
            if found != number.value or number.value not in sentence.text:
                raise NumberStale(
                    sentence=sentence.text, name=number.name, said=number.value, now=found
                )


def leaning(statement: Statement, exhibit: ExhibitId) -> tuple[Sentence, ...]:
    """Every sentence that leans on `exhibit`, in the order of the statement."""
    return tuple(
        s for s in statement.sentences if any(anchor.exhibit == exhibit for anchor in s.anchors)
    )


def _anchors_hold(statement: Statement, material: AppealMaterial) -> None:
    """Every anchor names an exhibit that is there and holds the file it points into."""
    held = {exhibit.id: exhibit.sha256 for exhibit in material.exhibits}
    for sentence in statement.sentences:
        for anchor in sentence.anchors:
            file = anchor.place.file if anchor.place else held.get(anchor.exhibit)
            if anchor.exhibit not in held or held[anchor.exhibit] != file:
                leans = leaning(statement, anchor.exhibit)
                told = " / ".join(s.text for s in leans)
                raise ExhibitVanished(exhibit=anchor.exhibit, sentences=told)


def _claims_hold(statement: Statement, material: AppealMaterial) -> None:
    """Every claimed order still stands as genuine."""
    genuine = set(material.genuine)
    for key in ("findings", "evidence"):
        for sentence in statement.section(key).sentences:
            for order in sentence.orders:
                if order not in genuine:
                    raise StandingMoved(order=order)


def _shorten(parts: Iterable[Section], limit: int, *, gap: int) -> tuple[Sentence, ...]:
    """Whole sentences of the long form: what may never be dropped, then what fits."""
    by_key = {section.key: section.sentences for section in parts}
    kept = [s for key in _NEVER_DROPPED for s in by_key.get(key, ())]
    room = limit - sum(len(s.text) + gap for s in kept) + gap
    for key in _KEPT_AS_FITS:
        for sentence in by_key.get(key, ()):
            if len(sentence.text) + gap <= room:
                kept.append(sentence)
                room -= len(sentence.text) + gap
    chosen = set(map(id, kept))
    return tuple(s for key in _WRITERS for s in by_key.get(key, ()) if id(s) in chosen)


def _with_anchors(sentence: Sentence, lang: str) -> str:
    """A sentence with its anchors behind it, as printed."""
    shown = "".join(dict.fromkeys(map(Wording(lang).anchor, sentence.anchors)))
    return f"{sentence.text} {shown}".rstrip() if lang == "en" else sentence.text + shown
