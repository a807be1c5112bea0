"""PDF and OFD: an invoice, a notice, or a paper that is kept with the numbers it shows."""

from collections.abc import Mapping
from pathlib import Path

from zhendan.domain import ExhibitKind, Text
from zhendan.formats.document_problems import (
    ActiveContent,
    NoTextLayer,
    OnlyTheBeginning,
    SignatureNotChecked,
)
from zhendan.formats.readers.lines import Line, lines_of, read_spots, text_of
from zhendan.intake.documents.keeping import (
    Mention,
    claimed,
    keep_document,
    mentions_in,
    mentions_of_codes,
)
from zhendan.intake.documents.printed_invoice import (
    looks_like_invoice,
    take_claimed,
    take_printed,
)
from zhendan.intake.file_problems import KeptUnread
from zhendan.intake.invoices import is_invoice, take_for, take_qr_line, take_tree
from zhendan.intake.notices.text import take_notice_lines
from zhendan.intake.notices.words import looks_like_notice
from zhendan.intake.taking import Taking

_SOURCES = {"pdf": ("pdf_meta", "pdf_text"), "ofd": ("ofd_meta", "ofd_text")}


def take_paper(
    taking: Taking, answer: Mapping[str, object], out: Path, trees: list[list[object]]
) -> list[Line]:
    """Take a PDF or OFD out of the child's answer; its lines, for whoever reads its pictures.

    `trees` are the XML files that lie inside it, already read.
    """
    kind = str(answer["is"])
    lines = lines_of(read_spots(out))
    claims = {str(k): str(v) for k, v in _dict(answer.get("claims")).items()}
    taking.title = _title(kind, answer)
    taking.recognised_as, taking.kind = f"document.{kind}", ExhibitKind.OTHER
    _say_limits(taking, answer)
    text = text_of(lines)
    if any(is_invoice(tree) for tree in trees) or looks_like_invoice(text, claims):
        _take_invoice(taking, answer, lines, trees)
    elif looks_like_notice(text):
        title = Text(f"违规通知（{kind.upper()}）", f"Notice ({kind.upper()})")
        take_notice_lines(taking, lines, title, f"notice.{kind}")
    elif lines:
        taking.say(KeptUnread(kind=f"{taking.title.zh} ({taking.title.en})"))
    facts = _facts(taking, answer, bool(lines))
    keep_document(taking, kind, facts, _mentions(taking, answer, lines))
    return lines


def take_invoice_codes(taking: Taking, answer: Mapping[str, object]) -> int:
    """Invoices in the QR codes of the pages or the picture; how many."""
    return sum(
        take_qr_line(
            taking,
            str(code.get("text")).strip() + ",",
            taking.place(pointer=f"page={code.get('page') or 1}"),
        )
        for code in codes_of(answer)
    )


def codes_of(answer: Mapping[str, object]) -> list[dict[str, object]]:
    """The codes that the child found."""
    found = answer.get("codes")
    return [code for code in found if isinstance(code, dict)] if isinstance(found, list) else []


def _take_invoice(
    taking: Taking, answer: Mapping[str, object], lines: list[Line], trees: list[list[object]]
) -> None:
    """Every telling of the invoice: attached XML, own claims, print and QR code."""
    kind = str(answer["is"])
    beside, printed = _SOURCES[kind]
    title = Text(f"发票（{kind.upper()}）", f"Invoice ({kind.upper()})")
    take_for(taking, f"invoice.{kind}", title)
    for tree in trees:
        if is_invoice(tree):
            take_tree(taking, tree, kind, "/" + str(tree[0]))
    claims = {str(k): str(v) for k, v in _dict(answer.get("claims")).items()}
    take_claimed(taking, claims, beside, "metadata")
    if lines:
        take_printed(taking, lines, printed)
    take_invoice_codes(taking, answer)


def _title(kind: str, answer: Mapping[str, object]) -> Text:
    """The kind of paper and how many pages it has."""
    pages = int(str(answer.get("pages") or 0))
    word = kind.upper()
    return Text(f"{word} 文件，{pages} 页", f"{word}, {pages} page{'' if pages == 1 else 's'}")


def _say_limits(taking: Taking, answer: Mapping[str, object]) -> None:
    """What was not read, and what could act by itself."""
    pages, read = int(str(answer.get("pages") or 0)), int(str(answer.get("read") or 0))
    if not answer.get("letters"):
        taking.say(NoTextLayer(pages=pages))
    if read < pages:
        taking.say(OnlyTheBeginning(pages=pages, read=read))
    if answer.get("signed"):
        taking.say(SignatureNotChecked())
    active = [str(one) for one in _list(answer.get("active"))]
    inside = [str(_dict(one).get("name")) for one in _list(answer.get("inside"))]
    if active or (inside and answer["is"] == "pdf"):
        taking.say(ActiveContent(what="、".join((*active, *inside[:5]))))


def _facts(taking: Taking, answer: Mapping[str, object], has_words: bool) -> dict[str, object]:
    """The paper's own facts."""
    kind, claims = str(answer["is"]), _dict(answer.get("claims"))
    texts = [str(code.get("text")) for code in codes_of(answer)]
    return {
        "format": kind.upper(),
        "pages": answer.get("pages"),
        "pages_read": answer.get("read"),
        "words_how": "text_layer" if has_words else "none",
        "signed": answer.get("signed"),
        "active": "、".join(str(one) for one in _list(answer.get("active"))) or None,
        "codes": texts or None,
        **claimed(taking, str(claims.get("CreationDate") or ""), kind),
    }


def _mentions(taking: Taking, answer: Mapping[str, object], lines: list[Line]) -> list[Mention]:
    """Numbers on the pages; an invoice or a notice has rows of its own."""
    if taking.kind is not ExhibitKind.OTHER:
        return []
    return [*mentions_in(taking, lines, "text_layer"), *mentions_of_codes(taking, codes_of(answer))]


def _dict(value: object) -> dict[str, object]:
    """An object out of the child's answer."""
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    """A list out of the child's answer."""
    return value if isinstance(value, list) else []
