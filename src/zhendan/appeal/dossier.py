"""The dossier as plain data: twelve parts in fixed order, exhibits, seal; and the press port."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from zhendan.domain import CaseId, ExhibitId, Sha256


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as printed, its anchors behind it."""

    text: str
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """Sentences, one paragraph each, under a small title where there is one."""

    lines: tuple[Line, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `shares` are the relative widths of its columns."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]
    title: str = ""
    codes: tuple[int, ...] = ()
    """Columns that hold numbers of orders, hashes or rows: set in the even-width face."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names and values, one pair a line."""

    rows: tuple[tuple[str, str], ...]
    title: str = ""
    codes: tuple[str, ...] = ()
    """Names whose values are set in the even-width face."""


@dataclass(frozen=True, slots=True)
class OrderSet:
    """What is said of one order, and where it stands (逐单凭证)."""

    order: str
    mark: str
    word: str
    reason: str
    lines: tuple[Line, ...]
    differing: tuple[Line, ...]
    """Records that do not fully agree with the order, listed in candour."""


Block = Prose | Grid | Pairs | OrderSet


@dataclass(frozen=True, slots=True)
class Chapter:
    """One of the twelve parts; without blocks it is printed as 无记录."""

    number: int
    title: str
    blocks: tuple[Block, ...]
    heading: str
    """Number and title as printed, e.g. `三、事实经过`, `3. What happened`."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One cited row of an exhibit and the orders it speaks of."""

    place: str
    at: str
    """When the record says it happened; empty where it does not say."""
    orders: str
    says: str


@dataclass(frozen=True, slots=True)
class ExhibitPage:
    """One exhibit as the dossier shows it: where it comes from, what for, what is cited."""

    number: ExhibitId
    name: str
    kind: str
    source: str
    obtained: str
    purpose: str
    sha256: Sha256
    size: str
    sealed: str
    excerpts: tuple[Excerpt, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seal:
    """What a reader holds against the packet (封存信息)."""

    root: str
    size: int
    origin: str
    key_fingerprint: str
    stamp: str
    """When and by whom the checkpoint was stamped, or 未经第三方时间戳."""
    code: str
    """The text of the QR code: case, origin, size and root."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything a press prints; the same material gives the same dossier (申诉材料)."""

    case: CaseId
    title: str
    shop: str
    platform: str
    number: str
    built_on: date
    stamps: tuple[str, ...]
    """Words on every page: that it is invented, that it is a draft."""
    counts: tuple[tuple[str, str, int], ...]
    """Mark, word and count of each of the four verdicts."""
    chapters: tuple[Chapter, ...]
    exhibits: tuple[ExhibitPage, ...]
    seal: Seal
    neutrality: str
    lang: str
    """The language of every word that is not an original: `zh` or `en`."""
    words: Mapping[str, str]
    """What the press prints around the content, in that language."""


class Press(Protocol):
    """Makes files of a dossier; the same dossier and pictures give the same bytes.

    `pictures` holds the bytes of exhibits that are pictures; one that cannot be read is named on
    its page and never left out in silence.
    """

    def pdf(self, dossier: Dossier, pictures: Mapping[Sha256, bytes]) -> bytes:
        """The dossier as PDF, A4, with bookmarks and the page of every exhibit."""

    def docx(self, dossier: Dossier, pictures: Mapping[Sha256, bytes]) -> bytes:
        """The dossier as an editable DOCX with the same content."""
