"""文件格式: bytes of any kind of file become text, grids, pages and letters, under limits.

The floor below the rooms: whoever must read a file (intake to take it in, evidence to make a
masked copy) reads it with the same code. Nothing here knows a platform, an order or a case.
"""
