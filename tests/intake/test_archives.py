"""Archives: told by their content; names in every encoding, locks, limits, hostile members."""

import gzip
import io
import struct
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

import pytest

from tests.intake.conftest import SAMPLES, SECRET, Inbox, Read
from zhendan.formats.confined import tarballs
from zhendan.formats.readers.magic import PACKED, Content, judge
from zhendan.intake import IntakeSettings

SETTINGS = IntakeSettings(secret=SECRET)
LOCKED = (SAMPLES / "bad" / "password_protected_AES_pw_is_1234.zip").read_bytes()
TEXT = "订单编号,买家\n1,2\n".encode()


def _zip(members: Sequence[tuple[str, bytes]]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members:
            info = zipfile.ZipInfo("x" * len(name.encode()))
            info.filename = name
            archive.writestr(info, content)
    return made.getvalue()


def _named(name: bytes, content: bytes = TEXT) -> bytes:
    """A zip whose only name bears no mark of its encoding."""
    stand_in = b"q" * len(name)
    return _zip([(stand_in.decode(), content)]).replace(stand_in, name)


def _tar(
    members: Sequence[tuple[str, bytes]], change: Callable[[tarfile.TarInfo], None] | None = None
) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            if change is not None:
                change(info)
            archive.addfile(info, io.BytesIO(content if info.isreg() else b""))
    return made.getvalue()


def _inside(taken: Inbox) -> list[str]:
    return [file.path.partition("!/")[2] for file in taken.reading.files if "!/" in file.path]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("订单导出1.csv".encode("gb18030"), "订单导出1.csv"),
        ("订单导出1.csv".encode(), "订单导出1.csv"),
        ("訂單明細.csv".encode("big5"), "訂單明細.csv"),
        ("注文番号一覧.csv".encode("cp932"), "注文番号一覧.csv"),
        (b"plain.csv", "plain.csv"),
    ],
)
def test_a_member_is_shown_by_the_name_that_it_was_given(
    inbox: Read, name: bytes, shown: str
) -> None:
    assert _inside(inbox({"a.zip": _named(name)})) == [shown]


@pytest.mark.parametrize("ending", ["tar", "tar.gz", "tgz", "dat"])
def test_a_tar_is_opened_by_its_content(inbox: Read, ending: str) -> None:
    content = _tar([("订单.csv", TEXT), ("b.txt", b"x")])
    if ending != "tar":
        content = gzip.compress(content)
    taken = inbox({f"a.{ending}": content})
    assert _inside(taken) == ["订单.csv", "b.txt"]
    assert taken.file("订单.csv").parent == taken.file(f"a.{ending}").sha256


def test_a_tar_with_names_in_gbk_is_read(inbox: Read) -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", encoding="gbk", format=tarfile.GNU_FORMAT) as archive:
        info = tarfile.TarInfo("订单明细.csv")
        info.size = len(TEXT)
        archive.addfile(info, io.BytesIO(TEXT))
    assert _inside(inbox({"a.tar": made.getvalue()})) == ["订单明细.csv"]


@pytest.mark.parametrize("sign", sorted(PACKED))
def test_an_archive_of_another_kind_is_refused_with_what_to_do(inbox: Read, sign: bytes) -> None:
    content = sign + (b"91AY&SY" if sign == b"BZh" else bytes(200))
    taken = inbox({"a.csv": content})
    assert taken.codes("a.csv") == ["ZD383"]
    problem = taken.file("a.csv").problems[0]
    assert PACKED[sign] in problem.text.zh
    assert "zip" in problem.text.zh
    assert problem.refused


BAD_NAMES = (
    *("../../x", "/abs/x", "..\\..\\x", "C:\\x", "ok/../../x", "a\nb.csv", "a\x1b[31m.csv"),
    *("gnp.\u202ecsv", "a\u200bb.csv", "\u2066x.csv", "d/" * 80 + "x", "n" * 1100),
)


@pytest.mark.parametrize("name", BAD_NAMES)
@pytest.mark.parametrize("pack", [_zip, _tar])
def test_a_dangerous_name_is_refused_and_the_rest_is_read(
    inbox: Read, name: str, pack: Callable[[Sequence[tuple[str, bytes]]], bytes]
) -> None:
    taken = inbox({"a.bin": pack([(name, b"bad"), ("good.csv", TEXT)])})
    assert _inside(taken) == ["good.csv"]
    assert taken.codes("a.bin") == ["ZD309"]
    assert "\u202e" not in str(taken.file("a.bin").problems)


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE]
)
def test_links_and_devices_of_a_tar_are_refused(inbox: Read, kind: bytes) -> None:
    def change(info: tarfile.TarInfo) -> None:
        info.type, info.size, info.linkname = kind, 0, "/etc/passwd"

    taken = inbox({"a.tar": _tar([("x", b"")], change), "b.csv": TEXT})
    assert (taken.codes("a.tar"), _inside(taken)) == (["ZD309"], [])


def test_two_members_of_one_name_are_both_kept(inbox: Read) -> None:
    taken = inbox({"a.zip": _zip([("a.csv", b"one"), ("a.csv", b"two"), ("b/a.csv", b"three")])})
    assert _inside(taken) == ["a.csv", "a.csv (2)", "b/a.csv"]


