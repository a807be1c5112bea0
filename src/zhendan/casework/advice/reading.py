"""A contract's words as sentences, each knowing whether it stands under a prohibition."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

MOST_LETTERS = 400_000
_NUMBERED = re.compile(
    r"\s*(第[一二三四五六七八九十百\d]+[条款章]|[(（][一二三四五六七八九十\d]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、)]|[-•*·]|\([a-z]\))"
)
_ITEM = re.compile(r"\s*([(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、)]|[-•*·]|\([a-z]\))")
_SENTENCE = re.compile(r"[^。!?！？\n]+[。!?！？]?")
_FORBIDS = (
    "不得|不会|不可|不能|不应|禁止|严禁|从不|绝不|决不|不作|不做|不承诺|不保证|不提供|不要求"
    "|不索取|不索要|不收取|不接受|不使用|不参与|不需要|无需|不必|拒绝|没有任何|不存在|不代为"
    "|不向|不以|不含|不涉及|不再|未曾|未|并非|无权|防止|避免|警惕|举报|反对|无法|不负责"
    r"|\bnot\b|\bnever\b|\bno\b|\bneither\b|\bnor\b|\brefuses?\b|\bprohibit\w*|\bwithout\b"
    r"|\bcannot\b|n't\b|\bforbid\w*|\bnone\b|\bnothing\b"
)
FORBIDDEN = re.compile(_FORBIDS)
_CLAUSE_END = re.compile(r"[,，;；:：]|\bbut\b|但是?|然而|否则|而是|才能|除非")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it is quoted, and the same in normal form for searching."""

    words: str
    normal: str
    forbidden: bool
    """It is an item of a list that forbids what follows."""


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text in order; a paragraph broken over lines is joined again."""
    forbidding = False
    for paragraph in _paragraphs(text[:MOST_LETTERS]):
        forbidding = forbidding and bool(_ITEM.match(paragraph))
        for found in _SENTENCE.finditer(paragraph):
            words = found.group().strip()
            if words:
                yield Sentence(words, _normal(words), forbidding)
        if paragraph.rstrip().endswith((":", "：")):
            forbidding = bool(FORBIDDEN.search(_normal(paragraph)))


def is_forbidden(sentence: Sentence, start: int) -> bool:
    """Whether what begins at `start` is spoken of as something not done or not allowed.

    A word of prohibition counts in the same part of the sentence, or where it opens a list.
    """
    if sentence.forbidden:
        return True
    before = sentence.normal[:start]
    opened = re.search(r"(" + _FORBIDS + r")[^。]{0,14}[:：]", before)
    if opened:
        return True
    part = _CLAUSE_END.split(before)[-1]
    return FORBIDDEN.search(part) is not None


def _paragraphs(text: str) -> Iterator[str]:
    """Lines joined to paragraphs: a new one begins after an end, a blank line or at a number."""
    held = ""
    for line in text.replace("\r\n", "\n").split("\n"):
        bare = line.strip()
        begins = not bare or _NUMBERED.match(bare) or held.endswith(tuple("。!?！？:：;；"))
        if begins and held:
            yield held
            held = ""
        glue = "" if not held or not held[-1:].isascii() or not bare[:1].isascii() else " "
        held = held + glue + bare
    if held:
        yield held


def _normal(words: str) -> str:
    """NFKC, lower case, no blanks between Chinese letters, soft and unseen letters gone."""
    folded = unicodedata.normalize("NFKC", words).lower()
    seen = "".join(c for c in folded if unicodedata.category(c) not in ("Cf", "Mn"))
    return re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", seen)
