"""Any two characters of a text are found, and nothing else is, in a file and on a server."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ledger.server import NoServer, cluster
from zhendan.adapters.search import file
from zhendan.adapters.search.file import FileIndex
from zhendan.adapters.search.grams import LAP, folded, runs
from zhendan.adapters.search.problems import IndexUnread, IndexUnwritten
from zhendan.domain import CaseId, CaseText, TextIndex

CASE, OTHER = CaseId("甲"), CaseId("乙")
CHINESE = st.text(st.sampled_from("刷单订真实亲您好发货了吗𠮷㐀的一不"), min_size=2, max_size=12)
MIXED = st.text(st.sampled_from("刷单真亲 ,，。!A1ａ９Ω\n𠮷🙂'\"*:-%_\x00"), max_size=30)
TEXTS = st.lists(st.one_of(CHINESE, MIXED), min_size=1, max_size=5)
LONG = "".join(chr(0x4E00 + n % 397) + chr(0x5200 + n % 991) for n in range(1500))


def said(text: str, *, kind: str = "chat", few: bool = False) -> CaseText:
    return CaseText(CASE, kind, text, "/evidence", few)


def texts(index: TextIndex, asked: str, *, few: bool = True) -> list[str]:
    found, count = index.find(asked, few=few, most=1000)
    assert count == len(found)
    return [each.text for each in found]


def holds(text: str, asked: str) -> bool:
    """What a person means: every run asked for stands unbroken in the text."""
    return all(any(run in here for here in runs(text)) for run in runs(asked))


def check(index: TextIndex, kept: list[str]) -> None:
    """Every two characters next to each other are found; the answer is exactly those with them."""
    index.put(CASE, [said(text) for text in kept])
    pairs = {run[n : n + 2] for text in kept for run in runs(text) for n in range(len(run))}
    for asked in sorted(pairs)[:25]:
        assert sorted(texts(index, asked)) == sorted(t for t in kept if holds(t, asked)), asked


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(kept=TEXTS, asked=MIXED)
def test_any_two_characters_are_found_in_a_file(
    tmp_path: Path, kept: list[str], asked: str
) -> None:
    index = FileIndex(tmp_path / "search.sqlite")
    check(index, kept)
    if runs(asked) and len("".join(runs(asked))) <= LAP:
        assert sorted(texts(index, asked)) == sorted(t for t in kept if holds(t, asked))


def behaves(index: TextIndex) -> None:
    """What holds of every engine, one after the other."""
    assert index.find("刷单", few=True, most=9) == ((), 0), "nothing was ever put in"
    check(index, ["亲，刷单的吗", "真实订单", "订 单", "ABC-123 单", "𠮷野家的订单"])
    assert texts(index, "ａｂｃ") == ["ABC-123 单"], "width and case do not matter"
    assert texts(index, "abc 单") == ["ABC-123 单"], "every run is asked for"
    assert texts(index, "单真") == [], "no pair spans two texts"
    for nothing in ("", "  ", "，。", "'", '"', "*", "OR", "'':*"):
        assert texts(index, nothing) == [], nothing
    index.put(CASE, [said(LONG)])
    for at in (0, 190, 199, 200, 201, 1499, len(LONG) - 40):
        assert texts(index, LONG[at : at + 40]) == [LONG], "no seam loses a place"
    index.put(CASE, [said("公开的备忘"), said("刷单的备忘", kind="memo", few=True)])
    assert texts(index, "备忘", few=False) == ["公开的备忘"]
    assert sorted(texts(index, "备忘")) == ["公开的备忘", "刷单的备忘"]
    index.put(OTHER, [CaseText(OTHER, "notice", "另一个案件的备忘")])
    index.put(CASE, [said("改过了")])
    assert texts(index, "备忘") == ["另一个案件的备忘"], "the old texts of a case are gone"
    found, count = index.find("的", few=True, most=0)
    assert (found, count) == ((), 1), "all are counted, the first shown"


def test_a_file_behaves(tmp_path: Path) -> None:
    behaves(FileIndex(tmp_path / "search.sqlite"))


def test_a_server_behaves() -> None:
    pytest.importorskip("psycopg", reason="the driver for PostgreSQL is not installed")
    from zhendan.adapters.search.server import ServerIndex

    try:
        with cluster() as address:
            behaves(ServerIndex(address))
    except NoServer as why:
        pytest.skip(str(why))


def test_a_file_that_others_hold_finds_no_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "search.sqlite"
    index = FileIndex(path)
    index.put(CASE, [said("订单")])
    monkeypatch.setattr(file, "_PATIENCE", 0.0)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = delete")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(IndexUnread, match="locked"):
            index.find("订单", few=True, most=10)
    assert texts(index, "订单") == ["订单"]


def test_a_damaged_file_is_told_and_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "search.sqlite"
    path.write_bytes(b"no database at all " * 300)
    index = FileIndex(path)
    with pytest.raises(IndexUnread, match="not a database"):
        index.find("订单", few=True, most=10)
    index.put(CASE, [said("订单")])
    assert texts(index, "订单") == ["订单"]
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    index.put(CASE, [said("另一版")])
    assert texts(index, "一版") == ["另一版"]


def test_what_the_disk_refuses_is_told(tmp_path: Path) -> None:
    with pytest.raises(IndexUnwritten):
        FileIndex(tmp_path / "no" / "folder.sqlite").put(CASE, [said("订单")])


def test_a_text_is_compared_without_width_case_and_composition() -> None:
    assert folded("ＡＢ") == folded("ab")
    assert folded("e\u0301") == folded("\u00c9")