@pytest.mark.parametrize("cut", [1, 512, 700, 1024, 1500])
def test_a_tar_that_is_cut_short_is_refused_whole(inbox: Read, cut: int) -> None:
    content = _tar([("a.csv", TEXT * 20), ("b.csv", b"other" * 200)]).rstrip(b"\0")
    whole = content + bytes(-len(content) % 512)
    taken = inbox({"a.tar": whole[: len(whole) - cut + 1]})
    assert taken.codes("a.tar") == ["ZD307"]
    assert _inside(taken) == []


def test_a_tar_of_too_many_members_is_refused(inbox: Read) -> None:
    taken = inbox({"a.tar": _tar([(f"{n}", b"") for n in range(tarballs.MOST_MEMBERS + 1)])})
    assert taken.codes("a.tar") == ["ZD310"]


def test_a_bomb_inside_a_tar_gz_is_stopped(inbox: Read) -> None:
    content = gzip.compress(_tar([("zeros", bytes(64 << 20))]))
    assert inbox({"a.tar.gz": content}).codes("a.tar.gz") == ["ZD310"]


def test_archives_lie_in_one_another_once_and_no_deeper(inbox: Read) -> None:
    one = _zip([("a.txt", b"deep")])
    two = _tar([("one.zip", one)])
    three = gzip.compress(_zip([("two.tar", _tar([("other.zip", _zip([("b.txt", b"deeper")]))]))]))
    taken = inbox({"2.tar": two, "3.gz": three})
    assert "2.tar!/one.zip!/a.txt" in [file.path for file in taken.reading.files]
    assert "ZD310" in [p.code for file in taken.reading.files for p in file.problems]
    assert not any(
        file.path.startswith("3.gz") and "a.txt" in file.path for file in taken.reading.files
    )


def _zipcrypto(secret: bytes, content: bytes, name: str = "a.csv") -> bytes:
    """A zip locked the old way, as every Windows program writes it."""
    table = [0] * 256
    for number in range(256):
        crc = number
        for _ in range(8):
            crc = (crc >> 1) ^ (0xEDB88320 if crc & 1 else 0)
        table[number] = crc
    keys = [0x12345678, 0x23456789, 0x34567890]

    def turn(byte: int) -> None:
        keys[0] = (keys[0] >> 8) ^ table[(keys[0] ^ byte) & 0xFF]
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = (keys[2] >> 8) ^ table[(keys[2] ^ (keys[1] >> 24)) & 0xFF]

    for byte in secret:
        turn(byte)
    crc = zipfile.crc32(content)
    out = bytearray()
    for byte in bytes(11) + bytes((crc >> 24,)) + content:
        word = (keys[2] | 2) & 0xFFFF
        out.append(byte ^ (((word * (word ^ 1)) >> 8) & 0xFF))
        turn(byte)
    head = struct.pack("<HHHHHIII", 20, 1, 0, 0, 0x21, crc, len(out), len(content))
    local = b"PK\x03\x04" + head + struct.pack("<HH", len(name), 0) + name.encode()
    listed = b"PK\x01\x02" + struct.pack("<H", 20) + head
    listed += struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0) + name.encode()
    start = len(local) + len(out)
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(listed), start, 0)
    return local + bytes(out) + listed + end


@pytest.mark.parametrize("secret", [b"1234", "密码".encode(), "密码".encode("gb18030")])
def test_a_locked_member_is_opened_with_the_password_in_either_encoding(
    inbox: Read, secret: bytes
) -> None:
    word = "1234" if secret == b"1234" else "密码"
    taken = inbox({"a.zip": _zipcrypto(secret, TEXT)}, replace(SETTINGS, passwords={"*": word}))
    assert _inside(taken) == ["a.csv"]
    assert taken.codes("a.zip") == []


def _passes_the_check(locked: bytes) -> str:
    """A wrong password that the old scheme's one-byte check lets through."""
    for number in range(100_000):
        with zipfile.ZipFile(io.BytesIO(locked)) as archive, suppress(RuntimeError):
            archive.open("a.csv", pwd=f"wrong{number}".encode())
            return f"wrong{number}"
    raise AssertionError


@pytest.mark.parametrize("which", ["none", "wrong", "passes the check"])
def test_without_the_right_password_a_locked_member_is_asked_for(inbox: Read, which: str) -> None:
    locked = _zipcrypto(b"1234", TEXT)
    given = {"none": {}, "wrong": {"a.zip": "4321"}}.get(which)
    if given is None:
        given = {"a.zip": _passes_the_check(locked)}
    taken = inbox({"a.zip": locked}, replace(SETTINGS, passwords=given))
    assert taken.codes("a.zip") == ["ZD308"]
    assert "--password" in taken.file("a.zip").problems[0].text.zh


@pytest.mark.parametrize(
    ("given", "codes"),
    [({}, ["ZD308"]), ({"a.zip": "1234"}, []), ({"*": "1234"}, []), ({"*": "4321"}, ["ZD308"])],
)
def test_a_password_is_named_per_file_or_for_all(
    inbox: Read, given: dict[str, str], codes: list[str]
) -> None:
    taken = inbox({"a.zip": LOCKED}, replace(SETTINGS, passwords=given))
    assert taken.codes("a.zip") == codes
    assert "1234" not in str([file.problems for file in taken.reading.files])


def test_words_that_begin_like_an_archive_are_words() -> None:
    assert judge("BZh 的订单\n".encode()) is Content.TEXT
    assert judge(b"Rar but true\n") is Content.TEXT
