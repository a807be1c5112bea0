"""The child process: answers one request a line under limits of memory, until its pipe closes."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from zhendan.domain import ZhendanError
from zhendan.formats.confined.archives import gunzip, unzip
from zhendan.formats.confined.compound import compound
from zhendan.formats.confined.flat import flat
from zhendan.formats.confined.limits import Limits, allow_cpu, hold_memory
from zhendan.formats.confined.pdf_pages import pdf
from zhendan.formats.confined.picture_facts import picture
from zhendan.formats.confined.recordings import recording
from zhendan.formats.confined.redrawn import redrawn
from zhendan.formats.confined.tarballs import untar
from zhendan.formats.confined.written_document import written_document
from zhendan.formats.confined.xml_tree import xml_tree
from zhendan.formats.container_problems import ReadingTooCostly

LIMITS = Limits()
MOST_MEMORY = 900 << 20
"""Address space of the child; a bomb ends here and not in the machine's memory."""


def main() -> None:
    """Serve requests from standard input."""
    hold_memory(MOST_MEMORY)
    for line in sys.stdin:
        request = json.loads(line)
        path = request["path"]
        allow_cpu(LIMITS.cpu(os.path.getsize(path) if os.path.exists(path) else 0))
        sys.stdout.write(json.dumps(_answer(request), ensure_ascii=True) + "\n")
        sys.stdout.flush()


def _answer(request: dict[str, str]) -> dict[str, object]:
    """The result of one request, or the error that it met."""
    path, out = Path(request["path"]), Path(request["out"])
    jobs: dict[str, Callable[[], dict[str, object]]] = {
        "zip": lambda: unzip(
            path, out, password=request["password"], budget=int(request["budget"])
        ),
        "gzip": lambda: gunzip(path, out, budget=int(request["budget"])),
        "tar": lambda: untar(path, out, budget=int(request["budget"])),
        "ole": lambda: compound(path, out),
        "xml": lambda: xml_tree(path),
        "pdf": lambda: pdf(path, out, password=request["password"]),
        "picture": lambda: picture(path),
        "recording": lambda: recording(path),
        "flat-picture": lambda: flat(path, out, pdf=False),
        "flat-pdf": lambda: flat(path, out, pdf=True),
        "redraw": lambda: redrawn(path, out),
        "document": lambda: written_document(path, out),
    }
    try:
        return jobs[request["op"]]()
    except ZhendanError as error:
        return {"error": error.code, "facts": {k: str(v) for k, v in error.facts.items()}}
    except (MemoryError, RecursionError):
        return _costly()
    except Exception as error:
        # Whatever a parser throws at hostile bytes becomes one coded refusal of this file.
        return {"error": "ZD311", "facts": {"detail": type(error).__name__}}
    except BaseException as error:
        # A panic of the native reader is no Exception; it must not end the whole reading.
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        return {"error": "ZD311", "facts": {"detail": type(error).__name__}}


def _costly() -> dict[str, object]:
    """The memory limit was hit and the child is still alive."""
    return {"error": ReadingTooCostly.code, "facts": {"limit": "内存 (memory)"}}


if __name__ == "__main__":
    main()
