"""Compound files (MS-CFB, version 3) written by hand, and letters of Outlook in them."""

import struct
from collections.abc import Mapping
from datetime import UTC, datetime

Tree = Mapping[str, "bytes | Tree"]
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SMALL = 4096


def compound(tree: Tree) -> bytes:
    """A compound file with these storages and streams."""
    entries: list[list[object]] = [["Root Entry", 5, _FREE, _FREE, 0, 0]]
    small, chains, sectors, fat = bytearray(), [], bytearray(), []

    def put(content: bytes) -> int:
        start, count = len(fat), -(-len(content) // 512)
        fat.extend([*range(start + 1, start + count), _END][:count])
        sectors.extend(content.ljust(count * 512, b"\0"))
        return start if count else _END

    def add(below: Tree) -> int:
        first = before = _FREE
        for name, content in below.items():
            here = len(entries)
            entries.append([name, 1 if isinstance(content, dict) else 2, _FREE, _FREE, 0, 0])
            if before == _FREE:
                first = here
            else:
                entries[before][3] = here
            before = here
            if isinstance(content, bytes) and len(content) < _SMALL:
                count = -(-len(content) // 64)
                entries[here][4:] = [len(chains) if count else _END, len(content)]
                chains.extend([*range(len(chains) + 1, len(chains) + count), _END][:count])
                small.extend(content.ljust(count * 64, b"\0"))
            elif isinstance(content, bytes):
                entries[here][4:] = [put(content), len(content)]
            else:
                entries[here][2] = add(content)
        return first

    entries[0][2] = add(tree)
    entries[0][4:] = [put(bytes(small)), len(small)]
    few = struct.pack(f"<{len(chains)}I", *chains)
    minis = put(few.ljust(-(-len(few) // 512) * 512, b"\xff"))
    told = put(b"".join(_entry(*one) for one in entries))  # type: ignore[arg-type]
    need = 1
    while (len(fat) + need) * 4 > need * 512:
        need += 1
    table = range(len(fat), len(fat) + need)
    whole = struct.pack(f"<{len(fat) + need}I", *fat, *[_FAT] * need)
    sectors.extend(whole.ljust(need * 512, b"\xff"))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<5H6x3I", 0x3E, 3, 0xFFFE, 9, 6, 0, need, told)
    head += struct.pack("<6I", 0, _SMALL, minis, -(-len(few) // 512), _END, 0)
    head += struct.pack("<109I", *table, *[_FREE] * (109 - need))
    return head + bytes(sectors)


def _entry(*told: object) -> bytes:
    """One entry of the directory; entries beside each other hang in one chain."""
    name, kind, child, right, start, size = told
    letters = str(name).encode("utf-16-le")
    return struct.pack(
        "<64sHBB3I16xI16xIQ",
        *(letters, len(letters) + 2, kind, 1, _FREE, right, child, 0, start, size),
    )


def text(number: int, said: str) -> dict[str, bytes]:
    """A property of text."""
    return {f"__substg1.0_{number:04X}001F": said.encode("utf-16-le")}


def fixed(first: int, **numbers: int | datetime) -> dict[str, bytes]:
    """Properties that are numbers or times, by their hexadecimal number behind a `p`."""
    content = bytes(first)
    for name, value in numbers.items():
        said, kind = value, 0x03
        if isinstance(value, datetime):
            said = int((value - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
            kind = 0x40
        content += struct.pack("<HHIQ", kind, int(name[1:], 16), 6, said)
    return {"__properties_version1.0": content}
