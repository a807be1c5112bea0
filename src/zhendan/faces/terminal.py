"""What a person sees in a terminal: progress, result tables, the next things, error cards."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self, TextIO

from rich.box import SIMPLE_HEAD, SQUARE
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TaskID
from rich.table import Table
from rich.text import Text as Line

from zhendan.domain import Deadline, FileProblem, FileReport, NextThing, Text, ZhendanError
from zhendan.faces.blanks import in_language
from zhendan.faces.terminal_words import word
from zhendan.faces.times import Zoned
from zhendan.faces.untrusted import reveal

if TYPE_CHECKING:
    # Only named here: an error card must not wait for every room to load.
    from zhendan.steps.look.case_page import CasePage

MOST_FILES = 24
WIDTH_IN_A_FILE = 160
"""Columns where nobody's window sets them: a file name stays whole and can be searched for."""
MARKS = {"provable": "●", "thin": "◐", "unclear": "○", "conceded": "◇"}
COLOURS = {"provable": "green", "thin": "yellow", "unclear": "blue", "conceded": "magenta"}
_DOING, _DONE, _STOPPED = "→", "√", "×"
"""Marks that a Chinese Windows console can print as well."""
_MINUTE = 60


def console_on(stream: TextIO | None = None) -> Console:
    """A console on `stream` (stderr if none); what the stream's encoding lacks becomes `?`."""
    target = sys.stderr if stream is None else stream
    reconfigure = getattr(target, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    console = Console(file=target, highlight=False, markup=False, emoji=False, soft_wrap=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = WIDTH_IN_A_FILE
    return console


class TerminalProgress:
    """A `Progress` for people: one row a stage with what, how far and how long.

    In a terminal the rows move; elsewhere each stage is two plain lines. Used as a context
    manager, so that an interrupted stage is shown as stopped, never as done.
    """

    def __init__(
        self,
        console: Console,
        lang: str = "zh",
        *,
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        self._console, self._lang, self._tick = console, lang, tick
        self._rows = _moving_rows(console, lang, tick) if console.is_terminal else None
        self._task: TaskID | None = None
        self._name = ""
        self._total: int | None = None
        self._done = 0
        self._since = 0.0

    def __enter__(self) -> Self:
        if self._rows is not None:
            self._console.print(Line(word("may_stop", self._lang), style="dim"))
            self._rows.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end("stopped" if kind else "done")
        if self._rows is not None:
            self._rows.stop()

    def stage(self, name: Text, total: int | None = None) -> None:
        """A new stage begins; the one before it is done."""
        self._end("done")
        self._name, self._total, self._done = reveal(name.say(self._lang)), total, 0
        self._since = self._tick()
        if self._rows is None:
            self._plain(word("begin", self._lang, what=self._name))
        else:
            self._task = self._rows.add_task(self._name, total=total, mark=_DOING)

    def advance(self, parts: int = 1) -> None:
        """`parts` of the present stage are done."""
        self._done += parts
        if self._rows is not None and self._task is not None:
            self._rows.advance(self._task, parts)

    def _end(self, how: str) -> None:
        """Close the present stage, if there is one."""
        if not self._name:
            return
        if self._rows is None:
            self._plain(self._closing(how))
        elif self._task is not None:
            self._freeze(self._rows, self._task, how)
        self._name = ""

    def _freeze(self, rows: Progress, task: TaskID, how: str) -> None:
        """Stop a moving row; a stage that counted nothing shows a full bar when it is done."""
        mark = _DONE if how == "done" else _STOPPED
        if how == "done":
            whole = max(self._total or 0, self._done, 1)
            rows.update(task, mark=mark, total=whole, completed=whole, counted=self._done)
        else:
            rows.update(task, mark=mark)
        rows.stop_task(task)

    def _closing(self, how: str) -> str:
        """The plain line that ends a stage: what, how far, how long."""
        parts = [word(how, self._lang, what=self._name), _far(self._done, self._total, self._lang)]
        took = word("took", self._lang, span=_long(self._tick() - self._since, self._lang))
        return " · ".join(part for part in (*parts, took) if part)

    def _plain(self, line: str) -> None:
        """One line, whole, however narrow the stream says it is."""
        self._console.print(Line(line), soft_wrap=True)


def _moving_rows(console: Console, lang: str, tick: Callable[[], float]) -> Progress:
    """Rows that move: mark, what, bar, how far, how long."""
    columns: tuple[ProgressColumn, ...] = (
        _Column(lambda task: Line(str(task.fields["mark"]))),
        _Column(lambda task: Line(task.description)),
        BarColumn(bar_width=24, complete_style="default", finished_style="dim"),
        _Column(lambda task: Line(_row_far(task, lang), justify="right")),
        _Column(lambda task: Line(_long(task.elapsed or 0.0, lang), style="dim")),
    )
    return Progress(*columns, console=console, get_time=tick, refresh_per_second=8)


class _Column(ProgressColumn):
    """A column made by one function; the words are never read as markup."""

    def __init__(self, make: Callable[[Task], Line]) -> None:
        self._make = make
        super().__init__()

    def render(self, task: Task) -> Line:
        """The cell of one row."""
        return self._make(task)


def _row_far(task: Task, lang: str) -> str:
    """How far a moving row is; a finished stage without a known total shows what it counted."""
    counted = task.fields.get("counted")
    done = int(task.completed) if counted is None else int(counted)
    total = int(task.total) if task.total is not None and done else None
    return _far(done, total, lang)


def _far(done: int, total: int | None, lang: str) -> str:
    """How far: parts of a total, or parts alone; nothing where nothing was counted."""
    if total is not None:
        return word("parts", lang, done=f"{done:,}", total=f"{total:,}")
    return word("counted", lang, done=f"{done:,}") if done else ""


def _long(seconds: float, lang: str) -> str:
    """How long, in whole seconds."""
    minutes, rest = divmod(int(seconds), _MINUTE)
    if minutes:
        return word("minutes", lang, m=minutes, n=rest)
    return word("seconds", lang, n=rest)


def say_case(
    page: CasePage,
    lang: str = "zh",
    *,
    written: Mapping[str, Path] | None = None,
    changed: bool = True,
    console: Console | None = None,
) -> None:
    """Say how a run ended: deadline, files, orders, what was written, the three next things."""
    out = console or console_on()
    if page.synthetic:
        out.print(Line(word("synthetic", lang), style="bold yellow"))
    out.print(Line(reveal(page.title or page.case), style="bold"))
    out.print(_deadline(page, lang))
    out.print(_heading("files", lang))
    out.print(file_table(page.files, lang))
    out.print(_heading("orders", lang))
    out.print(order_table(page.counts, lang))
    gaps = word("gaps_count", lang, n=len(page.gaps)) if page.gaps else word("nothing", lang)
    out.print(Line(f"{word('gaps', lang)}  {gaps}"))
    stops = sum(problem.level == "hard_stop" for problem in page.problems)
    if stops:
        out.print(Line(f"{word('stops', lang)}  {word('stops_count', lang, n=stops)}"))
    if written:
        out.print(_heading("written" if changed else "unchanged", lang))
        for name, path in written.items():
            out.print(Line(f"  {name:<14}{reveal(str(path))}"), soft_wrap=True)
    out.print(_heading("now", lang))
    out.print(next_things(page.next, lang), soft_wrap=True)


def file_table(files: Sequence[FileReport], lang: str = "zh") -> RenderableType:
    """Each file: taken for what, rows read and rejected, what to know; those in need first."""
    table = _table(lang, ("file", "as", "rows", "rejected", "note"), right=("rows", "rejected"))
    ordered = sorted(files, key=lambda report: not _note(report, lang))
    for report in ordered[:MOST_FILES]:
        unknown = report.recognised_as == "unknown"
        known = word("unknown", lang) if unknown else report.title.say(lang)
        cells = (report.path, known, f"{report.rows_used:,}", f"{report.rows_unused:,}")
        table.add_row(*(Line(reveal(cell)) for cell in cells), Line(_note(report, lang)))
    lines: list[RenderableType] = [table, *_explained(ordered[:MOST_FILES], lang)]
    if len(files) > MOST_FILES:
        lines.append(Line("  " + word("more_files", lang, n=len(files) - MOST_FILES)))
    rows, rejected = sum(f.rows_used for f in files), sum(f.rows_unused for f in files)
    sums = {"files": f"{len(files):,}", "rows": f"{rows:,}", "rejected": f"{rejected:,}"}
    lines.append(Line("  " + word("files_sum", lang, **sums), style="dim"))
    return Group(*lines)


def _explained(files: Sequence[FileReport], lang: str) -> list[Line]:
    """What the codes in the table mean, each once, however many files bear it."""
    said: dict[str, list[FileProblem]] = {}
    for report in files:
        for code, problem in _worth_saying(report).items():
            said.setdefault(code, []).append(problem)
    lines = []
    for code, problems in said.items():
        many = word("in_files", lang, n=len(problems)) if len(problems) > 1 else ""
        lines.append(Line(reveal(f"  {code}{many}  {problems[0].text.say(lang)}")))
    return lines


def _worth_saying(report: FileReport) -> dict[str, FileProblem]:
    """By code: the first problem of a file, and one of every kind that refused a row or a file.

    Remarks on the whole file (a column lost, a status nobody knows) are said as well.
    """
    first = _first(report)
    found = [] if first is None else [first]
    worth: dict[str, FileProblem] = {}
    whole = [each for each in report.problems if each.refused or each.row is None]
    for problem in (*found, *whole):
        worth.setdefault(problem.code, problem)
    return worth


def _first(report: FileReport) -> FileProblem | None:
    """The problem of a file to name first; none where its totals already say more."""
    if not report.problems or not all(total.ok for total in report.control_totals):
        return None
    return min(report.problems, key=lambda p: (not p.refused, p.row is not None))


def _note(report: FileReport, lang: str) -> str:
    """The one thing to know about a file, most serious first; empty for a plain one."""
    if not all(total.ok for total in report.control_totals):
        return word("totals_off", lang)
    if (first := _first(report)) is not None:
        return reveal(f"{first.code} {word('refused', lang) if first.refused else ''}".strip())
    if report.near_misses:
        return reveal(report.near_misses[0].words.say(lang))
    if report.recognised_as == "unknown":
        return word("unknown", lang)
    return word("edited", lang) if report.edited_after_export else ""


def order_table(counts: Mapping[str, int], lang: str = "zh") -> Table:
    """The flagged orders by verdict: mark, word, count and what it means."""
    table = _table(lang, ("standing", "count", "means"), right=("count",))
    for name, mark in MARKS.items():
        said = Line(f"{mark} {word(name, lang)}", style=COLOURS[name])
        table.add_row(said, f"{counts.get(name, 0):,}", Line(word(f"{name}_means", lang)))
    total = sum(counts.get(name, 0) for name in MARKS)
    table.add_row(Line(word("total", lang), style="bold"), f"{total:,}", "")
    return table


def next_things(things: Sequence[NextThing], lang: str = "zh") -> RenderableType:
    """At most three things to do, each with its command where there is one."""
    if not things:
        return Line("  " + word("nothing", lang))
    lines: list[RenderableType] = []
    for place, thing in enumerate(things[:3], start=1):
        lines.append(Line(f"  {place}. {reveal(thing.title.say(lang))}", style="bold"))
        lines.append(Line(f"     {reveal(thing.detail.say(lang))}", style="dim"))
        if thing.command:
            lines.append(Line(f"     $ {reveal(in_language(thing.command, lang))}"))
        if "--standing 认定" in thing.command:
            lines.append(Line(f"       {word('standings_are', lang)}", style="dim"))
    return Group(*lines)


def say_error(error: ZhendanError, lang: str = "zh", *, console: Console | None = None) -> None:
    """An error as a card: what happened, why, what now."""
    said = [text.say(lang, **error.facts) for text in (error.what, error.why, error.next_step)]
    _card(error.code, said, lang, console or console_on())


def say_interrupted(lang: str = "zh", *, console: Console | None = None) -> None:
    """Say that a run was stopped by the person, and what is kept."""
    said = [word(place, lang) for place in ("interrupted", "interrupted_why", "interrupted_next")]
    _card("Ctrl-C", said, lang, console or console_on())


def _card(title: str, said: Sequence[str], lang: str, console: Console) -> None:
    """What, why and what now, framed; nothing in it is read as markup."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for place, words in zip(("what", "why", "next"), said, strict=True):
        table.add_row(word(place, lang), Line(reveal(words)))
    console.print()
    console.print(Panel(table, title=title, title_align="left", box=SQUARE, expand=False))


def _deadline(page: CasePage, lang: str) -> Line:
    """The deadline with its zone, source and every doubt that hangs on it."""
    due: Deadline = page.requirements.deadline
    when = Zoned(due.zone, lang)
    ahead = due.plan_by is not None and due.plan_by > page.now
    at = due.plan_by if due.provisional and (due.at or ahead) else due.at
    if at is None:
        said = [word("deadline_unknown", lang)]
    else:
        said = [f"{when.until(at)} {when.name(at)}", due.source.say(lang)]
    if at is not None and at < page.now:
        said.insert(1, word("late", lang))
    if due.provisional:
        said.append(word("provisional", lang))
    return Line(f"{word('deadline', lang)}  {reveal(' · '.join(part for part in said if part))}")


def _heading(place: str, lang: str) -> Line:
    """A section's name, with a line free above it."""
    return Line(f"\n{word(place, lang)}", style="bold")


def _table(lang: str, places: tuple[str, ...], right: tuple[str, ...]) -> Table:
    """A plain table with headings; columns of numbers stand right."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim", show_edge=False)
    for place in places:
        side: Literal["left", "right"] = "right" if place in right else "left"
        table.add_column(word(place, lang), justify=side, overflow="fold")
    return table
