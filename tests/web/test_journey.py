"""One fictional case in a real Chromium: from the first run to the frozen packet and the reply."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.web.running import Bench, running
from zhendan.faces.cli import main as cli

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (see make chromium)"),
]
ARGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
INBOX = Path(__file__).resolve().parents[1] / "samples" / "case_taobao"
MARKED = "3300000000000010606"
PASSWORD = "一个 很长 的 密码 7421"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"
LONG = 240_000
SCREENS = ("", "/orders", "/evidence", "/argument", "/statement", "/submit", "/rounds", "/files")
ROOMS = (
    "/",
    "/mine",
    "/board",
    "/requests",
    "/rules",
    "/measured",
    "/settings",
    "/new",
    "/search?q=WG",
)


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


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("journey")
    _invented(folder / "inbox")
    with running(folder / "data") as bench, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        context = browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900})
        context.set_default_timeout(180_000)
        page, seen = context.new_page(), Seen()
        seen.over(page, bench.address)
        desk = Desk(bench, browser, context, page, seen)
        _first_run(desk)
        _taken_in(desk, folder / "inbox")
        yield desk
        browser.close()


def _invented(inbox: Path) -> None:
    """The small sample case with a deadline that lies ahead, and a buyer who writes markup."""
    shutil.copytree(INBOX, inbox)
    for name in ("notice_text.txt", "notice_flagged_orders.csv"):
        told = (inbox / name).read_text(encoding="utf-8").replace("2026年6月23日", "2090年6月23日")
        (inbox / name).write_text(told.replace("2026-06-23", "2090-06-23"), encoding="utf-8")
    chat = inbox / "chat_千牛_复制文本.txt"
    lines = chat.read_text(encoding="utf-8").splitlines()
    lines[1] = f"{lines[1]} {HOSTILE}"
    chat.write_text("\n".join(lines), encoding="utf-8")


def _first_run(desk: Desk) -> None:
    page = desk.go(f"/welcome#{desk.bench.code}")
    expect(page.locator("#f-code")).to_have_value(desk.bench.code)
    for name, value in (("shop", f"示例店{HOSTILE}"), ("name", "王店主"), ("login", "owner")):
        page.fill(f"#f-{name}", value)
    page.fill("#f-password", PASSWORD)
    page.click("main button")
    page.wait_for_url(f"{desk.bench.address}/")


def _taken_in(desk: Desk, inbox: Path) -> None:
    page = desk.go("/new")
    page.set_input_files("#folder", inbox)
    page.wait_for_selector("#go:visible")
    page.click("#go")
    page.wait_for_url("**/tasks/**")
    page.wait_for_url("**/cases/**/files", timeout=LONG)
    desk.case = page.url.removeprefix(desk.bench.address).rsplit("/", 1)[0]


def test_a_folder_becomes_a_case_with_its_deadline_first(desk: Desk) -> None:
    page = desk.go(desk.case)
    expect(page.locator(".clock strong")).to_contain_text("2090年6月23日")
    expect(page.locator(".todo li")).to_have_count(3)
    expect(page.locator(".counts")).to_contain_text("可证真")
    assert "WG20260620000001" in page.title()
    expect(desk.go("/").locator("tbody tr")).to_have_count(1)


@pytest.mark.parametrize(
    ("lang", "size"),
    [pytest.param("zh", (1440, 900), id="zh-desk"), pytest.param("en", (390, 844), id="en-phone")],
)
def test_every_screen_is_accessible_and_fits(desk: Desk, lang: str, size: tuple[int, int]) -> None:
    page = desk.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    _speak(desk, lang)
    order = desk.go(f"{desk.case}/orders").locator("tbody th a").first.get_attribute("href")
    more = (f"{desk.case}/work", f"{desk.case}/activity", str(order))
    screens = [*(desk.case + tab for tab in SCREENS), *ROOMS, *more]
    wrong = {}
    for path in screens:
        desk.go(path)
        found = Axe().run(page)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if found.violations_count or wide > 0:
            wrong[path] = (wide, found.generate_report())
    page.set_viewport_size({"width": 1440, "height": 900})
    _speak(desk, "zh")
    assert wrong == {}


def _speak(desk: Desk, lang: str) -> None:
    page = desk.go("/")
    if page.locator("html").get_attribute("lang") != ("en" if lang == "en" else "zh-CN"):
        page.click(".lang button")
        page.wait_for_load_state()
    expect(page.locator("html")).to_have_attribute("lang", "en" if lang == "en" else "zh-CN")


def test_keys_move_through_the_orders(desk: Desk) -> None:
    page = desk.go(f"{desk.case}/orders")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("tr.here")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/orders/*")
    page.keyboard.press("/")
    expect(page.locator("#seek")).to_be_focused()


def test_two_people_see_each_other_at_one_order(desk: Desk) -> None:
    page = desk.go("/settings")
    page.select_option("select[name=role]", "agency")
    page.locator("form[action='/settings/invite'] button").click()
    code = page.locator("[role=status] code").inner_text()
    colleague = desk.browser.new_context(locale="zh-CN").new_page()
    desk.seen.over(colleague, desk.bench.address)
    colleague.goto(f"{desk.bench.address}/join")
    for name, value in (("code", code), ("name", "代理小陈"), ("login", "chen")):
        colleague.fill(f"#f-{name}", value)
    colleague.fill("#f-password", PASSWORD)
    colleague.click("main button")
    colleague.wait_for_url(f"{desk.bench.address}/")
    order = f"{desk.case}/orders/{MARKED}"
    desk.go(order).focus("#f-reason")
    expect(page.locator("#hold")).to_contain_text("同事看得到")
    colleague.goto(desk.bench.address + order)
    expect(colleague.locator("#hold")).to_contain_text("王店主 正在办这里")
    colleague.get_by_role("button", name="由我接手").click()
    expect(colleague.locator("#hold")).to_contain_text("同事看得到")
    expect(desk.go(order).locator("#hold")).to_contain_text("代理小陈 正在办这里")
    expect(desk.go(f"{desk.case}/activity").locator("ol.line")).to_contain_text("接手")


def test_a_decision_is_on_record_at_once_and_the_lawyers_step_is_asked_for(desk: Desk) -> None:
    page = desk.go(f"{desk.case}/orders?v=unclear")
    page.check(f"input[value='{MARKED}']")
    page.check("input[name=standing][value=conceded]", force=True)
    page.fill("#f-reason", f"仓库核对后认可 {HOSTILE}")
    page.click(".ruling button")
    page.wait_for_load_state()
    expect(page.locator(".pill", has_text="承认")).to_contain_text("1")
    page = desk.go(f"{desk.case}/submit")
    page.fill("#f-adviser", "示例律师")
    page.fill("#f-reason", "已征询")
    page.get_by_role("button", name="记录律师环节").click()
    expect(page.locator("main")).to_contain_text("示例律师")


def test_the_packet_is_prepared_frozen_and_the_answer_recorded(desk: Desk) -> None:
    page = desk.go(f"{desk.case}/submit")
    desk.settled()
    page.get_by_role("button", name="生成申诉材料和证据包").click()
    page.wait_for_url("**/tasks/**")
    page.wait_for_url("**/submit", timeout=LONG)
    packet = page.locator(".sealed").inner_text()
    assert re.fullmatch("[0-9a-f]{64}", packet)
    with page.expect_download() as got:
        page.get_by_role("link", name="packet.zip").click()
    assert Path(got.value.path()).stat().st_size > 10_000
    page.check("input[name=know]")
    page.get_by_role("button", name="确认已提交并冻结").click()
    page.wait_for_url("**/rounds", timeout=LONG)
    expect(page.locator(".sealed")).to_have_text(packet)
    expect(page.get_by_role("link", name="packet.zip")).to_be_visible()
    page.select_option("#f-to", "rejected")
    page.fill("#f-words", f"申诉不成立 {HOSTILE}")
    page.get_by_role("button", name="登记").click()
    expect(page.locator("blockquote")).to_contain_text("<script>")
    expect(page.locator(".head.case")).to_contain_text("已裁决")
    folder = next((desk.bench.data / "exports").glob("*/round-1"))
    assert {p.stat().st_mode & 0o222 for p in folder.rglob("*") if p.is_file()} == {0}
    assert _exit("verify", str(folder / "packet")) == 0


def test_the_command_line_sees_the_same_case(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    name = desk.case.rsplit("/", 1)[1]
    assert _exit("evidence", "list", "--case", name, "--data", str(desk.bench.data)) == 0
    assert "E001" in capsys.readouterr().out


def test_no_text_of_a_buyer_or_a_colleague_ever_ran(desk: Desk) -> None:
    page = desk.go(f"{desk.case}/work")
    page.fill("#f-text", HOSTILE)
    page.get_by_role("button", name="留言").click()
    expect(page.locator("main")).to_contain_text("<script>alert(1)")
    for tab in (*SCREENS, "/work", "/activity"):
        desk.go(desk.case + tab)
    desk.go("/search?q=script")
    assert desk.seen.dialogs == []
    assert desk.seen.went_out == []
    assert [c for c in desk.seen.complaints if not re.search(r"404|403", c)] == []


def _exit(*words: str) -> int:
    with pytest.raises(SystemExit) as left:
        cli(list(words))
    return int(left.value.code or 0)
