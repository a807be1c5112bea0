"""Each fictional case is run once; the tests read what it left."""

from pathlib import Path

import pytest

from tests.journey.story import CASES, Story, tell


@pytest.fixture(scope="module")
def misjudged(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return tell(CASES / "misjudged" / "inbox", tmp_path_factory)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return tell(CASES / "mixed" / "inbox", tmp_path_factory)


@pytest.fixture(scope="module")
def brushed(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return tell(CASES / "brushed" / "inbox", tmp_path_factory)


@pytest.fixture(scope="module")
def taobao(tmp_path_factory: pytest.TempPathFactory) -> Story:
    inbox = Path(__file__).resolve().parents[1] / "samples" / "case_taobao"
    return tell(inbox, tmp_path_factory)
