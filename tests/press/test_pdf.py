"""The PDF holds what the dossier says, in the typefaces meant, and repeats byte for byte."""

import io
import json
import re
import sys
from dataclasses import replace
from pathlib import Path

import pypdf
import pypdfium2
import pytest
import zxingcpp

from tests.appeal.material import brushed, misjudged, mixed, sha
from tests.press.dossiers import LAST_OF_MANY, PICTURE, hostile, made, many, picture
from zhendan.adapters.press import (
    BothPresses,
    FontsMissing,
    PressFailed,
    PressTookTooLong,
    TypstPress,
    child,
    pictures,
    typesetter,
)
from zhendan.appeal import Press
from zhendan.domain import ExhibitKind, ZhendanError

# The variable sans is named after its lightest instance whatever the weight that is drawn.
FACES = {
    "NotoSerifSC-Regular",
    "NotoSansCJKsc-Thin",
    "DejaVuSansMono",
    "DejaVuSansMono-Bold",
}


def pages(pdf: bytes) -> list[str]:
    """The text of each page, without line breaks."""
    document = pypdfium2.PdfDocument(pdf)
    found = [page.get_textpage().get_text_bounded() for page in document]
    return [re.sub(r"\s+", "", text) for text in found]


def fonts(pdf: bytes) -> set[str]:
    """The typefaces in the file, without the marks of a subset."""
    found = set()
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        resources = page["/Resources"]
        assert isinstance(resources, pypdf.generic.DictionaryObject)
        for font in resources.get("/Font", {}).values():
            name = str(font.get_object()["/BaseFont"])
            found.add(name.rpartition("+")[2].removesuffix("-Identity-H"))
    return found


@pytest.fixture(scope="module")
def mixed_pdf() -> bytes:
    return TypstPress().pdf(made(mixed()), {PICTURE: picture()})


def test_both_presses_together_answer_the_port() -> None:
    press: Press = BothPresses()
    assert press.pdf(made(brushed()), {}).startswith(b"%PDF-")


def test_the_same_dossier_gives_the_same_bytes(mixed_pdf: bytes) -> None:
    assert TypstPress().pdf(made(mixed()), {PICTURE: picture()}) == mixed_pdf


def test_the_date_in_the_file_is_the_day_given_and_not_the_clock(mixed_pdf: bytes) -> None:
    told = pypdf.PdfReader(io.BytesIO(mixed_pdf)).metadata
    assert told is not None
    assert str(told["/CreationDate"]).startswith("D:20260621")


def test_only_the_typefaces_that_were_meant_are_used(mixed_pdf: bytes) -> None:
    assert fonts(mixed_pdf) == FACES


def test_bold_is_really_bold(mixed_pdf: bytes) -> None:
    # The same words stand on the cover as a heading (bold) and in the contents (regular).
    page = pypdfium2.PdfDocument(mixed_pdf)[0]
    text = page.get_textpage()
    found = text.search("案件信息")
    bold, plain = (_ink(page, text, found.get_next()[0]) for _ in range(2))
    assert bold > plain * 1.2


def _ink(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, at: int) -> float:
    """The share of ink in the box of one character."""
    left, bottom, right, top = text.get_charbox(at)
    width, height = page.get_size()
    crop = (left, bottom, width - right, height - top)
    values = page.render(scale=12, crop=crop, grayscale=True).to_numpy()
    return float((255 - values).mean() / 255)


