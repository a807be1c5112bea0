"""Pictures and films: words read offline and never believed unchecked, claims of time, limits."""

import io
import subprocess
import sys
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image, ImageFilter

from tests.intake import made_papers as made
from tests.intake.conftest import SAMPLES, Inbox, Read
from zhendan.domain import ExhibitKind, Sha256
from zhendan.formats.confined.picture_words import can_read_words
from zhendan.formats.readers.lines import Line, lines_of, paragraphs
from zhendan.intake import IntakeSettings
from zhendan.intake.documents.pictures import Sight
from zhendan.intake.documents.seen_notice import SURE, take_seen_notice
from zhendan.intake.draft import Gathered
from zhendan.intake.lineage import Lineage
from zhendan.intake.taking import Received, Taking

ORDERS = (SAMPLES / "case_taobao" / "ExportOrderList202606200900.csv").read_bytes()
needs_eyes = pytest.mark.skipif(not can_read_words(), reason="zhendan[ocr] is not installed")


def with_orders(inbox: Read, **files: bytes | str) -> Inbox:
    named = {name.replace("_", "."): content for name, content in files.items()}
    return inbox({"ExportOrderList202606200900.csv": ORDERS, **named})


@needs_eyes
def test_a_screenshot_of_a_notice_is_read_where_exports_confirm_it(inbox: Read) -> None:
    taken = with_orders(inbox, 截图_png=made.screenshot())
    notice = taken.reading.notice
    assert notice is not None
    assert taken.file("截图.png").recognised_as == "notice.picture"
    assert [(str(o.order), o.matched) for o in notice.flagged] == [
        (made.ORDER, "exact"),
        (made.NEXT, "exact"),
    ]
    assert notice.number == "WG20260620000009"
    assert notice.deadline_at == datetime(2026, 6, 25, 10, tzinfo=UTC)
    assert notice.delivered_at == datetime(2026, 6, 20, 2, tzinfo=UTC)
    assert (notice.grade, notice.attempts, notice.declared_count) == (2, 1, 2)
    assert "ZD365" in taken.codes("截图.png")
    assert taken.row("notices")["capture_how"] == "screenshot_ocr"


@needs_eyes
def test_a_number_that_no_export_has_is_shown_and_not_used(inbox: Read) -> None:
    lines = tuple(line.replace(made.NEXT, "3300000000000019999") for line in made.NOTICE)
    taken = with_orders(inbox, 截图_png=made.screenshot(lines))
    notice = taken.reading.notice
    assert notice is not None
    assert [str(o.order) for o in notice.flagged] == [made.ORDER]
    assert "ZD364" in taken.codes("截图.png")
    assert any("3300000000000019999" in told.zh for told in notice.unconfirmed)


@needs_eyes
def test_the_text_of_a_notice_counts_before_its_picture(inbox: Read) -> None:
    text = "\n".join(made.NOTICE).replace("6月25日 18:00", "6月24日 12:00")
    taken = with_orders(inbox, n_txt=text, 截图_png=made.screenshot())
    notice = taken.reading.notice
    assert notice is not None
    assert notice.deadline_at == datetime(2026, 6, 24, 4, tzinfo=UTC)
    assert "ZD364" in taken.codes("截图.png")
    assert len(taken.rows("notices")) == 1


@needs_eyes
def test_a_scanned_notice_is_read_like_a_screenshot(inbox: Read) -> None:
    taken = with_orders(inbox, 扫描_pdf=made.scanned_pdf(made.screenshot()))
    assert {"ZD362", "ZD365"} <= set(taken.codes("扫描.pdf"))
    assert taken.reading.notice is not None
    assert len(taken.reading.notice.flagged) == 2


@needs_eyes
def test_a_long_screenshot_is_read_from_top_to_bottom(inbox: Read) -> None:
    filler = tuple(f"第{n}行说明文字，不含任何编号。" for n in range(40))
    long = made.screenshot((*made.NOTICE[:6], *filler, *made.NOTICE[6:]))
    taken = with_orders(inbox, a_png=long, b_png=made.screenshot(("第二张图", made.ORDER, "完")))
    notice = taken.reading.notice
    assert notice is not None
    assert [str(o.order) for o in notice.flagged] == [made.ORDER, made.NEXT]
    assert notice.deadline_at == datetime(2026, 6, 25, 10, tzinfo=UTC)
    assert taken.row("document_orders")["order_no"] == made.ORDER


