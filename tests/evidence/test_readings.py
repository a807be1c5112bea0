"""What was read in a picture is kept with it, found again, and erased with it."""

import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.evidence.masks import CASE, SECRET
from tests.evidence.vaults import sha, to_seal
from tests.intake.made_papers import NOTICE
from zhendan.adapters.readings import FolderReadings
from zhendan.domain import CaseId, Exhibit
from zhendan.evidence import Care, Keys, MaskingPlan, erase, mask_copies
from zhendan.formats.confined import picture_words, read_before
from zhendan.formats.confined.channel import Confined
from zhendan.formats.confined.picture_words import can_read_words
from zhendan.formats.confined.read_before import Shelf
from zhendan.formats.spots import FILE, write_spots
from zhendan.steps.errand import Errand
from zhendan.steps.look.importing import import_paths
from zhendan.steps.wiring import Wiring, wire

needs_eyes = pytest.mark.skipif(not can_read_words(), reason="zhendan[ocr] is not installed")
SPOT = (1, 0.0, 0.0, 9.0, 9.0, "订单金额 19.90", 0.99)


class CountingEyes(Confined):
    """Reads the same words everywhere and counts how often it was asked."""

    asked = 0

    def ask(self, request: Mapping[str, str], cwd: Path) -> dict[str, object]:
        """The same line, whatever the picture."""
        self.asked += 1
        letters = write_spots(Path(request["out"]), [SPOT])
        return {"is": "words", "letters": letters, "whole": True}


def read(eyes: Confined, folder: Path, content: bytes = b"picture", page: str = "1") -> object:
    """One reading of a picture through the shelf."""
    picture, out, shelf = folder / "picture", folder / "out", folder / "shelf"
    picture.write_bytes(content)
    for one in (out, shelf):
        one.mkdir(exist_ok=True)
    (out / FILE).unlink(missing_ok=True)
    asked = {"path": str(picture), "out": str(out), "page": page}
    answer = Shelf(shelf).read(eyes, asked, of="截图.png")
    return answer, (out / FILE).read_text(encoding="utf-8")


def test_a_picture_is_read_once_by_one_reader_and_again_by_a_changed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    eyes = CountingEyes()
    first = read(eyes, tmp_path)
    assert read(eyes, tmp_path) == first
    assert eyes.asked == 1
    read(eyes, tmp_path, b"another")
    read(eyes, tmp_path, page="2")
    assert eyes.asked == 3
    monkeypatch.setattr(read_before, "reader_mark", lambda: "a newer reader")
    read(eyes, tmp_path)
    assert eyes.asked == 4


def test_the_reader_mark_changes_with_version_and_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    before = picture_words.reader_mark()
    picture_words.reader_mark.cache_clear()
    monkeypatch.setattr(picture_words, "_WIDEST", 1700)
    assert picture_words.reader_mark() != before
    picture_words.reader_mark.cache_clear()
    monkeypatch.undo()
    monkeypatch.setattr(picture_words, "version", lambda _: "0.0.0")
    assert picture_words.reader_mark() != before
    picture_words.reader_mark.cache_clear()


@pytest.mark.parametrize("kept", [b"", b"{}", b"[1]", b'{"answer": 1, "spots": "x"}', b"\xff\xfe"])
def test_a_kept_reading_that_makes_no_sense_is_read_again(tmp_path: Path, kept: bytes) -> None:
    eyes = CountingEyes()
    first = read(eyes, tmp_path)
    for one in (tmp_path / "shelf").iterdir():
        one.write_bytes(kept)
    assert read(eyes, tmp_path) == first
    assert eyes.asked == 2


def test_who_only_reads_the_workspace_keeps_no_reading(tmp_path: Path) -> None:
    FolderReadings(tmp_path / "readings", write=False).keep(sha(b"x"), {"a.reading": b"{}"})
    assert not (tmp_path / "readings").exists()


def screenshot(words: str) -> bytes:
    """A small picture with one line of words."""
    picture = Image.new("L", (400, 400), 255)
    ImageDraw.Draw(picture).text((20, 180), words, fill=0, font=ImageFont.load_default(34))
    made = io.BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()


def of_a_notice(reading: bytes) -> bytes:
    """The same reading with the words of a notice in place of what was read."""
    rows = [(1, 0.0, 40.0 * n, 900.0, 40.0 * n + 30, one, 0.99) for n, one in enumerate(NOTICE)]
    spots = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return json.dumps({**json.loads(reading), "spots": spots}).encode()


def masked(wiring: Wiring, exhibits: tuple[Exhibit, ...]) -> None:
    """Masked copies of these exhibits, with the workspace's readings."""
    plan = MaskingPlan(Keys(SECRET, CASE, "court"), readings=wiring.readings)
    mask_copies(wiring.vault, exhibits, plan)


def asks_of_eyes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every later question to a child that reads words; in this process it reads one line."""
    asked: list[str] = []
    real, eyes = Confined.ask, CountingEyes()

    def counted(self: Confined, request: Mapping[str, str], cwd: Path) -> dict[str, object]:
        if "op" in request:
            return real(self, request, cwd)
        asked.append(request["path"])
        return CountingEyes.ask(eyes, request, cwd)

    monkeypatch.setattr(Confined, "ask", counted)
    return asked


@needs_eyes
def test_a_second_run_reads_no_picture_and_erasing_the_original_leaves_no_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture, place = tmp_path / "shot.png", tmp_path / "data" / "readings"
    picture.write_bytes(screenshot("Order 123456"))
    with wire(tmp_path / "data") as wiring:
        first = import_paths([picture], wiring, CaseId(""), Errand(by="店主"))
        assert first.files[0].recognised_as == "picture.png"
        sealed = wiring.vault.exhibits()
        [(name, content)] = wiring.readings.of(sealed[0].sha256).items()
        assert "123456" in json.loads(content)["spots"]
        wiring.readings.keep(sealed[0].sha256, {name: of_a_notice(content)})
        again = import_paths([picture], wiring, CaseId(""), Errand(by="店主"))
        assert again.files[0].recognised_as == "notice.picture", "what was kept is what counts"
        asked = asks_of_eyes(monkeypatch)
        masked(wiring, sealed)
        assert len(asked) == 1, "the flattened page is a picture of its own"
        wiring.vault.seal([to_seal(b"order_no\n1\n", "more.csv")])
        masked(wiring, wiring.vault.exhibits())
        assert len(asked) == 1, "another basis makes the copy anew, and reads nothing anew"
        assert [one.name for one in place.glob("*/*")] == [sealed[0].sha256]
        erase(wiring.vault, sealed[0], Care("店主", "当事人请求", "zhendan test"), holds=())
        assert not list(place.glob("*/*"))
