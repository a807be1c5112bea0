"""Search over what files, notices and people say, with what is for few kept from the others."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.web.conftest import CASE, SAMPLE

CHAT = (SAMPLE / "chat_千牛_复制文本.txt").read_text(encoding="utf-8")
MEMO, MARKED = "V-0618", "3300000000000010606"
HIT = re.compile(r'<li data-row><span class="conf">([^<]+)</span> <a href="([^"]+)">([^<]*)</a>')


def hits(client: Any, asked: str) -> list[tuple[str, str, str]]:
    """(kind, address, words around) of every hit."""
    answer = client.get(f"/search?q={quote(asked)}")
    assert answer.status_code == 200
    return HIT.findall(answer.content.decode())


def test_every_two_characters_of_a_chat_are_found_with_the_words_around(
    enter: Callable[..., Any],
) -> None:
    owner = enter("owner")
    said = re.findall("[\u4e00-\u9fff]{2,}", "".join(CHAT.splitlines()[1:2]))
    pairs = [run[n : n + 2] for run in said for n in range(len(run) - 1)]
    assert len(pairs) > 8
    for pair in pairs:
        found = [each for each in hits(owner, pair) if each[0] == "聊天"]
        assert any(pair in words for _, _, words in found), pair
    assert any("枕套" in words for kind, _, words in hits(owner, "枕套") if kind == "备注")
    kinds = {kind for kind, _, _ in hits(owner, "3300000000000010202")}
    assert {"订单", "备注"} <= kinds


@pytest.mark.parametrize(
    ("role", "sees"), [("owner", True), ("lawyer", True), ("staff", False), ("agency", False)]
)
def test_a_memo_that_is_a_mark_is_found_by_few(
    enter: Callable[..., Any], role: str, sees: bool
) -> None:
    client = enter(role)
    assert bool(hits(client, MEMO)) is sees
    assert bool(hits(client, "刷单-示例")) is sees, "nor the name of the brushing ledger"
    assert hits(client, "枕套"), "an ordinary memo is for everybody"
    assert all(MEMO not in words for _, _, words in hits(client, MARKED)) is not sees


def test_what_people_wrote_since_is_found_at_once(enter: Callable[..., Any]) -> None:
    owner = enter("owner")
    assert owner.post(f"/cases/{CASE}/remark", {"text": "仓库说下周二补称重"}).status_code == 302
    assert [kind for kind, _, _ in hits(owner, "补称")] == ["同事备注"]
    assert hits(enter("owner", shop=1), "补称") == []


def test_an_erased_text_leaves_the_index(workbench: Path, tmp_path: Path) -> None:
    from zhendan.domain import CaseId
    from zhendan.steps import wire
    from zhendan.steps.indexing import forget_texts
    from zhendan.steps.look.searching import find

    apart = shutil.ignore_patterns("web", "shops", "arrivals", "lock")
    shutil.copytree(workbench, tmp_path / "w", ignore=apart)
    assert find(tmp_path / "w", "枕套", few=True)[1]
    with wire(tmp_path / "w") as wiring:
        forget_texts(CaseId(CASE), wiring)
    assert find(tmp_path / "w", "枕套", few=True) == ((), 0)
    assert "枕套".encode() not in (tmp_path / "w" / "search.sqlite").read_bytes()
