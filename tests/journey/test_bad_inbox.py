"""An inbox of broken and hostile files ends in coded words, never in a traceback."""

from pathlib import Path

import pytest

from tests.journey.story import CASES, Story, zhendan

BAD = Path(__file__).resolve().parents[1] / "samples" / "bad"


def test_bad_files_beside_good_ones_do_not_stop_the_case(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for path in (CASES / "brushed" / "inbox").rglob("*"):
        if path.is_file() and path.suffix in (".txt", ".csv"):
            (inbox / path.name).write_bytes(path.read_bytes())
    for path in BAD.iterdir():
        (inbox / path.name).write_bytes(path.read_bytes())
    story = Story(inbox, tmp_path / "data", tmp_path / "out")
    summary = story.run()
    assert summary["orders"]["flagged"] == 76
    told = {f["path"]: f for f in summary["files"]}
    assert told["truncated.zip"]["problems"]
    zhendan("verify", story.out / "packet")


def test_an_empty_inbox_is_told_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "下载").mkdir()
    ran = zhendan("run", tmp_path / "inbox", "--out", tmp_path / "out", expect=1)
    assert "ZD909" in ran.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["run", "/nowhere/at/all", "--out", "{tmp}/out", "--data", "{tmp}/d"], 1, "ZD901"),
        (["run", "{tmp}", "--out", "{tmp}/out", "--data", "{tmp}/../d"], 1, "ZD902"),
        (["verify", "--data", "{tmp}/none"], 1, "ZD903"),
        (["decide", "--case", "x"], 64, "Missing option"),
        (["nonsense"], 64, "No such command"),
        (["rules", "show", "no-such-platform"], 1, "ZD2"),
        (["deadline", "--platform", "jd", "--delivered-at", "yesterday"], 1, "ZD2"),
    ],
)
def test_a_wrong_command_line_says_what_is_wrong(
    tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    place = tmp_path / "here"
    place.mkdir()
    ran = zhendan(*[a.replace("{tmp}", str(place)) for a in arguments], expect=code)
    assert words in ran.stderr


def test_links_and_hidden_files_are_named_and_not_followed(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (tmp_path / "outside.csv").write_text("秘密", encoding="utf-8")
    (inbox / "link.csv").symlink_to(tmp_path / "outside.csv")
    (inbox / ".DS_Store").write_bytes(b"\x00\x01")
    (inbox / "通知.txt").write_bytes((BAD.parent / "case_taobao" / "notice_text.txt").read_bytes())
    story = Story(inbox, tmp_path / "data", tmp_path / "out")
    told = {f["path"]: f for f in story.run()["files"]}
    assert told["link.csv"]["problems"]
    kept = [p.read_bytes() for p in (tmp_path / "data" / "blobs").rglob("*") if p.is_file()]
    assert "秘密".encode() not in b"".join(kept)
