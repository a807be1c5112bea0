"""A mapping drafted for a file whose layout nobody knows: its headings, and marked suggestions."""

import json
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from zhendan.domain import Progress
from zhendan.intake.inbox import read_file
from zhendan.intake.recognise.headers import norm
from zhendan.intake.recognise.mapped import KEPT
from zhendan.intake.recognise.template import template_list
from zhendan.intake.settings import LEDGER_COLUMNS, IntakeSettings, SeenTable

_ALIKE = 0.7
_MOST = 3
_MOST_NAMED = 2


def seen_in(path: Path, *, progress: Progress | None = None) -> tuple[SeenTable, ...]:
    """The tables of one file, each with its headings and masked samples."""
    settings = IntakeSettings(secret=b"nothing is kept of this reading")
    desk = read_file(path, settings, progress=progress)
    tables = (table for taking in desk.values() for table in taking.tables.values())
    return tuple(table for table in tables if table is not None)


def drafted(table: SeenTable) -> str:
    """The YAML of a mapping to fill in; every suggestion is a comment until a person adopts it."""
    return "\n".join((*_head(table), *_same(table), *_wanted(table), *_columns(table))) + "\n"


def _head(table: SeenTable) -> Iterator[str]:
    """What this is and how to use it."""
    where = f"{table.path} {table.sheet}".strip()
    yield f"# 列对应草稿 / column mapping, drafted for {_quoted(where)}, header in row {table.row}"
    yield "# 写法：规范名: 列名。去掉行首的 # 才会采用；标为“建议”的都未经核对，请逐个确认。"
    yield "# A line counts once its # is gone; whatever is marked 建议/suggestion is unchecked."
    yield "# 用法 / use: zhendan import 文件 --mapping 本文件（之后同样表头的文件自动适用）"
    if table.known_as:
        yield f"# 这张表已能识别，无需列对应 / known already: {table.known_as}"


def _same(table: SeenTable) -> Iterator[str]:
    """The known layout that the table nearly has: perhaps only headings were renamed."""
    for miss in table.near[:1]:
        if miss.template.startswith(KEPT):
            continue
        yield ""
        yield f"# 建议 suggestion：很像 / nearly {miss.template}（{miss.score:.2f}）"
        yield f"#   {miss.words.zh}"
        yield "# 如确为同一种表，改用以下写法代替 order_no 等各行 / instead of the lines below:"
        yield f"# template: {miss.template}"
        yield "# same:   # 本文件的列名: 模板里的列名 / heading here: heading of the layout"
        for lost, close in renamings(miss.missing, miss.new):
            yield f"#   {_quoted(close)}: {_quoted(lost)}"


def _wanted(table: SeenTable) -> Iterator[str]:
    """The canonical names, the required one open, all others as comments."""
    yield ""
    yield "platform: unknown   # 平台，例如 taobao、jd、pdd / platform"
    yield "# currency: CNY     # 没有币种列时写明币种 / the currency where no column says it"
    yield "order_no:           # 必填：订单号所在的列名 / required: the heading of order numbers"
    suggested = suggestions(table.headings)
    for name in LEDGER_COLUMNS:
        for heading, why in suggested.get(name, ())[:_MOST]:
            yield f"# 建议 suggestion: {name}: {_quoted(heading)}   # {why}"
    rest = [name for name in LEDGER_COLUMNS if name not in suggested]
    yield f"# 其余可用的规范名 / further names: {', '.join(rest)}"


def _columns(table: SeenTable) -> Iterator[str]:
    """Every heading with the shape of its first cells."""
    yield ""
    yield "# 本文件的列（样例已遮盖：0=数字 x=字母 文=文字） / headings, samples masked:"
    for index, heading in enumerate(table.headings):
        cells = [row[index] for row in table.samples if index < len(row)]
        shown = " | ".join(cell for cell in cells if cell)
        yield f"#   {_quoted(heading)}   {shown}".rstrip()


def suggestions(headings: Iterable[str]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Canonical name -> headings that may mean it, each with the reason; the surest first."""
    found: dict[str, list[tuple[float, str, str]]] = {}
    for sure, name, heading, best in alike(headings):
        where = "、".join(_known_headings()[name][best][:_MOST_NAMED])
        why = f"同名列 same heading in {where}" if sure == 1 else f"近似 like “{best}” in {where}"
        found.setdefault(name, []).append((-sure, heading, why))
    return {
        name: tuple((heading, why) for _, heading, why in sorted(some))
        for name, some in found.items()
    }


def alike(headings: Iterable[str]) -> Iterator[tuple[float, str, str, str]]:
    """(how alike, canonical name, heading, known heading it is like), as far as alike enough."""
    for heading in headings:
        for name, known in _known_headings().items():
            best = max(known, key=lambda one: _ratio(norm(heading), one), default="")
            sure = _ratio(norm(heading), best)
            if norm(heading) and sure >= _ALIKE:
                yield sure, name, heading, best


def renamings(lost: Iterable[str], new: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(heading that a layout has, heading here that may be it renamed)."""
    fresh = tuple(new)
    for name in lost:
        close = max(fresh, key=lambda one: _ratio(name, one), default="")
        if close and _ratio(name, close) >= _ALIKE / 2:
            yield name, close


@cache
def _known_headings() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Canonical name -> heading of a known layout that means it -> the layouts it stands in."""
    by_target: dict[str, dict[str, tuple[str, ...]]] = {}
    for template in template_list():
        for heading, target in template.mapping.items() if not template.json else ():
            layouts = by_target.setdefault(target, {})
            layouts[norm(heading)] = (*layouts.get(norm(heading), ()), template.id)
    found = {name: by_target.get(target, {}) for name, target in LEDGER_COLUMNS.items()}
    return {name: {**known, norm(name): ("zhendan",)} for name, known in found.items()}


@cache
def _ratio(a: str, b: str) -> float:
    """How alike two headings are, 0 to 1."""
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _quoted(text: str) -> str:
    """A text on one line, whatever it holds."""
    return json.dumps(text, ensure_ascii=False)
