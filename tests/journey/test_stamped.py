"""A configured authority stamps the sealed state; one that is down never blocks the case."""

import threading
from collections.abc import Iterator
from http.server import HTTPServer
from pathlib import Path

import pytest

from tests.evidence.authority import TestAuthority
from tests.evidence.test_stamps import Handler
from tests.journey.story import Story, zhendan

INBOX = Path(__file__).resolve().parents[1] / "samples" / "case_taobao"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> TestAuthority:
    return TestAuthority(tmp_path_factory.mktemp("tsa") / "authority")


@pytest.fixture(scope="module")
def address(authority: TestAuthority) -> Iterator[str]:
    handler = type("Answering", (Handler,), {"authority": authority})
    with HTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


def test_a_stamped_case_says_so_and_its_packet_verifies(
    tmp_path: Path, authority: TestAuthority, address: str
) -> None:
    chain = tmp_path / "chain.pem"
    chain.write_bytes(authority.chain)
    story = Story(INBOX, tmp_path / "data", tmp_path / "out")
    done = story.run("--tsa-url", address, "--tsa-chain", chain)
    assert done["stamp"]["state"] == "stamped"
    assert (story.out / "packet" / "timestamps").is_dir()
    zhendan("verify", story.out / "packet")
    zhendan("verify", "--data", story.data)
    assert story.run("--tsa-url", address, "--tsa-chain", chain)["changed"] is False


def test_an_authority_that_is_down_leaves_the_case_unstamped_and_says_why(
    tmp_path: Path, authority: TestAuthority
) -> None:
    chain = tmp_path / "chain.pem"
    chain.write_bytes(authority.chain)
    story = Story(INBOX, tmp_path / "data", tmp_path / "out")
    done = story.run("--tsa-url", "http://127.0.0.1:9/", "--tsa-chain", chain)
    assert done["stamp"]["state"] == "pending"
    assert done["stamp"]["reason"]
    zhendan("verify", story.out / "packet")
