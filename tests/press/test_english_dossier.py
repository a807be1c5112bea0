"""An English dossier is English on every page; what is Chinese in it is an original, in quotes."""

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from tests.appeal.material import SEALED_AT, brushed, exhibits, material, misjudged, mixed
from tests.appeal.test_attack import attacked
from tests.appeal.test_english import english
from tests.press.dossiers import made
from zhendan.adapters.press import DocxPress, TypstPress
from zhendan.adapters.press.docx_back import ReturnedDocuments
from zhendan.adapters.press.plain import plain
from zhendan.appeal import (
    AppealMaterial,
    Fate,
    MaskedExhibits,
    compare,
    compose,
    draft,
    examine,
    index_text,
    plan_portal,
)
from zhendan.appeal.portal_index import Filled
from zhendan.domain import (
    DrawnSample,
    ExhibitId,
    ExhibitKind,
    MaskedCopy,
    Text,
)

CHINESE = "[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
SAID = {
    ExhibitKind.ORDER_RECORD: ("乳胶枕 双只装，1 件", "乳胶枕 双只装, quantity 1"),
    ExhibitKind.CHAT_LOG: ("买家提到本单：「能水洗吗」", "the buyer names the order: “能水洗吗”"),
    ExhibitKind.WAYBILL_TRACK: (
        "运单 SF1 在深圳市(福田)揽收", "waybill SF1 accepted at 深圳市(福田)"
    ),
}  # fmt: skip
ORIGINALS = {"乳胶枕双只装", "能水洗吗", "深圳市(福田)", "双11大促"}
"""What the exhibits themselves say in Chinese, without spaces."""


def abroad(build: Callable[[], AppealMaterial]) -> AppealMaterial:
    """The case on a platform that reads English, with records that hold Chinese words."""
    case = english(build)
    told = tuple(
        replace(p, says=Text(*SAID[p.kind])) if p.kind in SAID else p for p in case.passages
    )
    promotions = tuple(replace(window, name="双11大促") for window in case.promotions)
    return replace(
        case, passages=told, promotions=promotions, platform=Text("速卖通", "AliExpress")
    )


def originals(case: AppealMaterial) -> set[str]:
    """Every Chinese word that came with the case: its exhibits, their files, its shop."""
    files = {each.provenance.original_name for each in case.exhibits}
    own = {case.shop_name, case.contact, case.seal.stamped_by, "店主"}
    return ORIGINALS | {re.sub(r"\s", "", each) for each in files | own}


def left_in_chinese(text: str, case: AppealMaterial) -> list[str]:
    """The Chinese that is no original of the case in quotation marks."""
    text = re.sub(r"[\s\u200b]", "", text)
    known = originals(case)
    outside = re.sub(r"“([^”]*)”", lambda m: "" if m[1] in known else m[0], text)
    return re.findall(f".{{0,12}}{CHINESE}+", outside)


def drawn() -> AppealMaterial:
    case = abroad(mixed)
    some = case.flagged[:3]
    sample = DrawnSample("zhendan-sample-1", "WG1\nroot", "ab" * 32, 8, some, 0.95, 0.05)
    return replace(case, drawn=sample)


def masked() -> AppealMaterial:
    """Masked copies travel; one exhibit has none, one was derived and saved again."""
    case = abroad(mixed)
    shelf = tuple(
        replace(e, parent=e.sha256, provenance=replace(e.provenance, edited_after_export=True))
        for e in exhibits()
    )
    copy = MaskedCopy(
        ExhibitId("E002-P"), ExhibitId("E002"), shelf[1].sha256, 900, 9, "platform", 3
    )
    why = Text("视频无法遮蔽", "a video cannot be masked")
    masking = MaskedExhibits({copy.original: copy}, {ExhibitId("E003"): why})
    return replace(case, exhibits=shelf, masking=masking)


def stamped() -> AppealMaterial:
    case = abroad(misjudged)
    seal = replace(case.seal, stamped_at=SEALED_AT, stamped_by="示例时间戳机构")
    return replace(case, seal=seal, contact="")


