"""Checkpoints are C2SP signed notes, down to the byte."""

import base64
import sys

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from zhendan.evidence import CheckpointRefused, key_fingerprint, key_line, open_checkpoint
from zhendan.evidence.notes import sign_checkpoint
from zhendan.evidence.shipped.verify import ed25519_holds, read_key

# The example of Go's golang.org/x/mod/sumdb/note, printed in its documentation.
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_SECRET = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
GO_TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
GO_SIGNATURE = (
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
)
ROOT = base64.b64encode(bytes(range(32))).decode()


class Pen:
    """A key made from a known seed."""

    def __init__(self, seed: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)

    def public_key(self) -> bytes:
        """The public half."""
        return self._key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """A signature."""
        return self._key.sign(message)


PEN, OTHER = Pen(b"1" * 32), Pen(b"2" * 32)
ORIGIN = "shop/zhendan/00/1"
NAME = "shop/zhendan/00"
KEY = key_line(NAME, PEN.public_key())
NOTE = sign_checkpoint(ORIGIN, 5, ROOT, signer=PEN).note


def test_the_key_of_the_go_example_is_read_as_go_reads_it() -> None:
    name, public, mark = read_key(GO_KEY)
    assert key_line(name, public) == GO_KEY
    assert key_fingerprint(name, public) == mark


def test_our_signature_of_the_go_example_is_byte_equal() -> None:
    pen = Pen(base64.b64decode(GO_SECRET)[1:])
    signed = bytes.fromhex(read_key(GO_KEY)[2][:8]) + pen.sign(GO_TEXT.encode())
    assert base64.b64encode(signed).decode() == GO_SIGNATURE


@pytest.fixture(params=["cryptography", "openssl"])
def tool(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each of the two ways in which a reader can check an Ed25519 signature."""
    if request.param == "openssl":
        monkeypatch.setitem(sys.modules, "cryptography.exceptions", None)
    return str(request.param)


@pytest.mark.usefixtures("tool")
def test_the_signature_of_the_go_example_holds() -> None:
    signature = base64.b64decode(GO_SIGNATURE)[4:]
    assert ed25519_holds(read_key(GO_KEY)[1], GO_TEXT.encode(), signature) is True


@pytest.mark.usefixtures("tool")
def test_a_spoiled_signature_does_not_hold() -> None:
    signature = bytearray(base64.b64decode(GO_SIGNATURE)[4:])
    signature[3] ^= 1
    assert ed25519_holds(read_key(GO_KEY)[1], GO_TEXT.encode(), bytes(signature)) is False


def test_without_any_tool_a_signature_is_neither_good_nor_bad(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.exceptions", None)
    monkeypatch.setenv("PATH", "/nowhere")
    signature = base64.b64decode(GO_SIGNATURE)[4:]
    assert ed25519_holds(read_key(GO_KEY)[1], GO_TEXT.encode(), signature) is None


def test_a_checkpoint_reads_back() -> None:
    found = open_checkpoint(NOTE, KEY)
    assert (found.origin, found.size, found.root) == (ORIGIN, 5, ROOT)


def test_a_signature_of_an_unknown_key_is_ignored() -> None:
    foreign = sign_checkpoint("elsewhere", 5, ROOT, signer=OTHER).note.split("\n\n")[1]
    assert open_checkpoint(NOTE + foreign, KEY).size == 5


def _bad_line(name: str) -> str:
    """A signature line under our key's id that is not our signature."""
    mark = bytes.fromhex(read_key(KEY)[2][:8])
    return f"— {name} {base64.b64encode(mark + bytes(64)).decode()}\n"


REFUSED = {
    "a bad second signature by the known key": NOTE + _bad_line(NAME),
    "another size": NOTE.replace("\n5\n", "\n6\n"),
    "another root": NOTE.replace(ROOT, base64.b64encode(bytes(32)).decode()),
    "an epoch that is no number": NOTE.replace(ORIGIN, f"{NAME}/x", 1),
    "another origin": NOTE.replace(ORIGIN, "shop/zhendan/01/1", 1),
    "a leading zero": NOTE.replace("\n5\n", "\n05\n"),
    "an extension line": NOTE.replace(f"{ROOT}\n", f"{ROOT}\nmore\n", 1),
    "no signature": NOTE.split("\n\n")[0] + "\n\n",
    "no line feed at the end": NOTE[:-1],
    "too many signatures": NOTE + "— x AAAAAAAA\n" * 16,
    "signed by another key": sign_checkpoint(ORIGIN, 5, ROOT, signer=OTHER).note,
    "a key name that only resembles ours": NOTE.replace(f"— {NAME}", f"— {NAME}/"),
    "nothing": "",
    "no note at all": "hello",
}


@pytest.mark.parametrize("reason", REFUSED)
def test_a_spoiled_checkpoint_is_refused(reason: str) -> None:
    with pytest.raises(CheckpointRefused):
        open_checkpoint(REFUSED[reason], KEY)


def test_a_key_line_whose_id_does_not_fit_is_refused() -> None:
    name, _, coded = KEY.split("+", 2)
    with pytest.raises(CheckpointRefused):
        open_checkpoint(NOTE, f"{name}+00000000+{coded}")
