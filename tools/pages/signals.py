"""A page for each signal and explanation test: question, innocent look-alikes, blind spots."""

from collections.abc import Iterator

from zhendan.audit import UNASKED, explanation_cards, signal_cards
from zhendan.domain import SignalCard, Text

WEIGHTS = {
    "decides": "实物、资金或自有记录，可以作答 / physical, money or own books: may decide",
    "supports": "辅助 / supports",
    "asks": "只提问，不作答 / asks only",
    "for_shop": "对店铺有利 / speaks for the shop",
}


def signal_pages() -> Iterator[tuple[str, str]]:
    """An index and one page a signal."""
    rows = []
    for card in sorted(signal_cards(), key=lambda c: c.code):
        name = f"{card.code}-{card.name.split('.')[-1]}.md"
        rows.append(
            f"| [{card.code}]({name}) | {card.title.zh} / {card.title.en} | {card.family} "
            f"| {card.weight} | {card.observable} |"
        )
        yield name, "\n".join(_signal(card))
    yield "explanations.md", "\n".join(_stories())
    yield "reference.md", "\n".join(_reference())
    yield (
        "README.md",
        "\n".join(
            [
                "# 疑点指标 / Signals",
                "",
                "疑点是问题，不是结论。缺少数据时回答“未核查”，不算没有问题。/ A finding is a "
                "question, never a verdict; missing input answers *not checked*.",
                "",
                "[解释检验 / explanation tests](explanations.md) · "
                "[参考目录 93 项的状态 / the 93 signals of the reference](reference.md)",
                "",
                "| 编号 / code | 名称 / title | 类别 / family | 分量 / weight | 可见 / seen by |",
                "|---|---|---|---|---|",
                *rows,
            ]
        ),
    )


def _stories() -> list[str]:
    """The page of the explanation tests: what each innocent story predicts, and its proof."""
    lines = ["# 解释检验 / Explanation tests", ""]
    lines += ["每张涉案订单都同时检验“刷单”和下列正常情形；要对得上，不只是有。"]
    lines += ["Each story must fit in shape, not only exist.", ""]
    lines += ["| 编号 / code | 情形 / story | 预测 / predicts | 凭证 / proof | 可解释 / explains |"]
    lines += ["|---|---|---|---|---|"]
    for code, title, predicts, proof, explains in explanation_cards():
        told = " | ".join(f"{text.zh} / {text.en}" for text in (title, predicts, proof))
        lines.append(f"| {code} | {told} | {', '.join(explains) or '–'} |")
    return lines


def _reference() -> list[str]:
    """The page of all 93 signals of the reference: asked here, a test of its own, or why not."""
    rows = {card.code: _asked_row(card) for card in signal_cards() if card.code[0] != "M"}
    for code, title, *_ in explanation_cards():
        if code.startswith("K"):
            rows[code] = f"| {code} | {title.zh} / {title.en} | 检验 / tested as an attack | – |"
    for one in UNASKED:
        state = "只有平台可见 / platform only" if one.platform_only else "未做 / not asked"
        why = f"{one.reason.zh}{one.answer.zh} / {one.reason.en} {one.answer.en}"
        rows[one.code] = f"| {one.code} | {one.title.zh} / {one.title.en} | {state} | {why} |"
    asked = sum(1 for row in rows.values() if "问 / asked" in row or "tested" in row)
    lines = ["# 参考目录 93 项的状态 / The 93 signals of the reference", ""]
    lines += [f"共 {len(rows)} 项，其中 {asked} 项由本版本核查；只有平台可见的从不计算。/ "]
    lines += [f"{asked} of {len(rows)} are looked into; platform-only ones are never computed.", ""]
    lines += ["| 编号 / code | 名称 / title | 状态 / state | 说明 / reason |", "|---|---|---|---|"]
    return [*lines, *(row for _, row in sorted(rows.items()))]


def _asked_row(card: SignalCard) -> str:
    """One line for a signal that is asked."""
    name = f"{card.code}-{card.name.split('.')[-1]}.md"
    title = f"{card.title.zh} / {card.title.en}"
    return f"| [{card.code}]({name}) | {title} | 问 / asked | {WEIGHTS[card.weight]} |"


def _signal(card: SignalCard) -> list[str]:
    """The page of one signal."""
    lines = [f"# {card.code} {card.title.zh} / {card.title.en}", "", f"`{card.name}`", ""]
    lines += [f"**问 / asks**: {card.question.zh} / {card.question.en}", ""]
    lines += [f"**分量 / weight**: {WEIGHTS[card.weight]}", ""]
    lines += [f"**为什么 / why**: {card.why.zh} / {card.why.en}", ""]
    lines += _list("相似的正常情形 / innocent look-alikes", card.innocent)
    lines += _list("盲区 / blind spots", card.blind_spots)
    lines += _list("什么能消除疑点 / what clears it", card.clears)
    lines += [f"来源 / source: {card.source} · 版本 / version {card.version}"]
    return lines


def _list(title: str, texts: tuple[Text, ...]) -> list[str]:
    """A titled list in both languages."""
    return [f"## {title}", "", *(f"- {text.zh} / {text.en}" for text in texts), ""]
