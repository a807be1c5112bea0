"""Bags are written whole and checked strictly; outside tools agree."""

import hashlib
import io
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.vaults import DISK
from zhendan.evidence import BagWriter, FolderTaken, PathUnsafe, check_bag
from zhendan.evidence.papers import paper
from zhendan.evidence.shipped.verify import BAGIT, Check

NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=12
)


def bag(place: Path, files: dict[str, bytes]) -> Path:
    writer = BagWriter(place)
    for path, content in files.items():
        writer.add(path, io.BytesIO(content))
    return writer.finish()


@cache
def shipped() -> type[Check]:
    """The checks of the verifier as it lies in a packet: one file, no program of ours beside it."""
    source = paper("verify.py").decode()
    assert "zhendan.evidence" not in source
    held: dict[str, Any] = {"__name__": "shipped", "__file__": "verify.py"}
    exec(compile(source, "verify.py", "exec"), held)
    made: type[Check] = held["Check"]
    return made


def judged(place: Path) -> bool:
    """Whether a bag is sound; our program and the verifier in the packet find the same."""
    found = check_bag(place)
    theirs = shipped()(place)
    theirs.bag()
    ours = {(fault.code, fault.item) for fault in found.faults}
    assert {one[:2] for one in theirs.faults} == ours
    assert all(fault.text.zh and fault.text.en for fault in found.faults)
    return found.ok


def outside(place: Path) -> int:
    """bagit.py's opinion."""
    command = [sys.executable, "-m", "bagit", "--validate", "--quiet", str(place)]
    return subprocess.run(command, capture_output=True, check=False).returncode


FILES = {"data/订单.csv": b"1", "data/深/层/二.txt": b"", "note.txt": b"tag"}


def test_a_bag_is_sound_and_an_outside_tool_agrees(tmp_path: Path) -> None:
    place = bag(tmp_path / "bag", FILES)
    assert check_bag(place).ok
    assert outside(place) == 0


def test_a_plain_bag_is_never_called_fully_checked(tmp_path: Path) -> None:
    assert check_bag(bag(tmp_path / "bag", FILES)).exit_code == 2


def test_the_declaration_is_version_1_0_in_utf_8(tmp_path: Path) -> None:
    place = bag(tmp_path / "bag", FILES)
    assert (place / "bagit.txt").read_text() == (
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    )


def test_nothing_is_seen_of_a_bag_that_was_not_finished(tmp_path: Path) -> None:
    BagWriter(tmp_path / "bag").add("data/x", io.BytesIO(b"x"))
    assert not (tmp_path / "bag").exists()


def test_an_unfinished_attempt_does_not_stand_in_the_way(tmp_path: Path) -> None:
    BagWriter(tmp_path / "bag").add("data/x", io.BytesIO(b"x"))
    place = bag(tmp_path / "bag", FILES)
    assert check_bag(place).ok
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bag"]


def test_the_working_folder_is_never_changed(tmp_path: Path) -> None:
    before = Path.cwd()
    check_bag(bag(tmp_path / "bag", FILES))
    assert Path.cwd() == before


def test_a_file_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "bag").write_text("mine")
    with pytest.raises(FolderTaken):
        BagWriter(tmp_path / "bag")


UNSAFE = (
    "../x",
    "/x",
    "data/../x",
    "data//x",
    "data/./x",
    "data/",
    "",
    "~/x",
    "data/a\\b",
    "C:/x",
    "data/a\0b",
    "data/a\nb",
    "data/a\rb",
    "data/con:1",
    "data/end.",
    "data/end ",
    "data/\u202egnp.exe",
    "bagit.txt",
    "manifest-sha256.txt",
    "tagmanifest-sha256.txt",
)


@pytest.mark.parametrize("path", UNSAFE)
def test_an_unsafe_path_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(PathUnsafe):
        BagWriter(tmp_path / "bag").add(path, io.BytesIO(b"x"))


@pytest.mark.parametrize("other", ["data/A.TXT", "data/a.txt", "data/cafe\u0301.txt"])
def test_names_that_some_system_takes_for_one_are_refused(tmp_path: Path, other: str) -> None:
    writer = BagWriter(tmp_path / "bag")
    writer.add("data/a.txt", io.BytesIO(b"x"))
    writer.add("data/caf\u00e9.txt", io.BytesIO(b"x"))
    with pytest.raises(PathUnsafe):
        writer.add(other, io.BytesIO(b"y"))


@DISK
@given(names=st.dictionaries(NAMES, st.binary(max_size=30), max_size=5))
def test_whatever_may_be_written_reads_back_sound(
    tmp_path_factory: pytest.TempPathFactory, names: dict[str, bytes]
) -> None:
    place = tmp_path_factory.mktemp("bag") / "bag"
    writer, kept = BagWriter(place), {}
    for name, content in names.items():
        try:
            writer.add(f"data/{name}", io.BytesIO(content))
        except PathUnsafe:
            continue
        kept[f"data/{name}"] = content
    writer.finish()
    assert check_bag(place).ok
    assert {path: (place / path).read_bytes() for path in kept} == kept


