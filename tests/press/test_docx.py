"""The DOCX says the same as the PDF, can be edited, and repeats byte for byte."""

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import docx
import pytest
import zxingcpp
from docx.document import Document
from docx.oxml.ns import qn
from PIL import Image

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


def test_the_pages_of_parts_and_exhibits_are_fields_that_point_at_them() -> None:
    body = opened(made(mixed())).element.body
    asked = [
        field.get(qn("w:instr")).removeprefix("PAGEREF ") for field in body.iter(qn("w:fldSimple"))
    ]
    marks = list(body.iter(qn("w:bookmarkStart")))
    marked = [mark.get(qn("w:name")) for mark in marks]
    assert sorted(asked) == sorted(marked)
    assert len(set(marked)) == len({mark.get(qn("w:id")) for mark in marks}) == 14 + 8
    led = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    assert sorted(led) == sorted(name for name in marked if name.startswith("part_"))


def test_the_contents_name_every_part_by_its_heading() -> None:
    document = opened(made(mixed()))
    links = document.element.body.iter(qn("w:hyperlink"))
    listed = ["".join(node.text or "" for node in link.iter(qn("w:t"))) for link in links]
    headings = [p.text for p in document.paragraphs if str(p.style.name) == "Heading 1"]  # type: ignore[union-attr] # every paragraph here has a style
    assert sorted(listed) == sorted(headings)


def codes_in(document: Document, element: Any, part: Any) -> list[str]:
    """What a telephone reads from the codes that an element shows."""
    found = []
    for blip in element.iter(qn("a:blip")):
        content = part.related_parts[blip.get(qn("r:embed"))].blob
        found += [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(content)))]
    return found


def test_the_cover_bears_the_seal_and_every_page_after_it_the_root_as_codes() -> None:
    dossier = made(mixed())
    document = opened(dossier)
    section = document.sections[0]
    assert codes_in(document, document.element.body, document.part) == [dossier.seal.code]
    assert section.different_first_page_header_footer
    foot, first = section.footer, section.first_page_footer
    assert codes_in(document, foot._element, foot.part) == [dossier.seal.root]
    assert codes_in(document, first._element, first.part) == []
    # Pinned to the page: a code in the line would push up the foot of every page.
    assert [each.tag for each in foot._element.iter(qn("wp:anchor"), qn("wp:inline"))] == [
        qn("wp:anchor")
    ]


def test_every_picture_has_words_for_those_who_do_not_see_it() -> None:
    document = opened(made(mixed()), {PICTURE: picture()})
    foot = document.sections[0].footer._element
    told = [each.get("descr") for part in (document.element, foot) for each in described(part)]
    assert told == ["默克尔根的二维码", "仓库打包台照片", made(mixed()).seal.root]


def described(element: Any) -> list[Any]:
    """The properties of every picture."""
    return list(element.iter(qn("wp:docPr")))


def test_columns_have_the_widths_of_their_cells() -> None:
    for table in opened(made(mixed())).tables:
        for row in table.rows:
            assert [cell.width for cell in row.cells] == [column.width for column in table.columns]


def test_the_lines_for_the_signature_stay_with_the_statement_that_is_signed() -> None:
    document = opened(made(mixed()))
    body = list(document.element.body)
    said = [words_in(part) for part in body]
    at, end = said.index("十、真实性声明"), said.index("十一、完整性附录")
    assert any(part.tag == qn("w:tbl") for part in body[at:end])
    # The empty paragraph after the table is the last one and may go on to the next page.
    for part in body[at : end - 1]:
        assert all(p.xpath("./w:pPr/w:keepNext") for p in part.iter(qn("w:p")))


def words_in(element: Any) -> str:
    """All text of an element."""
    return "".join(node.text or "" for node in element.iter(qn("w:t")))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_language_of_the_words_is_said(lang: str) -> None:
    document = opened(made(replace(mixed(), lang=lang)))
    (told,) = document.styles.element.find(qn("w:docDefaults")).iter(qn("w:lang"))
    assert told.get(qn("w:val")) == {"zh": "zh-CN", "en": "en-US"}[lang]
    assert told.get(qn("w:eastAsia")) == "zh-CN"


def test_each_verdict_of_a_cell_has_its_own_colour() -> None:
    body = opened(made(mixed())).element.body
    drawn = {
        words_in(run)[:1]: run.find(qn("w:rPr")).find(qn("w:color")).get(qn("w:val"))
        for cell in body.iter(qn("w:tc"))
        for run in cell.iter(qn("w:r"))
        if words_in(run)[:1] in "●◐○◇" and words_in(run)
    }
    assert len(drawn) == len(set(drawn.values())) == 4


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
