"""The terminal: rows that say what, how far and how long; tables; errors as cards."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from tests.faces import pages
from tests.faces.inbox import number
from zhendan.appeal.problems import STANDING_OPEN
from zhendan.domain import FileProblem, NextThing, Progress, Text, UnsupportedClaim
from zhendan.faces.terminal import (
    TerminalProgress,
    console_on,
    file_table,
    say_case,
    say_error,
    say_interrupted,
)
from zhendan.faces.terminal_words import WORDS
from zhendan.steps.look.case_page import CasePage

READ, AUDIT = Text("读入文件", "Reading"), Text("逐单核查", "Auditing")


def clock(*seconds: float) -> Callable[[], float]:
    """A clock that gives these readings, then stands still."""
    readings: Iterator[float] = iter(seconds)
    last = [0.0]

    def tick() -> float:
        last[0] = next(readings, last[0])
        return last[0]

    return tick


def plain(width: int = 100) -> tuple[Console, io.StringIO]:
    """A console that is not a terminal, and what it wrote."""
    out = io.StringIO()
    return Console(file=out, width=width, highlight=False, markup=False), out


def moving() -> tuple[Console, io.StringIO]:
    """A console that behaves like a terminal, and what it wrote."""
    out = io.StringIO()
    return Console(file=out, width=100, force_terminal=True, color_system=None), out


def break_off(progress: TerminalProgress) -> None:
    """Interrupt a stage at four parts of ten."""
    with progress:
        progress.stage(READ, 10)
        progress.advance(4)
        raise KeyboardInterrupt


def test_outside_a_terminal_each_stage_is_two_plain_lines() -> None:
    console, out = plain()
    with TerminalProgress(console, tick=clock(0, 75, 80, 83)) as progress:
        progress.stage(READ, 3)
        for _ in range(3):
            progress.advance()
        progress.stage(AUDIT)
        progress.advance(1204)
    assert out.getvalue().splitlines() == [
        "开始 读入文件",
        "完成 读入文件 · 3 / 3 · 用时 1 分 15 秒",
        "开始 逐单核查",
        "完成 逐单核查 · 1,204 · 用时 3 秒",
    ]


def test_a_broken_off_stage_is_never_shown_as_done() -> None:
    console, out = plain()
    with pytest.raises(KeyboardInterrupt):
        break_off(TerminalProgress(console, "en", tick=clock(0, 4)))
    assert out.getvalue().splitlines() == [
        "Begin: Reading",
        "Stopped at: Reading · 4 of 10 · 4 s",
    ]


def test_in_a_terminal_the_rows_say_what_how_far_and_how_long() -> None:
    console, out = moving()
    with TerminalProgress(console) as progress:
        progress.stage(READ, 3)
        progress.advance(3)
        progress.stage(AUDIT)
        progress.advance(1204)
    last = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", out.getvalue()).splitlines()[-2:]
    assert re.fullmatch(r"√ 读入文件 ━+ +3 / 3 0 秒 *", last[0].lstrip("\r"))
    assert re.fullmatch(r"√ 逐单核查 ━+ 1,204 / 1,204 0 秒 *", last[1].lstrip("\r"))
    assert "按 Ctrl-C 可以停下" in out.getvalue()


def test_a_row_that_was_broken_off_keeps_how_far_it_came() -> None:
    console, out = moving()
    with pytest.raises(KeyboardInterrupt):
        break_off(TerminalProgress(console))
    assert re.search(r"× 读入文件 .* 4 / 10", out.getvalue())


def test_it_is_a_progress_of_the_domain() -> None:
    progress: Progress = TerminalProgress(plain()[0])
    progress.stage(READ)
    progress.advance()


def test_a_run_ends_with_deadline_files_orders_and_the_next_three_things() -> None:
    console, out = plain()
    say_case(pages.synthetic(), written={"report.html": Path("出/report.html")}, console=console)
    text = out.getvalue()
    for said in (
        "合成案例，全部内容为虚构",
        "申诉截止  2026年6月23日 23:59 北京时间 · 违规通知第 1 行",
        "自报合计不一致",
        "共 8 个文件，读入 3,360 行，未用 2 行",
        "● 可证真",
        "◐ 证据薄",
        "○ 存疑",
        "◇ 承认",
        "  1. 导出旺旺记录",
        "  3. 决定 1 单是否认可",
        "出/report.html",
    ):
        assert said in text
    assert text.index("申诉截止") < text.index("收到的文件") < text.index("现在该做")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (pages.bare, "未知，请今天就打开通知原文查看"),
        (pages.past_due, "已过期"),
        (pages.provisional, "2026年6月22日 23:59 北京时间 · 规则库：第三方资料 · 暂定"),
    ],
)
def test_the_deadline_line_says_its_doubt(make: Callable[[], CasePage], says: str) -> None:
    console, out = plain()
    say_case(make(), console=console)
    assert says in out.getvalue()


def test_a_command_is_printed_on_one_line_however_narrow_the_terminal() -> None:
    console, out = plain(width=40)
    say_case(pages.mixed(), console=console)
    command = f"zhendan decide --case {pages.CASE} --order 3300000000000000003 --standing unclear"
    assert command in out.getvalue()


def test_never_more_than_three_next_things() -> None:
    console, out = plain()
    things = tuple(NextThing(Text(f"第{n}件", str(n)), Text("", "")) for n in range(1, 6))
    say_case(replace(pages.mixed(), next=things), console=console)
    assert "第3件" in out.getvalue()
    assert "第4件" not in out.getvalue()


def test_a_long_list_of_files_says_how_many_it_leaves_out() -> None:
    console, out = plain()
    console.print(file_table(pages.mixed().files * 5))
    assert "另有 16 个文件，完整清单见 report.html" in out.getvalue()
    assert "共 40 个文件" in out.getvalue()


def test_a_note_that_many_files_share_is_explained_once() -> None:
    shared = FileProblem("ZD318", Text("没有写单位，按千克理解。", "names no unit"))
    files = tuple(replace(f, problems=(shared,), control_totals=()) for f in pages.mixed().files)
    console, out = plain()
    console.print(file_table(files))
    assert out.getvalue().count("没有写单位") == 1
    assert f"ZD318（{len(files)} 个文件）" in out.getvalue()


def test_a_run_says_how_many_things_must_be_settled_first() -> None:
    console, out = plain()
    stop = STANDING_OPEN.of(orders=(number(1),))
    say_case(replace(pages.mixed(), problems=(stop,)), console=console)
    assert "须先处理  1 项" in out.getvalue()


def test_a_case_without_a_title_is_named_by_its_id() -> None:
    console, out = plain()
    say_case(replace(pages.mixed(), title=""), console=console)
    assert str(pages.CASE) in out.getvalue().splitlines()[0] + out.getvalue().splitlines()[1]


def test_an_error_is_a_card_of_what_why_and_what_now() -> None:
    console, out = plain()
    say_error(UnsupportedClaim(sentence="全部真实"), console=console)
    text = out.getvalue()
    for said in ("ZD101", "发生了什么  这句话没有凭证支持：「全部真实」", "为什么", "现在怎么办"):
        assert said in text


def test_words_from_outside_cannot_steer_the_terminal() -> None:
    console, out = moving()
    say_error(UnsupportedClaim(sentence="[red]\x1b[2J\u202e"), console=console)
    say_case(pages.hostile(), console=console)
    assert "\x1b[2J" not in out.getvalue()
    assert "\u202e" not in out.getvalue()
    assert "[red]⟨U+001B⟩[2J⟨U+202E⟩" in out.getvalue()


def test_a_console_that_lacks_a_mark_still_says_the_word() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="gbk")
    say_case(pages.mixed(), console=console_on(stream))
    stream.flush()
    assert "? 证据薄" in raw.getvalue().decode("gbk")


def test_an_interruption_says_what_is_kept() -> None:
    console, out = plain()
    say_interrupted("en", console=console)
    assert "Every exhibit that was acknowledged is kept" in out.getvalue()


@pytest.mark.parametrize("place", sorted(WORDS))
def test_words_are_calm_and_complete_in_both_languages(place: str) -> None:
    words = WORDS[place]
    assert words.zh
    assert words.en
    assert re.search(r"[!！]|恭喜|放心|作弊", words.zh + words.en) is None
    assert set(re.findall(r"\{(\w+)\}", words.zh)) == set(re.findall(r"\{(\w+)\}", words.en))
