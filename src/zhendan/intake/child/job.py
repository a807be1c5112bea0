"""What the desk asks the reader for, as one line of text each way."""

import base64
import json
import pickle
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from zhendan.domain import Sha256
from zhendan.intake.rejected import Mended
from zhendan.intake.settings import IntakeSettings
from zhendan.intake.taking import Received


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read."""

    received: Received
    first_ref: int
    """The number of its first source row."""
    budget: int
    """Bytes that its archives may unpack to."""
    spool: Path
    """Where the reader writes what it found."""
    mended: tuple[Mended, ...] = ()
    """Rows of this file that a person has mended."""

    def line(self) -> str:
        """As text for the reader."""
        return json.dumps({"job": asdict(self)}, default=str)


def job_of(said: dict[str, Any]) -> Job:
    """The job that a line asks for."""
    received = said.pop("received")
    received["path"] = Path(received["path"])
    received["parent"] = Sha256(received["parent"]) if received["parent"] else None
    mended = tuple(_mended(one) for one in said.pop("mended"))
    spool = Path(said.pop("spool"))
    return Job(received=Received(**received), spool=spool, mended=mended, **said)


def _mended(said: dict[str, Any]) -> Mended:
    """A mended row out of a line."""
    file, sheet, row = said.pop("origin")
    return Mended(origin=(Sha256(file), sheet, row), **said)


def settings_line(settings: IntakeSettings, scratch: Path, cpu_memory: dict[str, float]) -> str:
    """What a reading is told once; this way round, pickle comes from ourselves."""
    told = base64.b64encode(pickle.dumps(settings)).decode()
    return json.dumps({"settings": told, "scratch": str(scratch), "limits": cpu_memory})


def settings_of(said: dict[str, Any]) -> IntakeSettings:
    """The settings that such a line tells."""
    found = pickle.loads(base64.b64decode(said["settings"]))  # nosec B301
    if not isinstance(found, IntakeSettings):
        raise TypeError(type(found).__name__)
    return found
