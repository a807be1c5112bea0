"""A person at work in a real Chromium: what every browser test starts with."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.web.running import Bench, running

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
ARGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PASSWORD = "一个 很长 的 密码 7421"
LONG = 240_000
SHA256 = 64


@dataclass
class Seen:
    """What pages did besides showing themselves."""

    dialogs: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    went_out: list[str] = field(default_factory=list)

    def over(self, page: Page, home: str) -> None:
        """Listen to dialogs, the console, errors and every request."""
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

        def asked(url: str) -> None:
            if not url.startswith((home, "data:", "blob:")):
                self.went_out.append(url)

        page.on("request", lambda request: asked(request.url))


@dataclass
class Desk:
    """The owner at work in a browser."""

    bench: Bench
    browser: Browser
    context: BrowserContext
    page: Page
    seen: Seen
    case: str = ""

    def go(self, path: str) -> Page:
        """Open an address of the workbench."""
        self.page.goto(self.bench.address + path)
        return self.page

    def settled(self) -> None:
        """Wait until nothing is under way for the case any more."""
        expect(self.page.locator("#work progress")).to_have_count(0, timeout=LONG)


@contextmanager
def at_work(data: Path, shop: str) -> Iterator[Desk]:
    """A workbench over a data folder, its first run done, its owner signed in."""
    with running(data) as bench, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        context = browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900})
        context.set_default_timeout(180_000)
        page, seen = context.new_page(), Seen()
        seen.over(page, bench.address)
        desk = Desk(bench, browser, context, page, seen)
        _first_run(desk, shop)
        yield desk
        browser.close()


def _first_run(desk: Desk, shop: str) -> None:
    page = desk.go(f"/welcome#{desk.bench.code}")
    expect(page.locator("#f-code")).to_have_value(desk.bench.code)
    for name, value in (("shop", shop), ("name", "王店主"), ("login", "owner")):
        page.fill(f"#f-{name}", value)
    page.fill("#f-password", PASSWORD)
    page.click("main button")
    page.wait_for_url(f"{desk.bench.address}/")


def uploaded(desk: Desk, inbox: Path) -> str:
    """Choose a whole folder in the browser, wait for the worker; the case's address."""
    page = desk.go("/new")
    page.set_input_files("#folder", inbox)
    page.wait_for_selector("#go:visible")
    page.click("#go")
    page.wait_for_url("**/tasks/**")
    page.wait_for_url("**/cases/**/files", timeout=LONG)
    return page.url.removeprefix(desk.bench.address).rsplit("/", 1)[0]


def colleague(desk: Desk, role: str, name: str, login: str) -> Page:
    """Somebody the owner invited, in a browser of his own."""
    page = desk.go("/settings")
    page.select_option("form[action='/settings/invite'] select[name=role]", role)
    page.locator("form[action='/settings/invite'] button").click()
    code = page.locator("[role=status] code").inner_text()
    context = desk.browser.new_context(locale="zh-CN")
    context.set_default_timeout(180_000)
    other = context.new_page()
    desk.seen.over(other, desk.bench.address)
    other.goto(f"{desk.bench.address}/join")
    for field_name, value in (("code", code), ("name", name), ("login", login)):
        other.fill(f"#f-{field_name}", value)
    other.fill("#f-password", PASSWORD)
    other.click("main button")
    other.wait_for_url(f"{desk.bench.address}/")
    return other


def ruled(page: Page, standing: str, reason: str) -> None:
    """Fill in the ruling that the page offers, and record it."""
    page.check(f"input[name=standing][value={standing}]", force=True)
    page.fill("#f-reason", reason)
    page.click(".ruling button")
    page.wait_for_load_state()


def prepared(desk: Desk, case: str) -> str:
    """Have the papers and the packet made; the hash that stands on the preview."""
    page = desk.go(f"{case}/submit")
    desk.settled()
    page.get_by_role("button", name="生成申诉材料和证据包").click()
    page.wait_for_url("**/tasks/**")
    page.wait_for_url("**/submit", timeout=LONG)
    packet = page.locator(".sealed").inner_text()
    assert len(packet) == SHA256
    return packet


def frozen(desk: Desk, case: str) -> None:
    """Confirm on the preview that it was handed in; the round keeps exactly what stood there."""
    page = desk.go(f"{case}/submit")
    packet = page.locator(".sealed").inner_text()
    page.check("input[name=know]")
    page.get_by_role("button", name="确认已提交并冻结").click()
    page.wait_for_url("**/rounds", timeout=LONG)
    expect(page.locator(".sealed")).to_have_text(packet)
