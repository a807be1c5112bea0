"""A DOCX that comes back is held against the statement; what was touched is no longer bound."""

import io
from collections.abc import Iterator

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Row

from tests.appeal.material import misjudged, order_no
from tests.press.dossiers import made
from zhendan.adapters.press import DocxPress
from zhendan.adapters.press.docx_back import ReturnedDocuments
from zhendan.adapters.press.errors import DocumentUnreadable
from zhendan.appeal import Fate, ReturnedSentence, compare
from zhendan.steps.returned import as_data

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


def held(content: bytes, original: bytes) -> tuple[ReturnedSentence, ...]:
    printed = DESK.paragraphs(original)
    return compare(made(misjudged()), DESK.paragraphs(content), printed=printed)


def saved(document: Document) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def row_with(document: Document, words: str) -> _Row:
    rows: Iterator[_Row] = (row for table in document.tables for row in table.rows)
    return next(row for row in rows if any(words in cell.text for cell in row.cells))


def test_an_untouched_document_holds_no_edited_sentence(original: bytes) -> None:
    found = held(original, original)
    assert not [f.text for f in found if f.fate is not Fate.SAME]
    assert as_data(found)["ok"]
    assert sum(f.fate is Fate.SAME for f in found) > 10


def test_a_changed_number_is_found_with_the_sentence_it_was(original: bytes) -> None:
    content = edited(original, "涉案订单共 6 单", "涉案订单共 9 单")
    found = [f for f in held(content, original) if f.ours]
    assert [f.fate for f in found] == [Fate.EDITED]
    assert "涉案订单共 6 单" in found[0].ours
    assert set(found[0].numbers_changed) == {"6", "9"}


def test_a_new_sentence_is_unbound_and_its_tone_is_read(original: bytes) -> None:
    document = docx.Document(io.BytesIO(original))
    document.add_paragraph("本店绝对没有任何问题，请放过我们。")
    (new,) = [f for f in held(saved(document), original) if "放过我们" in f.text]
    assert new.fate is Fate.NEW
    assert new.marks


def test_the_copy_marks_what_is_unbound_and_nothing_else(original: bytes) -> None:
    content = edited(original, "涉案订单共 6 单", "涉案订单共 9 单")
    texts = [f.text for f in held(content, original) if f.is_unbound]
    assert len(texts) == 1
    copy = docx.Document(io.BytesIO(DESK.marked(content, texts)))
    marked = [p.text for p in copy.paragraphs if "【未绑定凭证】" in p.text]
    assert len(marked) == 1
    assert "共 9 单" in marked[0]


def test_a_sentence_without_a_full_stop_is_found(original: bytes) -> None:
    document = docx.Document(io.BytesIO(original))
    document.add_paragraph("本店的订单全部真实")
    (new,) = [f for f in held(saved(document), original) if f.is_unbound]
    assert (new.fate, new.text) == (Fate.NEW, "本店的订单全部真实")


def test_a_tracked_insertion_is_read_as_the_reader_sees_it(original: bytes) -> None:
    document = docx.Document(io.BytesIO(original))
    paragraph = next(p for p in document.paragraphs if "涉案订单共 6 单" in p.text)
    inserted = OxmlElement("w:ins")
    inserted.append(paragraph.add_run("其余订单亦属真实。")._element)
    paragraph._p.append(inserted)
    (found,) = [f for f in held(saved(document), original) if f.is_unbound]
    assert "其余订单亦属真实" in found.text


def test_a_verdict_changed_in_a_table_is_found_and_marked(original: bytes) -> None:
    document = docx.Document(io.BytesIO(original))
    row = row_with(document, order_no(1))
    row.cells[3].paragraphs[0].runs[0].text = "○ 存疑"
    content = saved(document)
    (found,) = [f for f in held(content, original) if f.is_unbound]
    assert order_no(1) in found.text
    marked = docx.Document(io.BytesIO(DESK.marked(content, [found.text])))
    assert "【未绑定凭证】" in row_with(marked, order_no(1)).cells[-1].text