def test_the_pages_are_a4_and_numbered(mixed_pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(mixed_pdf)
    assert tuple(round(side) for side in document[0].get_size()) == (595, 842)
    for place, text in enumerate(pages(mixed_pdf), start=1):
        assert f"第{place}页/共{len(document)}页" in text


def test_every_page_says_that_it_is_invented_a_draft_and_not_stamped(mixed_pdf: bytes) -> None:
    for text in pages(mixed_pdf):
        assert "合成数据·非真实案件" in text
        assert "草稿·尚有2项须先处理" in text
        assert "未经第三方时间戳" in text


def test_the_cover_names_what_a_reader_looks_for(mixed_pdf: bytes) -> None:
    cover = pages(mixed_pdf)[0]
    for words in (
        "示例家居旗舰店",
        "WG20260620000001",
        "B类-虚假交易",
        "涉案订单共8单",
        "●可证真3单",
        "◇承认2单",
        "不是中立第三方存证",
        "Zdnp6nmmcFWaqVVstwHe2aK4LZqtL0lgz+Nw7+RDKAI=",
    ):
        assert words in cover


def test_bookmarks_lead_to_parts_orders_and_exhibits(mixed_pdf: bytes) -> None:
    marks = [item.get_title() for item in pypdfium2.PdfDocument(mixed_pdf).get_toc()]
    assert "二、请求" in marks
    assert "凭证目录" in marks
    assert any(mark.startswith("E005") for mark in marks)
    assert any(mark.startswith("3300000000000000001") for mark in marks)


def test_the_list_of_exhibits_names_the_page_each_stands_on(mixed_pdf: bytes) -> None:
    texts = pages(mixed_pdf)
    listed = next(text for text in texts if "证明目的页码" in text)
    where = {
        number: place
        for place, text in enumerate(texts, start=1)
        for number in re.findall(r"(E\d{3})[^E]{1,30}种类", text)
    }
    assert set(where) == {f"E{n:03d}" for n in range(1, 9)}
    for number, place in where.items():
        row = re.search(rf"{number}(.*?)(?=E\d\d\d|本目录)", listed)
        assert row is not None
        assert row.group(1).endswith(str(place))


def test_a_part_without_anything_says_so() -> None:
    text = "".join(pages(TypstPress().pdf(made(brushed()), {})))
    assert "七、店铺层面的佐证无记录" in text


def test_hostile_words_stay_words() -> None:
    pdf = TypstPress().pdf(made(hostile()), {})
    text = "".join(pages(pdf)).replace("\u200b", "")
    assert '#panic("x")#import"@preview/evil:1.0.0"$x$*b*_i_`r`=h<label>@ref' in text
    assert "{{jinja}}${HOME}$(id)" in text
    assert "\u202e" not in text


def test_a_picture_is_shown_smaller_and_without_its_metadata(mixed_pdf: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(mixed_pdf))
    images = [image for page in reader.pages for image in page.images]
    assert len(images) == 1
    huge = TypstPress().pdf(made(mixed()), {PICTURE: picture((4000, 3000), "JPEG")})
    shown = [i for page in pypdf.PdfReader(io.BytesIO(huge)).pages for i in page.images]
    assert shown[0].image is not None
    assert shown[0].image.width < 2000


@pytest.mark.parametrize(
    "broken", [b"", b"not a picture", picture()[:900], b"\x89PNG\r\n\x1a\n" + b"\0" * 50]
)
def test_a_picture_that_cannot_be_read_is_named_on_its_page(broken: bytes) -> None:
    text = "".join(pages(TypstPress().pdf(made(mixed()), {PICTURE: broken})))
    assert "图片无法显示" in text


def test_a_picture_nobody_cites_is_not_printed() -> None:
    pdf = TypstPress().pdf(made(misjudged()), {sha("stranger"): picture()})
    assert not [i for page in pypdf.PdfReader(io.BytesIO(pdf)).pages for i in page.images]


def test_two_hundred_orders_are_set_without_trouble() -> None:
    texts = pages(TypstPress().pdf(made(many()), {}))
    table = "".join(texts)
    assert table.count(LAST_OF_MANY) >= 2  # order table, conceded table
    assert "涉案订单共200单" in texts[0]


def test_a_hash_with_a_picture_kind_but_no_bytes_leaves_the_page_standing() -> None:
    text = "".join(pages(TypstPress().pdf(made(mixed()), {})))
    assert str(sha(ExhibitKind.PICTURE)) in text


def test_a_case_without_any_exhibit_is_still_set() -> None:
    bare = replace(brushed(), exhibits=(), remedies=())
    assert "凭证目录无记录" in "".join(pages(TypstPress().pdf(made(bare), {})))


def test_a_child_that_fails_is_told_as_our_error(tmp_path: Path) -> None:
    with pytest.raises(PressFailed) as failed:
        child.run("no_such_module", tmp_path)
    assert failed.value.code == "ZD932"
    assert "no_such_module" in str(failed.value.facts["reason"])


def test_a_child_that_is_killed_is_told_as_our_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(PressFailed) as failed:
        TypstPress().pdf(made(brushed()), {})
    assert failed.value.facts["reason"] == "exit 1"


def test_a_child_that_takes_too_long_is_given_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(child, "PATIENCE", 0.01)
    with pytest.raises(PressTookTooLong) as late:
        child.run("typesetter", tmp_path)
    assert late.value.code == "ZD933"


def test_a_missing_typeface_is_named_instead_of_replaced(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(typesetter, "_font_folders", list)
    assert typesetter.main(tmp_path) == 1
    assert json.loads(capsys.readouterr().err) == {
        "kind": "fonts",
        "reason": "Noto Serif SC、Noto Sans CJK SC",
    }


@pytest.mark.parametrize("error", [FontsMissing, PressFailed, PressTookTooLong])
def test_an_error_says_what_why_and_what_next_in_both_languages(error: type[ZhendanError]) -> None:
    for text in (error.what, error.why, error.next_step):
        assert text.zh
        assert text.en


def test_every_page_bears_the_root_as_a_code_that_a_telephone_reads() -> None:
    dossier = made(mixed())
    printed = pypdfium2.PdfDocument(TypstPress().pdf(dossier, {}))
    corner = (500, 0, 0, 740)  # points cut away: what is left is the lower right of the page
    whole = printed[0].render(scale=3).to_pil()
    read = [page.render(scale=4, crop=corner).to_pil() for page in list(printed)[1:]]
    printed.close()
    assert {code.text for code in zxingcpp.read_barcodes(whole)} == {dossier.seal.code}
    assert len(read) > 5
    for page in read:
        assert {code.text for code in zxingcpp.read_barcodes(page)} == {dossier.seal.root}


def test_copies_stay_within_the_budget_and_originals_are_not_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {sha(str(n)): picture((900 + n, 700), "JPEG") for n in range(6)}
    child.lay_pictures(tmp_path, given)
    monkeypatch.setattr(pictures, "ALL_BYTES", 20_000)
    pictures.scale_all(tmp_path)
    copies = sorted((tmp_path / "scaled").iterdir())
    assert sum(copy.stat().st_size for copy in copies) <= 20_000
    told = json.loads((tmp_path / "pictures.json").read_text(encoding="utf-8"))
    assert sorted(told) == sorted(given)
    assert {p.name: p.read_bytes() for p in (tmp_path / "pictures").iterdir()} == given
    first = [copy.read_bytes() for copy in copies]
    pictures.scale_all(tmp_path)
    assert [copy.read_bytes() for copy in copies] == first