CASES: dict[str, Callable[[], AppealMaterial]] = {
    "misjudged": lambda: abroad(misjudged),
    "mixed": lambda: abroad(mixed),
    "conceded": lambda: abroad(brushed),
    "attacked": lambda: english(attacked),
    "drawn": drawn,
    "masked": masked,
    "stamped": stamped,
    "bare": lambda: replace(abroad(brushed), exhibits=(), remedies=(), causes=()),
    "open": lambda: english(lambda: material(["unclear"])),
}


@pytest.mark.parametrize("name", CASES)
def test_every_word_of_an_english_dossier_is_english_or_an_original(name: str) -> None:
    case = CASES[name]()
    told = json.dumps(plain(made(case)), ensure_ascii=False).replace('\\"', "")
    assert left_in_chinese(told, case) == []
    statement = draft(case)
    assert left_in_chinese(statement.text(), case) == []
    index = index_text(case, plan_portal(case, statement), Filled({}, {}), stops=1)
    assert left_in_chinese(index, case) == []


def test_the_search_finds_chinese_that_is_ours() -> None:
    case = abroad(mixed)
    chinese = json.dumps(plain(made(replace(case, lang="zh"))), ensure_ascii=False)
    assert len(left_in_chinese(chinese, case)) > 100
    assert left_in_chinese("by “店主”, “第2行”", case)


def test_the_printed_pages_hold_no_chinese_but_originals_in_quotes() -> None:
    case = abroad(mixed)
    pdf = pypdfium2.PdfDocument(TypstPress().pdf(made(case), {}))
    pages = [page.get_textpage().get_text_bounded() for page in pdf]
    assert [left_in_chinese(page, case) for page in pages] == [[]] * len(pages)
    assert "“乳胶枕双只装”" in re.sub(r"\s", "", "".join(pages))
    assert f"Page 2 of {len(pages)}" in pages[1]


def test_the_document_holds_no_chinese_but_originals_in_quotes() -> None:
    case = abroad(mixed)
    opened = docx.Document(io.BytesIO(DocxPress().docx(made(case), {})))
    section = opened.sections[0]
    parts = (opened.element.body, section.header._element, section.footer._element)
    said = ["".join(t.text or "" for t in part.iter(qn("w:t"))) for part in parts]
    assert [left_in_chinese(part, case) for part in said] == [[]] * 3
    faces = {each.get(qn("w:ascii")) for part in parts for each in part.iter(qn("w:rFonts"))}
    assert faces == {"Times New Roman", "Arial", "Consolas"}


def test_a_chinese_name_stands_whole_in_its_quotes() -> None:
    case = abroad(misjudged)
    promotions = tuple(replace(window, name="618 预售") for window in case.promotions)
    assert "'“618 预售”'" in repr(made(replace(case, promotions=promotions)))


@pytest.mark.parametrize("name", ["misjudged", "mixed", "conceded"])
def test_a_reviewer_asks_the_same_of_an_english_dossier_and_is_led_to_english_headings(
    name: str,
) -> None:
    case = CASES[name]()
    asked = {}
    for lang in ("zh", "en"):
        spoken = replace(case, lang=lang)
        statement = draft(spoken)
        asked[lang] = examine(spoken, statement, compose(spoken, statement))
    zh, en = asked["zh"], asked["en"]
    assert [(q.code, q.contradiction, q.orders, len(q.places)) for q in zh] == [
        (q.code, q.contradiction, q.orders, len(q.places)) for q in en
    ]
    assert not [q for q in en if left_in_chinese(q.text.en + "".join(q.places), case)]


def test_an_english_document_comes_back_with_every_sentence_known() -> None:
    dossier = made(abroad(mixed))
    written = DocxPress().docx(dossier, {})
    read = ReturnedDocuments().paragraphs(written)
    assert {each.fate for each in compare(dossier, read, printed=read)} == {Fate.SAME}
    edited = [line.replace("we sealed the 9", "we sealed the 10") for line in read]
    found = [e for e in compare(dossier, edited, printed=read) if e.fate is not Fate.SAME]
    assert [(e.fate, e.numbers_changed) for e in found] == [(Fate.EDITED, ("10", "9"))]