def test_what_is_struck_out_is_told_also_where_it_is_an_order_of_the_table(
    original: bytes,
) -> None:
    document = docx.Document(io.BytesIO(original))
    row = row_with(document, order_no(1))
    row._tr.getparent().remove(row._tr)
    sentence = next(p for p in document.paragraphs if "涉案订单共 6 单" in p.text)
    sentence._p.getparent().remove(sentence._p)
    found = held(saved(document), original)
    gone = [f.text for f in found if f.fate is Fate.DROPPED]
    assert len(gone) == 2
    assert "涉案订单共 6 单" in gone[0]
    assert order_no(1) in gone[1]
    assert not as_data(found)["ok"]


@pytest.mark.parametrize(("said", "unbound"), [("王示例", 0), ("本店所有订单均真实。", 1)])
def test_a_signature_is_no_sentence_but_a_sentence_in_its_place_is(
    original: bytes, said: str, unbound: int
) -> None:
    document = docx.Document(io.BytesIO(original))
    row_with(document, "负责人（签字）").cells[1].paragraphs[0].add_run(said)
    assert sum(f.is_unbound for f in held(saved(document), original)) == unbound


def test_page_numbers_that_word_fills_in_are_no_change(original: bytes) -> None:
    document = docx.Document(io.BytesIO(original))
    fields = document.element.body.iter(qn("w:fldSimple"))
    for text in (text for field in fields for text in field.iter(qn("w:t"))):
        text.text = "12"
    assert not [f for f in held(saved(document), original) if f.is_unbound]


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7", b"\xd0\xcf\x11\xe0old doc"])
def test_what_is_no_document_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentUnreadable):
        DESK.paragraphs(content)


# --- what stands outside the text ----------------------------------------------------------------
def test_a_header_a_footer_and_a_stamp_that_were_changed_are_found(original: bytes) -> None:
    document = docx.Document(io.BytesIO(original))
    header = document.sections[0].header.paragraphs[0]
    stamp = next(run for run in header.runs if "合成数据" in run.text)
    stamp.text = ""
    document.sections[0].footer.add_paragraph("本店保证全部订单真实有效。")
    found = held(saved(document), original)
    told = {(f.fate, f.text) for f in found if f.fate is not Fate.SAME}
    assert (Fate.NEW, "页脚｜本店保证全部订单真实有效。") in told
    assert any(fate is Fate.DROPPED and "合成数据" in text for fate, text in told)
    assert not as_data(found)["ok"]
    marked = DESK.marked(saved(document), ["页脚｜本店保证全部订单真实有效。"])
    (foot,) = [t for t in DESK.paragraphs(marked) if "全部订单真实" in t]
    assert foot.endswith("【未绑定凭证】")


NOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:id="1"><w:p><w:r><w:t>另有三十单同样真实。</w:t></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)


def test_a_sentence_hidden_in_a_footnote_is_found_and_marked(original: bytes) -> None:
    document = docx.Document(io.BytesIO(original))
    place = PackURI("/word/footnotes.xml")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    notes = Part(place, kind, NOTES.encode(), document.part.package)
    document.part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
    content = saved(document)
    (new,) = [f for f in held(content, original) if f.fate is not Fate.SAME]
    assert (new.fate, new.text) == (Fate.NEW, "脚注｜另有三十单同样真实。")
    assert "脚注｜另有三十单同样真实。　【未绑定凭证】" in DESK.paragraphs(
        DESK.marked(content, [new.text])
    )


def test_the_same_words_on_another_exhibit_are_edited(original: bytes) -> None:
    content = edited(original, "[E003 第2行]", "[E008 第2行]")
    (moved,) = [f for f in held(content, original) if f.fate is not Fate.SAME]
    assert moved.fate is Fate.EDITED
    assert moved.is_unbound
    assert set(moved.numbers_changed) == {"[E003 第2行]", "[E008 第2行]"}


def test_two_exhibits_that_were_swapped_are_both_found(original: bytes) -> None:
    once = edited(original, "[E003 第2行]", "[E00X 第2行]")
    twice = edited(once, "[E006 第2行]", "[E003 第2行]")
    content = edited(twice, "[E00X 第2行]", "[E006 第2行]")
    found = [f for f in held(content, original) if f.fate is not Fate.SAME]
    assert [f.fate for f in found] == [Fate.EDITED, Fate.EDITED]


def test_an_anchor_that_was_struck_out_leaves_its_sentence_unbound(original: bytes) -> None:
    content = edited(original, "[E003 第2行]", "")
    (moved,) = [f for f in held(content, original) if f.fate is not Fate.SAME]
    assert moved.is_unbound
