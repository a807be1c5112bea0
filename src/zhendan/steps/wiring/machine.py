"""The circumstances in which files are sealed, as every custody sheet records them."""

import hashlib
import platform
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version


@cache
def environment() -> Mapping[str, str]:
    """What a custody sheet says of the machine (民事诉讼证据规定 Art. 93); slow, so asked once."""
    return {
        "program": f"zhendan {version('zhendan')}",
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "host": _host(),
    }


def _host() -> str:
    """The machine by a number that tells no name: the first digits of a hash of its own."""
    name = f"zhendan:{platform.node()}:{platform.machine()}"
    return hashlib.sha256(name.encode()).hexdigest()[:16]
