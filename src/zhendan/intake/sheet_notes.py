"""What a workbook does not show at first sight, said in the file's report."""

from collections.abc import Mapping

from zhendan.formats.readers.grid import Grid
from zhendan.intake.desk_problems import SheetHides, SheetLeft
from zhendan.intake.taking import Taking

_WORDS = {
    "sheet": ("整张表是隐藏的", "the whole sheet is hidden"),
    "rows": ("隐藏的行 {count}", "{count} hidden rows"),
    "columns": ("隐藏的列 {count}", "{count} hidden columns"),
    "filter": ("设有筛选", "a filter is set"),
    "merged": ("合并区域 {count} 处", "{count} merged areas"),
}
_SEEN = 6


def say_hidden(taking: Taking, sheet: str, odd: Mapping[str, int]) -> None:
    """Say what one sheet hides or merges; a sheet that shows everything is not spoken of."""
    kinds = [(words, odd[kind]) for kind, words in _WORDS.items() if odd.get(kind)]
    if kinds:
        zh = "、".join(words[0].format(count=count) for words, count in kinds)
        en = ", ".join(words[1].format(count=count) for words, count in kinds)
        taking.say(SheetHides(sheet=sheet, what=zh, what_en=en))


def say_left(taking: Taking, grid: Grid) -> None:
    """Say which sheet was left out beside one that was read."""
    first = next((row for row in grid.rows() if not row.is_blank), None)
    cells = [cell.strip() for cell in first.cells if cell.strip()] if first else []
    taking.say(SheetLeft(sheet=grid.sheet, seen="、".join(cells[:_SEEN])[:60]))
