"""Whatever the bytes of a paper, picture or film are, the answer is a value or a coded refusal."""

import contextlib
import io
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake import made_papers as made
from zhendan.domain import Sha256, ZhendanError
from zhendan.formats.cleaning.capital_amount import capital_amount, capital_text
from zhendan.formats.confined.archives import unzip
from zhendan.formats.confined.pdf_pages import pdf
from zhendan.formats.confined.picture_facts import picture
from zhendan.formats.confined.recordings import recording
from zhendan.formats.readers.html_words import visible_words
from zhendan.formats.readers.lines import Line, lines_of
from zhendan.intake import IntakeSettings
from zhendan.intake.documents.printed_invoice import looks_like_invoice, take_printed
from zhendan.intake.documents.seen_notice import take_seen_notice
from zhendan.intake.draft import Gathered
from zhendan.intake.invoices import take_qr_line
from zhendan.intake.lineage import Lineage
from zhendan.intake.taking import Received, Taking

LIGHT = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
PIECES = st.sampled_from(
    [*made.NOTICE, *"0123456789，。：（）¥年月日", "发票号码：", "名称：", "小写", "合计 ¥"]
)
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join)
PLACES = st.floats(-10, 2000, allow_nan=False)
SPOTS = st.tuples(st.integers(1, 3), PLACES, PLACES, PLACES, PLACES, TEXTS, st.floats(0, 1))
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=6)), max_size=8)


def changed(content: bytes, changes: list[tuple[float, bytes]]) -> bytes:
    found = bytearray(content)
    for where, new in changes:
        at = int(where * max(len(found) - 1, 0))
        found[at : at + len(new)] = new
    return bytes(found)


@contextlib.contextmanager
def held(content: bytes) -> Iterator[tuple[Path, Path]]:
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "x", Path(folder) / "out"
        path.write_bytes(content)
        out.mkdir()
        with contextlib.suppress(ZhendanError):
            yield path, out


def taking() -> Taking:
    received = Received(Path("x"), "x", Sha256("0" * 64), 1, 0)
    return Taking(received, IntakeSettings(secret=b"x"), Lineage(lambda _: None), Gathered())


@LIGHT
@given(
    CHANGES, st.sampled_from(["OFD.xml", "Doc_0/Document.xml", "Doc_0/Pages/Page_0/Content.xml"])
)
def test_a_changed_ofd_is_read_or_refused(changes: list[tuple[float, bytes]], part: str) -> None:
    with zipfile.ZipFile(io.BytesIO(made.ofd(made.NOTICE, invoice=made.einvoice()))) as whole:
        content = changed(whole.read(part), changes)
    with held(made.ofd(made.NOTICE, invoice=made.einvoice(), extra={part: content})) as (path, out):
        assert unzip(path, out, password="", budget=1 << 30)["is"] == "ofd"


@LIGHT
@given(CHANGES)
def test_a_changed_pdf_is_read_or_refused(changes: list[tuple[float, bytes]]) -> None:
    with held(changed(made.notice_pdf(), changes)) as (path, out):
        assert pdf(path, out, password="")["is"] == "pdf"


@LIGHT
@given(CHANGES, st.sampled_from([made.photo(), made.code_picture("SF1")]))
def test_a_changed_picture_is_read_or_refused(
    changes: list[tuple[float, bytes]], content: bytes
) -> None:
    with held(changed(content, changes)) as (path, _):
        assert picture(path)["is"] == "picture"


@LIGHT
@given(CHANGES)
def test_a_changed_film_has_an_answer(changes: list[tuple[float, bytes]]) -> None:
    with held(changed(made.film(), changes)) as (path, _):
        assert recording(path)["is"] == "recording"


@LIGHT
@given(st.lists(SPOTS, max_size=20))
def test_pieces_anywhere_make_lines_that_lose_nothing(
    spots: list[tuple[int, float, float, float, float, str, float]],
) -> None:
    said = sorted("".join(line.text for line in lines_of(spots)).replace(" ", ""))
    assert said == sorted("".join(spot[5] for spot in spots).replace(" ", ""))


@LIGHT
@given(TEXTS)
def test_any_text_can_stand_in_an_invoice_a_notice_a_page_or_a_code(text: str) -> None:
    lines = [Line(1, line or "-") for line in text.split("\n")]
    looks_like_invoice(text, {})
    take_printed(taking(), lines, "pdf_text")
    take_seen_notice(taking(), lines)
    take_qr_line(taking(), text, taking().place())
    capital_amount(capital_text(text) or text)
    visible_words(f"<p>{text}</p><{text}>")
