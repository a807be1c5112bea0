"""What can go wrong with the index of texts, in words."""

from zhendan.domain import Text, ZhendanError


class IndexUnwritten(ZhendanError):
    """The disk did not take the index; the case itself is whole."""

    code = "ZD996"
    what = Text(
        zh="搜索用的索引没有写好（{reason}）。", en="The search index was not written ({reason})."
    )
    why = Text(
        zh="磁盘写不进去，或别的程序占着索引文件。案件和凭证不受影响。",
        en="The disk refused, or another program holds the file. Case and evidence are whole.",
    )
    next_step = Text(
        zh="腾出空间后，在案件页点“重新核查”，索引会重新做好。",
        en="Make room and work the case through again; the index is then made anew.",
    )


class IndexUnread(ZhendanError):
    """The index cannot be read at this moment: nothing found would be a false answer."""

    code = "ZD997"
    what = Text(
        zh="搜索暂时用不了（{reason}），不等于没有内容。",
        en="The search cannot be used now ({reason}); that does not mean nothing is there.",
    )
    why = Text(
        zh="别的程序正占着索引文件，或索引文件损坏。案件和凭证不受影响。",
        en="Another program holds the index file, or it is damaged. Case and evidence are whole.",
    )
    next_step = Text(
        zh="请过一分钟再搜；仍不行，在案件页点“重新核查”，索引会重新做好。",
        en="Search again in a minute; if it still fails, work the case through again: the index is "
        "then made anew.",
    )
