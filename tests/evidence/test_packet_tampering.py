"""Every way to tamper with a packet is caught and names the item (integrity reference, 7)."""

import base64
import hashlib
import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.evidence.vaults import packet_of, sealed_workspace
from zhendan.evidence import verify_packet

Change = Callable[[Path], None]
INDEX = "data/凭证目录.json"


def edit(path: str, change: Callable[[bytes], bytes], *, fix: bool = False) -> Change:
    """A file of the packet changed; with `fix` the manifests are made to fit again."""

    def do(packet: Path) -> None:
        place = packet / path
        place.write_bytes(change(place.read_bytes()))
        if fix:
            fit(packet)

    return do


def fit(packet: Path) -> None:
    """Write both manifests anew, as somebody would who knows BagIt but has no key."""
    for name, data in (("manifest-sha256.txt", True), ("tagmanifest-sha256.txt", False)):
        paths = sorted(
            shown
            for path in packet.rglob("*")
            if path.is_file()
            and (shown := path.relative_to(packet).as_posix()).startswith("data/") == data
            and shown != "tagmanifest-sha256.txt"
        )
        lines = [f"{hashlib.sha256((packet / p).read_bytes()).hexdigest()}  {p}\n" for p in paths]
        (packet / name).write_text("".join(lines))


def fitted(change: Change) -> Change:
    """A change after which both manifests are made to fit."""

    def do(packet: Path) -> None:
        change(packet)
        fit(packet)

    return do


def add(path: str, content: bytes = b"x") -> Change:
    """A new file."""

    def do(packet: Path) -> None:
        (packet / path).parent.mkdir(parents=True, exist_ok=True)
        (packet / path).write_bytes(content)

    return do


def drop(path: str) -> Change:
    """A file removed."""
    return lambda packet: (packet / path).unlink()


def swap(one: str, two: str) -> Change:
    """Two files under each other's names."""

    def do(packet: Path) -> None:
        first, second = (packet / one).read_bytes(), (packet / two).read_bytes()
        (packet / one).write_bytes(second)
        (packet / two).write_bytes(first)

    return do


