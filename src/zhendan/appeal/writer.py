"""Writes one sentence: a hand-written pattern, its named numbers, its anchors."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from zhendan.appeal.errors import ExhibitVanished
from zhendan.appeal.match import OrderCase, match_claims
from zhendan.appeal.material import AppealMaterial
from zhendan.appeal.numbers import numbers
from zhendan.appeal.privacy import masked
from zhendan.appeal.wording import Wording
from zhendan.domain import (
    Anchor,
    Exhibit,
    ExhibitKind,
    Number,
    OrderId,
    RowRef,
    Sentence,
    SentenceKind,
    Text,
)

Shape = str
"""`appeal` all genuine · `partial` some · `concession` none, some conceded · `open` none yet;
`attack` where others seem to have placed them."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What goes into the places of a pattern: words as they are, counts by number name."""

    words: dict[str, str] = field(default_factory=dict)
    counts: dict[str, str] = field(default_factory=dict)
    """Place in the pattern → name of the number."""


@dataclass(frozen=True, slots=True)
class Writer:
    """The material at hand, with what is computed of it once."""

    material: AppealMaterial
    cases: tuple[OrderCase, ...]
    numbers: dict[str, str]
    wording: Wording

    @classmethod
    def of(cls, material: AppealMaterial) -> "Writer":
        """A writer over `material`, in the language its reader reads."""
        numbered = dict(numbers(material))
        return cls(material, match_claims(material), numbered, Wording.of(material))

    @property
    def shape(self) -> Shape:
        """Which letter this is; decided by the folded standings alone."""
        if self.count("genuine") == 0 and self.count("attacked"):
            return "partial" if self.count("conceded") else "attack"
        if self.count("genuine") == 0:
            return "concession" if self.count("conceded") else "open"
        return "appeal" if self.count("genuine") == self.count("flagged") else "partial"

    def count(self, name: str) -> int:
        """A count over the flagged orders."""
        return int(self.numbers[f"orders.{name}"])

    def say(
        self,
        pattern: Text | str,
        kind: SentenceKind,
        *,
        filling: Filling | None = None,
        anchors: Iterable[Anchor] = (),
        orders: Iterable[OrderId] = (),
    ) -> Sentence:
        """The sentence; a fact that finds no anchor is not weakened but refused by its type.

        A pattern that was put together comes as text in the reader's language already.
        """
        filling = filling or Filling()
        said = self.wording.say(pattern) if isinstance(pattern, Text) else pattern
        values = {place: self.numbers[name] for place, name in filling.counts.items()}
        bound = tuple(Number(name, self.numbers[name]) for name in filling.counts.values())
        text = self.wording.agreeing(said, values).format_map({**filling.words, **values})
        return Sentence(masked(text), kind, tuple(anchors), bound, tuple(orders))

    def tally(self, pattern: Text, *names: str, kind: SentenceKind) -> Sentence:
        """A sentence whose places are counts over the flagged orders, named as the counts are."""
        return self.say(
            pattern, kind, filling=Filling(counts={name: f"orders.{name}" for name in names})
        )

    def exhibits(self, *kinds: ExhibitKind) -> tuple[Exhibit, ...]:
        """The exhibits of these kinds, in order of sealing."""
        return tuple(e for e in self.material.exhibits if e.kind in kinds)

    def anchor(self, place: RowRef) -> Anchor:
        """The anchor of a place in a sealed file; `match_claims` keeps only such places."""
        exhibit = self.material.exhibit_of(place.file)
        if exhibit is None:
            raise ExhibitVanished(exhibit=place.file, sentences="")
        return Anchor(exhibit.id, place)

    def notice_anchors(self) -> tuple[Anchor, ...]:
        """The sealed files of the notice itself."""
        files = set(self.material.notice.files)
        return tuple(
            Anchor(e.id)
            for e in self.material.exhibits
            if e.sha256 in files or (not files and e.kind is ExhibitKind.NOTICE)
        )
