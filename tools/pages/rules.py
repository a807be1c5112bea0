"""A page for each platform's rule cards: value, source, how far to trust it, what is unknown."""

from collections.abc import Iterator
from typing import Any

from zhendan.rulebook import Rulebook, card_as_data

MARKS = {
    "official": "官方 / official",
    "third_party": "第三方，待核实 / third party, unverified",
    "user": "用户录入 / entered by a user",
    "notice": "通知 / notice",
}


def rule_pages() -> Iterator[tuple[str, str]]:
    """An index and one page a card, as they stood on the day they were checked."""
    book = Rulebook.shipped()
    rows = []
    for card in book.cards:
        data: dict[str, Any] = card_as_data(card, card.checked)
        name = f"{data['platform']}-{data['rule']}.md"
        title = data["title"]
        rows.append(
            f"| [{data['platform']}]({name}) | {title['zh']} / {title['en']} "
            f"| {len(data['values'])} | {len(data['unknown'])} | {data['checked']} |"
        )
        yield name, "\n".join(_card(data))
    yield (
        "README.md",
        "\n".join(
            [
                "# 平台规则卡 / Rule cards",
                "",
                "通知里写的永远优先。没有依据的不填；未知就写未知。/ The notice always wins; "
                "what has no source is not entered.",
                "",
                "| 平台 / platform | 规则 / rule | 有依据 / known | 未知 / unknown "
                "| 核对日 / checked |",
                "|---|---|---|---|---|",
                *rows,
            ]
        ),
    )


def _card(data: dict[str, Any]) -> list[str]:
    """The page of one card."""
    lines = [f"# {data['title']['zh']} / {data['title']['en']}", ""]
    if data["note"]:
        lines += [data["note"]["zh"], "", data["note"]["en"], ""]
    lines += [
        f"核对 / checked: {data['checked']} · 须重核 / re-verify by: {data['reverify_by']}",
        "",
    ]
    lines += ["| 项目 / value | 内容 / content | 起 / since | 可信度 / trust | 依据 / source |"]
    lines += ["|---|---|---|---|---|"]
    for value in data["values"]:
        site = f" ({value['site']})" if value["site"] else ""
        lines.append(
            f"| {_both(value['title'])}{site} | {_both(value['value'])} "
            f"| {value['since'] or '未知 / unknown'} | {MARKS[value['confidence']]} "
            f"| {value['source']} |"
        )
    unknown = "；".join(_both(each["title"]) for each in data["unknown"])
    lines += ["", f"**未知，请看通知 / unknown, look at your notice**: {unknown or '–'}", ""]
    lines += ["## 依据 / Sources", ""]
    for source in data["sources"]:
        seen = source["seen"] or "?"
        published = source["published"] or "?"
        lines.append(
            f"- `{source['id']}` {source['title']} · {source['url'] or '–'} · "
            f"发布 / published {published} · 查阅 / seen {seen} · {MARKS[source['confidence']]}"
        )
    return lines


def _both(text: dict[str, str]) -> str:
    """Both languages in one table cell."""
    return f"{text['zh']} / {text['en']}".replace("|", "\\|").replace("\n", " ")
