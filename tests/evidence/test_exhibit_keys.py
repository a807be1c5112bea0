"""Each original under a key of its own: read only whole, lost never, ended with its key."""

import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evidence.vaults import sha, to_seal
from zhendan.adapters import ciphers
from zhendan.adapters.blobs import FolderBlobs
from zhendan.adapters.ciphers import Deciphering, Enciphering, plain_size
from zhendan.adapters.exhibit_keys import ExhibitKeys
from zhendan.adapters.lock import FolderLock
from zhendan.adapters.sealed_blobs import SealedBlobs
from zhendan.domain import CaseId
from zhendan.evidence import (
    BytesDamaged,
    Care,
    ErasedByRule,
    KeysApart,
    PacketPlan,
    build_packet,
    erase,
)
from zhendan.steps import wire, wire_reading
from zhendan.steps.enciphering import encipher
from zhendan.steps.safekeeping import back_up, restore

KEY = bytes(range(32))
SECRET = "张三丰 13800000001".encode()
CARE = Care(by="店主", reason="当事人请求", tool="zhendan test")
DIED = 9


class Dribble(io.BytesIO):
    """A stream that gives fewer bytes than it is asked for."""

    def read(self, size: int | None = -1) -> bytes:
        """At most seven bytes."""
        return super().read(min(7, size) if size and size > 0 else size)


def enciphered(content: IO[bytes]) -> bytes:
    """All the enciphered bytes."""
    return Enciphering(content, KEY).read()


def deciphered(content: bytes, key: bytes = KEY) -> bytes:
    """All the plain bytes."""
    with io.BufferedReader(Deciphering(io.BytesIO(content), key, sha(b""))) as plain:
        return plain.read()


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of 48 bytes, so that short contents have many."""
    monkeypatch.setattr(ciphers, "PIECE", 48)
    monkeypatch.setattr(ciphers, "PLAIN", 32)


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("stream", [io.BytesIO, Dribble])
def test_any_length_comes_back_and_its_plain_size_is_known(
    stream: Callable[[bytes], IO[bytes]],
) -> None:
    for length in range(130):
        content = os.urandom(length)
        made = enciphered(stream(content))
        assert deciphered(made) == content
        assert plain_size(len(made)) == length
        assert length < 8 or content not in made


def test_a_piece_of_the_real_length_comes_back_too() -> None:
    content = os.urandom(ciphers.PLAIN + 1)
    passing = Enciphering(io.BytesIO(content), KEY)
    assert deciphered(b"".join(iter(lambda: passing.read(4096), b""))) == content
    assert (passing.sha256, passing.size) == (sha(content), len(content))


def flipped(content: bytes, place: int) -> bytes:
    """The content with one bit changed."""
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("length", [0, 31, 32, 33, 64, 100])
def test_every_flipped_bit_and_every_cut_is_refused(length: int) -> None:
    made = enciphered(io.BytesIO(bytes(length)))
    broken = [
        made[:place] + bytes([made[place] ^ 1]) + made[place + 1 :] for place in range(len(made))
    ]
    broken += [made[:end] for end in range(len(made))]
    broken += [made + b"\0", made + made, made[48:] + made[:48] if len(made) > 48 else made[1:]]
    for one in broken:
        with pytest.raises(BytesDamaged):
            deciphered(one)
    with pytest.raises(BytesDamaged):
        deciphered(made, bytes(32))


ACTS = st.tuples(st.sampled_from(["put", "destroy", "reopen"]), st.sampled_from([b"", b"a", b"bb"]))


@settings(deadline=None, max_examples=15)
@given(st.lists(ACTS, max_size=12))
def test_the_store_holds_what_was_put_and_not_destroyed(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, bytes]]
) -> None:
    folder = tmp_path_factory.mktemp("sealed")
    with closing(FolderLock(folder)) as lock:
        held: set[bytes] = set()

        def opened() -> SealedBlobs:
            keys = ExhibitKeys(folder / "keys", write=True)
            keys.begin()
            return SealedBlobs(FolderBlobs(folder / "sealed", lock=lock, reserve=0), keys)

        blobs = opened()
        for act, content in acts:
            if act == "put":
                assert blobs.put(io.BytesIO(content)) == (sha(content), len(content))
                held.add(content)
            elif act == "destroy":
                blobs.destroy(sha(content))
                held.discard(content)
            else:
                blobs = opened()
        assert sorted(blobs) == sorted(map(sha, held))
        assert sorted(blobs.sizes()) == sorted(map(len, held))
        for content in held:
            with blobs.open(sha(content)) as plain:
                assert plain.read() == content


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A workspace with two plain originals, then enciphered, and a third sealed under its key."""
    place = tmp_path / "shop"
    with wire(place) as wiring:
        wiring.vault.seal([to_seal(b"one", "1.csv"), to_seal(SECRET, "2.csv")])
    assert encipher(place).done == 2
    with wire(place) as wiring:
        wiring.vault.seal([to_seal(b"three", "3.csv")])
    return place


