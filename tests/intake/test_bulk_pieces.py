"""Where a piece of a large export ends changes nothing."""

from pathlib import Path

import pytest

from tests.intake import bulk_ways, small_pieces
from tests.intake.test_bulk import NAME, ORDINARY, TAOBAO, export
from zhendan.formats.readers.pieces import decoding_of, pieces


def _rows() -> list[list[str]]:
    """Ordinary rows, and every third with something that a cut could break."""
    spoilt = [
        {"买家留言": "第一行\n第二行\n\n第四行"},
        {"买家留言": '他说"好",\r\n然后'},
        {"订单备注": "\n" * 5 + "刷单"},
        {"收货地址 ": "浙江省 杭州市 西湖区 示例路,1号\n2幢"},
        {"宝贝标题 ": "𠮷品，乙"},
    ]
    found = []
    for number in range(40):
        more = spoilt[number // 3 % len(spoilt)] if number % 3 == 0 else {}
        cells = ORDINARY | {"订单编号": f'="{2600000000000000100 + number}"'} | more
        cells["物流单号 "] = f"No:YT{7000000001000 + number}"
        found.append([cells.get(header, "") for header in TAOBAO.headers])
        if number == 20:
            found += [[], ["甲", "乙"]]
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("size", [450, 901, 2000])
def test_rows_and_quoted_line_breaks_across_pieces_read_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, encoding: str
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))
    monkeypatch.setenv(small_pieces.SIZE, str(size))
    monkeypatch.setattr(bulk_ways, "READER", "tests.intake.small_pieces")
    path = tmp_path / NAME
    path.write_bytes(export(_rows()).encode(encoding))
    monkeypatch.setattr("zhendan.formats.readers.pieces.PIECE", size)
    decoding = decoding_of(path)
    assert decoding is not None
    assert sum(1 for _ in pieces(path, decoding, after=1)) > 4, "the pieces are small indeed"
    assert bulk_ways.differences(tmp_path, monkeypatch) == []
    staged = bulk_ways.Way(tmp_path, bulk=True)
    assert staged.reading.files[0].rows == 40
    (left_out,) = staged.tables.rows("SELECT max(row_ref) > count(*) FROM source_rows")
    assert left_out == (True,), "lines that are no row keep their numbers in bulk only"
