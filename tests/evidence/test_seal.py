"""A file is sealed once, whole, durable, in order, and nothing in the log names anybody."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.vaults import (
    DISK,
    Workspace,
    packet_of,
    sample_items,
    sealed_workspace,
    sha,
    to_seal,
)
from zhendan.domain import ExhibitKind
from zhendan.evidence import KeyReplaced, ParentUnsealed, SourceChanged, SourceUnreadable
from zhendan.evidence.records import commitment, make_record

FIRST, SECOND = to_seal(b"first", "一.csv"), to_seal(b"second", "二.csv")


@pytest.fixture
def space(tmp_path: object) -> Workspace:
    return Workspace(tmp_path / "data")  # type: ignore[operator]


def test_exhibits_are_numbered_in_order_of_sealing(space: Workspace) -> None:
    space.seal(FIRST)
    space.seal(SECOND, to_seal(b"third"))
    with space.open() as opened:
        assert [(e.id, e.leaf) for e in opened.vault.exhibits()] == [
            ("E001", 0),
            ("E002", 1),
            ("E003", 2),
        ]


def test_the_same_bytes_again_change_nothing(space: Workspace) -> None:
    space.seal(FIRST, SECOND)
    before = space.checkpoint()
    with space.open() as opened:
        again = opened.vault.seal([to_seal(b"first", "别名.csv"), SECOND])
    assert (again.new, again.already) == ((), ("E001", "E002"))
    assert space.checkpoint() == before


def test_a_file_twice_in_one_sealing_is_one_exhibit(space: Workspace) -> None:
    assert len(space.seal(FIRST, to_seal(b"first", "副本.csv"))) == 1


def test_the_original_comes_back_byte_for_byte(space: Workspace) -> None:
    content = bytes(range(256)) * 9000
    space.seal(to_seal(content))
    with space.open() as opened, opened.vault.open(sha(content)) as kept:
        assert kept.read() == content


def test_a_file_that_changed_since_it_was_read_is_refused(space: Workspace) -> None:
    changed = to_seal(b"now", "订单.csv", expected=sha(b"then"))
    with space.open() as opened, pytest.raises(SourceChanged) as refused:
        opened.vault.seal([FIRST, changed])
    assert "订单.csv" in refused.value.explain("zh")


def test_a_refused_sealing_leaves_nothing_in_the_log(space: Workspace) -> None:
    with space.open() as opened:
        with pytest.raises(SourceChanged):
            opened.vault.seal([FIRST, to_seal(b"now", expected=sha(b"then"))])
        assert opened.vault.exhibits() == ()


def test_a_file_that_went_away_is_a_clear_refusal(space: Workspace) -> None:
    gone = to_seal(b"x", "没了.csv")
    missing = type(gone)(
        open=lambda: open("/nonexistent/没了.csv", "rb"),  # noqa: SIM115
        sha256=gone.sha256,
        kind=gone.kind,
        provenance=gone.provenance,
    )
    with space.open() as opened, pytest.raises(SourceUnreadable):
        opened.vault.seal([missing])


def test_a_derived_file_names_its_original(space: Workspace) -> None:
    original = to_seal(b"zip", "a.zip", kind=ExhibitKind.OTHER)
    member = to_seal(b"member", "a.zip!/b.csv", parent=original.sha256)
    exhibits = space.seal(original, member)
    with space.open() as opened:
        record = json.loads(opened.vault.entries()[1].record)
    assert exhibits[1].parent == original.sha256
    assert (record["type"], record["parent"]) == ("derived", 0)


def test_a_derived_file_without_its_original_is_refused(space: Workspace) -> None:
    with space.open() as opened, pytest.raises(ParentUnsealed):
        opened.vault.seal([to_seal(b"member", parent=sha(b"never sealed"))])


def test_the_sheet_tells_where_the_file_came_from(space: Workspace) -> None:
    space.seal(FIRST)
    with space.open() as opened:
        sheet = json.loads(opened.vault.entries()[0].sheet)
    assert [step["event"] for step in sheet["history"]] == ["acquired", "imported", "sealed"]
    assert sheet["provenance"]["original_name"] == "一.csv"
    assert sheet["provenance"]["obtained_by"] == "店主"
    assert sheet["sha256"] == sha(b"first")


def test_a_record_of_the_log_names_nobody(space: Workspace) -> None:
    space.seal(to_seal(b"13800000001", "张三的聊天.txt"))
    with space.open() as opened:
        entry = opened.vault.entries()[0]
    assert sorted(json.loads(entry.record)) == [
        "at",
        "clock",
        "commit",
        "sheet",
        "size",
        "type",
        "v",
    ]
    assert sha(b"13800000001").encode() not in entry.record


def test_who_lacks_the_salt_cannot_try_contents_out(space: Workspace) -> None:
    space.seal(FIRST)
    with space.open() as opened:
        entry = opened.vault.entries()[0]
    recorded = json.loads(entry.record)["commit"]
    assert commitment(entry.salt, sha(b"first")) == recorded
    assert commitment(bytes(32), sha(b"first")) != recorded


def test_equal_files_in_two_vaults_have_unlike_records(tmp_path: object) -> None:
    records = []
    for name in ("a", "b"):
        space = Workspace(tmp_path / name)  # type: ignore[operator]
        space.seal(FIRST)
        with space.open() as opened:
            records.append(json.loads(opened.vault.entries()[0].record)["commit"])
    assert records[0] != records[1]


def test_a_file_name_that_is_no_text_is_kept_escaped(space: Workspace) -> None:
    space.seal(to_seal(b"odd", "\udcff坏名.csv"))
    with space.open() as opened:
        sheet = json.loads(opened.vault.entries()[0].sheet)
    assert "\\udcff坏名.csv" in sheet["provenance"]["original_name"]


def test_a_record_too_long_for_the_log_is_refused() -> None:
    from zhendan.evidence import RecordTooLong

    with pytest.raises(RecordTooLong):
        make_record("sealed", commits=("a" * 70_000, ""), size=1)


def test_the_printed_checkpoint_stays_when_a_packet_is_exported(tmp_path: object) -> None:
    space = sealed_workspace(tmp_path / "data")  # type: ignore[operator]
    with space.open() as opened:
        printed = opened.vault.checkpoint()
    packet_of(space, tmp_path / "packet")  # type: ignore[operator]
    with space.open() as opened:
        assert opened.vault.checkpoint() == printed
        assert opened.vault.newest().size == printed.size + 1


def test_an_empty_vault_has_a_signed_checkpoint(space: Workspace) -> None:
    with space.open() as opened:
        assert opened.vault.checkpoint().size == 0


def test_another_key_is_not_used_to_go_on(space: Workspace) -> None:
    space.seal(FIRST)
    (space.folder / "key.pem").unlink()
    with space.open() as opened, pytest.raises(KeyReplaced) as refused:
        opened.vault.seal([SECOND])
    assert len(str(refused.value.facts["expected"])) == 64
    assert refused.value.facts["expected"] != refused.value.facts["found"]


def test_a_lost_original_is_restored_by_sealing_the_same_bytes(space: Workspace) -> None:
    space.seal(FIRST)
    space.blob(b"first").unlink()
    space.seal(FIRST)
    assert space.verify().ok


def test_an_event_is_recorded_once(space: Workspace) -> None:
    space.seal(FIRST)
    with space.open() as opened:
        facts = {"to": "律师"}
        one = opened.vault.record("handed-over", io.BytesIO(b"list"), facts)
        two = opened.vault.record("handed-over", io.BytesIO(b"list"), facts)
        three = opened.vault.record("handed-over", io.BytesIO(b"list"), {"to": "法院"})
    assert one == two
    assert three.leaf == one.leaf + 1
    assert space.verify().ok


@DISK
@given(batches=st.lists(st.lists(st.binary(max_size=20), max_size=4), max_size=4))
def test_any_sequence_of_sealings_verifies(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[bytes]]
) -> None:
    space = Workspace(tmp_path_factory.mktemp("vault") / "data")
    space.seal()
    for batch in batches:
        space.seal(*(to_seal(content) for content in batch))
    found = space.verify()
    assert found.ok
    assert found.checked["exhibits"] == len({one for batch in batches for one in batch})


def test_the_sample_items_seal() -> None:
    assert len({item.sha256 for item in sample_items()}) == 5
