"""PDF and OFD: invoices, notices and papers read with their pages; hostile ones answered."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.intake import made_papers as made
from tests.intake.conftest import SAMPLES, Inbox, Read, read
from zhendan.domain import ExhibitKind, FlagScope
from zhendan.formats.cleaning.capital_amount import capital_amount, capital_text

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"
ORDERS = (SAMPLES / "case_taobao" / "ExportOrderList202606200900.csv").read_bytes()


def with_orders(inbox: Read, **files: bytes | str) -> Inbox:
    named = {name.replace("_", "."): content for name, content in files.items()}
    return inbox({"ExportOrderList202606200900.csv": ORDERS, **named})


def test_a_printed_invoice_gives_its_fields(inbox: Read) -> None:
    taken = inbox({"发票.pdf": made.invoice_pdf()})
    row = taken.row("invoices", number=made.NUMBER)
    assert taken.file("发票.pdf").recognised_as == "invoice.pdf"
    assert (row["issued_at"], row["amount_with_tax"]) == (date(2026, 6, 19), Decimal("199.00"))
    assert (row["amount_without_tax"], row["tax_amount"]) == (Decimal("176.11"), Decimal("22.89"))
    assert (row["buyer_name"], row["seller_name"]) == ("示例采购有限公司", "示例家居有限公司")
    ids = (row["buyer_tax_id"], row["seller_tax_id"])
    assert ids == ("91330000MA00000001", "91330000MA00000002")
    assert (row["order_no"], row["source_kind"]) == (made.ORDER, "pdf_text")


def test_an_amount_in_words_that_contradicts_the_figures_leaves_both_unused(inbox: Read) -> None:
    taken = inbox({"发票.pdf": made.invoice_pdf(total="999.00")})
    assert taken.row("invoices")["amount_with_tax"] is None
    assert {"ZD368", "ZD367"} <= set(taken.codes("发票.pdf"))


def test_an_invoice_inside_a_pdf_is_believed_before_its_print(inbox: Read) -> None:
    taken = inbox({"a.pdf": made.pdf_with(made.einvoice())})
    assert taken.row("invoices")["source_kind"] == "pdf"
    assert taken.file("a.pdf").kind is ExhibitKind.INVOICE


def test_forms_of_one_invoice_that_disagree_are_named_on_both_files(inbox: Read) -> None:
    taken = inbox({"a.xml": made.einvoice(total="299.00"), "b.pdf": made.invoice_pdf()})
    row = taken.row("invoices")
    assert (row["disputed"], row["amount_with_tax"]) == ("amount_with_tax", Decimal("299.00"))
    assert "ZD366" in taken.codes("a.xml")
    assert "ZD366" in taken.codes("b.pdf")
    told = next(p for p in taken.file("b.pdf").problems if p.code == "ZD366").text.zh
    assert "299.00" in told
    assert "199.00" in told


def test_forms_of_one_invoice_that_agree_make_one_row(inbox: Read) -> None:
    code = f"01,32,,{made.NUMBER},199.00,20260619,,A1B2"
    files = {
        "a.xml": made.einvoice(),
        "b.pdf": made.invoice_pdf(),
        "c.png": made.code_picture(code),
    }
    taken = inbox(files)
    assert taken.row("invoices")["disputed"] is None
    assert taken.file("c.png").recognised_as == "invoice.picture"


@pytest.mark.parametrize(
    ("code", "disputed"),
    [
        ("01,32,,{n},176.11,20260619,,A1B2", None),
        ("01,32,,{n},200.00,20260619,,A1B2", "amount_with_tax"),
        ("01,32,,{n},199.00,20260701,,A1B2", "issued_at"),
    ],
)
def test_the_code_of_an_invoice_is_compared_with_it(
    inbox: Read, code: str, disputed: str | None
) -> None:
    picture = made.code_picture(code.format(n=made.NUMBER))
    taken = inbox({"a.xml": made.einvoice(), "c.png": picture})
    assert taken.row("invoices")["disputed"] == disputed


def test_an_invoice_dated_after_the_notice_says_so(inbox: Read) -> None:
    notice = "\n".join(made.NOTICE)
    late = inbox({"n.txt": notice, "a.xml": made.einvoice(day="2026-06-21")})
    assert late.row("invoices")["after_notice"] is True
    early = inbox({"n.txt": notice, "a.xml": made.einvoice(day="2026-06-20")})
    assert early.row("invoices")["after_notice"] is False


def test_without_a_notices_day_nobody_says_whether_an_invoice_came_later(inbox: Read) -> None:
    assert inbox({"a.xml": made.einvoice()}).row("invoices")["after_notice"] is None


def test_a_notice_as_pdf_points_to_its_pages(inbox: Read) -> None:
    body = " \\\n".join(made.NOTICE[:6]) + "\n#pagebreak()\n" + " \\\n".join(made.NOTICE[6:])
    taken = with_orders(inbox, 通知_pdf=made.pdf(body))
    notice = taken.reading.notice
    assert notice is not None
    assert taken.file("通知.pdf").recognised_as == "notice.pdf"
    assert [(o.order, o.matched) for o in notice.flagged] == [
        (made.ORDER, "exact"),
        (made.NEXT, "exact"),
    ]
    assert {o.at_row.pointer for o in notice.flagged if o.at_row} == {"page=2"}
    assert [o.at_row.page for o in notice.flagged if o.at_row] == [2, 2]
    assert (notice.number, notice.attempts, notice.declared_count) == ("WG20260620000009", 1, 2)


def test_a_sentence_broken_at_the_edge_of_a_page_is_read_whole(inbox: Read) -> None:
    long = "".join(made.NOTICE[1:6]).replace("\n", "") + "请于2026年6月25日 18:00前提交申诉"
    notice = inbox(
        {"n.pdf": made.pdf(f"违规通知 \\\n{long}，涉及订单{made.ORDER}。")}
    ).reading.notice
    assert notice is not None
    assert notice.deadline_words.endswith("18:00 前提交申诉") or "18:00前" in notice.deadline_words
    assert [str(o.order) for o in notice.flagged] == [made.ORDER]


def test_any_other_pdf_is_an_exhibit_that_names_its_orders(inbox: Read) -> None:
    body = (
        f"发货清单 \\\n订单 {made.ORDER} \\\n#pagebreak()\n订单 {made.NEXT} 与 9999999999999999999"
    )
    taken = with_orders(inbox, 清单_pdf=made.pdf(body))
    paper = taken.row("documents")
    assert (paper["kind"], paper["pages"], paper["words_how"]) == ("pdf", 2, "text_layer")
    named = {(row["order_no"], row["page"], row["how"]) for row in taken.rows("document_orders")}
    assert named == {(made.ORDER, 1, "text_layer"), (made.NEXT, 2, "text_layer")}


def test_a_waybill_in_a_bar_code_leads_to_its_order(inbox: Read) -> None:
    case = read(SAMPLES / "case_taobao")
    links = {row["parcel_id"]: row["order_id"] for row in case.rows("parcel_orders")}
    numbers = {row["order_id"]: row["order_no"] for row in case.rows("orders")}
    parcel = next(row for row in case.rows("parcels") if row["parcel_id"] in links)
    picture = made.code_picture(str(parcel["waybill_no"]))
    taken = with_orders(inbox, 面单_png=picture)
    found = {(row["order_no"], row["via"], row["how"]) for row in taken.rows("document_orders")}
    assert found == {(numbers[links[parcel["parcel_id"]]], "waybill", "code")}


def test_an_ofd_gives_the_invoice_that_lies_in_it(inbox: Read) -> None:
    content = made.ofd(("电子发票", "发票号码：" + made.NUMBER), invoice=made.einvoice())
    taken = inbox({"a.ofd": content})
    assert taken.row("invoices")["source_kind"] == "ofd"
    assert taken.file("a.ofd").recognised_as == "invoice.ofd"


def test_an_ofd_that_was_changed_contradicts_its_own_invoice(inbox: Read) -> None:
    claims = {"发票号码": made.NUMBER, "价税合计": "1999.00", "开票日期": "2026年06月19日"}
    taken = inbox({"a.ofd": made.ofd(("纸张",), claims=claims, invoice=made.einvoice())})
    assert taken.row("invoices")["disputed"] == "amount_with_tax"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("locked.pdf", made.locked_pdf(), "ZD360"),
        ("broken.pdf", b"%PDF-1.7\nnothing at all", "ZD361"),
        ("cut.pdf", made.notice_pdf()[:900], "ZD361"),
        ("scripted.pdf", made.scripted_pdf(), "ZD371"),
        ("doctype.ofd", made.ofd(extra={"OFD.xml": b"<!DOCTYPE a><OFD/>"}), "ZD313"),
        ("climbs.ofd", made.ofd(extra={"Doc_0/Document.xml": b"<a/>", "OFD.xml": b"<OFD><DocBody>"
         b"<DocRoot>../../etc/passwd</DocRoot></DocBody></OFD>"}), "ZD361"),
        ("empty.ofd", made.ofd(extra={"OFD.xml": b""}), "ZD314"),
        ("big.ofd", made.ofd(extra={"Doc_0/Pages/Page_0/Content.xml": b"<a>" + b" " * (17 << 20)
         + b"</a>"}), "ZD361"),
    ],
)  # fmt: skip
def test_hostile_papers_are_answered_and_stop_nothing(
    inbox: Read, name: str, content: bytes, code: str
) -> None:
    taken = inbox({name: content, "发票.pdf": made.invoice_pdf()})
    assert code in taken.codes(name)
    assert taken.row("invoices")["number"] == made.NUMBER


def test_a_pdf_that_unfolds_without_end_is_stopped(inbox: Read) -> None:
    taken = inbox({"bomb.pdf": made.bomb_pdf(), "发票.pdf": made.invoice_pdf()})
    assert set(taken.codes("bomb.pdf")) & {"ZD312", "ZD361", "ZD362", "ZD385"}
    assert taken.row("invoices")["number"] == made.NUMBER


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("壹佰玖拾玖圆整", "199"),
        ("壹仟零伍圆叁角整", "1005.30"),
        ("贰万叁仟肆佰伍拾陆圆柒角捌分", "23456.78"),
        ("壹亿贰仟万圆整", "120000000"),
        ("拾圆整", "10"),
        ("叁元零伍分", "3.05"),
        ("圆整", None),
    ],
)
def test_amounts_in_capital_characters(said: str, amount: str | None) -> None:
    found = capital_amount(said)
    assert found == (Decimal(amount) if amount else None)


def test_the_words_of_an_amount_are_found_in_a_line() -> None:
    assert capital_text("价税合计（大写） 壹佰 玖拾玖圆整 （小写）") == "壹佰玖拾玖圆整"


def test_a_page_of_html_is_read_as_a_notice_with_its_table(inbox: Read) -> None:
    page = (
        "<html><head><script>违规编号：WG999</script></head><body><h1>违规通知</h1>"
        "<p>违规编号：WG20260620000009</p><p style='display:none'>订单 3300000000000099999</p>"
        "<p>您的店铺存在虚假交易行为，扣12分。请于2026年6月25日 18:00前提交申诉。</p>"
        f"<table><tr><th>订单编号</th><th>违规类型</th></tr><tr><td>{made.ORDER}</td><td>虚假交易</td>"
        f"</tr><tr><td>{made.NEXT}</td><td>虚假交易</td></tr></table></body></html>"
    )
    taken = with_orders(inbox, 通知_html=page)
    notice = taken.reading.notice
    assert notice is not None
    assert (notice.number, notice.deadline_at is not None) == ("WG20260620000009", True)
    assert {str(o.order) for o in notice.flagged} == {made.ORDER, made.NEXT}


def test_a_notice_tells_rule_entry_effect_and_that_its_list_is_a_sample(inbox: Read) -> None:
    text = (
        "违规编号：WG20260620000009，根据《示例平台规则》第六十三条第二款，您的店铺存在虚假交易行为，情节严重，"
        "拟扣12分，搜索降权30天。涉及订单100笔，部分订单示例："
        + made.ORDER
        + "。商品ID：700000000001、"
        "700000000002。请登录卖家中心-体检中心提交申诉。"
    )
    notice = inbox({"n.txt": text}).reading.notice
    assert notice is not None
    assert notice.rule == "《示例平台规则》第六十三条第二款"
    assert notice.scope is FlagScope.SAMPLE
    assert notice.effect == "pending"
    assert notice.entry.startswith("登录卖家中心")
    assert notice.items == ("700000000001", "700000000002")
    assert [p.period for p in notice.penalties if p.kind == "demotion"] == ["30天"]


def test_a_whole_list_is_no_sample(inbox: Read) -> None:
    notice = inbox({"n.txt": "\n".join(made.NOTICE)}).reading.notice
    assert notice is not None
    assert notice.scope is FlagScope.EXPLICIT


@pytest.mark.shared_data
@pytest.mark.skipif(not SHARED.is_dir(), reason="real files are kept beside the project")
def test_real_papers_are_all_read() -> None:
    ofds, xmls = read(SHARED / "ofd"), read(SHARED / "cn_einvoice_xml")
    kinds = sorted(f.recognised_as for f in ofds.reading.files if f.path.endswith(".ofd"))
    assert kinds == ["document.ofd"] * 2 + ["invoice.ofd"] * 3
    assert len(ofds.rows("invoices")) == 2
    assert {row["disputed"] for row in ofds.rows("invoices")} == {None}
    assert [row["red_of_number"] is not None for row in xmls.rows("invoices")] == [False, True]
