"""What is said of orders that others seem to have placed to do harm (恶意刷单)."""

from collections.abc import Iterator

from zhendan.appeal import phrases
from zhendan.appeal.numbers import attacked_by
from zhendan.appeal.signs import signs_behind
from zhendan.appeal.writer import Filling, Writer
from zhendan.domain import Anchor, Sentence, SentenceKind


def attack(write: Writer) -> Iterator[Sentence]:
    """The signs, each with its count and files; then what the platform alone can see."""
    material = write.material
    if not material.attacked:
        return
    for story, pattern in phrases.ATTACK_SIGNS.items():
        name = f"attack.{story}"
        anchors = [Anchor(each.id) for each in signs_behind(material, story)]
        if write.numbers.get(name, "0") != "0" and anchors:
            yield write.say(
                pattern,
                SentenceKind.FACT,
                filling=Filling(counts={"count": name}),
                anchors=anchors,
                orders=attacked_by(material, story),
            )
    yield write.tally(phrases.ATTACK_NOT_OURS, "attacked", kind=SentenceKind.OPINION)
    yield write.tally(phrases.ATTACK_ASK, "attacked", kind=SentenceKind.REQUEST)
