"""A child of its own for words in pictures: it needs more memory and time than other readers."""

import json
import sys
from pathlib import Path

from zhendan.domain import ZhendanError
from zhendan.formats.confined.limits import allow_cpu, hold_memory
from zhendan.formats.confined.picture_words import words
from zhendan.formats.container_problems import ReadingTooCostly
from zhendan.formats.document_problems import PictureBroken

MOST_MEMORY = 4 << 30
"""Address space; what is really used stays below 1 GiB (see `docs/measured.md`)."""
_CPU_SECONDS = 150.0


def main() -> None:
    """Serve requests from standard input."""
    hold_memory(MOST_MEMORY)
    for line in sys.stdin:
        request = json.loads(line)
        allow_cpu(_CPU_SECONDS)
        sys.stdout.write(json.dumps(_answer(request), ensure_ascii=True) + "\n")
        sys.stdout.flush()


def _answer(request: dict[str, str]) -> dict[str, object]:
    """The words of one picture, or the error that it met."""
    try:
        return words(Path(request["path"]), Path(request["out"]), page=int(request["page"]))
    except ZhendanError as error:
        return {"error": error.code, "facts": {k: str(v) for k, v in error.facts.items()}}
    except (MemoryError, RecursionError):
        return {"error": ReadingTooCostly.code, "facts": {"limit": "内存 (memory)"}}
    except Exception as error:
        # Whatever the engine throws at a hostile picture becomes one coded refusal of it.
        return {"error": PictureBroken.code, "facts": {"detail": type(error).__name__}}


if __name__ == "__main__":
    main()
