"""Pictures, PDFs, letters, documents and archives travel masked, or stay out by name."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from tests.evidence.canaries import Canary, _plain, found, made
from tests.evidence.canaries_seen import ORDER, planted_unseen, read_by_eyes
from tests.evidence.masks import CASE, SECRET, masked_bytes, masked_packet
from tests.evidence.vaults import Workspace, packet_of, sha
from zhendan.evidence import Keys
from zhendan.evidence.redact import made as reasons
from zhendan.evidence.redact import seen
from zhendan.evidence.redact.made import Form, LeftOut
from zhendan.evidence.redact.masker import Masker
from zhendan.evidence.redact.seen import Piece, planned
from zhendan.formats.confined.picture_words import can_read_words

SEED = 20261124
needs_eyes = pytest.mark.skipif(not can_read_words(), reason="needs zhendan[ocr]")


def in_words(canaries: list[Canary], text: str) -> set[Canary]:
    """The canaries that stand in what was read."""
    plain = _plain(text)
    return {one for one in canaries if _plain(one.value) in plain}


@needs_eyes
def test_no_secret_leaves_in_a_picture_pdf_letter_document_or_archive(tmp_path: Path) -> None:
    canaries = made(SEED)
    space = Workspace(tmp_path / "data")
    space.seal(*planted_unseen(canaries))
    packed = masked_packet(space, tmp_path / "masked")
    assert len(packed.included) == 5, "all five kinds travel as masked copies"
    eyes = read_by_eyes(packed.path)
    assert found(packed.path, canaries) == set()
    assert in_words(canaries, eyes) == set()
    assert eyes.count(ORDER) == 2, "what speaks of nobody stays readable in picture and PDF"
    open_packet = packet_of(space, tmp_path / "open", leave_out=()).path
    blind = found(open_packet, canaries) | in_words(canaries, read_by_eyes(open_packet))
    assert len(blind) >= 15, "the same search finds the secrets where nothing was masked"


def test_a_letter_travels_as_text_with_its_attachment_masked(tmp_path: Path) -> None:
    letter = next(one for one in planted_unseen(made(SEED)) if str(one.kind) == "email")
    with letter.open() as content:
        form = masked_bytes(tmp_path, content.read())
    assert isinstance(form, Form)
    assert form.suffix == ".zip"
    with zipfile.ZipFile(io.BytesIO(form.content)) as archive:
        assert archive.namelist() == ["信件.txt", "001.csv", "目录.txt"]
        assert ORDER in archive.read("信件.txt").decode()
        assert "收货人姓名" in archive.read("001.csv").decode()


def test_a_member_that_cannot_be_masked_is_named_with_the_reason(tmp_path: Path) -> None:
    made_of = io.BytesIO()
    with zipfile.ZipFile(made_of, "w") as archive:
        archive.writestr("表.csv", "订单编号,联系手机\n2134567890123456789,13812345678\n")
        archive.writestr("录音.amr", b"#!AMR\n\x00\x01")
    form = masked_bytes(tmp_path, made_of.getvalue())
    assert isinstance(form, Form)
    with zipfile.ZipFile(io.BytesIO(form.content)) as archive:
        assert archive.namelist() == ["001.csv", "目录.txt"]
        assert "002 未收入\t录音.amr" in archive.read("目录.txt").decode()


def test_an_archive_in_which_nothing_can_be_masked_stays_out(tmp_path: Path) -> None:
    made_of = io.BytesIO()
    with zipfile.ZipFile(made_of, "w") as archive:
        archive.writestr("录音.amr", b"#!AMR\n\x00\x01")
    assert masked_bytes(tmp_path, made_of.getvalue()) == reasons.NOTHING_INSIDE


def test_archives_nested_without_end_stay_out(tmp_path: Path) -> None:
    content = b"order_no\n1\n"
    for _ in range(6):
        made_of = io.BytesIO()
        with zipfile.ZipFile(made_of, "w") as archive:
            archive.writestr("in.zip", content)
        content = made_of.getvalue()
    assert isinstance(masked_bytes(tmp_path, content), LeftOut)


def test_without_recognition_a_picture_stays_out_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seen, "find_spec", lambda _: None)
    out = io.BytesIO()
    Image.new("RGB", (20, 20), "white").save(out, "PNG")
    assert masked_bytes(tmp_path, out.getvalue()) == reasons.NO_EYES


@pytest.mark.parametrize(
    ("words", "sure", "fate"),
    [
        ("订单状态：交易成功", 0.99, "keep"),
        ("¥19.90", 0.99, "keep"),
        ("2026-06-01 10:00:00", 0.99, "keep"),
        (ORDER, 0.99, "keep"),
        ("订单状态：交易成功", 0.6, "hide"),  # read without certainty
        ("张三丰", 0.99, "hide"),  # no word of trade: may be anybody's name
        ("订单 l3800I38OOO", 0.99, "hide"),  # letters that look like digits of a number
        ("备注 1380013", 0.99, "hide"),  # may be half of a number
        ("物流电话 13800138000", 0.99, "write"),
        ("13800138000", 0.99, "hide"),
    ],
)
def test_a_piece_of_a_picture_is_shown_only_where_it_is_sure_and_nobodys(
    words: str, sure: float, fate: str
) -> None:
    plan = planned([Piece((0, 0, 100, 20), words, sure)], "x", _masker(), page=1)
    assert [bool(plan.keep), bool(plan.write), bool(plan.hide)] == [
        fate == name for name in ("keep", "write", "hide")
    ]
    assert "13800138000" not in json.dumps(plan.write)


def test_a_number_torn_into_two_pieces_of_one_line_is_hidden_whole() -> None:
    pieces = [
        Piece((0, 0, 60, 20), "物流 138 0013", 0.99),
        Piece((64, 1, 100, 21), "8000 签收", 0.99),
    ]
    plan = planned(pieces, "x", _masker(), page=1)
    assert plan.keep == []
    assert plan.write == []


def _masker() -> Masker:
    return Masker(sha(b"x"), Keys(SECRET, CASE, "platform"))
