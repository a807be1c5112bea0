"""Every text of a case into the index: what files and notices say, as far as each may be seen."""

from collections.abc import Iterator
from itertools import islice
from urllib.parse import quote

from zhendan.domain import CaseId, CaseText, ExhibitKind, Tables
from zhendan.steps.look.case_page import CasePage
from zhendan.steps.look.private import without_private
from zhendan.steps.through import Worked
from zhendan.steps.wiring import Wiring
from zhendan.steps.wiring.searching import text_index

MOST = 200_000
"""Texts of one case that are indexed; chats come first, then memos and what buyers wrote."""
_LONGEST = 20_000
_MARKED = "SELECT order_no FROM seller_marks WHERE order_no IS NOT NULL"
_SAID = (
    ("chat", "messages", "text", "t.order_no_mentioned"),
    ("memo", "orders", "seller_memo", "t.order_no"),
    ("memo", "orders", "buyer_message", "t.order_no"),
    ("memo", "payments", "memo", "t.order_no"),
    ("review", "reviews", "content", "t.order_no"),
    ("review", "reviews", "append_content", "t.order_no"),
    ("review", "reviews", "seller_reply", "t.order_no"),
    ("memo", "refunds", "buyer_text", "t.order_no"),
    ("ticket", "tickets", "body", "NULL"),
    ("ticket", "tickets", "answer", "NULL"),
)
"""Kind, table, column, and the order that it is about."""
_ROWS = (
    "SELECT CAST({2} AS VARCHAR), t.{1}, s.file_id FROM {0} t"
    " LEFT JOIN source_rows s ON s.row_ref = t.row_ref"
    f" WHERE t.{{1}} IS NOT NULL ORDER BY 1, 2, 3 LIMIT {MOST}"
)
"""The text with the file that it stands in."""


def index_case(worked: Worked, wiring: Wiring) -> None:
    """Put every text of a case that was just worked through into the index."""
    page = worked.page
    texts = (*of_page(page), *_of_rows(page, worked.verified.taken.tables))
    text_index(wiring.workspace).put(page.case, islice(texts, MOST))


def forget_texts(case: CaseId, wiring: Wiring) -> None:
    """Take every text of a case out of the index, and out of the index's file."""
    text_index(wiring.workspace).put(case, ())


def of_page(page: CasePage) -> Iterator[CaseText]:
    """What the case page says; what the page without the self-check lacks is for few."""
    for_all = frozenset(_told(without_private(page)))
    for kind, text, place in dict.fromkeys(_told(page)):
        few = (kind, text, place) not in for_all
        yield CaseText(page.case, kind, text[:_LONGEST], place, few)


def _told(page: CasePage) -> Iterator[tuple[str, str, str]]:
    """(kind, text, place) of everything on a page that people look for."""
    yield "notice", f"{page.title} {page.notice.number} {page.notice.charge}", ""
    yield "notice", page.notice.body, ""
    for flagged in page.notice.flagged:
        yield "order", flagged.order, _order(flagged.order)
    for exhibit in page.exhibits:
        yield "exhibit", f"{exhibit.id} {exhibit.provenance.original_name}", "/evidence"
    for passage in page.passages:
        yield "passage", f"{passage.says.zh}\n{passage.says.en}", _order(passage.order)
    for sentence in page.statement:
        yield "sentence", sentence.text, "/statement"


def _of_rows(page: CasePage, tables: Tables) -> Iterator[CaseText]:
    """Every message, memo, review and ticket of the files, whole."""
    flagged = frozenset(str(each.order) for each in page.notice.flagged)
    marked = frozenset(str(row[0]) for row in tables.rows(_MARKED))
    hidden = frozenset(f.sha256 for f in page.files if f.kind is ExhibitKind.SHOP_MARK)
    for kind, table, column, order in _SAID:
        if column not in tables.filled(table):
            continue
        for number, text, file in tables.rows(_ROWS.format(table, column, order)):
            told = str(number or "")
            few = file in hidden or (kind == "memo" and told in marked)
            place = _order(told) if told in flagged else "/evidence"
            shown = f"{told} {text}" if told and kind == "memo" else str(text)
            yield CaseText(page.case, kind, shown[:_LONGEST], place, few)


def _order(number: str) -> str:
    return f"/orders/{quote(number, safe='')}"
