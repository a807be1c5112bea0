"""A page of every layout that intake reads: what a row is, how sure it is, what it must have."""

from collections.abc import Iterator

from zhendan.intake import template_list
from zhendan.intake.recognise.template import Template
from zhendan.intake.tracks import couriers_read

GRADES = (
    "A 列名与顺序全部见于公开文件；B 见过全部列名，顺序可能不同；C 只见过一部分；own 本项目自定。",
    "A the whole ordered header was seen in a public file; B its columns, perhaps in another "
    "order; C a part of it; own is a layout of ours.",
)


def layout_pages() -> Iterator[tuple[str, str]]:
    """One page: files by layout, answers of open platforms, couriers."""
    files = [template for template in template_list() if not template.json]
    answers = [template for template in template_list() if template.json]
    head = (
        "| 编号 / id | 名称 / title | 一行是 / a row is | 可信度 / grade "
        "| 列 / columns | 必需列 / must have |"
    )
    line = "|---|---|---|---|---:|---|"
    yield (
        "README.md",
        "\n".join(
            [
                "# 能读的文件 / Files that are read",
                "",
                *GRADES,
                "",
                "平台会不经通知调整导出列；差一个字也会说明，不会猜。/ Platforms change their "
                "exports without notice; one letter is enough for a question, never for a guess.",
                "",
                f"## 导出与账单 / Exports and bills ({len(files)})",
                "",
                head,
                line,
                *map(_line, files),
                "",
                f"## 开放平台的应答 / Answers of open platforms ({len(answers)})",
                "",
                head,
                line,
                *map(_line, answers),
                "",
                "## 物流轨迹 / Tracks",
                "",
                "、".join(couriers_read()),
            ]
        ),
    )


def _line(template: Template) -> str:
    """One layout as a row of the page."""
    cells = (
        f"`{template.id}`",
        f"{template.title.zh} / {template.title.en}",
        template.grain,
        template.confidence,
        str(len(template.headers)),
        "、".join(f"`{name}`" for name in template.required) or "—",
    )
    return "| " + " | ".join(cells) + " |"
