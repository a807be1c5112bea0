"""How a sample was drawn, what every drawn order shows, and the table of all (抽样与附表)."""

import csv
import io

from zhendan.appeal import fixed_texts
from zhendan.appeal.dossier import Grid, Line, Pairs, Prose
from zhendan.appeal.fixed_texts import mark
from zhendan.appeal.match import Element, OrderCase, match_claims
from zhendan.appeal.material import AppealMaterial
from zhendan.appeal.wording import Wording
from zhendan.domain import DrawnSample, OrderId, Text

HOW = (
    Text(
        "涉案订单数量较多，逐单凭证按抽样列出；订单表与附表仍列出全部订单。",
        "As many orders are flagged, evidence order by order is set out for a sample; the table of"
        " orders and the annex still list every order.",
    ),
    Text(
        "抽取办法公开：先固定承诺值（违规编号与本案日志的默克尔根，各占一行），种子为"
        "“办法、承诺值、flagged”逐行相连的 SHA-256，再按“种子、订单号”两行的 SHA-256 由小到大"
        "依次抽取。任何人都可以用本页的数值重新抽取。",
        "The draw is public: the commitment is fixed first (notice number and Merkle root of this"
        " case's log, one line each); the seed is the SHA-256 of the lines “edition, commitment,"
        " flagged”; orders are drawn by ascending SHA-256 of the two lines “seed, order number”."
        " Anybody can repeat it with the values on this page.",
    ),
    Text(
        "每轮申诉只抽取一次并记入日志；抽中的订单无论结果如何都列出，不作替换。",
        "There is one draw for each attempt, entered in the log; drawn orders are listed whatever"
        " they show, and none is replaced.",
    ),
)
RECIPE = "sorted(N, key=lambda n: hashlib.sha256(f'{S}\\n{n}'.encode()).digest())[:{taken}]"
"""The draw in Python's own words: `N` the order numbers of the table, `S` the printed seed."""
_REDRAW = Text(
    "用 Python 标准库重新抽取（N 为订单表中的订单号，S 为本页的种子）：",
    "To draw again with Python's standard library (N: the numbers in the table, S: the seed):",
)
_SIZE = Text(
    "抽取数量是最小的 n：抽中的单全部有凭证时，精确超几何上界（置信水平 {confidence}）"
    "不超过 {share}。",
    "The number drawn is the least n for which the exact hypergeometric bound at {confidence} is at"
    " most {share} where every drawn order has exhibits.",
)
_LEAF = Text("日志中的位置", "Place in the log")
_HOW_DRAWN, _DRAWN = (
    Text("抽样说明", "How the sample was drawn"),
    Text("抽中的订单", "Drawn orders"),
)
_POPULATION, _TAKEN = Text("总体", "Population"), Text("抽取", "Drawn")
_COMMITMENT, _SEED = Text("承诺值", "Commitment"), Text("种子", "Seed")
_EDITION = Text("办法", "Edition")
_TABLE = (
    Text("序号", "No."),
    Text("订单号", "Order"),
    Text("认定", "Standing"),
    Text("凭证要素", "Shown by exhibits"),
)
_PLACES, _YES = Text("凭证位置", "Places in the exhibits"), Text("有", "yes")
_MISSED = Text(
    "抽中的 {taken} 单中，有 {missed} 单本店不作主张或已认可，如实列在下表。",
    "Of the {taken} drawn orders, {missed} are not claimed or are conceded; the table below lists"
    " them as they are.",
)
_BOUND = Text(
    "抽中的 {taken} 单均有可以附上的凭证；据此，在 {confidence} 的置信水平下，"
    "总体中没有凭证的订单占比不超过 {share}。这不等于总体每一单都已得到证明。",
    "All {taken} drawn orders have exhibits; so, at a confidence of {confidence}, the share of"
    " orders without exhibits in the population is at most {share}. This does not say that each"
    " order of the population is proven.",
)


