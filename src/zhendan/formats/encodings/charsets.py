"""Names of encodings as mails, pages and people write them, and the codec that is meant."""

_CODECS = {
    **dict.fromkeys(("ascii", "us-ascii", "ansi_x3.4-1968", "646"), "ascii"),
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8", "utf-8-sig", "utf8mb4"), "utf-8"),
    **dict.fromkeys(("utf-16", "utf16", "unicode"), "utf-16"),
    **dict.fromkeys(("utf-16le", "utf-16-le"), "utf-16-le"),
    **dict.fromkeys(("utf-16be", "utf-16-be"), "utf-16-be"),
    **dict.fromkeys(("utf-7", "unicode-1-1-utf-7"), "utf-7"),
    # GB 2312 and GBK are read as the GB 18030 that holds them: names use the larger one.
    **dict.fromkeys(
        ("gb18030", "gbk", "gb2312", "gb_2312-80", "x-gbk", "cp936", "ms936", "chinese"), "gb18030"
    ),
    **dict.fromkeys(("hz", "hz-gb-2312"), "hz"),
    **dict.fromkeys(("big5", "big-5", "x-x-big5", "cp950", "ms950", "cn-big5"), "cp950"),
    **dict.fromkeys(("big5-hkscs", "big5hkscs"), "big5hkscs"),
    **dict.fromkeys(
        ("shift_jis", "shift-jis", "sjis", "x-sjis", "cp932", "windows-31j", "ms_kanji"), "cp932"
    ),
    **dict.fromkeys(("iso-2022-jp", "iso2022-jp", "csiso2022jp"), "iso2022_jp_ext"),
    **dict.fromkeys(("euc-jp", "x-euc-jp"), "euc_jp"),
    **dict.fromkeys(
        ("euc-kr", "ks_c_5601-1987", "ks_c_5601", "ksc5601", "cp949", "ks_c_5601-1989"), "cp949"
    ),
    **dict.fromkeys(("iso-2022-kr",), "iso2022_kr"),
    # What calls itself Latin-1 is written by Windows programs; the Web reads it so, too.
    **dict.fromkeys(
        ("iso-8859-1", "iso8859-1", "latin1", "latin-1", "cp1252", "windows-1252", "l1"), "cp1252"
    ),
    **{f"iso-8859-{part}": f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15)},
    **{f"windows-125{page}": f"cp125{page}" for page in (0, 1, 3, 4, 5, 6, 7, 8)},
    **dict.fromkeys(("koi8-r", "koi8"), "koi8-r"),
    **dict.fromkeys(("koi8-u",), "koi8-u"),
    **dict.fromkeys(("tis-620", "windows-874"), "cp874"),
}


def codec(name: str) -> str:
    """The codec that a name means; empty where nobody knows it."""
    return _CODECS.get(name.strip().strip("\"'").lower(), "")