@needs_eyes
def test_a_blurred_screenshot_says_nothing_wrong(inbox: Read) -> None:
    image = Image.open(io.BytesIO(made.screenshot()))
    blurred = made.png(image.filter(ImageFilter.GaussianBlur(6)))
    taken = with_orders(inbox, 截图_png=blurred)
    found = taken.reading.notice
    numbers = {str(o.order) for o in found.flagged} if found else set()
    assert numbers <= {made.ORDER, made.NEXT}
    assert found is None or found.deadline_at in (None, datetime(2026, 6, 25, 10, tzinfo=UTC))


@needs_eyes
def test_a_screenshot_that_shows_an_order_is_an_exhibit_of_it(inbox: Read) -> None:
    lines = ("发货单", f"订单号 {made.ORDER}", "收货 13800001234")
    taken = with_orders(inbox, 发货_png=made.screenshot(lines))
    row = taken.row("document_orders")
    assert (row["order_no"], row["how"], row["via"]) == (made.ORDER, "ocr", "order_no")
    assert taken.file("发货.png").kind is ExhibitKind.PICTURE
    assert "13800001234" not in str(taken.batches)


@needs_eyes
def test_words_are_read_with_the_network_off(tmp_path: Path) -> None:
    picture = tmp_path / "n.png"
    picture.write_bytes(made.screenshot())
    code = (
        "import socket, sys\nfrom pathlib import Path\n"
        "def no(*a, **k): raise OSError('no network')\n"
        "socket.socket.connect = no\nsocket.getaddrinfo = no\n"
        "from zhendan.formats.confined.picture_words import words\n"
        "print(words(Path(sys.argv[1]), Path(sys.argv[2]), page=1)['letters'])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(picture), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    assert int(ran.stdout) > 100


def seen(lines: list[Line]) -> Taking:
    received = Received(Path("x.png"), "x.png", Sha256("0" * 64), 1, 0)
    settings = IntakeSettings(secret=b"x")
    taking = Taking(received, settings, Lineage(lambda _: None), Gathered())
    take_seen_notice(taking, lines)
    return taking


@pytest.mark.parametrize(
    ("doubtful", "field", "empty"),
    [
        ("违规编号", "number", ""),
        ("涉及订单", "flagged", ()),
        ("请于", "deadline_at", None),
        ("送达时间", "delivered_at", None),
        ("您的店铺于", "penalties", ()),
    ],
)
def test_what_stands_on_an_unclear_line_is_asked_for(
    doubtful: str, field: str, empty: object
) -> None:
    lines = [Line(1, t, SURE - 0.01 if t.startswith(doubtful) else 1.0) for t in made.NOTICE]
    taking = seen(lines)
    notice = taking.gathered.notices[0].notice
    assert getattr(notice, field) == empty
    assert "ZD364" in [problem.code for problem in taking.told()]
    assert notice.unconfirmed


def test_clear_lines_leave_nothing_to_confirm() -> None:
    taking = seen([Line(1, text) for text in made.NOTICE])
    notice = taking.gathered.notices[0].notice
    assert (notice.unconfirmed, notice.number, len(notice.flagged)) == ((), "WG20260620000009", 2)


def test_a_deadline_before_the_delivery_is_not_believed() -> None:
    taking = seen([Line(1, text.replace("6月25日", "6月5日")) for text in made.NOTICE])
    notice = taking.gathered.notices[0].notice
    assert notice.deadline_at is None
    assert "deadline_at" in notice.not_found


def test_a_photo_keeps_its_size_and_its_claim_of_time(inbox: Read) -> None:
    taken = inbox({"包裹.jpg": made.photo()})
    row = taken.row("documents")
    assert (row["format"], row["width"], row["height"]) == ("JPEG", 640, 480)
    assert row["claimed_at"] == datetime(2026, 6, 18, 1, 30, tzinfo=UTC)
    assert (row["claimed_by"], row["words_how"]) == ("exif", "none")
    assert "ZD372" in taken.codes("包裹.jpg")
    told = next(p.text.zh for p in taken.file("包裹.jpg").problems if p.code == "ZD372")
    assert "2026-06-18 09:30" in told
    assert "不作为证据" in told


@pytest.mark.parametrize("taken", ["nonsense", "0000:00:00 00:00:00", "2026:13:45 99:00:00"])
def test_a_senseless_exif_time_is_no_time(inbox: Read, taken: str) -> None:
    row = inbox({"a.jpg": made.photo(taken)}).row("documents")
    assert row["claimed_at"] is None


def test_a_film_keeps_its_length_and_its_claim_of_time(inbox: Read) -> None:
    taken = inbox({"打包.mp4": made.film()})
    row = taken.row("documents")
    assert (row["seconds"], row["width"], row["height"]) == (Decimal("12.0"), 1280, 720)
    assert (row["claimed_at"], row["claimed_by"]) == (
        datetime(2026, 6, 18, tzinfo=UTC),
        "container",
    )
    assert taken.file("打包.mp4").kind is ExhibitKind.VIDEO


@pytest.mark.parametrize(
    "content",
    [
        made.film()[:40],
        made.film()[:24] + b"\xff\xff\xff\xff" + made.film()[28:],
        made.film()[:24] + b"\0\0\0\0" + made.film()[28:],
        b"\0\0\0\x08ftyp" * 5000,
        b"\x1aE\xdf\xa3" + bytes(100),
    ],
)
def test_a_broken_film_is_kept_all_the_same(inbox: Read, content: bytes) -> None:
    file = inbox({"a.mp4": content}).file("a.mp4")
    assert (file.recognised_as, file.kind) == ("video", ExhibitKind.VIDEO)


def huge() -> bytes:
    out = io.BytesIO()
    Image.new("1", (30000, 30000)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "codes"),
    [
        ("huge.png", huge(), {"ZD369"}),
        ("cut.png", made.screenshot()[:2000], {"ZD323"}),
        ("broken.png", b"\x89PNG\r\n\x1a\nbroken", {"ZD370"}),
        ("gif.gif", b"GIF89a" + bytes(20), {"ZD370", "ZD323"}),
        ("tiff.tif", b"II*\x00" + bytes(40), {"ZD370", "ZD323"}),
    ],
)
def test_hostile_pictures_are_answered(
    inbox: Read, name: str, content: bytes, codes: set[str]
) -> None:
    taken = inbox({name: content})
    assert codes & set(taken.codes(name))
    assert taken.file(name).kind is ExhibitKind.PICTURE


