"""What can be wrong around the reading of a file: its reader, its mapping, its grain (ZD385 on)."""

from zhendan.domain import Text, ZhendanError


class ReaderDied(ZhendanError):
    """The process that read this file ended by itself; only this file is left out."""

    code = "ZD385"
    what = Text(
        zh="读取这个文件的进程意外退出（{detail}），该文件未采用。",
        en="The process that read this file ended ({detail}); the file was not used.",
    )
    why = Text(
        zh="文件在单独的进程里读取，坏文件只影响它自己，其余文件照常。",
        en="Each file is read in a process apart, so that a bad one costs only itself.",
    )
    next_step = Text(
        zh="原件会照样留存；请重新导出，或另存为 CSV 后放入。",
        en="The original is kept; export it again, or save it as CSV.",
    )
