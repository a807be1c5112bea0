"""What was handed in, kept whole, and how a new round differs from it (轮次留痕)."""

from collections.abc import Iterable
from dataclasses import dataclass

from zhendan.appeal.filed import Filed
from zhendan.appeal.material import AppealMaterial
from zhendan.appeal.statement import Statement


@dataclass(frozen=True, slots=True)
class Difference:
    """What a new round says that the earlier one did not, and the other way round."""

    round: int
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    new_exhibits: int
    new_places: int
    moved: tuple[tuple[str, str, str], ...]
    """Order, verdict then, verdict now."""

    @property
    def is_new(self) -> bool:
        """Whether anything material is new; other words for the same facts are not."""
        return bool(self.new_exhibits or self.new_places or self.moved)


def filed(material: AppealMaterial, statement: Statement) -> dict[str, object]:
    """The statement as plain data, kept with the submission."""
    held = {exhibit.id: exhibit.sha256 for exhibit in material.exhibits}
    anchors = [anchor for sentence in statement.sentences for anchor in sentence.anchors]
    places = {"|".join((held.get(a.exhibit, a.exhibit), *_place(a.place))) for a in anchors}
    return {
        "round": material.attempt,
        "shape": statement.shape,
        "sentences": [sentence.text for sentence in statement.sentences],
        "short": [sentence.text for sentence in statement.short],
        "facts": sorted(places),
        "standings": {order: material.verdict(order) for order in material.flagged},
        "exhibits": sorted({str(held.get(a.exhibit, a.exhibit)) for a in anchors}),
    }


def _place(place: object) -> tuple[str, ...]:
    """Where in the file, as text."""
    names = ("sheet", "row", "pointer")
    return tuple(str(getattr(place, name, "") or "") for name in names) if place else ()


def difference(before: Filed, now: Filed) -> Difference:
    """How `now` differs from `before`, sentence by sentence and fact by fact."""
    moved = tuple(
        (order, before.standings[order], verdict)
        for order, verdict in sorted(now.standings.items())
        if order in before.standings and before.standings[order] != verdict
    )
    return Difference(
        round=before.round,
        added=_beyond(now.sentences, before.sentences),
        dropped=_beyond(before.sentences, now.sentences),
        new_exhibits=len(now.exhibits - before.exhibits),
        new_places=len(now.facts - before.facts),
        moved=moved,
    )


def _beyond(sentences: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """The sentences that the others do not hold, in order; spaces do not count."""
    known = {"".join(each.split()) for each in others}
    return tuple(each for each in sentences if "".join(each.split()) not in known)