def drawn_blocks(
    material: AppealMaterial, cases: tuple[OrderCase, ...]
) -> tuple[Prose | Pairs | Grid, ...]:
    """The draw and its results; nothing where every order is set out."""
    drawn, wording = material.drawn, Wording.of(material)
    if drawn is None:
        return ()
    by_order, headings = {case.order: case for case in cases}, tuple(map(wording.say, _TABLE))
    rows = tuple(
        (str(place), order, *_result(wording, by_order.get(order)))
        for place, order in enumerate(drawn.orders, start=1)
    )
    terms = {"confidence": f"{drawn.confidence * 100:g}%", "share": f"{drawn.most_bad * 100:g}%"}
    said = (
        *(wording.say(each) for each in HOW),
        wording.say(_SIZE, **terms),
        wording.say(_REDRAW) + RECIPE.replace("{taken}", str(len(drawn.orders))),
        _bound(wording, drawn, by_order),
    )
    values = {
        _POPULATION: wording.count(drawn.population),
        _TAKEN: wording.count(len(drawn.orders)),
        _COMMITMENT: drawn.commitment.replace("\n", " / "),
        _SEED: drawn.seed,
        _EDITION: drawn.edition,
    }
    values |= {_LEAF: str(drawn.leaf)} if drawn.leaf is not None else {}
    return (
        Prose(tuple(map(Line, said)), title=wording.say(_HOW_DRAWN)),
        Pairs(
            tuple((wording.say(label), value) for label, value in values.items()),
            codes=(wording.say(_COMMITMENT), wording.say(_SEED)),
        ),
        Grid(headings, rows, (3, 9, 5, 14), wording.say(_DRAWN), codes=(1,)),
    )


def _result(wording: Wording, case: OrderCase | None) -> tuple[str, str]:
    """Verdict and what is shown, also where it speaks against the shop."""
    if case is None:
        return mark(wording, "unclear"), "–"
    shown = wording.row(wording.say(element.words) for element in case.elements)
    return mark(wording, case.verdict), shown or "–"


def _bound(wording: Wording, drawn: DrawnSample, cases: dict[OrderId, OrderCase]) -> str:
    """What the sample lets one say, in counts; never that all are genuine."""
    missed = [
        o for o in drawn.orders if o not in cases or cases[o].verdict not in ("provable", "thin")
    ]
    taken = len(drawn.orders)
    if missed or taken == drawn.population:
        return wording.say(_MISSED, taken=taken, missed=len(missed))
    confidence, share = f"{drawn.confidence * 100:g}%", f"{drawn.most_bad * 100:g}%"
    return wording.say(_BOUND, taken=taken, confidence=confidence, share=share)


def _as_text(order: str) -> str:
    """An order number that no spreadsheet rounds (the tab) or runs as a formula (the quote)."""
    return f"'{order}\t" if order.startswith(("=", "+", "-", "@")) else f"{order}\t"


def annex_csv(material: AppealMaterial) -> str:
    """Every flagged order, its verdict, what it is shown by and where: one row an order."""
    written, wording = io.StringIO(), Wording.of(material)
    number, order, standing, _ = map(wording.say, _TABLE)
    write = csv.writer(written, lineterminator="\r\n")
    elements = [element for element in Element if element is not Element.EXPLANATION]
    shown = [wording.say(element.words) for element in elements]
    write.writerow([number, order, standing, *shown, wording.say(_PLACES)])
    for place, case in enumerate(match_claims(material), start=1):
        anchors = (wording.anchor(a) for item in case.claims for a in item.claim.anchors)
        has = [wording.say(_YES) if element in case.elements else "" for element in elements]
        verdict = wording.say(fixed_texts.MARKS[case.verdict][1])
        row = [str(place), _as_text(case.order), verdict, *has]
        write.writerow([*row, "".join(dict.fromkeys(anchors))])
    return "\ufeff" + written.getvalue()
