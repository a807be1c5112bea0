"""Every page of the workbench, found by its addresses, and something to see on each of them."""

import json
import os
import re
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from zhendan.domain import CaseId
from zhendan.steps import Errand, measures, recovering, review_rules, reviewing, wire

BY = Errand(by="王店主", reason="核对过")
DESK, PHONE = (1440, 900), (390, 844)
PICTURES = os.environ.get("ZHENDAN_PICTURES", "")
"""A folder for a picture of every page, to be looked at."""
_PATH = re.compile(r'path\(\s*f?"([^"]*)"')
_FORMS_ONLY = 405
_NOT_PAGES = ("health", "logout", "api/", "assets/", "feed/", "room/", "tasks/", "arrivals")
_ASKED = {
    "search": "search?q=%E5%8F%91%E8%B4%A7",
    "new": "new?case={case}",
    "cases/{case}/orders": "cases/{case}/orders?v=unclear",
}


def something_to_see(data: Path, case: str) -> None:
    """Orders that wait, measures, measured days: what a shop has after a while."""
    with wire(data) as wiring:
        past = [_order(f"P{n}", n) | {"address": f"路{n}号"} for n in range(3)]
        review_rules.learn_file(json.dumps(past).encode(), wiring)
        review_rules.back_tests(["PR15"], [], wiring, BY)
        review_rules.switch("PR15", review_rules.RuleMode.SHADOW, wiring, BY)
        reviewing.put_orders(json.dumps([_order("S1", 9)]).encode(), wiring, BY)
        review_rules.switch("PR15", review_rules.RuleMode.ON, wiring, BY)
        new = [_order(f"N{n}", 20 + n) for n in range(6)]
        reviewing.put_orders(json.dumps(new).encode(), wiring, BY)
        measures.adopt(CaseId(case), measures.plan((), wiring), wiring, BY)
        start, rows = date.today(), ["统计日期,服务分"]
        rows += [f"{start + timedelta(days=n)},{4.3 + n % 7 / 50:.2f}" for n in range(-30, 31)]
        told = "day: 统计日期\ncolumns: {service_score: 服务分}\n"
        sheet = ("体验分.csv", "\n".join(rows).encode(), told)
        recovering.import_sheet(CaseId(case), sheet, wiring, BY)


def addresses(case: str, more: tuple[str, ...]) -> list[str]:
    """Every address of a page that needs no number nobody has, as the program lists them."""
    sources = (files("zhendan.faces.web") / name for name in ("urls.py", "shop_pages.py"))
    listed = [one for source in sources for one in _PATH.findall(source.read_text("utf-8"))]
    known = [path.replace("<str:case>", case) for path in listed if "{" not in path]
    plain = [path for path in known if "<" not in path and not path.startswith(_NOT_PAGES)]
    asked = {name.format(case=case): to.format(case=case) for name, to in _ASKED.items()}
    return list(dict.fromkeys("/" + asked.get(path, path) for path in (*plain, *more)))


def is_page(page: Page, address: str) -> bool:
    """Whether the address shows a page to whom is signed in; what only takes forms is none."""
    answer = page.context.request.get(address)
    told = answer.headers
    shown = told.get("content-type", "").startswith("text/html")
    return answer.status != _FORMS_ONLY and shown and "content-disposition" not in told


def wrong(page: Page, address: str, path: str, size: tuple[int, int]) -> dict[str, str]:
    """What is wrong with one page: too wide at either size, or what axe finds at `size`."""
    answer = page.goto(address + path)
    found: dict[str, str] = {}
    if answer is None or answer.status >= 400:
        return {"status": str(answer and answer.status)}
    for width, height in (PHONE, DESK) if size == DESK else (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            found[f"wider than {width}"] = str(wide)
        if PICTURES:
            _picture(page, path, width)
    told = Axe().run(page, options={"resultTypes": ["violations"]})
    if told.violations_count:
        found["axe"] = told.generate_report()
    return found


def _picture(page: Page, path: str, width: int) -> None:
    """What the page looks like."""
    lang = page.locator("html").get_attribute("lang")
    name = re.sub(r"[^A-Za-z0-9]+", "-", path).strip("-")[-60:] or "home"
    page.screenshot(path=Path(PICTURES) / f"{name}-{width}-{lang}.png", full_page=True)


def _order(number: str, minute: int) -> dict[str, str]:
    at = f"2026-11-22 10:{minute:02d}:00"
    who = {"address": "示例省示例市示例路1号", "item": "i1", "amount": "9.9", "memo": ""}
    return {"order_no": number, "buyer": f"买家{number}", "paid_at": at, **who}