def test_pieces_on_one_level_make_a_line_and_boxes_over_each_other_do_not() -> None:
    spots = [
        (1, 100.0, 10.0, 180.0, 20.0, "右", 1.0),
        (1, 10.0, 11.0, 60.0, 21.0, "左", 0.9),
        (1, 10.0, 16.0, 60.0, 26.0, "下", 1.0),
    ]
    assert [(line.text, line.sure) for line in lines_of(spots)] == [("左 右", 0.9), ("下", 1.0)]


def test_two_numbers_at_the_edge_are_never_glued() -> None:
    lines = [Line(1, made.ORDER, full=True), Line(1, made.NEXT, full=True), Line(1, "完")]
    assert [line.text for line in paragraphs(lines)] == [made.ORDER, made.NEXT + "完"]


def test_without_the_optional_part_the_picture_is_kept_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zhendan.intake.documents.pictures.can_read_words", lambda: False)
    received = Received(tmp_path / "通知.png", "通知.png", Sha256("0" * 64), 1, 0)
    taking = Taking(received, IntakeSettings(secret=b"x"), Lineage(lambda _: None), Gathered())
    assert Sight(tmp_path).lines(taking, received.path) == []
    (told,) = taking.told()
    assert told.code == "ZD363"
    assert "zhendan[ocr]" in told.text.zh


def test_a_bare_import_loads_no_reader_of_papers_or_pictures() -> None:
    code = (
        "import sys, zhendan\n"
        "print([m for m in ('pypdfium2', 'zxingcpp', 'rapidocr', 'onnxruntime', 'cv2', 'PIL') "
        "if m in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stdout.strip() == "[]"