def lies(place: Path, what: bytes = SECRET) -> bool:
    """Whether some bytes lie in any file of a folder."""
    return any(what in one.read_bytes() for one in place.rglob("*") if one.is_file())


def sound(place: Path) -> bool:
    """Whether a check finds nothing wrong and nothing unfinished."""
    with wire_reading(place) as wiring:
        checked = wiring.vault.verify()
    return not checked.faults and not checked.unchecked


def bytes_of(place: Path, content: bytes) -> bytes:
    """What the vault gives for the hash of some bytes."""
    with wire_reading(place) as wiring, wiring.vault.open(sha(content)) as plain:
        return plain.read()


def test_an_older_workspace_is_enciphered_whole_and_reads_as_before(shop: Path) -> None:
    assert sound(shop)
    assert not lies(shop)
    assert not list((shop / "blobs").glob("[0-9a-f][0-9a-f]/*"))
    assert [bytes_of(shop, one) for one in (b"one", SECRET, b"three")] == [b"one", SECRET, b"three"]
    assert encipher(shop).done == 0


def test_the_same_file_again_changes_neither_key_nor_bytes(shop: Path) -> None:
    before = {one: one.read_bytes() for one in (shop / "sealed").rglob("*") if one.is_file()}
    with wire(shop) as wiring:
        wiring.vault.record("exported", io.BytesIO(SECRET), {"case": "c"})
    kept = {one: one.read_bytes() for one in (shop / "sealed").rglob("*") if one.is_file()}
    assert kept == before


def test_a_packet_holds_plain_originals(shop: Path, tmp_path: Path) -> None:
    with wire(shop) as wiring:
        exhibits = tuple(one.id for one in wiring.vault.exhibits())
        build_packet(tmp_path / "packet", PacketPlan(wiring.vault, CaseId("c"), "店", {}, exhibits))
    assert lies(tmp_path / "packet")


SPOILT: list[tuple[Callable[[Path, Path], object], str]] = [
    (lambda key, cipher: cipher.write_bytes(flipped(cipher.read_bytes(), 0)), "blob_changed"),
    (lambda key, cipher: cipher.unlink(), "blob_missing"),
    (lambda key, cipher: key.unlink(), "blob_missing"),
    (lambda key, cipher: key.write_bytes(b"no key"), "blob_missing"),
    (
        lambda key, cipher: key.write_bytes(key.read_bytes()[:-65] + b"0" * 64 + b"\n"),
        "blob_changed",
    ),
]


@pytest.mark.parametrize(("spoil", "code"), SPOILT)
def test_damage_to_bytes_or_key_is_found_by_name_and_mended_by_the_file_itself(
    shop: Path, spoil: Callable[[Path, Path], object], code: str
) -> None:
    keys = ExhibitKeys(shop / "keys" / "exhibits", write=False)
    found = keys.find(sha(SECRET))
    assert found is not None
    name = sha(SECRET)
    spoil(
        shop / "keys" / "exhibits" / name[:2] / name,
        shop / "sealed" / found.cipher[:2] / found.cipher,
    )
    with wire_reading(shop) as wiring:
        checked = wiring.vault.verify()
    assert [(one.code, one.item) for one in checked.faults] == [(code, "E002")]
    with wire(shop) as wiring:
        wiring.vault.record("exported", io.BytesIO(SECRET), {"case": "c"})
    assert bytes_of(shop, SECRET) == SECRET


def test_erasing_destroys_the_key_so_that_a_copy_of_the_bytes_is_of_no_use(
    shop: Path, tmp_path: Path
) -> None:
    found = ExhibitKeys(shop / "keys" / "exhibits", write=False).find(sha(SECRET))
    assert found is not None
    shutil.copytree(shop / "sealed", tmp_path / "thief")
    with wire(shop) as wiring:
        erase(wiring.vault, wiring.vault.exhibits()[1], CARE, holds=())
    assert not lies(shop, found.key.hex().encode())
    shutil.copytree(tmp_path / "thief", shop / "sealed", dirs_exist_ok=True)
    with wire_reading(shop) as wiring, pytest.raises(ErasedByRule):
        wiring.vault.open(sha(SECRET))
    assert sound(shop)


def dies_at(step: int, act: Callable[[], object]) -> bool:
    """Run an act in a process that the system ends at its `step`th sync or rename."""
    child = os.fork()
    if child == 0:
        count = 0
        real = {"fsync": os.fsync, "rename": os.rename}

        def counted(name: str) -> Callable[..., object]:
            def call(*told: object, **more: object) -> object:
                nonlocal count
                count += 1
                if count == step:
                    os._exit(DIED)
                return real[name](*told, **more)  # type: ignore[operator]

            return call

        for name in real:
            setattr(os, name, counted(name))
        try:
            act()
        except BaseException:
            os._exit(1)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, DIED)
    return code == DIED


