"""Running text masked line by line: notices, letters, copied chats with their speakers."""

import re

from zhendan.evidence.redact.delimited import encoded
from zhendan.evidence.redact.kinds import FieldKind
from zhendan.evidence.redact.masker import Known, Masker
from zhendan.evidence.redact.patterns import names
from zhendan.evidence.redact.surnames import NAME
from zhendan.formats.readers.decode import Written

_MOMENT = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ T]*\d{1,2}:\d{2}(?::\d{2})?"
_NAME = re.compile(NAME)
_SPEAKER = re.compile(rf"^(\s*)(\S.{{0,40}}?)([\s:：]*[(（\[]?\s*{_MOMENT}\s*[)）\]]?\s*)$")
_AFTER_MOMENT = re.compile(
    rf"^(\s*[(（\[]?{_MOMENT}[)）\]]?\s*[-–]?\s*)([^\s:：][^:：]{{0,30}}?)([:：].*)$"
)


def mask_text(written: Written, masker: Masker) -> bytes:
    """The text with every person's data masked, in the encoding it came in."""
    lines = [_line(line, f"行{no}", masker) for no, line in enumerate(written.lines(), 1)]
    return encoded("".join(lines), written)


def learn_text(known: Known, written: Written) -> None:
    """Take note of who speaks in a copied chat, and of names that stand there as such."""
    for line in written.lines():
        for name in filter(_NAME.fullmatch, names(line)):
            known.learn(FieldKind.NAME, name)
        said = _SPEAKER.match(line.rstrip("\r\n"))
        if said and "店" not in said[2] and "客服" not in said[2]:
            known.learn(FieldKind.BUYER, said[2])


def _line(line: str, place: str, masker: Masker) -> str:
    """One line; a line that only says who speaks and when loses the speaker's name."""
    body = line.rstrip("\r\n")
    end = line[len(body) :]
    said = _SPEAKER.match(body)
    if said and not re.search("[：:。，,]$", said[2]):
        return said[1] + masker.label(said[2], place) + said[3] + end
    later = _AFTER_MOMENT.match(body)
    if later:
        name = masker.label(later[2], place)
        return later[1] + name + masker.text(later[3], f"{place} 后") + end
    return masker.text(body, place) + end
