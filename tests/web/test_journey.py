"""One fictional case in a real Chromium: from the first run to the frozen packet and the reply."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.browsing import (
    CHROMIUM,
    Desk,
    at_work,
    colleague,
    frozen,
    prepared,
    ruled,
    uploaded,
)
from tests.web.screens import DESK, PHONE, addresses, is_page, something_to_see, wrong
from zhendan.faces.cli import main as cli

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (see make chromium)"),
]
INBOX = Path(__file__).resolve().parents[1] / "samples" / "case_taobao"
MARKED = "3300000000000010606"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"
STRANGE = """交易单号,买家会员名,实付金额,付款时间
3300000000000077701,王小明,199.00,2026-06-18 00:03:40
3300000000000077702,李四,398.00,2026-06-18 20:16:02
,没有单号,12.00,2026-06-18 10:00:00
"""
SCREENS = ("", "/orders", "/evidence", "/argument", "/statement", "/submit", "/rounds", "/files")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("journey")
    _invented(folder / "inbox")
    with at_work(folder / "data", f"示例店{HOSTILE}") as desk:
        desk.case = uploaded(desk, folder / "inbox")
        yield desk


def _invented(inbox: Path) -> None:
    """The small sample case with a deadline that lies ahead, and a buyer who writes markup."""
    shutil.copytree(INBOX, inbox)
    for name in ("notice_text.txt", "notice_flagged_orders.csv"):
        told = (inbox / name).read_text(encoding="utf-8").replace("2026年6月23日", "2090年6月23日")
        (inbox / name).write_text(told.replace("2026-06-23", "2090-06-23"), encoding="utf-8")
    (inbox / "门店自制表.csv").write_text(STRANGE, encoding="utf-8")
    chat = inbox / "chat_千牛_复制文本.txt"
    lines = chat.read_text(encoding="utf-8").splitlines()
    lines[1] = f"{lines[1]} {HOSTILE}"
    chat.write_text("\n".join(lines), encoding="utf-8")


def test_a_folder_becomes_a_case_with_its_deadline_first(desk: Desk) -> None:
    page = desk.go(desk.case)
    expect(page.locator(".clock strong")).to_contain_text("2090年6月23日")
    expect(page.locator(".todo li")).to_have_count(3)
    expect(page.locator(".counts")).to_contain_text("可证真")
    assert "WG20260620000001" in page.title()
    expect(desk.go("/").locator("tbody tr")).to_have_count(1)


@pytest.fixture(scope="module")
def every(desk: Desk) -> list[str]:
    """Every page there is, with something to see on it."""
    desk.settled()
    something_to_see(desk.bench.data, desk.case.rsplit("/", 1)[1])
    order = desk.go(f"{desk.case}/orders").locator("tbody th a").first.get_attribute("href")
    table = desk.go(f"{desk.case}/files").locator("a[href*='/columns/']").get_attribute("href")
    more = (*(f"{desk.case}{tab}" for tab in (*SCREENS, "/activity")), str(order), str(table))
    more = tuple(path.removeprefix("/") for path in (*more, "rules/taobao/fake-transaction"))
    found = addresses(desk.case.rsplit("/", 1)[1], more)
    return [path for path in found if is_page(desk.page, desk.bench.address + path)]


@pytest.mark.parametrize(
    ("lang", "size"),
    [pytest.param("zh", DESK, id="zh-desk"), pytest.param("en", PHONE, id="en-phone")],
)
def test_every_page_is_accessible_and_fits_desk_and_phone(
    desk: Desk, every: list[str], lang: str, size: tuple[int, int]
) -> None:
    assert len(every) > 25
    assert {"/review", "/remedy", "/reputation", "/settings/signin", "/mine"} <= set(every)
    _speak(desk, lang)
    looked = {path: wrong(desk.page, desk.bench.address, path, size) for path in every}
    outside = desk.browser.new_context(locale="zh-CN" if lang == "zh" else "en-US")
    for path in ("/login", "/join"):
        looked[path] = wrong(outside.new_page(), desk.bench.address, path, size)
    outside.close()
    desk.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    _speak(desk, "zh")
    assert {path: found for path, found in looked.items() if found} == {}


def _speak(desk: Desk, lang: str) -> None:
    page = desk.go("/")
    if page.locator("html").get_attribute("lang") != ("en" if lang == "en" else "zh-CN"):
        page.click(".lang button")
        page.wait_for_load_state()
    expect(page.locator("html")).to_have_attribute("lang", "en" if lang == "en" else "zh-CN")


def test_keys_move_through_the_orders(desk: Desk) -> None:
    page = desk.go(f"{desk.case}/orders")
    for key, row in (("j", 0), ("j", 1), ("k", 0), ("k", 0)):
        page.keyboard.press(key)
        expect(page.locator("tr.here")).to_have_count(1)
        expect(page.locator("tbody tr").nth(row)).to_contain_class("here")
    page.keyboard.press("Enter")
    page.wait_for_url("**/orders/*")
    first = page.url
    page.keyboard.press("j")
    page.wait_for_url(lambda url: url != first)
    page.keyboard.press("k")
    page.wait_for_url(first)
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("#seek")).to_be_focused()
    page.keyboard.type("?j")
    expect(page.locator("#seek")).to_have_value("?j")


def test_a_table_nobody_knows_is_tried_while_one_chooses(desk: Desk) -> None:
    page = desk.go(f"{desk.case}/files")
    page.click("a[href*='/columns/']")
    expect(page.locator("#checked")).to_contain_text("读入 2 行，未采用 1 行")
    page.select_option("#f-order_no", "")
    expect(page.locator("#checked")).to_contain_text("还没有选订单号")
    page.select_option("#f-order_no", "交易单号")
    expect(page.locator("#checked")).to_contain_text("读入 2 行")


def test_two_people_see_each_other_at_one_order(desk: Desk) -> None:
    other = colleague(desk, "agency", "代理小陈", "chen")
    order = f"{desk.case}/orders/{MARKED}"
    page = desk.go(order)
    page.locator("#hold.hold").wait_for(state="attached")
    page.focus("#f-reason")
    expect(page.locator("#hold")).to_contain_text("同事看得到")
    other.goto(desk.bench.address + order)
    expect(other.locator("#hold")).to_contain_text("王店主 正在办这里")
    other.get_by_role("button", name="由我接手").click()
    expect(other.locator("#hold")).to_contain_text("同事看得到")
    expect(desk.go(order).locator("#hold")).to_contain_text("代理小陈 正在办这里")
    ruled(other, "unclear", "底单还没有找到")
    ruled(page, "conceded", "我以为没有底单")  # on a page that was opened before
    expect(page.locator("[role=alert]")).to_contain_text(f"订单 {MARKED} 刚由 代理小陈 认定过")
    expect(desk.go(order).locator(".decision")).to_contain_text("底单还没有找到")
    other.goto(f"{desk.bench.address}{desk.case}/work")
    other.fill("#f-text", "底单在仓库第二个柜子")
    other.get_by_role("button", name="留言").click()
    expect(desk.go(f"{desk.case}/work").locator("#comments")).to_contain_text("第二个柜子")
    expect(desk.go(f"{desk.case}/activity").locator("ol.line")).to_contain_text("接手")


def test_a_decision_is_on_record_at_once_and_the_lawyers_step_is_asked_for(desk: Desk) -> None:
    page = desk.go(f"{desk.case}/orders?v=unclear")
    page.check(f"input[value='{MARKED}']")
    ruled(page, "conceded", f"仓库核对后认可 {HOSTILE}")
    expect(page.locator(".pill", has_text="承认")).to_contain_text("1")
    page = desk.go(f"{desk.case}/submit")
    page.fill("#f-adviser", "示例律师")
    page.fill("#f-reason", "已征询")
    page.get_by_role("button", name="记录律师环节").click()
    expect(page.locator("main")).to_contain_text("示例律师")


def test_the_packet_is_prepared_and_a_second_person_agrees(desk: Desk) -> None:
    packet = prepared(desk, desk.case)
    with desk.page.expect_download() as got:
        desk.page.get_by_role("link", name="packet.zip").click()
    assert Path(got.value.path()).stat().st_size > 10_000
    lawyer = colleague(desk, "lawyer", "李律师", "li")
    desk.go(f"{desk.case}/work").get_by_role("button", name="请人复核").click()
    expect(desk.page.locator("#state")).to_contain_text("王店主")
    expect(desk.page.get_by_role("button", name="同意")).to_have_count(0)  # not his own papers
    expect(desk.go(f"{desk.case}/submit").locator("main")).to_contain_text("王店主 请过人复核")
    expect(desk.page.locator("input[name=know]")).to_have_count(0)
    lawyer.goto(f"{desk.bench.address}{desk.case}/work")
    lawyer.get_by_role("button", name="同意").click()
    expect(desk.go(f"{desk.case}/activity").locator("ol.line")).to_contain_text("李律师")
    expect(desk.go(f"{desk.case}/submit").locator(".sealed")).to_have_text(packet)


def test_the_submission_is_frozen_and_the_answer_recorded(desk: Desk) -> None:
    frozen(desk, desk.case)
    page = desk.page
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
    assert [c for c in desk.seen.complaints if not re.search(r"403|404|409", c)] == []


def _exit(*words: str) -> int:
    with pytest.raises(SystemExit) as left:
        cli(list(words))
    return int(left.value.code or 0)
