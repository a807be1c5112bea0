"""The fictional stories in a real Chromium: a whole folder, rulings, letter, frozen round.

Smaller shops than the shipped ones, by the same plans; the command line carries those. The round
of a partly conceded case is frozen in `test_journey.py`, so the mixed story ends at its letter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.browsing import CHROMIUM, Desk, at_work, frozen, prepared, ruled, uploaded
from zhendan_synth import case_plan, write_shop

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (see make chromium)"),
]
ORDERS = 160


@dataclass(frozen=True)
class Story:
    """What its owner does in the end, and what the letter then says and never says."""

    name: str
    concedes: str | None
    """The standing of which all are conceded; empty: every order."""
    says: str
    never: str
    hands_in: bool = True


STORIES = (
    Story("misjudged", None, "可以证明为真实交易", "本店认可平台对"),
    Story("mixed", "unclear", "本店认可平台对", "本店不主张涉案订单为真实交易", hands_in=False),
    Story(
        "brushed",
        "",
        "本店不主张涉案订单为真实交易",
        "可以证明为真实交易",
    ),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with at_work(tmp_path_factory.mktemp("three") / "data", "示例店") as desk:
        yield desk


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_story_goes_from_a_folder_to_its_letter_and_the_frozen_round(
    desk: Desk, story: Story, tmp_path: Path
) -> None:
    case = uploaded(desk, _inbox(story, tmp_path))
    _recognised(desk, case, tmp_path / "shop" / "inbox")
    conceded = 0
    if story.concedes is not None:
        conceded = _conceded(desk, case, story.concedes)
        if story.hands_in:
            _asked_a_lawyer(desk, case)
    desk.settled()
    expect(desk.go(case).locator(".counts")).to_contain_text(str(conceded))
    page = desk.go(f"{case}/statement")
    expect(page.locator("#statement")).to_contain_text(story.says)
    expect(page.locator("#statement")).not_to_contain_text(story.never)
    if not story.hands_in:
        return
    prepared(desk, case)
    expect(desk.page.locator(".level-hard_stop")).to_have_count(0)
    frozen(desk, case)
    expect(desk.go("/").locator("tr", has_text=case.rsplit("-", 1)[1])).to_contain_text("申诉中")


def _inbox(story: Story, folder: Path) -> Path:
    """What a shop owner has on disk; the deadline lies ahead whenever this runs."""
    write_shop(case_plan(story.name, orders=ORDERS), folder / "shop")
    inbox = folder / "shop" / "inbox"
    notice = inbox / "违规通知.txt"
    told = notice.read_text(encoding="utf-8")
    ahead = re.sub(r"2026(年11月\d+日|-11-\d+ )(?=23:59)", r"2090\1", told)
    assert ahead != told
    notice.write_text(ahead, encoding="utf-8")
    return inbox


def _recognised(desk: Desk, case: str, inbox: Path) -> None:
    """Every file of the folder is listed, and none is unknown."""
    many = sum(path.is_file() for path in inbox.rglob("*"))
    page = desk.go(f"{case}/files")
    expect(page.locator("#files")).to_contain_text(f"{many} 个文件")
    expect(page.locator("#files .stamp", has_text="未识别")).to_have_count(0)


def _conceded(desk: Desk, case: str, verdict: str) -> int:
    """Concede what stands so, all at once; how many orders that were."""
    page = desk.go(f"{case}/orders?v={verdict}")
    many = page.locator("tbody input[name=order]").count()
    assert many
    page.check("#all")
    ruled(page, "conceded", "逐单核对过记录，不能证明，予以认可")
    return many


def _asked_a_lawyer(desk: Desk, case: str) -> None:
    page = desk.go(f"{case}/submit")
    page.fill("#f-adviser", "示例律师")
    page.fill("#f-reason", "已征询")
    page.get_by_role("button", name="记录律师环节").click()
    expect(page.locator("main")).to_contain_text("示例律师")
