"""A promotion day and loyal customers: everything can be shown, nothing is called fake."""

import json

from tests.journey.story import Story, truth, zhendan


def test_every_flagged_order_can_be_shown(misjudged: Story) -> None:
    orders = misjudged.summary["orders"]
    assert orders["flagged"] == 96
    assert orders["provable"] + orders["thin"] == 96
    assert orders["unclear"] == orders["conceded"] == 0


def test_no_honest_order_is_contradicted_or_suggested_for_conceding(misjudged: Story) -> None:
    found = misjudged.orders.values()
    assert [o["order_no"] for o in found if o["outcome"] == "contradicted"] == []
    assert [o["order_no"] for o in found if o["suggest_concede"]] == []


def test_the_deadline_is_the_notices_own(misjudged: Story) -> None:
    deadline = misjudged.summary["deadline"]
    assert deadline["at"].startswith("2026-11-27T")
    assert deadline["confidence"] == "notice"


def test_every_file_is_taken_for_something_and_counted(misjudged: Story) -> None:
    files = {f["path"]: f for f in misjudged.summary["files"]}
    orders = files["订单/ExportOrderList202611201030.csv"]
    assert orders["recognised_as"] == "taobao.order.exportorderlist.v2016"
    assert orders["rows"] == 1000
    assert all(total["ok"] for f in files.values() for total in f["control_totals"])


def test_the_same_inbox_again_changes_nothing_and_says_so(misjudged: Story) -> None:
    places = [p for p in misjudged.out.rglob("*") if p.is_file()]
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in places}
    again = misjudged.run()
    assert again["changed"] is False
    after = [p for p in misjudged.out.rglob("*") if p.is_file()]
    assert sorted(after) == sorted(before)
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in after} == before


def test_equal_state_gives_equal_bytes(misjudged: Story) -> None:
    case = misjudged.summary["case"]
    other = misjudged.out.with_name("again")
    zhendan("packet", "build", "--case", case, "--out", other, "--data", misjudged.data)
    for name in ("dossier.pdf", "dossier.docx"):
        assert (other / name).read_bytes() == (misjudged.out / name).read_bytes()
    for kind in ("manifest-sha256.txt", "tagmanifest-sha256.txt", "log/checkpoint"):
        same = (misjudged.out / "packet" / kind).read_bytes()
        assert (other / "packet" / kind).read_bytes() == same


def test_the_statement_claims_no_more_than_the_orders_show(misjudged: Story) -> None:
    case = misjudged.summary["case"]
    said = zhendan("appeal", "draft", "--case", case, "--data", misjudged.data, "--json")
    sentences = json.loads(said.stdout)["sentences"]
    facts = [s for s in sentences if s["kind"] == "fact"]
    assert facts
    assert all(s["anchors"] for s in facts)
    genuine = {no for no, o in misjudged.orders.items() if o["standing"] == "genuine"}
    claimed = {no for s in facts for no in s["orders"]}
    assert claimed <= genuine


def test_truth_and_audit_agree_on_the_honest_world(misjudged: Story) -> None:
    expected = truth("misjudged")
    roles = {expected[no]["role"] for no in misjudged.orders}
    assert roles <= {"honest", "look_alike"}


def test_the_report_says_that_the_case_is_invented(misjudged: Story) -> None:
    page = (misjudged.out / "report.html").read_text(encoding="utf-8")
    info = (misjudged.out / "packet" / "bag-info.txt").read_text(encoding="utf-8")
    assert "合成" in page
    assert "Zhendan-Synthetic: yes" in info
