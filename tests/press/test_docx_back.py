"""A DOCX that comes back is held against the statement; what was touched is no longer bound."""

import io

import docx
import pytest

from tests.appeal.material import misjudged
from tests.press.dossiers import made
from zhendan.adapters.press import DocxPress
from zhendan.adapters.press.docx_back import ReturnedDocuments
from zhendan.adapters.press.errors import DocumentUnreadable
from zhendan.appeal import Fate, compare

DESK = ReturnedDocuments()


@pytest.fixture(scope="module")
def original() -> bytes:
    return DocxPress().docx(made(misjudged()), {})


def edited(original: bytes, old: str, new: str) -> bytes:
    """The document after a person replaced some words in a sentence."""
    document = docx.Document(io.BytesIO(original))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if old in run.text:
                run.text = run.text.replace(old, new, 1)
                written = io.BytesIO()
                document.save(written)
                return written.getvalue()
    raise AssertionError(old)


def fates(content: bytes) -> list[tuple[Fate, str]]:
    found = compare(made(misjudged()), DESK.paragraphs(content))
    return [(f.fate, f.text) for f in found if f.is_unbound]


def test_an_untouched_document_holds_no_edited_sentence(original: bytes) -> None:
    found = compare(made(misjudged()), DESK.paragraphs(original))
    assert not [f.text for f in found if f.fate is not Fate.SAME]
    assert sum(f.fate is Fate.SAME for f in found) > 10


def test_a_changed_number_is_found_with_the_sentence_it_was(original: bytes) -> None:
    content = edited(original, "涉案订单共 6 单", "涉案订单共 9 单")
    found = [f for f in compare(made(misjudged()), DESK.paragraphs(content)) if f.ours]
    assert [f.fate for f in found] == [Fate.EDITED]
    assert "涉案订单共 6 单" in found[0].ours
    assert set(found[0].numbers_changed) == {"6", "9"}


def test_a_new_sentence_is_unbound_and_its_tone_is_read(original: bytes) -> None:
    document = docx.Document(io.BytesIO(original))
    document.add_paragraph("本店绝对没有任何问题，请放过我们。")
    written = io.BytesIO()
    document.save(written)
    found = compare(made(misjudged()), DESK.paragraphs(written.getvalue()))
    (new,) = [f for f in found if "放过我们" in f.text]
    assert new.fate is Fate.NEW
    assert new.marks


def test_the_copy_marks_what_is_unbound_and_nothing_else(original: bytes) -> None:
    content = edited(original, "涉案订单共 6 单", "涉案订单共 9 单")
    texts = [text for _, text in fates(content) if "共 9 单" in text]
    copy = docx.Document(io.BytesIO(DESK.marked(content, texts)))
    marked = [p.text for p in copy.paragraphs if "【未绑定凭证】" in p.text]
    assert len(marked) == 1
    assert "共 9 单" in marked[0]


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7", b"\xd0\xcf\x11\xe0old doc"])
def test_what_is_no_document_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentUnreadable):
        DESK.paragraphs(content)
