"""Encodings: read as what they are, said how that was told, asked where two readings are close."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.conftest import SECRET, Read
from zhendan.domain import ZhendanError
from zhendan.formats.encodings.charsets import codec
from zhendan.formats.encodings.evidence import told, weighed
from zhendan.formats.readers.decode import decode
from zhendan.formats.readers.magic import Content, judge
from zhendan.formats.text_problems import EncodingAmbiguous, EncodingUnclear, TextCutOff
from zhendan.intake import IntakeSettings

SIMPLE = "订单编号,买家昵称,金额\n3300000000000010303,小明,12.50\n3300000000000010304,𠮷野,3.00\n"
COMPLEX = "訂單編號,買家帳號,付款金額\n3300000000000010303,陳怡君,12.50\n"
JAPANESE = "注文番号,購入者の氏名,価格\n250-1234567-1234567,佐藤花子,1200\n"
WESTERN = "order-id,recipient,city\n250-1234567-1234567,José Müller,Zürich\n"
RUSSIAN = "заказ,покупатель\n3300000000000010303,Иван\n"
SETTINGS = IntakeSettings(secret=SECRET)


def _read(folder: Path, content: bytes, said: str = "") -> tuple[str, str]:
    path = folder / "text"
    path.write_bytes(content)
    found = decode(path, said)
    return found.encoding, "".join(found.lines())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((SIMPLE, name) for name in ("utf-8", "utf-8-sig", "gb18030")),
        *((SIMPLE, name) for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32")),
        *((COMPLEX, name) for name in ("utf-8", "big5", "gb18030", "utf-16-le")),
        *((JAPANESE, name) for name in ("utf-8", "cp932", "utf-16-be")),
        *((WESTERN, name) for name in ("utf-8", "cp1252", "latin-1")),
        (RUSSIAN, "utf-8"),
    ],
)
def test_an_export_comes_back_as_it_was_written(tmp_path: Path, text: str, encoding: str) -> None:
    assert _read(tmp_path, text.encode(encoding))[1] == text


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        # Strict as UTF-8, and there a stray accent: the short file says too little.
        ("痰\n".encode("gb18030"), "ZD375"),
        ("囍".encode("gb18030"), "ZD375"),
        (SIMPLE.encode("utf-8")[:-1] + "张".encode()[:2], "ZD376"),
        (SIMPLE.encode("gb18030") + "张".encode("gb18030")[:1], "ZD376"),
        # One damaged line among sound ones, in either encoding.
        (("订单编号\n" * 5).encode() + b"\xe8\xae\xa2\xff\xfe\n" + "好\n".encode(), "ZD305"),
        (SIMPLE.encode("gb18030") + b"\xff\xff\n", "ZD305"),
        (("订单\n" * 5).encode() + "杩欎竴琛".encode("gb18030") + b"\n", "ZD305"),
        (b"\xff\xfe\x00", "ZD305"),
        (b"\xef\xbb\xbf\xff\xfe", "ZD305"),
    ],
)
def test_text_that_cannot_be_read_in_one_way_only_is_refused(
    tmp_path: Path, content: bytes, problem: str
) -> None:
    with pytest.raises(ZhendanError) as caught:
        _read(tmp_path, content)
    assert caught.value.code == problem


def test_the_question_shows_what_each_encoding_makes_of_the_text(tmp_path: Path) -> None:
    with pytest.raises(EncodingAmbiguous) as caught:
        _read(tmp_path, "痰\n".encode("gb18030"))
    assert "「痰」" in str(caught.value.facts["readings"])


@pytest.mark.parametrize("name", ["big5", "BIG5", "cp950"])
def test_a_person_names_the_encoding_of_a_file(inbox: Read, name: str) -> None:
    settings = replace(SETTINGS, encodings={"a.csv": name})
    taken = inbox({"a.csv": "囍\n".encode("big5hkscs")}, settings)
    assert "ZD375" not in taken.codes("a.csv")
    assert taken.file("a.csv").encoding == "cp950"


def test_an_encoding_that_nobody_knows_is_said(inbox: Read) -> None:
    taken = inbox({"a.csv": SIMPLE}, replace(SETTINGS, encodings={"*": "klingon"}))
    assert taken.codes("a.csv") == ["ZD378"]


def test_a_named_encoding_that_does_not_fit_is_refused(inbox: Read) -> None:
    content = SIMPLE.encode("gb18030")
    taken = inbox({"a.csv": content}, replace(SETTINGS, encodings={"*": "utf-8"}))
    assert taken.codes("a.csv") == ["ZD305"]


def test_how_the_encoding_was_told_stands_in_the_files_report(inbox: Read) -> None:
    taken = inbox({"a.csv": COMPLEX.encode("big5"), "b.csv": SIMPLE.encode("gb18030")})
    said = [p for p in taken.file("a.csv").problems if p.code == "ZD377"]
    assert "Big5" in said[0].text.zh
    assert not said[0].refused
    assert "ZD377" not in taken.codes("b.csv")
    assert taken.file("a.csv").encoding == "cp950"


def test_a_page_is_read_in_the_encoding_that_its_head_names(inbox: Read) -> None:
    page = "<html><head><meta charset='shift_jis'></head><table><tr><td>{}</td><td>b</td></tr>"
    page += "<tr><td>囍</td><td>2</td></tr></table></html>"
    taken = inbox({"a.html": page.format("番号").replace("囍", "鬱").encode("cp932")})
    assert (taken.file("a.html").encoding, "ZD377" in taken.codes("a.html")) == ("cp932", True)


def test_utf_16_without_a_mark_is_text_and_random_bytes_are_not() -> None:
    assert judge(SIMPLE.encode("utf-16-le")) is Content.TEXT
    assert judge(SIMPLE.encode("utf-16-be")) is Content.TEXT
    assert judge(bytes(range(1, 9)) + b"\x00\x01" * 400) is Content.BINARY


TRADE = "订单编号买家商品金额已发货退款成功快递单号张伟李娜杭州西湖区好评谢谢您的支持"
SCRIPTS = {
    "gb18030": TRADE,
    "cp950": "訂單編號買家商品金額已出貨退款成功運送單號陳怡君林志豪臺北市信義區謝謝您的支持",
    "cp932": "注文番号は商品名の数量と価格です配送先住所をお願いします東京都ありがとう",
}


@pytest.mark.parametrize("encoding", sorted(SCRIPTS))
@given(data=st.data())
def test_no_text_is_ever_read_as_another(encoding: str, data: st.DataObject) -> None:
    """Whatever is made of everyday characters is read back, or nobody claims to know it."""
    text = data.draw(st.text(SCRIPTS[encoding] + ",\n0123 A", min_size=1, max_size=60))
    found = told(weighed(text.encode(encoding)))
    assert found is None or found.text == text


@given(text=st.text(st.characters(min_codepoint=0x20, exclude_categories=("Cs",)), min_size=1))
def test_what_is_written_as_utf_8_is_read_so_or_asked(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("t")
    try:
        encoding, found = _read(folder, text.encode("utf-8"))
    except (EncodingAmbiguous, TextCutOff):
        return
    assert (encoding, found.lstrip("\ufeff")) in (
        ("utf-8", text.lstrip("\ufeff")),
        ("utf-8-sig", text.lstrip("\ufeff")),
    )


@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_code(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    with suppress(EncodingUnclear, EncodingAmbiguous, TextCutOff):
        encoding, text = _read(tmp_path_factory.mktemp("t"), content)
        assert text.encode(encoding.split("+")[0]) is not None


@pytest.mark.parametrize(
    ("name", "found"), [("GBK", "gb18030"), ("x-sjis", "cp932"), ("latin1", "cp1252"), ("no", "")]
)
def test_an_encodings_name_means_one_codec(name: str, found: str) -> None:
    assert codec(name) == found
