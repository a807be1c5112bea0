"""The pictures of the guide “your own files”, taken from the real program in a real Chromium.

Run `python -m tools.make_pictures [FOLDER]`; without a folder they go to `docs/pictures`. Every
value on them is invented (`examples/own-table`). It serves a workspace of its own, in each
language, does what the guide says, and takes a picture where the guide shows one.
"""

import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, ViewportSize, expect, sync_playwright

from tools import serving

ROOT = Path(__file__).resolve().parents[1]
INBOX = ROOT / "examples" / "own-table" / "inbox"
PICTURES = ROOT / "docs" / "pictures"
COLUMNS = {
    "order_no": "单据号", "buyer": "客官", "amount": "实收", "paid_at": "收款时刻",
    "waybill": "快递号", "item": "东西", "created_at": "下单时刻", "address": "送往",
}  # fmt: skip
REASON = {"zh": "与仓库出库单、买家来电核对一致", "en": "checked against the slip and the call"}
_PASSWORD = "only for a picture 7421"
_WAIT = 240_000
_COLOURS = 64
"""Of a picture of a page; more of them double its file and show nothing."""
_SIZE = ViewportSize(width=1080, height=860)


def main(folder: Path) -> None:
    """Every picture in both languages."""
    folder.mkdir(parents=True, exist_ok=True)
    for lang in ("zh", "en"):
        with tempfile.TemporaryDirectory() as made, _served(Path(made)) as (address, code):
            _story(address, code, lang, folder)


def _story(address: str, code: str, lang: str, folder: Path) -> None:
    """From the first run to the preview of the submission, as the guide tells it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        locale = "zh-CN" if lang == "zh" else "en-US"
        page = browser.new_context(locale=locale, viewport=_SIZE).new_page()
        page.set_default_timeout(_WAIT)
        _first_run(page, address, code)
        case = _taken_in(page, address)
        page.goto(f"{case}/files")
        _picture(page, folder / f"own-files-{lang}.png")
        page.locator("a[href*='/columns/']").first.click()
        _columns_told(page)
        _picture(page, folder / f"own-columns-{lang}.png")
        page.click("button[value=save]")
        _settled(page, case)
        _decided(page, case, lang)
        page.goto(f"{case}/orders")
        _picture(page, folder / f"own-orders-{lang}.png")
        page.goto(f"{case}/submit")
        page.locator("form[action$='/prepare'] button").first.click()
        page.wait_for_url("**/submit", timeout=_WAIT)
        _settled(page, case)
        page.goto(f"{case}/submit")
        _picture(page, folder / f"own-submit-{lang}.png")
        browser.close()


def _first_run(page: Page, address: str, code: str) -> None:
    page.goto(f"{address}/welcome#{code}")
    expect(page.locator("#f-code")).to_have_value(code)
    for name, value in (("shop", "示例陶瓷店"), ("name", "王店主"), ("login", "owner")):
        page.fill(f"#f-{name}", value)
    page.fill("#f-password", _PASSWORD)
    page.click("main button")
    page.wait_for_url(f"{address}/")


def _taken_in(page: Page, address: str) -> str:
    """The folder dropped and read; returns the case's address."""
    page.goto(f"{address}/new")
    page.set_input_files("#folder", INBOX)
    page.wait_for_selector("#go:visible")
    page.click("#go")
    page.wait_for_url("**/cases/**/files", timeout=_WAIT)
    return page.url.rsplit("/", 1)[0]


def _columns_told(page: Page) -> None:
    """What each column means, and how many rows are read with that."""
    page.locator("form details summary").first.click()
    for field, heading in COLUMNS.items():
        page.select_option(f"#f-{field}", heading)
    page.select_option("#platform", "taobao")
    expect(page.locator("#checked b")).to_contain_text("40")
    page.locator("form details summary").first.click()


def _decided(page: Page, case: str, lang: str) -> None:
    """Every order ruled on at once, with its reason."""
    page.goto(f"{case}/orders")
    page.check("#all")
    page.locator("#decide label:has([value=genuine])").click()
    page.fill("#f-reason", REASON[lang])
    page.click("#decide button.main")
    _settled(page, case)


def _settled(page: Page, case: str) -> None:
    """Wait until nothing is under way for the case any more, and the page knows all of it."""
    for _ in range(3):  # a piece of work begins a moment after it was asked for
        page.goto(case)
        expect(page.locator("#work progress")).to_have_count(0, timeout=_WAIT)
        page.wait_for_timeout(1000)


def _picture(page: Page, place: Path) -> None:
    """The window as a reader has it before him.

    Not the page taken whole: what sticks to the window's edge would lie astray on it.
    """
    page.evaluate("scrollTo(0, 0)")
    taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    taken.quantize(_COLOURS, dither=Image.Dither.NONE).save(place, optimize=True)
    print(place.name, place.stat().st_size, flush=True)


@contextmanager
def _served(data: Path) -> Iterator[tuple[str, str]]:
    """The workbench over an empty folder: its address and the code of its first run."""
    port = serving.free_port()
    program = Path(sys.executable).with_name("zhendan")
    words = ("serve", "--port", port, "--data", data / "data")
    with serving.running((program, *words)) as process:
        code = serving.first_code(process)
        serving.answering(port)
        yield f"http://127.0.0.1:{port}", code


def _chromium() -> str:
    """The Chromium of this machine."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if place := shutil.which(name):
            return place
    raise LookupError("no Chromium on this machine (see make chromium)")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
