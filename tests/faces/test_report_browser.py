"""The report in a real Chromium: silent, self-contained, accessible, usable with a keyboard."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.faces import pages
from zhendan.faces.report import render
from zhendan.steps.look.case_page import CasePage

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (see make chromium)"),
]
ARGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DESK, PHONE = (1440, 900), (390, 844)
LOOKS = [
    pytest.param(lang, scheme, size, id=f"{lang}-{scheme}-{size[0]}")
    for lang in ("zh", "en")
    for scheme in ("light", "dark")
    for size in (DESK, PHONE)
]


@dataclass
class Watch:
    """What a page did besides showing itself."""

    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """Listen to the console, to errors and to every request."""
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))

    def went_out(self) -> list[str]:
        """Requests for anything but the file itself and what lies in it."""
        return [url for url in self.requests if not url.startswith(("file:", "data:"))]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield started
        started.close()


@dataclass
class Reader:
    """Opens reports as a person would: from a file."""

    browser: Browser
    folder: Path
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(
        self,
        case: CasePage,
        lang: str = "zh",
        *,
        scheme: str = "light",
        size: tuple[int, int] = DESK,
        script: bool = True,
    ) -> tuple[Page, Watch]:
        """A report in a fresh context, and what it did."""
        path = self.folder / f"report-{lang}.html"
        path.write_text(render(case, lang), encoding="utf-8")
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
        )
        self.contexts.append(context)
        page, watch = context.new_page(), Watch()
        watch.over(page)
        page.goto(path.as_uri())
        return page, watch


@pytest.fixture
def reader(browser: Browser, tmp_path: Path) -> Iterator[Reader]:
    opened = Reader(browser, tmp_path)
    yield opened
    for context in opened.contexts:
        context.close()


@pytest.mark.parametrize("make", pages.ALL_PAGES, ids=lambda make: make.__name__)
def test_a_page_says_nothing_to_the_console_and_asks_nothing_of_the_network(
    reader: Reader, make: Callable[[], CasePage]
) -> None:
    page, watch = reader.open(make())
    page.wait_for_load_state("networkidle")
    assert watch.complaints == []
    assert watch.went_out() == []


def _open_every_drawer(page: Page) -> None:
    """Open whatever is folded, so that everything is looked at."""
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")


@pytest.mark.parametrize(("lang", "scheme", "size"), LOOKS)
def test_nothing_bars_the_way_of_any_reader(
    reader: Reader, lang: str, scheme: str, size: tuple[int, int]
) -> None:
    page, _ = reader.open(pages.synthetic(), lang, scheme=scheme, size=size)
    _open_every_drawer(page)
    page.evaluate("document.querySelector('.nowbox').open = false")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("make", [pages.bare, pages.past_due, pages.uncharted, pages.hostile])
def test_odd_cases_bar_nobodys_way_either(reader: Reader, make: Callable[[], CasePage]) -> None:
    page, _ = reader.open(make(), "zh", size=PHONE)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("make", pages.ALL_PAGES, ids=lambda make: make.__name__)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_runs_off_a_phone(reader: Reader, make: Callable[[], CasePage], lang: str) -> None:
    page, _ = reader.open(make(), lang, size=PHONE)
    _open_every_drawer(page)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_header_never_scrolls_away_nor_takes_over(
    reader: Reader, size: tuple[int, int]
) -> None:
    page, _ = reader.open(pages.mixed(), size=size)
    page.evaluate("window.scrollTo(0, 3000)")
    box = page.locator("header.head").bounding_box()
    assert box is not None
    assert box["y"] == 0
    assert box["height"] < size[1] / 4


def test_without_script_everything_can_still_be_read(reader: Reader) -> None:
    page, watch = reader.open(pages.mixed(), script=False)
    page.locator("#o1 > summary").click()
    assert page.locator("#o1 .drawer").is_visible()
    assert not page.locator("#filter").is_visible()
    assert page.locator("button:visible").count() == 0
    assert watch.complaints == []


def test_j_and_k_walk_the_orders_and_enter_opens_one(reader: Reader) -> None:
    page, _ = reader.open(pages.mixed())
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.parentElement.id") == "o2"
    page.keyboard.press("Enter")
    assert page.locator("#o2 .drawer").is_visible()


def test_a_letter_typed_into_the_search_field_stays_there(reader: Reader) -> None:
    page, _ = reader.open(pages.mixed())
    page.keyboard.press("/")
    page.keyboard.type("jk")
    assert page.locator("#find").input_value() == "jk"


def test_a_filter_shows_only_its_verdict_and_says_how_many(reader: Reader) -> None:
    page, _ = reader.open(pages.mixed())
    page.locator("input[value=conceded]").check()
    assert page.locator(".order:visible").count() == 2
    assert page.locator("#shown").inner_text() == "显示 2 / 12 单"
    page.locator("input[value='']").check()
    page.locator("#find").fill("0000012")
    expect(page.locator("#shown")).to_have_text("显示 1 / 12 单")
    assert page.locator(".order:visible").count() == 1


def test_a_link_to_an_exhibit_lands_below_the_header(reader: Reader) -> None:
    page, _ = reader.open(pages.mixed())
    page.locator("#statement a.anchor").first.click()
    expect(page).to_have_url(re.compile("#x2$"))
    head = page.locator("header.head").bounding_box()
    row = page.locator("#x2").bounding_box()
    assert head is not None
    assert row is not None
    assert row["y"] >= head["height"]


def test_every_control_reached_by_tab_shows_where_it_is(reader: Reader) -> None:
    page, _ = reader.open(pages.mixed())
    unseen = page.evaluate(
        """() => [...document.querySelectorAll('a, button, summary, input')]
            .filter(at => at.checkVisibility()).filter(at => {
              at.focus({focusVisible: true});
              const shows = at.type === 'radio' ? at.nextElementSibling : at;
              return getComputedStyle(shows).outlineStyle === 'none';
            }).map(at => at.outerHTML.slice(0, 80))"""
    )
    assert unseen == []


def test_a_wave_of_thousands_can_be_searched(reader: Reader) -> None:
    page, watch = reader.open(pages.wave())
    page.locator("#find").fill("02999")
    expect(page.locator("#shown")).to_have_text("显示 1 / 3,000 单")
    assert page.locator(".order:visible").count() == 1
    assert watch.complaints == []


def test_on_paper_the_frame_is_gone_and_the_case_is_whole(reader: Reader) -> None:
    page, _ = reader.open(pages.mixed())
    page.emulate_media(media="print")
    assert not page.locator("nav.contents").is_visible()
    assert not page.locator("#filter").is_visible()
    for name in ("over", "gaps", "orders", "surge", "exhibits", "limits"):
        assert page.locator(f"#{name}").is_visible()
