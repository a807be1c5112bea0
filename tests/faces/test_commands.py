"""Every command, with good and bad input, ends in words and an exit code of the contract."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.journey.story import PROGRAM, Story, tell, zhendan
from zhendan.faces.terminal import WIDTH_IN_A_FILE, console_on

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "case_taobao"
ZH = ("--lang", "zh")


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return tell(SAMPLE, tmp_path_factory)


@pytest.fixture(scope="module")
def case(story: Story) -> str:
    return str(story.summary["case"])


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "file").write_text("hello\n", encoding="utf-8")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "broken.yaml").write_text("order_no: [1,\n", encoding="utf-8")
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    return tmp_path


def _answer(*arguments: object, expect: int = 0) -> Any:
    """The one JSON document a command prints."""
    return json.loads(zhendan(*arguments, "--json", expect=expect).stdout)


RUN_KEYS = {
    "case", "deadline", "files", "orders", "gaps", "packet", "dossier_pdf", "dossier_docx",
    "report_html", "next",
}  # fmt: skip
FILE_KEYS = {"path", "sha256", "recognised_as", "score", "rows", "rejected", "problems"}
ORDER_KEYS = {
    "order_no", "outcome", "standing", "findings", "explanations", "not_checked",
    "what_would_change",
}  # fmt: skip


def test_run_answers_with_the_keys_of_the_contract(story: Story) -> None:
    told = story.run()
    assert told.keys() >= RUN_KEYS
    assert told["deadline"].keys() >= {"at", "zone", "source", "confidence"}
    assert set(told["orders"]) == {"flagged", "provable", "thin", "unclear", "conceded"}
    assert all(each.keys() >= FILE_KEYS for each in told["files"])
    assert 1 <= len(told["next"]) <= 3


def test_audit_answers_with_the_keys_of_the_contract(story: Story, case: str) -> None:
    told = _answer("audit", "--case", case, "--data", story.data)
    assert told.keys() >= {"orders", "groups", "surge", "causes"}
    assert told["orders"]
    for order in told["orders"]:
        assert order.keys() >= ORDER_KEYS
        assert order["outcome"] in {"supported", "explained", "insufficient", "contradicted"}
        assert order["proposed_standing"] in {"genuine", "unclear"}
        assert all(
            f.keys() >= {"signal", "strength", "facts", "innocent"} for f in order["findings"]
        )
        for test in order["explanations"]:
            assert test.keys() >= {"test", "answer", "facts"}
            assert test["answer"] in {"for", "against", "not_checked"}
        assert all(n.keys() >= {"signal", "missing"} for n in order["not_checked"])


def test_import_answers_with_the_keys_of_the_contract_and_twice_the_same(here: Path) -> None:
    first = _answer("import", SAMPLE / "reviews.csv", "--data", here / "data")
    again = _answer("import", SAMPLE / "reviews.csv", "--data", here / "data")
    assert first.keys() >= {"batch", "rows", "rejected", "root", "files"}
    keys = {"recognised_as", "score", "near_misses", "grain", "control_totals"}
    assert first["files"][0].keys() >= FILE_KEYS | keys
    assert (again["batch"], again["root"], again["rows"]) == (first["batch"], first["root"], 0)


def test_verify_answers_with_the_keys_of_the_contract(story: Story) -> None:
    for told in (_answer("verify", story.out / "packet"), _answer("verify", "--data", story.data)):
        assert told.keys() >= {"ok", "size", "root", "counts", "bad"}
        assert told["ok"] is True


def test_appeal_check_says_ok_exactly_when_it_exits_0(story: Story, case: str) -> None:
    ran = zhendan("appeal", "check", "--case", case, "--data", story.data, "--json", expect=None)
    assert json.loads(ran.stdout)["ok"] is (ran.returncode == 0)


def test_a_second_run_says_that_nothing_changed(story: Story) -> None:
    ran = zhendan("run", story.inbox, "--out", story.out, "--data", story.data, "--lang", "zh")
    assert "与上次相同" in ran.stdout
    ran = zhendan("run", story.inbox, "--out", story.out, "--data", story.data, "--json", *ZH)
    told = json.loads(ran.stdout)
    ran = zhendan("run", story.inbox, "--out", story.out, "--data", story.data, "--json", *ZH)
    assert json.loads(ran.stdout) == {**told, "changed": False}
    assert "与上次相同" in ran.stderr


def test_for_a_person_the_answer_is_on_stdout_and_ends_with_what_to_do(story: Story) -> None:
    ran = zhendan("run", story.inbox, "--out", story.out, "--data", story.data, "--lang", "zh")
    assert "现在该做" in ran.stdout.splitlines()[-10:]
    assert "开始" in ran.stderr
    assert "开始 读取" not in ran.stdout


def test_in_a_file_a_long_name_stays_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert console_on(StringIO()).width == WIDTH_IN_A_FILE


WRONG = [
    (["run", "{here}/file", "--out", "{here}/o", "--data", "{here}/d"], 1, "ZD901"),
    (["run", "{here}/inbox", "--out", "{here}/file", "--data", "{here}/d"], 2, "ZD905"),
    (["run", "{here}/inbox", "--out", "{here}/file/o", "--data", "{here}/d"], 2, "ZD905"),
    (["run", "{here}/inbox", "--out", "{here}/o", "--data", "{here}/inbox/d"], 1, "ZD902"),
    (["run", "{here}/inbox", "--out", "{here}/inbox/o", "--data", "{here}/d"], 1, "ZD902"),
    (["run", "{here}/inbox", "--out", "{here}/o", "--mapping", "{here}/broken.yaml"], 1, "ZD327"),
    (["run", "{here}/inbox", "--out", "{here}/o", "--mapping", "{here}/bytes.yaml"], 1, "ZD327"),
    (["run", "{here}/\udcff", "--out", "{here}/o"], 1, "ZD901"),
    (["audit", "--orders", "{here}/file"], 1, "ZD943"),
    (["audit", "--orders", "{here}/file", "--out", "{here}/file/x.parquet"], 2, "ZD905"),
    (["audit", "--case", "nope", "--data", "{data}"], 1, "ZD601"),
    (["appeal", "draft", "--case", "nope", "--data", "{data}"], 1, "ZD601"),
    (["appeal", "export", "--case", "x", "--out", "{here}/file", "--data", "{data}"], 2, "ZD905"),
    (["appeal", "export", "--case", "x", "--out", "{here}/o", "--data", "{here}/no"], 1, "ZD903"),
    (["packet", "build", "--case", "nope", "--out", "{here}/o", "--data", "{data}"], 1, "ZD601"),
    (["evidence", "list", "--case", "nope", "--data", "{data}"], 1, "ZD601"),
    (["evidence", "add", "{here}/file", "--case", "nope", "--data", "{data}"], 1, "ZD601"),
    (["evidence", "get", "deadbeef", "--data", "{data}"], 1, "ZD906"),
    (["evidence", "get", "../../etc/passwd", "--data", "{data}"], 1, "ZD906"),
    (["evidence", "get", "E001", "--to", "{here}/file", "--data", "{data}"], 1, "ZD908"),
    (["rules", "show", "no-such-platform"], 1, "ZD205"),
    (["deadline", "--platform", "jd", "--delivered-at", "yesterday"], 1, "ZD2"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "code", "words"), WRONG, ids=lambda x: str(x)[:60])
def test_what_cannot_be_done_is_said_in_coded_words(
    here: Path, story: Story, line: list[str], code: int, words: str
) -> None:
    places = {"{here}": str(here), "{data}": str(story.data)}
    arguments = [_filled(word, places) for word in line]
    ran = zhendan(*arguments, "--lang", "en", expect=code)
    assert words in ran.stderr
    assert ran.stdout == ""
    assert (here / "file").read_text(encoding="utf-8") == "hello\n"


def _filled(word: str, places: dict[str, str]) -> str:
    for name, place in places.items():
        word = word.replace(name, place)
    return word


def test_a_refusal_is_one_json_document_too(here: Path) -> None:
    told = _answer("run", here / "nowhere", "--out", here / "o", expect=1)
    assert told["error"]["code"] == "ZD901"
    assert set(told["error"]["what"]) == {"zh", "en"}


USAGE = [
    (["decide", "--case", "x"], "用法不对：缺少 --order。"),
    (["nonsense"], "没有这个命令"),
    (["run", "--nonsense"], "没有 --nonsense 这个选项"),
    (["run", "{here}", "--out", "{here}/o", "--lang", "fr"], "只能是 zh、en"),
    (["verify", "{here}/file"], "需要的是文件夹"),
    (["evidence", "add", "{here}/no"], "没有这个文件或文件夹"),
    (["audit"], "--case 或 --orders"),
]


@pytest.mark.parametrize(("line", "words"), USAGE, ids=lambda x: str(x)[:60])
def test_a_wrong_command_line_is_explained_in_chinese(
    here: Path, line: list[str], words: str
) -> None:
    ran = zhendan(*[word.replace("{here}", str(here)) for word in line], expect=64)
    assert words in ran.stderr
    assert ran.stdout == ""


def test_an_exhibit_is_found_by_what_the_list_shows(story: Story, here: Path) -> None:
    listed = zhendan("evidence", "list", "--data", story.data).stdout.splitlines()
    row = next(line for line in listed if line.endswith("reviews.csv"))
    number, _, short, _ = row.split()
    for place, asked in enumerate((number, short)):
        zhendan("evidence", "get", asked, "--to", here / str(place), "--data", story.data)
        assert (here / str(place)).read_bytes() == (SAMPLE / "reviews.csv").read_bytes()


def test_output_that_cannot_be_written_is_said_and_is_not_good() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ran = subprocess.run(
            [*PROGRAM, "rules", "list"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert ran.returncode == 2
    assert "ZD904" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_reader_who_leaves_early_sees_no_traceback() -> None:
    with subprocess.Popen(
        [*PROGRAM, "rules", "show", "taobao"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
    assert b"Traceback" not in said


def test_a_place_whose_name_is_no_text_still_gives_a_document(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "通知.txt").write_bytes((SAMPLE / "notice_text.txt").read_bytes())
    out = Path(os.fsdecode(os.fsencode(tmp_path) + b"/o\xff"))
    told = _answer("run", inbox, "--out", out, "--data", tmp_path / "d")
    assert told["packet"].endswith("packet")
    assert (out / "run.json").is_file()


@pytest.fixture
def forbidden(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "forbidden"
    place.mkdir()
    place.chmod(0)
    yield place
    place.chmod(0o700)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_without_permission_is_said_to_be_unreadable(forbidden: Path) -> None:
    zhendan("run", forbidden, "--out", forbidden.parent / "o", expect=1)
    zhendan("verify", "--data", forbidden, expect=2)


@pytest.mark.parametrize("line", [["--help"], ["rules", "list"], ["rules", "show", "taobao"]])
def test_looking_something_up_loads_no_engine(line: list[str]) -> None:
    code = (
        "import sys; from zhendan.faces.cli import main\n"
        f"try: main({line!r})\n"
        "except SystemExit: pass\n"
        "heavy = {'duckdb', 'pyarrow', 'typst', 'docx', 'numpy', 'PIL', 'cryptography'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.stderr.strip().endswith("[]")


def test_a_fault_of_the_program_is_owned_up_to(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from zhendan.faces.endings import UNDONE_EXIT, ending

    said: list[str] = []
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(
        "zhendan.faces.terminal.say_error", lambda error, _: said.append(str(error))
    )

    def broken() -> object:
        raise KeyError("x")

    assert ending(broken, lang="zh", as_json=False) == UNDONE_EXIT
    assert "ZD907" in said[0]
    assert "KeyError" in said[0]
    (log,) = tmp_path.glob("zhendan-fault-*.txt")
    assert "Traceback" in log.read_text(encoding="utf-8")


CONTRACT_COLUMNS = ["order_no", "outcome", "standing", "findings", "explanations", "not_checked"]


def test_a_table_with_the_contracts_own_headings_needs_no_mapping(tmp_path: Path) -> None:
    ledger = tmp_path / "l.csv"
    ledger.write_text(
        "order_no,buyer,item,amount,paid_at\nA1,甲,杯,5,2026-06-18 10:00:00\n", encoding="utf-8"
    )
    told = _answer("audit", "--orders", ledger, "--no-case", "--order", "A1")
    assert [order["order_no"] for order in told["orders"]] == ["A1"]
    missing = {each["signal"] for each in told["orders"][0]["not_checked"]}
    assert {"E01", "F03"} <= missing


@pytest.mark.parametrize("more", ["address,waybill", "phone,waybill", "address", "phone", "memo"])
def test_any_of_the_contracts_columns_may_be_missing(tmp_path: Path, more: str) -> None:
    ledger = tmp_path / "l.csv"
    cells = ",".join("x" for _ in more.split(","))
    ledger.write_text(
        f"order_no,buyer,item,amount,paid_at,{more}\nA1,甲,杯,5,2026-06-18 10:00:00,{cells}\n",
        encoding="utf-8",
    )
    assert _answer("audit", "--orders", ledger, "--no-case")["orders_total"] == 1


def test_a_shops_own_headings_are_read_through_a_mapping(tmp_path: Path) -> None:
    ledger, columns, out = tmp_path / "表.csv", tmp_path / "列.yaml", tmp_path / "new" / "x.parquet"
    rows = "单,客,货,钱,时\n001,甲,杯,¥5.00,2026-06-18 10:00\n002,乙,碗,abc,昨天\n,丙,碟,1,昨天\n"
    ledger.write_text(rows, encoding="gb18030")
    names = "order_no: 单\nbuyer: 客\nitem: 货\namount: 钱\npaid_at: 时\n"
    columns.write_text(names, encoding="utf-8")
    line = ("audit", "--orders", ledger, "--mapping", columns, "--no-case", "--out", out)
    said = zhendan(*line, "--lang", "zh").stdout
    assert "1 行没有订单号" in said
    assert "列「amount」有 1 格读不准" in said
    table = pq.read_table(out)
    assert [name for name in table.column_names if name in CONTRACT_COLUMNS] == CONTRACT_COLUMNS
    assert table.column("order_no").to_pylist() == ["001", "002"]
    assert all(pa.types.is_list(table.schema.field(name).type) for name in CONTRACT_COLUMNS[3:])


def test_a_decision_says_what_to_run_next_as_it_can_be_run(story: Story, case: str) -> None:
    said = zhendan(
        "decide", "--case", case, "--order", "3300000000000010606", "--standing", "unclear",
        "--reason", "待核对底单", "--by", "示例店主", "--data", story.data, "--lang", "zh",
    ).stdout  # fmt: skip
    assert f"zhendan appeal export --case {case} --data {story.data}" in said


def test_an_intact_packet_is_told_in_the_readers_words(story: Story) -> None:
    said = zhendan("verify", story.out / "packet", "--lang", "zh").stdout
    assert re.search(r"完好：已核验 .*凭证 \d+", said)
    assert "exhibits" not in said
