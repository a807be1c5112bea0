"""What is masked in words and tables, however it is written, and what must stay readable."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.masks import masked_bytes, masked_text
from tests.evidence.vaults import DISK
from zhendan.evidence.redact.headings import by_heading
from zhendan.evidence.redact.kinds import FieldKind
from zhendan.evidence.redact.made import Form, LeftOut
from zhendan.evidence.redact.masker import Known
from zhendan.evidence.redact.patterns import find, fold

HIDDEN = [
    ("电话13800138000谢谢", "13800138000"),
    ("电话 138 0013 8000 谢谢", "138 0013 8000"),
    ("电话 1 3 8 0 0 1 3 8 0 0 0", "1 3 8 0 0 1 3 8 0 0 0"),
    ("电话 138-0013-8000", "138-0013-8000"),
    ("电话１３８００１３８０００", "１３８００１３８０００"),
    ("一三八零零一三八零零零", "一三八零零一三八零零零"),
    ("+8613800138000", "13800138000"),
    ("身份证 990000199001010009", "199001010009"),
    ("发到 li.si@example.com 吧", "li.si"),
    ("座机 0571-88888888", "88888888"),
    ("车牌 浙A12345 停楼下", "A12345"),
    ("卡号 6222021234567890128", "6222021234567890"),
    ("支付宝：lisi_example", "lisi_example"),
    ("地址：文三路100号3幢502室", "文三路100号"),
    ("收件人：欧阳测试，电话", "欧阳测试"),
    ("https://example.com/a?phone=13800138000&n=%E5%BC%A0", "13800138000"),
    ("位置 30.27415,120.15515", "30.27415"),
    ("备注<b>13800138000</b>", "13800138000"),
]
KEPT = [
    "订单 2134567890123456789 已发",
    "时间戳 1790000000000",
    "运单 SF1380013800012",
    "运单 78000377919327",
    "2026-06-01 10:00:00 付款 19.90 元",
    "第 3 次购买，共 12 件，1390 克",
    "订单 330000199013450001",
]


def _identity(first: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(d) * w for d, w in zip(first, weights, strict=True))
    return first + "10X98765432"[total % 11]


@pytest.mark.parametrize(("text", "secret"), HIDDEN)
def test_it_is_masked_however_it_is_written(tmp_path: Path, text: str, secret: str) -> None:
    text = text.replace("990000199001010009", _identity("99000019900101000"))
    secret = secret.replace("199001010009", _identity("99000019900101000")[6:])
    assert secret in text
    assert secret not in masked_text(tmp_path, f"通知\n{text}\n")


@pytest.mark.parametrize("text", KEPT)
def test_numbers_that_are_nobodys_stay(tmp_path: Path, text: str) -> None:
    assert masked_text(tmp_path, f"通知\n{text}\n") == f"通知\n{text}\n"


@given(st.text(max_size=60))
def test_spans_lie_in_order_inside_the_text_and_do_not_overlap(text: str) -> None:
    last = 0
    for span in find(fold(text), orders=True):
        assert last <= span.start < span.end <= len(text)
        last = span.end


@DISK
@given(
    phone=st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    before=st.sampled_from(["", "电话", "call ", "（", "wx"]),
    blank=st.sampled_from(["", " ", "-", "  "]),
)
def test_no_mobile_number_is_left(
    tmp_path_factory: pytest.TempPathFactory, phone: str, before: str, blank: str
) -> None:
    written = f"{phone[:3]}{blank}{phone[3:7]}{blank}{phone[7:]}"
    folder = tmp_path_factory.mktemp("phone")
    assert written not in masked_text(folder, f"您好，{before}{written}，谢谢。\n")


HEADINGS = [
    ("收货人姓名", FieldKind.NAME),
    ("联系手机", FieldKind.PHONE),
    ("收货地址 ", FieldKind.ADDRESS),
    ("买家支付宝账号", FieldKind.ACCOUNT),
    ("买家会员名", FieldKind.BUYER),
    ("订购人身份证号/ID Number", FieldKind.IDENTITY),
    ("运单号", FieldKind.WAYBILL),
    ("订单编号", FieldKind.ORDER),
    ("买家留言", FieldKind.TEXT),
    ("订单创建时间", FieldKind.OWN),
    ("买家实际支付金额", FieldKind.OWN),
    ("buyer_open_uid", FieldKind.BUYER),
    ("receiver_mobile", FieldKind.PHONE),
    ("虫洞", FieldKind.UNCLASSED),
]


@pytest.mark.parametrize(("heading", "kind"), HEADINGS)
def test_a_heading_tells_what_its_column_holds(heading: str, kind: FieldKind) -> None:
    assert by_heading(heading) is kind


def test_a_column_nobody_can_class_is_masked_like_personal_data(tmp_path: Path) -> None:
    text = masked_text(tmp_path, "订单编号,虫洞,付款时间\n1234567890123456,王小明,2026-01-02\n")
    assert "王小明" not in text
    assert "1234567890123456" in text
    assert "2026-01-02" in text


def test_bytes_that_need_no_mask_are_not_touched(tmp_path: Path) -> None:
    raw = (
        "订单编号\t商品标题\t联系手机\r\n"
        '12345678901234\t"带 ""引号"" 的"\t13800138000\r\n98765432109876\t  x \t\r\n'
    ).encode("gb18030")
    form = masked_bytes(tmp_path, raw)
    assert isinstance(form, Form)
    assert form.suffix == ".tsv"
    assert form.content == raw.replace(b"13800138000", b"138****8000")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_copy_is_written_in_the_encoding_of_its_original(tmp_path: Path, encoding: str) -> None:
    text = "订单编号,收货人姓名,联系手机\n12345678901234,张三丰,13800138000\n"
    form = masked_bytes(tmp_path, text.encode(encoding))
    assert isinstance(form, Form)
    assert form.content.decode(encoding) == text.replace("张三丰", "张**").replace(
        "13800138000", "138****8000"
    )


def test_the_name_of_a_shop_is_nobodys_and_stays(tmp_path: Path) -> None:
    known = Known()
    known.learn(FieldKind.BUYER, "示例家居旗舰店")
    form = masked_bytes(tmp_path, "致示例家居旗舰店：\n".encode(), known=known)
    assert isinstance(form, Form)
    assert form.content.decode() == "致示例家居旗舰店：\n"


@given(
    people=st.lists(st.sampled_from(["王小虚", "虚小", "虚构村", "欧阳虚构", "xu"]), min_size=1),
    between=st.text("的、 x", max_size=3),
)
def test_known_people_are_found_where_they_stand_up_to_the_end(
    people: list[str], between: str
) -> None:
    known = Known()
    for person in people:
        known.learn(FieldKind.NAME, person)
    text = between.join(people)
    assert all(text[span.start : span.end] in people for span in known.find(fold(text)))
    last = known.find(fold(f"，{people[-1]}"))
    assert len(people[-1]) + 1 in [span.end for span in last]


def test_json_keeps_its_shape_and_loses_its_people(tmp_path: Path) -> None:
    made = masked_text(
        tmp_path,
        '{"tid": "12345678901234567", "receiver_name": "张三丰", "receiver_mobile": 13800138000,'
        ' "payment": "19.90", "raw": "{\\"phone\\": \\"13800138000\\"}"}',
    )
    assert "张三丰" not in made
    assert "13800138000" not in made
    assert '"tid": "12345678901234567"' in made
    assert '"payment": "19.90"' in made


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04broken", b"\x00\x01\x02\x03" * 9]
)
def test_what_cannot_be_masked_safely_is_left_out(tmp_path: Path, content: bytes) -> None:
    form = masked_bytes(tmp_path, content)
    assert isinstance(form, LeftOut)
    assert form.why.zh


@given(st.binary(max_size=200))
@DISK
def test_any_bytes_are_masked_or_left_out_and_never_an_accident(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    assert isinstance(masked_bytes(tmp_path_factory.mktemp("any"), content), Form | LeftOut)
