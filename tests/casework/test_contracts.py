"""An adviser's contract is read for what it leaves out and for what warns; a denial is no offer."""

import io
import zipfile
from collections import Counter
from pathlib import Path

import pylopdf_fonts_zh_cn
import pytest
import typst

from tests.samples.contracts import BAD, NEUTRAL, Contract, contracts
from zhendan.casework import ContractEmpty, ContractUnreadable, check_contract
from zhendan.steps.advising import check_file, words_of

SET = contracts()
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def figures() -> dict[str, Counter[str]]:
    """True and false answers over the whole set, for warnings and for missing clauses."""
    found = {"warnings": Counter[str](), "missing": Counter[str]()}
    for one in SET:
        check = check_contract(one.text)
        pairs = (
            ("warnings", {w.code for w in check.warned}, one.warns),
            ("missing", {m.code for m in check.missing}, one.missing),
        )
        for name, said, true in pairs:
            found[name].update(hit=len(said & true), false=len(said - true), lost=len(true - said))
    return found


def test_the_set_is_large_enough_and_has_honest_ones() -> None:
    assert len(SET) >= 40
    assert sum(not one.warns for one in SET) >= 12


def test_precision_and_recall_hold_on_the_set() -> None:
    for counts in figures().values():
        assert counts["hit"] / (counts["hit"] + counts["false"]) >= 0.97
        assert counts["hit"] / (counts["hit"] + counts["lost"]) >= 0.93


@pytest.mark.parametrize("one", [c for c in SET if not c.warns], ids=lambda c: c.name)
def test_an_honest_contract_is_not_warned_of(one: Contract) -> None:
    assert [(w.code, w.passage) for w in check_contract(one.text).warned] == []


@pytest.mark.parametrize("code", sorted(BAD))
def test_every_warning_quotes_its_passage_and_says_what_to_ask(code: str) -> None:
    phrase = BAD[code][0].words
    text = f"{NEUTRAL[5].words}\n{phrase}"
    (found,) = [w for w in check_contract(text).warned if w.code == code]
    assert found.passage in phrase
    assert all((found.why.zh, found.ask.zh, found.why.en, found.ask.en))


def test_the_same_words_give_the_same_answer_and_say_that_it_is_no_legal_advice() -> None:
    one = check_contract(SET[14].text)
    assert one == check_contract(SET[14].text)
    assert "不是法律意见" in one.note.zh


def _docx(paragraphs: list[str], body: str = "word/document.xml") -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    inside = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(body, f"<w:document {space}><w:body>{inside}</w:body></w:document>")
    return made.getvalue()


def test_a_docx_is_read_like_its_text(tmp_path: Path) -> None:
    lines = SET[13].text.split("\n")
    (tmp_path / "a.docx").write_bytes(_docx(lines))
    (tmp_path / "a.txt").write_bytes("\n".join(lines).encode("gb18030"))
    said = [{w.code for w in check_file(tmp_path / n).warned} for n in ("a.docx", "a.txt")]
    assert said[0] == said[1] == set(SET[13].warns)


def test_a_docx_keeps_the_blanks_between_runs_and_leaves_out_what_was_struck(
    tmp_path: Path,
) -> None:
    for space in ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", STRICT):
        runs = "<w:r><w:t>pay </w:t></w:r><w:r><w:t>later</w:t></w:r>"
        gone = "<w:del><w:r><w:delText>now</w:delText></w:r></w:del>"
        cells = "".join(f"<w:tc><w:p><w:r><w:t>{n}</w:t></w:r></w:p></w:tc>" for n in "甲乙")
        body = f"<w:p>{runs}{gone}</w:p><w:tbl><w:tr>{cells}</w:tr></w:tbl>"
        with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
            whole = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
            archive.writestr("word/document.xml", whole)
        assert words_of(tmp_path / "a.docx") == "pay later\n\n甲\t乙"


def test_a_pdf_broken_over_lines_is_read_like_its_text(tmp_path: Path) -> None:
    text = SET[14].text
    page = "#set page(width: 90mm)\n" + "\n\n".join(text.split("\n"))
    fonts = Path(pylopdf_fonts_zh_cn.__file__).parent
    (tmp_path / "a.typ").write_text(page, encoding="utf-8")
    made = typst.compile(str(tmp_path / "a.typ"), font_paths=[str(fonts)])
    (tmp_path / "a.pdf").write_bytes(made)
    assert {w.code for w in check_file(tmp_path / "a.pdf").warned} == set(SET[14].warns)


@pytest.mark.parametrize(
    "content",
    [_docx(["x"], body="other.xml"), b"PK\x03\x04rest", b"%PDF-1.7 rest", b"\xff\x00\xfe"],
)
def test_what_is_no_document_is_refused_in_words(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "offer").write_bytes(content)
    with pytest.raises((ContractUnreadable, ContractEmpty)):
        check_file(tmp_path / "offer")


def test_a_few_words_are_no_contract() -> None:
    with pytest.raises(ContractEmpty):
        check_contract("包过")