def replace(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Bytes put in place of others; they must be there."""

    def change(raw: bytes) -> bytes:
        assert old in raw
        return raw.replace(old, new, 1)

    return change


def as_json(**changes: object) -> Callable[[bytes], bytes]:
    """Fields of a JSON file replaced."""
    return lambda raw: json.dumps({**json.loads(raw), **changes}, ensure_ascii=False).encode()


def proof(change: Callable[[list[str]], list[str]]) -> Callable[[bytes], bytes]:
    """The lines of a proof file changed."""
    return lambda raw: "\n".join(change(raw.decode().split("\n"))).encode()


def extra(**changes: object) -> Callable[[list[str]], list[str]]:
    """The salt or record in a proof file changed."""

    def do(lines: list[str]) -> list[str]:
        told = json.loads(base64.b64decode(lines[1].split(" ")[1]))
        record = {**told["record"], **changes.pop("record", {})}  # type: ignore[dict-item]
        told = {**told, "record": record, **changes}
        return [
            lines[0],
            f"extra {base64.b64encode(json.dumps(told, sort_keys=True).encode()).decode()}",
            *lines[2:],
        ]

    return do


def exhibit_field(**changes: object) -> Callable[[bytes], bytes]:
    """Fields of the first exhibit in the index changed."""

    def do(raw: bytes) -> bytes:
        told = json.loads(raw)
        told["exhibits"][0].update(changes)
        return json.dumps(told, ensure_ascii=False).encode()

    return do


def without_exhibit(raw: bytes) -> bytes:
    """The index without its first exhibit, and without a word about it."""
    told = json.loads(raw)
    told["exhibits"] = told["exhibits"][1:]
    return json.dumps(told, ensure_ascii=False).encode()


def link(packet: Path) -> None:
    """A file replaced by a link to equal bytes elsewhere."""
    place = packet / "data/证据/E001.csv"
    kept = packet.with_name("kept-elsewhere")
    place.rename(kept)
    place.symlink_to(kept)


def reorder(raw: bytes) -> bytes:
    """The first two lines exchanged."""
    one, two, *rest = raw.splitlines(keepends=True)
    return b"".join([two, one, *rest])


def foreign(path: str) -> Change:
    """A file of another shop's packet of the same contents."""
    return lambda packet: shutil.copyfile(_pair()[1] / path, packet / path) and None


PROOF, SHEET, FILE = "proofs/0001.tlog-proof", "custody/0001.json", "data/证据/E001.csv"
SHARED = HealthCheck.function_scoped_fixture
TABLE: dict[str, tuple[Change, str]] = {
    "T12 a record changed": (
        edit("log/records.jsonl", replace(b'"size":3', b'"size":4'), fix=True),
        "log/records.jsonl",
    ),
    "T12 records reordered": (edit("log/records.jsonl", reorder, fix=True), "log/records.jsonl"),
    "T12 a record added": (
        edit("log/records.jsonl", lambda raw: raw + b"{}\n", fix=True),
        "log/records.jsonl",
    ),
    "T13 the last record dropped": (
        edit("log/records.jsonl", lambda raw: raw[: raw.rindex(b"\n", 0, -1) + 1], fix=True),
        "log/records.jsonl",
    ),
    "T18 the size in the checkpoint": (
        edit("log/checkpoint", replace(b"\n6\n", b"\n5\n"), fix=True),
        "log/checkpoint",
    ),
    "T20 the key replaced": (fitted(foreign("log/key.txt")), "log/checkpoint"),
    "T20 key, checkpoint and records replaced": (
        fitted(
            lambda packet: (
                [
                    foreign(f"log/{name}")(packet)
                    for name in ("key.txt", "checkpoint", "records.jsonl")
                ]
                and None
            )
        ),
        "proofs/export.tlog-proof",
    ),
    "T21 a key id that only resembles ours": (
        edit("log/key.txt", lambda raw: raw.replace(raw.split(b"+")[1], b"00000000"), fix=True),
        "log/key.txt",
    ),
    "T23 another index": (edit(PROOF, replace(b"index 0", b"index 1"), fix=True), PROOF),
    "T23 a hash removed": (edit(PROOF, proof(lambda one: one[:3] + one[4:]), fix=True), PROOF),
    "T23 a hash added": (
        edit(PROOF, proof(lambda one: [*one[:4], *one[3:]]), fix=True),
        PROOF,
    ),
    "T23 two hashes exchanged": (
        edit(PROOF, proof(lambda one: [*one[:3], one[4], one[3], *one[5:]]), fix=True),
        PROOF,
    ),
    "T23 a hash that is none": (
        edit(PROOF, proof(lambda one: [*one[:3], "AAAA", *one[4:]]), fix=True),
        PROOF,
    ),
    "T24 the proof of another item": (fitted(swap(PROOF, "proofs/0003.tlog-proof")), PROOF),
    "T24 a proof of another log": (fitted(foreign(PROOF)), PROOF),
    "T25 another salt": (edit(PROOF, proof(extra(salt="00" * 32)), fix=True), SHEET),
    "T25 another record": (edit(PROOF, proof(extra(record={"v": 2})), fix=True), "E001"),
    "T25 another commitment in the record": (
        edit(PROOF, proof(extra(record={"commit": "00"})), fix=True),
        "E001",
    ),
    "T34 a byte of a payload file": (edit(FILE, lambda raw: raw + b"\n"), FILE),
    "T34 a byte of a tag file": (edit("README.md", lambda raw: raw + b"\n"), "README.md"),
    "T34 a manifest line": (
        edit("manifest-sha256.txt", lambda raw: b"01"[raw[:1] == b"0" :][:1] + raw[1:]),
        "manifest-sha256.txt",
    ),
    "T34 a manifest line in capitals": (
        edit("manifest-sha256.txt", lambda raw: raw[:64].upper() + raw[64:]),
        "manifest-sha256.txt",
    ),
    "T34 manifest lines reordered": (edit("manifest-sha256.txt", reorder), "manifest-sha256.txt"),
    "T34 a line of the tag manifest": (
        edit("tagmanifest-sha256.txt", lambda raw: raw[1:]),
        "tagmanifest-sha256.txt",
    ),
    "T35 a payload file missing": (drop(FILE), FILE),
    "T35 a payload file missing, manifests fitted": (fitted(drop(FILE)), FILE),
    "T35 a payload file added": (add("data/证据/E099.pdf"), "E099.pdf"),
    "T35 a payload file added, manifests fitted": (
        fitted(add("data/证据/E099.pdf")),
        "manifest-sha256.txt",
    ),
    "T35 a tag file added": (add("custody/9999.json"), "custody/9999.json"),
    "T35 a tag file added, manifests fitted": (
        fitted(add("custody/9999.json", b"{}")),
        "custody/9999.json",
    ),
    "T35 a sheet missing, manifests fitted": (fitted(drop(SHEET)), SHEET),
    "T35 a proof missing, manifests fitted": (fitted(drop(PROOF)), PROOF),
    "T35 the log missing, manifests fitted": (
        fitted(lambda packet: shutil.rmtree(packet / "log")),
        "log/key.txt",
    ),
    "T35 a manifest line missing": (
        edit("manifest-sha256.txt", lambda raw: raw[raw.index(b"\n") + 1 :], fix=False),
        INDEX,
    ),
    "T35 a manifest line doubled": (
        edit("manifest-sha256.txt", lambda raw: raw[: raw.index(b"\n") + 1] + raw),
        "manifest-sha256.txt",
    ),
    "T36 an original and its manifest line": (
        edit(FILE, replace(b"19.90", b"29.90"), fix=True),
        FILE,
    ),
    "T36 the dossier and its manifest line": (
        edit("data/申诉材料/申诉材料.pdf", replace(b"invented", b"swapped!"), fix=True),
        "manifest-sha256.txt",
    ),
    "T36 a sheet and its manifest line": (
        edit(SHEET, replace("店主".encode(), "他人".encode()), fix=True),
        SHEET,
    ),
    "T36 two originals exchanged": (fitted(swap(FILE, "data/证据/E003.txt")), FILE),
    "T36 two sheets exchanged": (fitted(swap(SHEET, "custody/0003.json")), SHEET),
    "T36 the export's sheet": (
        edit("custody/export.json", as_json(case="another"), fix=True),
        "custody/export.json",
    ),
    "T36 the verifier": (
        edit("verify.py", lambda raw: raw + b"# kind\n", fix=True),
        "verify.py",
    ),
    "T36 the index names another kind": (
        edit(INDEX, exhibit_field(kind="invoice"), fix=True),
        "E001 kind",
    ),
    "T36 the index leaves an exhibit out": (edit(INDEX, without_exhibit, fix=True), INDEX),
    "T36 the index names another key": (edit(INDEX, as_json(key="00"), fix=True), INDEX),
    "T36 the index claims another parent": (
        edit(INDEX, exhibit_field(parent={"sha256": "0", "leaf": 2}), fix=True),
        "E001 parent",
    ),
    "T37 a path that climbs": (
        edit("manifest-sha256.txt", replace(b"  data/", b"  data/../../")),
        "data/../../",
    ),
    "T37 an absolute path": (edit("tagmanifest-sha256.txt", replace(b"  bag", b"  /bag")), "/bag"),
    "T37 a home path": (edit("tagmanifest-sha256.txt", replace(b"  bag", b"  ~/bag")), "~/bag"),
    "T37 an encoded separator": (
        edit("manifest-sha256.txt", replace(b"  data/", b"  data%2F..%2F")),
        "data%2F..%2F",
    ),
    "T37 a backslash": (
        edit("manifest-sha256.txt", replace(b"  data/", b"  data\\..\\")),
        "data\\..\\",
    ),
    "T38 fetch.txt": (fitted(add("fetch.txt", b"http://x 1 data/x\n")), "fetch.txt"),
    "T38 another version": (edit("bagit.txt", replace(b"1.0", b"0.97"), fix=True), "bagit.txt"),
    "T38 a blank before the colon": (
        edit("bagit.txt", replace(b"Version:", b"Version :"), fix=True),
        "bagit.txt",
    ),
    "T38 another encoding": (edit("bagit.txt", replace(b"UTF-8", b"GBK"), fix=True), "bagit.txt"),
    "T38 another manifest": (fitted(add("manifest-md5.txt")), "manifest-md5.txt"),
    "T38 a field of bag-info": (
        edit("bag-info.txt", replace(b"Synthetic: yes", b"Synthetic: no"), fix=True),
        "bag-info.txt",
    ),
    "T38 a field added to bag-info": (
        edit("bag-info.txt", lambda raw: raw + b"Contact-Name: x\n", fix=True),
        "bag-info.txt",
    ),
    "T38 another root in bag-info": (
        edit("bag-info.txt", replace(b"Root: ", b"Root: A"), fix=True),
        "bag-info.txt",
    ),
    "T38 another key in bag-info": (
        edit("bag-info.txt", replace(b"Fingerprint: ", b"Fingerprint: 0"), fix=True),
        "bag-info.txt",
    ),
    "T38 bag-info claims a stamp": (
        edit("bag-info.txt", replace(b"Time-Stamps: 0", b"Time-Stamps: 1"), fix=True),
        "bag-info.txt",
    ),
    "T38 a link instead of a file": (link, FILE),
    "T39 a masked copy exchanged for its original": (
        edit("data/证据/E005.csv", lambda _: b"archive with a member", fix=True),
        "E005",
    ),
}
# T40: see test_packet.py. T26 to T32: see test_stamps.py. T01 to T11, T33: test_vault_tampering.py.


@cache
def _pair() -> tuple[Path, Path]:
    """A packet, and another shop's packet of the same files."""
    import tempfile

    folder = Path(tempfile.mkdtemp())
    ours = packet_of(sealed_workspace(folder / "a"), folder / "ours").path
    theirs = packet_of(sealed_workspace(folder / "b"), folder / "theirs").path
    return ours, theirs


@pytest.fixture
def packet(tmp_path: Path) -> Path:
    return Path(shutil.copytree(_pair()[0], tmp_path / "packet"))


@pytest.mark.parametrize("name", TABLE)
def test_tampering_is_caught_and_named(packet: Path, name: str) -> None:
    change, item = TABLE[name]
    change(packet)
    found = verify_packet(packet)
    assert found.exit_code == 1
    assert any(item in fault.item for fault in found.faults), found.faults


def test_nothing_outside_is_opened_for_a_path_that_climbs(packet: Path) -> None:
    outside = packet.parent / "outside.txt"
    outside.write_bytes(b"secret")
    line = f"{hashlib.sha256(b'secret').hexdigest()}  data/../../outside.txt\n".encode()
    edit("manifest-sha256.txt", lambda raw: line + raw)(packet)
    assert "path_unsafe" in {fault.code for fault in verify_packet(packet).faults}


def test_a_packet_stripped_to_a_plain_bag_is_not_called_checked(packet: Path) -> None:
    for name in ("log", "custody", "proofs"):
        shutil.rmtree(packet / name)
    for name in ("bag-info.txt", "verify.py", "README.md", "说明.md"):
        (packet / name).unlink()
    fit(packet)
    found = verify_packet(packet)
    assert (found.exit_code, [one.code for one in found.unchecked]) == (2, ["not_a_packet"])


def test_a_packet_of_deeply_nested_json_is_a_fault_not_a_crash(packet: Path) -> None:
    edit(INDEX, lambda _: b"[" * 100_000, fix=True)(packet)
    assert verify_packet(packet).exit_code == 1


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"1", b'{"exhibits": 3}', b"\xff\xfe"])
@pytest.mark.parametrize("path", [INDEX, SHEET, "custody/export.json", "log/records.jsonl", PROOF])
def test_nonsense_in_a_paper_is_a_fault_not_a_crash(
    packet: Path, path: str, content: bytes
) -> None:
    edit(path, lambda _: content, fix=True)(packet)
    assert verify_packet(packet).exit_code == 1


def test_a_folder_that_is_no_packet_is_a_fault(tmp_path: Path) -> None:
    assert verify_packet(tmp_path / "nothing").exit_code == 1


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150
)
@given(data=st.data())
def test_any_changed_byte_is_a_fault(packet: Path, data: st.DataObject) -> None:
    paths = sorted(path for path in packet.rglob("*") if path.is_file())
    path = data.draw(st.sampled_from(paths))
    whole = path.read_bytes()
    raw = bytearray(whole)
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(raw)
    try:
        assert verify_packet(packet).exit_code == 1
    finally:
        path.write_bytes(whole)


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150
)
@given(data=st.data())
def test_any_changed_byte_is_a_fault_even_with_fitted_manifests(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    packet = Path(shutil.copytree(_pair()[0], tmp_path_factory.mktemp("fit") / "packet"))
    own = ("manifest-sha256.txt", "tagmanifest-sha256.txt")
    paths = sorted(p for p in packet.rglob("*") if p.is_file() and p.name not in own)
    path = data.draw(st.sampled_from(paths))
    raw = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(raw)
    fit(packet)
    assert verify_packet(packet).exit_code == 1
