"""How a sample was drawn, what every drawn order shows, and the table of all (抽样与附表)."""

import csv
import io

from zhendan.appeal import fixed_texts
from zhendan.appeal.dossier import Grid, Line, Pairs, Prose
from zhendan.appeal.match import Element, OrderCase, match_claims
from zhendan.appeal.material import AppealMaterial
from zhendan.domain import DrawnSample, OrderId

HOW = (
    "涉案订单数量较多，逐单凭证按抽样列出；订单表与附表仍列出全部订单。",
    "抽取办法公开：先固定承诺值（违规编号与本案日志的默克尔根，各占一行），种子为"
    "“办法、承诺值、flagged”逐行相连的 SHA-256，再按“种子、订单号”两行的 SHA-256 由小到大"
    "依次抽取。任何人都可以用本页的数值重新抽取。",
    "每轮申诉只抽取一次并记入日志；抽中的订单无论结果如何都列出，不作替换。",
)


def drawn_blocks(
    material: AppealMaterial, cases: tuple[OrderCase, ...]
) -> tuple[Prose | Pairs | Grid, ...]:
    """The draw and its results; nothing where every order is set out."""
    drawn = material.drawn
    if drawn is None:
        return ()
    by_order = {case.order: case for case in cases}
    rows = tuple(
        (str(place), order, *_result(by_order.get(order)))
        for place, order in enumerate(drawn.orders, start=1)
    )
    return (
        Prose((*map(Line, HOW), Line(_bound(drawn, by_order))), title="抽样说明"),
        Pairs(
            (
                ("总体", f"{drawn.population} 单"),
                ("抽取", f"{len(drawn.orders)} 单"),
                ("承诺值", drawn.commitment.replace("\n", " / ")),
                ("种子", drawn.seed),
                ("办法", drawn.edition),
            ),
            codes=("承诺值", "种子"),
        ),
        Grid(("序号", "订单号", "认定", "凭证要素"), rows, (3, 9, 5, 14), "抽中的订单", codes=(1,)),
    )


def _result(case: OrderCase | None) -> tuple[str, str]:
    """Verdict and what is shown, also where it speaks against the shop."""
    if case is None:
        return " ".join(fixed_texts.MARKS["unclear"]), "–"
    shown = "、".join(element.words.zh for element in case.elements)
    return " ".join(fixed_texts.MARKS[case.verdict]), shown or "–"


def _bound(drawn: DrawnSample, cases: dict[OrderId, OrderCase]) -> str:
    """What the sample lets one say, in counts; never that all are genuine."""
    missed = [
        o for o in drawn.orders if o not in cases or cases[o].verdict not in ("provable", "thin")
    ]
    taken, share = len(drawn.orders), f"{drawn.most_bad * 100:g}%"
    if missed or taken == drawn.population:
        return f"抽中的 {taken} 单中，有 {len(missed)} 单本店不作主张或已认可，如实列在下表。"
    return (
        f"抽中的 {taken} 单均有可以附上的凭证；据此，在 {drawn.confidence * 100:g}% 的置信水平下，"
        f"总体中没有凭证的订单占比不超过 {share}。这不等于总体每一单都已得到证明。"
    )


def _as_text(order: str) -> str:
    """An order number that no spreadsheet rounds (the tab) or runs as a formula (the quote)."""
    return f"'{order}\t" if order.startswith(("=", "+", "-", "@")) else f"{order}\t"


def annex_csv(material: AppealMaterial) -> str:
    """Every flagged order, its verdict, what it is shown by and where: one row an order."""
    written = io.StringIO()
    write = csv.writer(written, lineterminator="\r\n")
    elements = [element for element in Element if element is not Element.EXPLANATION]
    write.writerow(["序号", "订单号", "认定", *(e.words.zh for e in elements), "凭证位置"])
    for place, case in enumerate(match_claims(material), start=1):
        anchors = dict.fromkeys(a.shown() for item in case.claims for a in item.claim.anchors)
        has = ["有" if element in case.elements else "" for element in elements]
        row = [str(place), _as_text(case.order), fixed_texts.MARKS[case.verdict][1], *has]
        write.writerow([*row, "".join(anchors)])
    return "\ufeff" + written.getvalue()
