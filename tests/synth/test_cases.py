"""The three shipped cases are exactly what the generator writes, and openly invented."""

import csv
import json
import re
from hashlib import sha256

import pytest

from tests.synth.shops import CASES
from zhendan_synth.cases import CASES as PLANS
from zhendan_synth.story import tell
from zhendan_synth.truth import truth_files
from zhendan_synth.written import inbox_files

NAMES = tuple(PLANS)
PHONE = re.compile(r"(?<![0-9A-Za-z])1[3-9]\d{9}(?!\d)")
ID_CARD = re.compile(r"(?<!\d)[1-9]\d{5}(19|20)\d{2}[01]\d[0-3]\d{4}[\dXx](?!\d)")
THREE_MEGABYTES = 3 * 1024 * 1024


def _shipped(name: str, part: str) -> dict[str, bytes]:
    folder = CASES / name / part
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _text(content: bytes) -> str:
    """What a file says; a workbook here is stored, so its cells are plain UTF-8 inside."""
    if content[:2] == b"PK":
        return content.decode("utf-8", errors="ignore")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def _truth(name: str) -> list[dict[str, str]]:
    text = (CASES / name / "truth" / "orders.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_case_is_byte_for_byte_what_the_generator_writes(name: str) -> None:
    story = tell(PLANS[name])
    assert _shipped(name, "inbox") == inbox_files(story)
    assert _shipped(name, "truth") == truth_files(story)


@pytest.mark.parametrize("name", NAMES)
def test_every_file_of_an_inbox_stands_in_its_manifest_with_its_hash(name: str) -> None:
    files = _shipped(name, "inbox")
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["synthetic"] is True
    assert manifest["files"] == {path: sha256(data).hexdigest() for path, data in files.items()}
    assert "SYNTHETIC.txt" in files


@pytest.mark.parametrize("name", NAMES)
def test_an_inbox_does_not_tell_the_truth(name: str) -> None:
    manifest = json.loads(_shipped(name, "inbox")["manifest.json"])
    assert not {"worlds", "rings", "notice"} & set(manifest["parameters"])


@pytest.mark.parametrize("name", NAMES)
def test_no_file_holds_a_real_looking_phone_or_identity_number(name: str) -> None:
    texts = [_text(data) for path, data in _shipped(name, "inbox").items() if path[-4:] != "json"]
    assert not [match for text in texts for match in PHONE.findall(text)]
    assert not [match for text in texts for match in ID_CARD.findall(text)]


@pytest.mark.parametrize("name", NAMES)
def test_every_account_is_an_example_address(name: str) -> None:
    texts = [_text(data) for data in _shipped(name, "inbox").values()]
    hosts = {host for text in texts for host in re.findall(r"[\w.]+@([\w.]+)", text)}
    assert hosts <= {"example.com"}


@pytest.mark.parametrize("name", NAMES)
def test_a_case_stays_small_enough_to_read(name: str) -> None:
    files = _shipped(name, "inbox") | _shipped(name, "truth")
    assert sum(map(len, files.values())) <= THREE_MEGABYTES
    assert len(files) < 150
    assert 300 <= len(_truth(name)) <= 3000


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("misjudged", {"provable", "thin"}),
        ("mixed", {"provable", "thin", "insufficient", "concede"}),
        ("brushed", {"concede", "provable", "thin", "insufficient"}),
    ],
)
def test_a_case_ends_as_its_story_says(name: str, expected: set[str]) -> None:
    flagged = [row["expected"] for row in _truth(name) if row["flagged"] == "1"]
    assert set(flagged) <= expected
    assert 60 <= len(flagged) <= 120


def test_the_brushed_shop_concedes_nearly_everything() -> None:
    flagged = [row["expected"] for row in _truth("brushed") if row["flagged"] == "1"]
    assert flagged.count("concede") >= 0.9 * len(flagged)


def test_all_four_platforms_occur_over_the_three_cases() -> None:
    platforms = {row["platform"] for name in NAMES for row in _truth(name)}
    assert platforms == {"taobao", "jd", "pdd", "douyin"}