def steps_of(start: Path, folder: Path, act: Callable[[Path], object]) -> Iterator[Path]:
    """Copies of a workspace in which the act was ended at each of its steps, in order."""
    for step in range(1, 200):
        place = folder / f"died-{step}"
        shutil.copytree(start, place)
        if not dies_at(step, lambda place=place: act(place)):  # type: ignore[misc]
            return
        yield place
    raise AssertionError("it never came to an end")


def test_killed_anywhere_while_sealing_nothing_acknowledged_is_lost_and_nothing_is_left_over(
    shop: Path, tmp_path: Path
) -> None:
    def act(place: Path) -> None:
        with wire(place) as wiring:
            wiring.vault.seal([to_seal(b"four", "4.csv")])

    died = 0
    for place in steps_of(shop, tmp_path, act):
        died += 1
        with wire(place) as wiring:
            held = [one.sha256 for one in wiring.vault.exhibits()]
        assert held[:3] == [sha(one) for one in (b"one", SECRET, b"three")]
        assert [bytes_of(place, one) for one in (b"one", SECRET, b"three")]
        act(place)
        assert bytes_of(place, b"four") == b"four"
        assert sound(place)
        assert sum(1 for _ in (place / "sealed").glob("[0-9a-f][0-9a-f]/*")) == 4
    assert died > 5


def test_killed_anywhere_while_enciphering_or_erasing_it_is_finished_when_asked_again(
    tmp_path: Path,
) -> None:
    start = tmp_path / "plain"
    with wire(start) as wiring:
        wiring.vault.seal([to_seal(SECRET, "2.csv")])

    def erased(place: Path) -> None:
        with wire(place) as wiring:
            erase(wiring.vault, wiring.vault.exhibits()[0], CARE, holds=())

    for place in steps_of(start, tmp_path, encipher):
        assert bytes_of(place, SECRET) == SECRET
        encipher(place)
        assert bytes_of(place, SECRET) == SECRET
        assert sound(place)
        assert not lies(place)
    encipher(start)
    for place in steps_of(start, tmp_path / "erased", erased):
        erased(place)
        assert sound(place)
        assert not list((place / "sealed").glob("[0-9a-f][0-9a-f]/*"))
        with wire_reading(place) as wiring, pytest.raises(ErasedByRule):
            wiring.vault.open(sha(SECRET))


def test_an_altered_original_is_left_as_it_lies_and_named(tmp_path: Path) -> None:
    place = tmp_path / "shop"
    with wire(place) as wiring:
        wiring.vault.seal([to_seal(b"one", "1.csv"), to_seal(SECRET, "2.csv")])
    blob = place / "blobs" / sha(b"one")[:2] / sha(b"one")
    blob.write_bytes(b"0ne")
    made = encipher(place)
    assert (made.done, list(made.altered)) == (1, [sha(b"one")])
    assert blob.read_bytes() == b"0ne"


def test_a_backup_holds_no_key_and_comes_back_with_the_copy_beside_it(
    shop: Path, tmp_path: Path
) -> None:
    (tmp_path / "copies").mkdir()
    made = back_up(shop, tmp_path / "copies" / "one")
    assert not made.damaged
    assert not lies(tmp_path / "copies")
    assert not (tmp_path / "copies" / "one" / "keys" / "exhibits").exists()
    back = restore(tmp_path / "copies" / "one", tmp_path / "again")
    assert back.checked is not None
    assert not back.checked.faults
    assert bytes_of(tmp_path / "again", SECRET) == SECRET
    keys = tmp_path / "copies" / made.keys
    shutil.rmtree(keys)
    with pytest.raises(KeysApart):
        restore(tmp_path / "copies" / "one", tmp_path / "third")
    assert not (tmp_path / "third").exists()


def test_what_was_erased_stays_erased_in_every_backup_though_no_later_log_is_left(
    shop: Path, tmp_path: Path
) -> None:
    (tmp_path / "copies").mkdir()
    back_up(shop, tmp_path / "copies" / "old")
    with wire(shop) as wiring:
        erase(wiring.vault, wiring.vault.exhibits()[1], CARE, holds=())
    back_up(shop, tmp_path / "copies" / "new")
    shutil.rmtree(tmp_path / "copies" / "new")
    back = restore(tmp_path / "copies" / "old", tmp_path / "again")
    assert back.erased.exhibits == ("E002",)
    assert sound(tmp_path / "again")
    with wire(tmp_path / "again") as wiring, pytest.raises(ErasedByRule):
        wiring.vault.open(sha(SECRET))
    assert bytes_of(tmp_path / "again", b"one") == b"one"


def test_what_was_read_lies_under_the_original_s_key(shop: Path) -> None:
    with wire(shop) as wiring:
        wiring.readings.keep(sha(SECRET), {"a.reading": SECRET})
        assert wiring.readings.of(sha(SECRET)) == {"a.reading": SECRET}
        assert not lies(shop / "readings")
        erase(wiring.vault, wiring.vault.exhibits()[1], CARE, holds=())
        assert wiring.readings.of(sha(SECRET)) == {}
