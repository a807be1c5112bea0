"""Originals in S3-compatible storage: asked of a server that speaks the protocol (moto).

With ZHENDAN_TEST_S3=http://… and AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY the same tests ask that
server instead; each makes a bucket of its own there and leaves it.
"""

import io
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from tests.evidence.vaults import TickingClock, sha, to_seal
from tests.ledger.server import NoServer, cluster
from zhendan.adapters.s3_blobs import S3Blobs
from zhendan.adapters.signer import KeyFileSigner
from zhendan.adapters.storage_errors import (
    BlobMissing,
    BlobsElsewhere,
    FolderReadOnly,
    StorageAddressOdd,
    StorageRefused,
)
from zhendan.domain import Sha256
from zhendan.evidence import Care, Vault, erase
from zhendan.faces.cli import cli
from zhendan.steps import wire, wire_reading
from zhendan.steps.enciphering import encipher
from zhendan.steps.safekeeping import back_up, restore

CASE = Path(__file__).resolve().parents[1] / "samples" / "case_taobao"
CONTENT = b"an original" * 1000


@pytest.fixture(scope="module")
def storage() -> Iterator[str]:
    """The address of the server: one that was named, or a stand-in that speaks the protocol."""
    if real := os.environ.get("ZHENDAN_TEST_S3"):
        yield real
        return
    server = pytest.importorskip("moto.server", reason="moto is not installed")
    running = server.ThreadedMotoServer(port=0)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def bucket(storage: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """The address of an empty bucket, and keys where the client looks for them."""
    import boto3

    for key in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(key, os.environ.get(key, "invented"))
    name = f"b{sha(f'{request.node.name} {time.time_ns()}'.encode())[:20]}"
    boto3.client("s3", endpoint_url=storage, region_name="us-east-1").create_bucket(Bucket=name)
    return f"s3://{name}/shop/one?endpoint={storage}&region=us-east-1"


def test_bytes_come_back_as_they_were_and_twice_is_once(bucket: str) -> None:
    blobs = S3Blobs(bucket, write=True)
    assert blobs.put(io.BytesIO(CONTENT)) == blobs.put(io.BytesIO(CONTENT))
    assert list(blobs) == [sha(CONTENT)]
    assert blobs.sizes() == [len(CONTENT)]
    with S3Blobs(bucket, write=False).open(sha(CONTENT)) as content:
        assert content.read() == CONTENT


def test_what_was_damaged_in_the_store_is_mended_by_the_same_file(bucket: str) -> None:
    blobs = S3Blobs(bucket, write=True)
    blobs.put(io.BytesIO(CONTENT))
    blobs._client.put_object(Bucket=blobs._bucket, Key=blobs._key(sha(CONTENT)), Body=b"torn")
    blobs.put(io.BytesIO(CONTENT))
    with blobs.open(sha(CONTENT)) as content:
        assert content.read() == CONTENT


def test_a_put_never_writes_over_what_another_wrote_meanwhile(bucket: str) -> None:
    blobs = S3Blobs(bucket, write=True)
    blobs._client.put_object(Bucket=blobs._bucket, Key=blobs._key(sha(CONTENT)), Body=b"theirs")
    blobs._send(sha(CONTENT), io.BytesIO(CONTENT), replace=False)
    with blobs.open(sha(CONTENT)) as content:
        found = content.read()
    if "ZHENDAN_TEST_S3" in os.environ and found == CONTENT:
        pytest.skip("this server ignores If-None-Match; what it wrote has the hash of its name")
    assert found == b"theirs"


class Torn(S3Blobs):
    """Storage to which only the beginning of a body gets through."""

    def _send(self, sha256: Sha256, whole: IO[bytes], *, replace: bool) -> None:
        key = self._key(sha256)
        self._client.put_object(Bucket=self._bucket, Key=key, Body=whole.read(100))


def test_a_body_that_is_damaged_on_its_way_is_never_acknowledged(bucket: str) -> None:
    with pytest.raises(StorageRefused):
        Torn(bucket, write=True).put(io.BytesIO(CONTENT))
    blobs = S3Blobs(bucket, write=True)
    assert sha(CONTENT) not in blobs
    blobs.put(io.BytesIO(CONTENT))
    assert sha(CONTENT) in blobs


def test_missing_bytes_a_reader_that_writes_and_a_bucket_that_is_not_there(bucket: str) -> None:
    with pytest.raises(BlobMissing):
        S3Blobs(bucket, write=False).open(sha(b"nothing"))
    with pytest.raises(FolderReadOnly):
        S3Blobs(bucket, write=False).put(io.BytesIO(b"x"))
    with pytest.raises(StorageRefused):
        S3Blobs(bucket.replace("s3://b", "s3://c"), write=True).put(io.BytesIO(b"x"))
    with pytest.raises(StorageRefused):
        S3Blobs("s3://b/p?endpoint=http://127.0.0.1:9&region=x", write=True).put(io.BytesIO(b"x"))


@pytest.mark.parametrize(
    "address", ["s3://", "http://b/p", "s3://key:secret@b/p", "s3://b/p?secret=1", "b"]
)
def test_an_address_that_is_odd_or_holds_a_key_is_refused(address: str) -> None:
    with pytest.raises(StorageAddressOdd):
        S3Blobs(address, write=False)


def test_a_vault_seals_verifies_finds_damage_and_erases_in_storage(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHENDAN_BLOBS", bucket)
    place = tmp_path / "shop"
    with wire(place) as wiring:
        wiring.vault.seal([to_seal(CONTENT), to_seal(b"other", "b.csv")])
        erase(wiring.vault, wiring.vault.exhibits()[1], Care("店主", "到期"), holds=())
    assert not (place / "blobs").exists()
    with wire_reading(place) as wiring:
        assert wiring.vault.verify().exit_code == 0
    blobs = S3Blobs(bucket, write=True)
    assert sha(b"other") not in blobs
    blobs._client.put_object(Bucket=blobs._bucket, Key=blobs._key(sha(CONTENT)), Body=b"flip")
    with wire_reading(place) as wiring:
        found = wiring.vault.verify().faults
    assert [(one.code, one.item) for one in found] == [("blob_changed", "E001")]
    monkeypatch.delenv("ZHENDAN_BLOBS")
    with pytest.raises(BlobsElsewhere), wire_reading(place):
        pass


def test_backup_and_restore_between_storage_and_storage(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from click.testing import CliRunner

    def ran(*words: object) -> dict[str, object]:
        done = CliRunner().invoke(cli, [*map(str, words), "--json"], standalone_mode=False)
        assert done.exception is None, done.exception
        told: dict[str, object] = json.loads(done.stdout)
        return told

    monkeypatch.setenv("ZHENDAN_BLOBS", bucket)
    ran("evidence", "add", CASE, "--data", tmp_path / "shop")
    made = ran("backup", tmp_path / "copy", "--data", tmp_path / "shop")
    assert any((tmp_path / "copy" / "blobs").rglob("*"))
    monkeypatch.setenv("ZHENDAN_BLOBS", bucket.replace("/one", "/two"))
    back = ran("restore", tmp_path / "copy", "--data", tmp_path / "again")
    assert (made["size"], made["root"]) == (back["size"], back["root"])
    assert ran("verify", "--data", tmp_path / "again")["ok"] is True
    one, two = (S3Blobs(bucket.replace("/one", name), write=False) for name in ("/one", "/two"))
    assert set(one) == set(two) != set()


def test_originals_under_keys_lie_enciphered_in_storage_and_come_back(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHENDAN_BLOBS", bucket)
    with wire(tmp_path / "shop") as wiring:
        wiring.vault.seal([to_seal(CONTENT), to_seal(b"other", "b.csv")])
    assert encipher(tmp_path / "shop").done == 2
    plain = S3Blobs(bucket, write=True)
    assert list(plain) == []
    assert len(list(plain.below("sealed"))) == 2
    back_up(tmp_path / "shop", tmp_path / "copy")
    with wire(tmp_path / "shop") as wiring:
        erase(wiring.vault, wiring.vault.exhibits()[1], Care(by="店主", reason="到期"), holds=())
    assert len(list(plain.below("sealed"))) == 1
    monkeypatch.setenv("ZHENDAN_BLOBS", bucket.replace("/one", "/two"))
    restore(tmp_path / "copy", tmp_path / "again")
    with wire_reading(tmp_path / "again") as wiring, wiring.vault.open(sha(CONTENT)) as content:
        assert content.read() == CONTENT
    assert not any((tmp_path / "again" / "sealed").rglob("*"))


def test_server_ledger_and_storage_together(bucket: str, tmp_path: Path) -> None:
    pytest.importorskip("psycopg", reason="the driver for PostgreSQL is not installed")
    from zhendan.adapters.ledger.postgres import PostgresLedger

    try:
        with cluster() as address:
            ledger = PostgresLedger(address, write=True)
            signer = KeyFileSigner(tmp_path / "key.pem")
            blobs = S3Blobs(bucket, write=True)
            vault = Vault(ledger, blobs, clock=TickingClock(), signer=signer)
            sealed = vault.seal([to_seal(CONTENT), to_seal(b"other", "b.csv")])
            assert [one.sha256 for one in sealed.exhibits] == [sha(CONTENT), sha(b"other")]
            assert vault.verify().exit_code == 0
            blobs.destroy(Sha256(sha(b"other")))
            assert [one.item for one in vault.verify().faults] == ["E002"]
            ledger.close()
    except NoServer as why:
        pytest.skip(str(why))
