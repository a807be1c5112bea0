"""恢复情况: one self-contained HTML page with every metric's line, the case and measure days."""

from collections.abc import Sequence
from html import escape
from typing import Any

from zhendan.domain import Text
from zhendan.faces.recovery_chart import drawn
from zhendan.faces.untrusted import reveal

_TITLE = Text("信誉恢复情况", "How the shop's standing recovers")
_LEAD = Text(
    "折线是量得的数字；竖线是分界日（实线）和措施完成日（虚线）。估计说明变了多少，不说明原因；"
    "看不出来的，写“无法判断”。",
    "Lines are measured numbers; upright lines are the day counted from (solid) and measures"
    " (dashed). An estimate tells how much changed, not why; where it cannot tell, it says so.",
)
_TARGET = Text("目标 {value:g}", "target {value:g}")
_NONE = Text("还没有指标数据。", "No metrics yet.")
_STYLE = (
    "body{font:16px/1.7 'Noto Sans SC','PingFang SC',sans-serif;max-width:720px;margin:2em auto;"
    "padding:0 1em;color:#222}svg{width:100%;background:#fafafa}"
    "h2{font-size:1.1em;margin:2em 0 .3em}p{margin:.3em 0}@media print{body{margin:0}}"
)


def recovery_page(found: Any, lang: str) -> str:
    """The page of one case's recovery; equal numbers give equal bytes."""
    parts = [
        f"<!doctype html><html lang='{lang}'><meta charset='utf-8'>"
        f"<title>{_said(_TITLE, lang)}</title><style>{_STYLE}</style>"
        f"<h1>{_said(_TITLE, lang)}</h1><p>{escape(reveal(found.case))}</p>"
        f"<p>{_said(_LEAD, lang)}</p><p>{_said(found.counted_from.words, lang)}</p>"
    ]
    for name, line in found.lines.items():
        parts.append(f"<h2>{_said(name.words, lang)}</h2>")
        target = found.targets.get(str(name))
        parts.append(_chart(line, found, target))
        if target is not None:
            parts.append(f"<p>{escape(_TARGET.say(lang, value=target))}</p>")
        parts += [f"<p>{_said(one.words, lang)}</p>" for one in found.breaks if one.name is name]
    if not found.lines:
        parts.append(f"<p>{_said(_NONE, lang)}</p>")
    return "".join(parts) + "</html>\n"


def _said(text: Text, lang: str) -> str:
    return escape(reveal(text.say(lang)))


def _chart(line: Sequence[Any], found: Any, target: float | None) -> str:
    """One metric as an SVG line with its upright marks."""
    chart = drawn(line, found, target)
    shapes = [f"<polyline points='{chart.points}' fill='none' stroke='#345' stroke-width='2'/>"]
    shapes += [f"<circle cx='{x}' cy='{y}' r='2.5' fill='#345'/>" for x, y in chart.few]
    for kind, x, day in chart.marks:
        dash = " stroke-dasharray='4 4'" if kind != "case" else ""
        shapes.append(
            f"<line x1='{x}' x2='{x}' y1='0' y2='{chart.height}' stroke='#a55'{dash}>"
            f"<title>{day}</title></line>"
        )
    if chart.target is not None:
        at = chart.target
        shapes.append(f"<line x1='0' x2='{chart.width}' y1='{at}' y2='{at}' stroke='#7a7'/>")
    box = f"0 0 {chart.width} {chart.height}"
    return f"<svg viewBox='{box}' role='img'>{''.join(shapes)}</svg>"
