"""The folder of a portal pack holds the present pack, and whatever else a person keeps there."""

from pathlib import Path

from zhendan.faces.commands.portal import _lay_out


def names(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_a_block_of_an_earlier_pack_goes_and_a_persons_own_file_stays(tmp_path: Path) -> None:
    _lay_out(tmp_path, {"00.txt": b"a", "01-订单-02.txt": b"b", "逐项/01.txt": b"c"})
    (tmp_path / "我的笔记.txt").write_text("留着")
    _lay_out(tmp_path, {"00.txt": b"new"})
    assert names(tmp_path) == {"00.txt", "文件清单.txt", "我的笔记.txt"}
    assert (tmp_path / "00.txt").read_bytes() == b"new"


def test_a_list_that_somebody_changed_reaches_no_file_outside(tmp_path: Path) -> None:
    out, outside = tmp_path / "out", tmp_path / "precious.txt"
    outside.write_text("x")
    _lay_out(out, {"00.txt": b"a"})
    (out / "文件清单.txt").write_text("../precious.txt\n/etc/hosts\n", encoding="utf-8")
    _lay_out(out, {"00.txt": b"a"})
    assert outside.exists()
