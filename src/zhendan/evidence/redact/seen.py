"""Pictures and PDFs drawn anew: only what was read surely and speaks of nobody is shown."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from zhendan.evidence.redact.kinds import FieldKind
from zhendan.evidence.redact.made import NO_EYES, NOTHING_READ, TOO_LONG, Form, LeftOut
from zhendan.evidence.redact.masker import Masker, harmless
from zhendan.evidence.redact.patterns import Span, find, fold
from zhendan.evidence.redact.sight import Sight, sight
from zhendan.formats.confined.channel import Confined
from zhendan.formats.container_problems import ReadingTooCostly
from zhendan.formats.spots import FILE

SURE = 0.9
"""What was read less surely is not shown."""
_TRADE = re.compile(
    "订单|付款|实付|应付|金额|合计|小计|总额|发货|收货|到货|物流|快递|运单|签收|派送|揽收|运输"
    "|退款|退货|换货|售后|评价|商品|宝贝|货品|数量|单价|规格|型号|时间|日期|状态|交易|成功|完成"
    "|关闭|平台|规则|违规|虚假|通知|申诉|举证|店铺|商家|发票|税|开票|项目|价|支付|到账|转账|余额"
    "|收入|支出|流水|备注|客服|系统|截图|编号|单号|重量|称重|库存|出库|入库|物品|凭证|证明|合同"
    "|说明|材料|附件|活动|促销|优惠|满减|红包|直播|页|共|第"
    r"|\b(?:order|payment|paid|amount|total|shipped|delivered|tracking|refund|return|product|item"
    r"|quantity|price|date|status|invoice|tax|notice|violation|appeal)\b",
    re.IGNORECASE,
)
"""Words of trade: a line that holds none may be anybody's name and is not shown."""
_LOOSE_DIGITS = re.compile(r"(?<![\d.])\d{5,11}(?![\d.])")
"""A stretch of digits that may be half of a number that belongs to somebody."""
_LONG_DIGITS = re.compile(r"[A-Z]{0,4}\d{12,20}$")
_LIKE_DIGITS = str.maketrans("OoQDIl|SBZ", "0000111582")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that were read at one place of a page."""

    box: tuple[float, float, float, float]
    """Left, top, right, bottom."""
    words: str
    sure: float

    def beside(self, other: "Piece") -> bool:
        """Whether both stand on one line of the page."""
        middle = (other.box[1] + other.box[3]) / 2
        return self.box[1] <= middle <= self.box[3]


@dataclass(slots=True)
class Plan:
    """How one page is drawn anew."""

    file: str
    keep: list[tuple[float, ...]] = field(default_factory=list)
    hide: list[tuple[float, ...]] = field(default_factory=list)
    write: list[tuple[object, ...]] = field(default_factory=list)


def mask_seen(path: Path, masker: Masker, *, pdf: bool) -> Form | LeftOut:
    """The masked form of a picture or a PDF: pages of points, no text layer, no claims of its own.

    Everything starts hidden; a line is shown only if it was read surely, holds a word of trade
    or a harmless number, and nothing in it was found to speak of a person.
    """
    if find_spec("rapidocr") is None or find_spec("onnxruntime") is None:
        return NO_EYES
    with TemporaryDirectory(prefix="zhendan-mask-") as scratch, sight(masker.sight) as lent:
        out, hands = Path(scratch), lent.hands
        asked = {"op": "flat-pdf" if pdf else "flat-picture", "path": str(path), "out": scratch}
        flat = hands.ask(asked, Path.cwd())
        names = flat["files"]
        if flat["more"] or not isinstance(names, list) or not names:
            return TOO_LONG
        read = [_read(lent, out / str(name), number) for number, name in enumerate(names, 1)]
        plans = [
            planned(one, str(out / str(name)), masker, page=number)
            for number, (name, one) in enumerate(zip(names, read, strict=True), 1)
            if one is not None
        ]
        if len(plans) < len(names):
            return TOO_LONG
        if not any(plan.keep or plan.write for plan in plans):
            return NOTHING_READ
        return _drawn(hands, out, plans, pdf=pdf or len(plans) > 1)


def _read(sight: Sight, page: Path, number: int) -> list[Piece] | None:
    """What is read on one page; None where it is too long to be read whole."""
    out = page.with_suffix("")
    out.mkdir()
    asked = {"path": str(page), "out": str(out), "page": str(number)}
    try:
        answer = _asked(sight, asked)
    except ReadingTooCostly as error:
        if "memory" not in str(error.facts.get("limit")):
            raise
        # A fresh child: what earlier pictures left behind in memory is not this one's cost.
        answer = _asked(sight, asked)
    if not answer["whole"]:
        return None
    lines = (out / FILE).read_text(encoding="utf-8").splitlines()
    return [_piece(json.loads(line)) for line in lines]


def _asked(sight: Sight, request: Mapping[str, str]) -> Mapping[str, object]:
    """The reader's answer, read now or before."""
    if sight.shelf is None:
        return sight.eyes.ask(request, Path.cwd())
    return sight.shelf.read(sight.eyes, request)


