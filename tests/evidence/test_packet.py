"""A packet is whole, the same for the same state, and a stranger's tools accept it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.evidence.vaults import (
    CONTENTS,
    DOSSIER,
    Workspace,
    packet_of,
    sealed_workspace,
    to_seal,
)
from zhendan.domain import CaseId, ExhibitId
from zhendan.evidence import (
    ExhibitUnknown,
    FolderTaken,
    PacketPlan,
    PathUnsafe,
    build_packet,
    verify_packet,
)

VERIFY = Path("verify.py")


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return sealed_workspace(tmp_path / "data")


@pytest.fixture
def packet(space: Workspace, tmp_path: Path) -> Path:
    return packet_of(space, tmp_path / "packet").path


def run(
    packet: Path, *options: str, python: str = sys.executable
) -> subprocess.CompletedProcess[str]:
    """The packet's own verifier, in a process of its own."""
    command = [python, str(packet / VERIFY), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def files_of(packet: Path) -> dict[str, bytes]:
    return {
        path.relative_to(packet).as_posix(): path.read_bytes()
        for path in packet.rglob("*")
        if path.is_file()
    }


def test_a_packet_is_intact(packet: Path) -> None:
    found = verify_packet(packet)
    assert (found.faults, found.unchecked, found.exit_code) == ((), (), 0)


def test_its_own_verifier_says_so_too(packet: Path) -> None:
    done = run(packet)
    assert (done.returncode, done.stderr) == (0, "")
    assert "完好" in done.stdout


def test_it_says_that_nobody_stamped_it(packet: Path) -> None:
    assert "未经第三方时间戳" in run(packet).stdout


def test_the_originals_are_byte_identical_under_their_numbers(packet: Path) -> None:
    evidence = packet / "data" / "证据"
    assert (evidence / "E001.csv").read_bytes() == CONTENTS[0]
    assert sorted(path.name for path in evidence.iterdir()) == [
        "E001.csv",
        "E003.txt",
        "E004.zip",
        "E005.csv",
    ]


def test_the_dossier_lies_in_it_as_given(packet: Path) -> None:
    folder = packet / "data" / "申诉材料"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == DOSSIER


def test_what_is_left_out_is_named_and_its_leaf_remains(packet: Path) -> None:
    index = json.loads((packet / "data" / "凭证目录.json").read_text())
    assert index["not_included"] == [{"id": "E002", "leaf": 1}]
    assert "1 份" in index["not_included_words"]["zh"]
    assert len((packet / "log" / "records.jsonl").read_bytes().splitlines()) == 6


def test_nothing_of_a_file_that_is_left_out_is_in_the_packet(packet: Path) -> None:
    whole = b"".join(files_of(packet).values())
    assert "刷单表".encode() not in whole


def test_an_invented_case_says_so(packet: Path) -> None:
    assert b"Zhendan-Synthetic: yes\n" in (packet / "bag-info.txt").read_bytes()


@pytest.mark.parametrize("paper", ["data/凭证目录.json", "说明.md"])
def test_the_neutrality_statement_is_in_it(packet: Path, paper: str) -> None:
    text = (packet / paper).read_text().replace("*", "")
    assert "不是中立第三方存证" in text
    assert "它不证明内容真实，也不证明该时刻之前未被改动" in text


def test_it_never_speaks_of_block_chains_or_recognition_by_courts(packet: Path) -> None:
    whole = b"".join(files_of(packet).values()).decode("utf-8", "replace")
    assert [word for word in ("区块链", "司法认可") if word in whole] == []


def test_the_same_state_gives_the_same_bytes(space: Workspace, tmp_path: Path) -> None:
    one = packet_of(space, tmp_path / "one")
    two = packet_of(space, tmp_path / "two")
    assert files_of(one.path) == files_of(two.path)
    assert one.checkpoint == two.checkpoint


def test_another_dossier_is_another_export_of_the_same_log(
    space: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = packet_of(space, tmp_path / "one")
    monkeypatch.setitem(DOSSIER, "申诉材料.pdf", b"%PDF second version")
    two = packet_of(space, tmp_path / "two")
    assert two.checkpoint.size == one.checkpoint.size + 1
    assert space.verify(one.checkpoint.note).ok


def test_a_packet_replaces_an_earlier_one_whole(space: Workspace, packet: Path) -> None:
    (packet / "stray.txt").write_text("left by somebody")
    packet_of(space, packet)
    assert verify_packet(packet).exit_code == 0


def test_a_folder_of_unknown_origin_is_not_overwritten(space: Workspace, tmp_path: Path) -> None:
    place = tmp_path / "holiday"
    place.mkdir()
    (place / "photo.jpg").write_bytes(b"x")
    with pytest.raises(FolderTaken):
        packet_of(space, place)
    assert (place / "photo.jpg").read_bytes() == b"x"


def _plan(space: Workspace, out: Path, **changes: object) -> None:
    with space.open() as opened:
        given: dict[str, object] = {
            "vault": opened.vault,
            "case": CaseId("c"),
            "shop_name": "店",
            "dossier": {},
            "exhibits": (ExhibitId("E001"),),
        }
        build_packet(out, PacketPlan(**{**given, **changes}))  # type: ignore[arg-type]


def test_an_exhibit_that_is_not_sealed_cannot_be_packed(space: Workspace, tmp_path: Path) -> None:
    with pytest.raises(ExhibitUnknown):
        _plan(space, tmp_path / "p", exhibits=(ExhibitId("E099"),))


@pytest.mark.parametrize(
    "name", ["../out.pdf", "/abs.pdf", "a\nb.pdf", "a\\b.pdf", "c:x", "~x/../y"]
)
def test_a_dossier_file_cannot_climb_out(space: Workspace, tmp_path: Path, name: str) -> None:
    with pytest.raises(PathUnsafe):
        _plan(space, tmp_path / "p", dossier={name: b"x"})


def test_a_shop_name_cannot_forge_a_field(space: Workspace, tmp_path: Path) -> None:
    _plan(space, tmp_path / "p", shop_name="店\nZhendan-Masked: yes")
    assert verify_packet(tmp_path / "p").exit_code == 0
    assert b"\nZhendan-Masked: no\n" in (tmp_path / "p" / "bag-info.txt").read_bytes()


def test_a_packet_of_nothing_verifies(tmp_path: Path) -> None:
    space = Workspace(tmp_path / "data")
    space.seal()
    _plan(space, tmp_path / "p", exhibits=())
    assert verify_packet(tmp_path / "p").exit_code == 0


def test_a_packet_of_a_grown_log_still_verifies(space: Workspace, tmp_path: Path) -> None:
    packet_of(space, tmp_path / "one")
    space.seal(*(to_seal(bytes([n])) for n in range(20)))
    assert verify_packet(packet_of(space, tmp_path / "two").path).exit_code == 0


# --- the reader's own knowledge -----------------------------------------------------------------
def test_the_printed_root_and_key_are_recognised(space: Workspace, packet: Path) -> None:
    with space.open() as opened:
        root, key = opened.vault.checkpoint().root, opened.vault.key_fingerprint
    assert run(packet, "--checkpoint-root", root, "--key", key).returncode == 0


def test_a_root_printed_later_than_the_packet_is_not_found_in_it(
    space: Workspace, packet: Path
) -> None:
    space.seal(to_seal(b"sealed after the packet"))
    with space.open() as opened:
        later = opened.vault.checkpoint().root
    done = run(packet, "--checkpoint-root", later)
    assert (done.returncode, "root_not_printed" in done.stdout) == (1, True)


def test_a_remade_packet_of_another_key_shows_against_the_printed_key(
    space: Workspace, packet: Path, tmp_path: Path
) -> None:
    forged = packet_of(sealed_workspace(tmp_path / "forged"), tmp_path / "forged-packet").path
    with space.open() as opened:
        key = opened.vault.key_fingerprint
    assert verify_packet(forged).ok
    assert [one.code for one in verify_packet(forged, key_fingerprint=key).faults] == [
        "key_changed"
    ]
    assert verify_packet(packet, key_fingerprint=key).exit_code == 0


# --- outside witnesses --------------------------------------------------------------------------
def test_sha256sum_accepts_both_manifests(packet: Path) -> None:
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        command = ["sha256sum", "--strict", "--quiet", "-c", manifest]
        assert subprocess.run(command, cwd=packet, check=False).returncode == 0


def test_bagit_py_accepts_the_bag_and_rejects_a_broken_copy(packet: Path) -> None:
    command = [sys.executable, "-m", "bagit", "--validate", str(packet)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    with (packet / "data" / "证据" / "E001.csv").open("ab") as file:
        file.write(b"\n")
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1


OLD_PYTHON = [
    path
    for version in ("3.8", "3.9", "3.13")
    for path in sorted(
        Path(os.environ.get("PYENV_ROOT", "~/.pyenv"))
        .expanduser()
        .glob(f"versions/{version}.*/bin/python")
    )
]


@pytest.mark.skipif(not OLD_PYTHON, reason="no other Python is installed here")
@pytest.mark.parametrize("python", OLD_PYTHON, ids=str)
def test_other_pythons_check_it_with_openssl_alone(packet: Path, python: Path) -> None:
    done = run(packet, python=str(python))
    assert (done.returncode, done.stderr) == (0, "")


def test_without_any_signature_tool_it_says_that_something_is_unchecked(
    packet: Path, tmp_path: Path
) -> None:
    bare = (
        "import sys; sys.modules['cryptography.exceptions'] = None; sys.argv = ['v', sys.argv[1]];"
    )
    bare += "import runpy; runpy.run_path(sys.argv[1] + '/verify.py', run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", bare, str(packet)],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
    )
    assert (done.returncode, "未核验" in done.stdout) == (2, True)


@pytest.mark.parametrize("name", ["json.py", "hashlib.py", "argparse.py"])
def test_a_file_beside_the_verifier_cannot_pass_for_a_library(packet: Path, name: str) -> None:
    (packet / name).write_text("import os; os._exit(0)")
    done = run(packet)
    assert (done.returncode, name in done.stdout) == (1, True)


def test_its_answer_as_json_is_one_document(packet: Path) -> None:
    (packet / "data" / "证据" / "E001.csv").write_bytes(b"x")
    said = json.loads(run(packet, "--json").stdout)
    assert (said["ok"], said["exit"]) == (False, 1)
    assert "data/证据/E001.csv" in {bad["item"] for bad in said["bad"]}


def test_the_verifier_is_one_short_file_of_the_standard_library(packet: Path) -> None:
    text = (packet / VERIFY).read_text()
    assert len([line for line in text.splitlines() if line.strip()]) <= 400, "blank lines apart"
    assert "zhendan." not in text
    assert not any(word in text for word in ("urllib", "http", "socket"))
