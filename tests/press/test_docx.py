"""The DOCX says the same as the PDF, can be edited, and repeats byte for byte."""

import io
import re
import zipfile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from tests.appeal.material import brushed, misjudged, mixed
from tests.press.dossiers import LAST_OF_MANY, PICTURE, SEEN, hostile, made, many, picture
from zhendan.adapters.press import DocxPress
from zhendan.appeal import AppealMaterial, Dossier, Prose, draft


def opened(dossier: Dossier, pictures: dict[object, bytes] | None = None) -> Document:
    return docx.Document(io.BytesIO(DocxPress().docx(dossier, pictures or {})))  # type: ignore[arg-type] # the port asks for hashes; tests hand in the same values


def text_of(document: Document) -> str:
    """All text of the body, tables included, in order."""
    return "\n".join(
        "".join(node.text or "" for node in element.iter(qn("w:t")))
        for element in document.element.body.iter(qn("w:p"))
    )


def test_the_same_dossier_gives_the_same_bytes() -> None:
    first = DocxPress().docx(made(mixed()), {PICTURE: picture()})
    assert DocxPress().docx(made(mixed()), {PICTURE: picture()}) == first


def test_no_member_bears_the_clock_of_the_machine() -> None:
    archive = zipfile.ZipFile(io.BytesIO(DocxPress().docx(made(brushed()), {})))
    assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert archive.namelist()[0] == "[Content_Types].xml"
    told = opened(made(brushed())).core_properties
    assert (told.created, told.modified) == (told.created, told.created)
    assert told.created is not None
    assert told.created.date() == brushed().built_on
    assert told.author == "示例家居旗舰店"


@pytest.mark.parametrize("case", [misjudged(), mixed(), brushed()], ids=lambda c: len(c.standings))
def test_every_sentence_of_the_statement_stands_in_it(case: AppealMaterial) -> None:
    text = text_of(opened(made(case)))
    for section in draft(case).sections:
        if section.key not in ("evidence", "closing"):
            for sentence in section.sentences:
                assert sentence.text in text


def test_the_content_is_that_of_the_dossier() -> None:
    made_of = made(mixed())
    text = text_of(opened(made_of))
    for chapter in made_of.chapters:
        assert chapter.title in text
        for block in chapter.blocks:
            if isinstance(block, Prose):
                assert all(line.text in text for line in block.lines)
    for page in made_of.exhibits:
        assert page.sha256 in text
        assert all(excerpt.says in text for excerpt in page.excerpts)


def test_stamps_and_the_missing_time_stamp_stand_in_head_and_foot() -> None:
    section = opened(made(mixed())).sections[0]
    assert "合成数据 · 非真实案件" in section.header.paragraphs[0].text
    assert "草稿" in section.header.paragraphs[0].text
    assert "未经第三方时间戳" in section.footer.paragraphs[0].text


def test_the_page_of_an_exhibit_is_a_field_that_points_at_it() -> None:
    body = opened(made(mixed())).element.body
    asked = [
        field.get(qn("w:instr")).removeprefix("PAGEREF ") for field in body.iter(qn("w:fldSimple"))
    ]
    marked = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert asked == marked
    assert len(asked) == 8


def test_headings_can_be_navigated() -> None:
    headings = [
        p.text
        for p in opened(made(mixed())).paragraphs
        if str(p.style.name) == "Heading 1"  # type: ignore[union-attr] # every paragraph here has a style
    ]
    assert headings[:2] == ["一、案件信息", "二、请求"]
    assert headings[9:12] == ["十、真实性声明", "十一、完整性附录", "十二、隐私说明"]


def test_hostile_words_stay_words_and_unseen_ones_are_left_out() -> None:
    text = text_of(opened(made(hostile())))
    assert SEEN.strip() in re.sub(r"\n", "", text)
    assert "\u202e" not in text
    assert "\x00" not in text


def test_a_picture_is_embedded_and_a_broken_one_is_named() -> None:
    with_picture = opened(made(mixed()), {PICTURE: picture()})
    assert len(with_picture.inline_shapes) == 2  # the QR code and the picture
    assert "图片无法显示" in text_of(opened(made(mixed()), {PICTURE: b"nothing"}))


def test_two_hundred_orders_are_written_without_trouble() -> None:
    assert text_of(opened(made(many()))).count(LAST_OF_MANY) >= 2