@DISK
@given(data=st.data())
def test_any_changed_byte_is_found(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    place = bag(tmp_path_factory.mktemp("bag") / "bag", FILES)
    path = data.draw(st.sampled_from(sorted(p for p in place.rglob("*") if p.is_file())))
    raw = bytearray(path.read_bytes() or b"\0")
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    path.write_bytes(raw)
    assert check_bag(place).exit_code == 1


def test_a_percent_sign_is_encoded_in_the_manifest_alone(tmp_path: Path) -> None:
    place = bag(tmp_path / "bag", {"data/50%25.csv": b"x", "data/50%.csv": b"y"})
    assert b"data/50%2525.csv" in (place / "manifest-sha256.txt").read_bytes()
    assert (place / "data" / "50%25.csv").read_bytes() == b"x"
    assert check_bag(place).ok


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bagit.txt", b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n"),
        ("bagit.txt", b"BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n"),
        ("bagit.txt", b"\xef\xbb\xbfBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
        ("bagit.txt", b"BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n"),
        ("fetch.txt", b""),
        ("manifest-md5.txt", b""),
        ("manifest-sha256.txt", b""),
        ("data/more.txt", b"x"),
        ("more.txt", b"x"),
    ],
)
def test_a_bag_of_another_form_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    place = bag(tmp_path / "bag", FILES)
    (place / name).write_bytes(content)
    assert not judged(place)


def test_a_link_out_of_the_bag_is_refused_and_not_followed(tmp_path: Path) -> None:
    place = bag(tmp_path / "bag", FILES)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.txt").write_bytes(b"x")
    os.symlink(tmp_path / "outside", place / "data" / "folder")
    found = check_bag(place)
    assert [fault.item for fault in found.faults] == ["data/folder"]


GOOD_INFO = b"Source-Organization: \xe7\xa4\xba\xe4\xbe\x8b\nPayload-Oxum: 1.2\n"
"""The payload of `FILES` is one byte in two files."""
INFOS = {
    "a value over two lines": (b"Note: one\n  two\n\tthree\n", True),
    "an empty value": (b"Note:\n", True),
    "a repeated label": (b"Contact-Name: A\nContact-Name: B\n", True),
    "no line end at the end": (b"Note: one", True),
    "lines of Windows": (b"Note: one\r\nNote: two\r\n", True),
    "nothing": (b"", True),
    "the true sizes": (GOOD_INFO, True),
    "the true sizes in other letters": (b"payload-oxum: 1.2\n", True),
    "too many bytes": (b"Payload-Oxum: 2.2\n", False),
    "too few files": (b"Payload-Oxum: 1.1\n", False),
    "sizes that are none": (b"Payload-Oxum: 1,2\n", False),
    "sizes twice": (GOOD_INFO + b"Payload-Oxum: 1.2\n", False),
    "sizes over two lines": (b"Payload-Oxum:\n 1.2\n", False),
    "no colon": (b"Note one\n", False),
    "no blank after the colon": (b"Note:one\n", False),
    "a line that goes on from none": (b"  one\nNote: two\n", False),
    "an empty label": (b": one\n", False),
    "a blank before the colon": (b"Note : one\n", False),
    "an empty line": (b"Note: one\n\nNote: two\n", False),
    "a byte order mark": (b"\xef\xbb\xbfNote: one\n", False),
    "other letters than UTF-8": (b"Note: \xd6\xd0\n", False),
}


@pytest.mark.parametrize("what", INFOS)
def test_bag_info_is_labelled_lines_and_its_sizes_are_true(tmp_path: Path, what: str) -> None:
    content, sound = INFOS[what]
    place = bag(tmp_path / "bag", FILES | {"bag-info.txt": content})
    assert judged(place) is sound
    assert sound or {fault.item for fault in check_bag(place).faults} == {"bag-info.txt"}


def written(place: Path, files: dict[str, bytes]) -> Path:
    """A bag by plain means, with names that ours refuses to write."""
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    lines = [f"{hashes[name]}  {name}\n".encode() for name in sorted(files)]
    payload = b"".join(line for line in lines if line[66:].startswith(b"data/"))
    tags = {"bagit.txt": BAGIT, "manifest-sha256.txt": payload}
    others = {n: c for n, c in files.items() if not n.startswith("data/")} | tags
    listed = [f"{hashlib.sha256(others[n]).hexdigest()}  {n}\n" for n in sorted(others)]
    written = files | tags | {"tagmanifest-sha256.txt": "".join(listed).encode()}
    for name, content in written.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content)
    return place


NAMED = {
    "names apart": ({"data/a.txt": b"x", "data/b.txt": b"y"}, True),
    "a wide blank in a name": ({"data/\u8ba2\u5355\u3000\u8868.csv": b"x"}, True),
    "one name in two cases": ({"data/a.txt": b"x", "data/A.TXT": b"y"}, False),
    "one name in two spellings": ({"data/caf\u00e9": b"x", "data/cafe\u0301": b"y"}, False),
    "a second declaration": ({"data/a": b"x", "BAGIT.TXT": b"y"}, False),
    "a name that reads backwards": ({"data/\u202egnp.exe": b"x"}, False),
    "a name with an unseen sign": ({"data/a\u200b.txt": b"x"}, False),
    "a second stream": ({"data/a.txt:b": b"x"}, False),
    "a name no system keeps": ({"data/a?.txt": b"x"}, False),
    "a list of what to fetch": ({"data/a": b"x", "FETCH.TXT": b""}, False),
    "another manifest": ({"data/a": b"x", "Manifest-md5.txt": b""}, False),
    "no payload folder": ({}, False),
}


@pytest.mark.parametrize("what", NAMED)
def test_names_are_shown_as_they_are_and_kept_apart_by_every_system(
    tmp_path: Path, what: str
) -> None:
    files, sound = NAMED[what]
    place = written(tmp_path / "bag", files)
    assert judged(place) is sound
