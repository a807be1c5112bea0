"""The page in the packet, in a real Chromium without network: good, tampered, remade."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.evidence.test_bag import NAMED, written
from tests.evidence.vaults import Workspace, packet_of, sealed_workspace
from zhendan.evidence import check_bag, verify_packet

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (see make chromium)"),
]


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return sealed_workspace(tmp_path_factory.mktemp("page") / "data")


@pytest.fixture(scope="module")
def sound(space: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return packet_of(space, tmp_path_factory.mktemp("page") / "packet").path


@pytest.fixture(scope="module")
def page(sound: Path) -> Iterator[Page]:
    """The page as it lies in the packet, offline."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(offline=True)
        opened = context.new_page()
        asked: list[str] = []
        opened.on("request", lambda one: asked.append(one.url))
        opened.goto((sound / "verify.html").as_uri())
        yield opened
        assert all(one.startswith("file://") for one in asked), "the page asks nobody"
        browser.close()


def checked(page: Page, packet: Path, *, root: str = "", key: str = "") -> tuple[str, str]:
    """The exit the page came to, and what it listed."""
    page.reload()
    page.fill("#root", root)
    page.fill("#key", key)
    page.set_input_files("#folder", packet)
    page.wait_for_selector("body[data-exit]", timeout=60_000)
    return page.get_attribute("body", "data-exit") or "", page.inner_text("#found")


def changed(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "changed"))


def test_a_sound_packet_passes_and_what_cannot_be_checked_is_said(page: Page, sound: Path) -> None:
    assert checked(page, sound) == ("0", "")
    assert "时间戳令牌" in page.inner_text("main")


def test_the_printed_root_and_key_are_compared(page: Page, sound: Path) -> None:
    told = json.loads((sound / "data" / "凭证目录.json").read_text("utf-8"))
    root = (sound / "log" / "checkpoint").read_text("utf-8").split("\n")[2]
    assert checked(page, sound, root=root, key=told["key"])[0] == "0"
    exit_code, said = checked(page, sound, root="A" * 43 + "=")
    assert (exit_code, "root_not_printed" in said) == ("1", True)
    assert "key_changed" in checked(page, sound, key="00" * 32)[1]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("data/证据/E001.csv", "file_changed"),
        ("custody/0001.json", "sheet_changed"),
        ("proofs/0001.tlog-proof", "proof_wrong"),
        ("log/records.jsonl", "log_root"),
        ("log/checkpoint", "log_root"),
    ],
)
def test_any_changed_file_is_named(
    page: Page, sound: Path, tmp_path: Path, path: str, code: str
) -> None:
    packet = changed(sound, tmp_path)
    raw = bytearray((packet / path).read_bytes())
    place = raw.rindex(b"\n\n") - 3 if b"\n\n" in raw else len(raw) // 2
    raw[place] = ord("B") if raw[place] != ord("B") else ord("C")
    (packet / path).write_bytes(bytes(raw))
    exit_code, said = checked(page, packet)
    assert exit_code == "1"
    assert path in said
    assert code in said


def test_a_surplus_and_a_missing_file_are_named(page: Page, sound: Path, tmp_path: Path) -> None:
    packet = changed(sound, tmp_path)
    (packet / "data" / "证据" / "E099.csv").write_text("x")
    (packet / "data" / "证据" / "E003.txt").unlink()
    exit_code, said = checked(page, packet)
    assert exit_code == "1"
    assert "file_surplus" in said
    assert "file_missing" in said


BAG = """async files => {
  const held = files.map(([name, content]) => [name, new File([new Uint8Array(content)], "x")]);
  const done = new Check(new Map(held));
  await done.bag();
  return done.faults;
}"""


@pytest.mark.parametrize("what", [one for one in NAMED if one != "no payload folder"])
def test_page_and_program_judge_the_names_of_a_bag_alike(
    page: Page, tmp_path: Path, what: str
) -> None:
    """An empty folder is no file: that there is none, a page cannot see."""
    files, sound = NAMED[what]
    place = written(tmp_path / "bag", files)
    paths = [one for one in sorted(place.rglob("*")) if one.is_file()]
    told = [[one.relative_to(place).as_posix(), list(one.read_bytes())] for one in paths]
    assert (not page.evaluate(BAG, told)) is sound
    assert check_bag(place).ok is sound


def test_a_bag_info_that_tells_other_sizes_is_not_the_one_that_was_signed(
    page: Page, sound: Path, tmp_path: Path
) -> None:
    packet = changed(sound, tmp_path)
    place, tags = packet / "bag-info.txt", packet / "tagmanifest-sha256.txt"
    before = hashlib.sha256(place.read_bytes()).hexdigest()
    place.write_bytes(place.read_bytes() + b"Payload-Oxum: 1.1\n")
    after = hashlib.sha256(place.read_bytes()).hexdigest()
    tags.write_text(tags.read_text("utf-8").replace(before, after), encoding="utf-8")
    exit_code, said = checked(page, packet)
    assert (exit_code, "bag-info.txt" in said) == ("1", True), said
    assert "bag-info.txt" in {one.item for one in verify_packet(packet).faults}
