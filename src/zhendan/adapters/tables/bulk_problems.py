"""What can go wrong when rows are written in bulk, with the words for it."""

from zhendan.domain import Text, ZhendanError


class FolderNotEmpty(ZhendanError):
    """The folder that Parquet files should go to holds something already."""

    code = "ZD944"
    what = Text(zh="文件夹 {folder} 不是空的。", en="The folder {folder} is not empty.")
    why = Text(
        zh="结果整批写入，不与已有文件混在一起，也不覆盖。",
        en="The result is written whole; it is never mixed with other files nor overwrites them.",
    )
    next_step = Text(
        zh="请换一个新的文件夹，或先移走其中的文件。",
        en="Name a new folder, or move its files away first.",
    )
