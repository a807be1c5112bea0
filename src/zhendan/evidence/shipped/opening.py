#!/usr/bin/env python3
# ruff: noqa: PLR2004, UP006
"""核对一个打开的字段（不联网） / Check one opened field of a masked copy, offline.

python3 opening.py OPENING.json [PACKET]
先运行 verify.py：它证明保管记录未被改动。Run verify.py first: it shows that the custody sheets
were not altered. Exit 0 the value is the one committed to, 1 it is not. Python 3.8 or newer.
"""

import hashlib
import hmac
import json
import sys
from pathlib import Path
from typing import Any, Dict, List  # noqa: UP035  (Python 3.8)


def committed(packet: Path, copy: str) -> List[List[str]]:
    """Place, kind and commitment of every masked field of a copy, from its custody sheet."""
    index = json.loads((packet / "data" / "凭证目录.json").read_text(encoding="utf-8"))
    listed = [one for one in index["exhibits"] if one["id"] == copy]
    sheet = json.loads((packet / listed[0]["sheet"]).read_text(encoding="utf-8"))
    fields: List[List[str]] = sheet["mask"]["fields"]
    return fields


def holds(packet: Path, opening: Dict[str, Any]) -> bool:
    """Whether value and salt give the commitment that stands at this place."""
    told = [opening["place"], opening["kind"], opening["value"]]
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    salt = bytes.fromhex(opening["salt"])
    made = hmac.new(salt, text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
    return [opening["place"], opening["kind"], made] in committed(packet, opening["copy"])


def main() -> int:
    """Say whether the opened field is the one that was masked."""
    if len(sys.argv) not in (2, 3):
        print(__doc__)
        return 1
    here = Path(__file__).absolute().parent
    packet = Path(sys.argv[2]) if len(sys.argv) > 2 else here
    opening = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    try:
        good = holds(packet, opening)
    except (ValueError, LookupError, TypeError, OSError):
        good = False
    name = "{} {}".format(opening.get("copy"), opening.get("place"))
    words = "✓ 与承诺值一致 / as committed" if good else "✗ 与承诺值不符 / NOT as committed"
    sys.stdout.buffer.write((name + "：" + words + "\n").encode("utf-8"))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