def _piece(row: list[float]) -> Piece:
    """A piece from the line that the child wrote."""
    return Piece((row[1], row[2], row[3], row[4]), str(row[5]), float(row[6]))


def planned(pieces: list[Piece], file: str, masker: Masker, *, page: int) -> Plan:
    """Which rectangles of a page are kept, which are written anew, which are hidden."""
    plan = Plan(file)
    number = 0
    for row in _rows(pieces):
        spans = masker.spans(" ".join(one.words for one in row))
        start = 0
        for piece in row:
            number += 1
            end = start + len(piece.words)
            _judge(plan, piece, _touching(spans, start, end), masker, f"图{page} 第{number}处")
            start = end + 1
    return plan


def _rows(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces that stand on one line, from left to right: a number may be torn in two."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: (one.box[1], one.box[0])):
        row = next((row for row in reversed(rows) if row[0].beside(piece)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    return [sorted(row, key=lambda one: one.box[0]) for row in rows]


def _touching(spans: list[Span], start: int, end: int) -> list[tuple[int, int]]:
    """What of the found spans lies in one piece, counted from its own beginning."""
    return [(s.start - start, s.end - start) for s in spans if s.start < end and s.end > start]


def _judge(
    plan: Plan, piece: Piece, spans: list[tuple[int, int]], masker: Masker, place: str
) -> None:
    """Keep a piece, write it masked, or hide it."""
    whole = all(start >= 0 and end <= len(piece.words) for start, end in spans)
    if not spans and _may_stay(piece, masker):
        plan.keep.append(piece.box)
    elif spans and whole and piece.sure >= SURE and _TRADE.search(piece.words):
        said = masker.text(piece.words, place)
        if said == piece.words or _LOOSE_DIGITS.search(said):
            plan.hide.append(piece.box)
        else:
            plan.write.append((*piece.box, said))
    else:
        plan.hide.append(piece.box)
        masker.take(piece.words, FieldKind.UNCLASSED, place)


def _may_stay(piece: Piece, masker: Masker) -> bool:
    """Whether the points of a piece may be shown as they are."""
    plain = fold(piece.words).text.strip()
    if piece.sure < SURE or _LOOSE_DIGITS.search(plain):
        return False
    # A letter that looks like a digit must not save a number from being found.
    if find(fold(plain.translate(_LIKE_DIGITS))) and not find(fold(plain)):
        return False
    if _LONG_DIGITS.match(plain):
        return masker.keys.recipient == "platform"
    return bool(_TRADE.search(plain)) or harmless(plain)


def _drawn(hands: Confined, out: Path, plans: list[Plan], *, pdf: bool) -> Form:
    """The pages drawn in the child, and their bytes."""
    told = out / "plan.json"
    pages = [
        {"file": one.file, "keep": one.keep, "hide": one.hide, "write": one.write} for one in plans
    ]
    told.write_text(json.dumps({"pdf": pdf, "pages": pages}), encoding="utf-8")
    hands.ask({"op": "redraw", "path": str(told), "out": str(out)}, Path.cwd())
    content = (out / "redrawn").read_bytes()
    return Form(content, ".pdf", "pages") if pdf else Form(content, ".png", "picture")
