"""The shapes that programs send and read; what is not named here is the contract of `--json`."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import BaseModel, Field

from zhendan.domain import Standing
from zhendan.steps.look.case_list import RoundState

_NO_ZERO = r"^[^\x00]*$"
Short = Annotated[str, Field(max_length=400, pattern=_NO_ZERO)]
Long = Annotated[str, Field(max_length=20000, pattern=_NO_ZERO)]
Whole = Annotated[int, Field(ge=0, le=2**53)]


class Request(BaseModel):
    """What a program sends: an object; a `Schema` would also read one off a text or a list."""


class Both(Schema):
    """Words in both languages."""

    zh: str
    en: str


class Problem(Schema):
    """What went wrong: a code; `what`, `why` and `next_step` in both languages where it is ours."""

    error: dict[str, Any]


class Ruling(Request):
    """A person's ruling on orders."""

    orders: Annotated[list[Short], Field(min_length=1, max_length=5000)]
    standing: Standing
    reason: Annotated[str, Field(min_length=1, max_length=20000, pattern=_NO_ZERO)]
    exhibits: Annotated[tuple[Short, ...], Field(max_length=500)] = ()


class Decided(Schema):
    """How many decisions were recorded, one an order."""

    decided: int


class Gate(Request):
    """Who advised before conceding, or why the shop goes without a lawyer."""

    adviser: Short = ""
    reason: Long


class Confirmation(Request):
    """The irreversible step: `confirm` says that the person knows, `packet` what was looked at."""

    confirm: bool
    packet: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Answer(Request):
    """What the platform answered, in its own words."""

    to: RoundState
    words: Long = ""


class Said(Request):
    """A remark for colleagues."""

    text: Annotated[str, Field(min_length=1, max_length=4000, pattern=_NO_ZERO)]
    sure: bool = False
    """What looks like a buyer's data is none."""
    private: bool = False
    """Only for those who see the private self-check."""


class Remark(Schema):
    """A remark as it is kept."""

    id: int
    by: str
    at: datetime
    text: str
    mentions: tuple[str, ...] = ()
    private: bool = False


class Remarks(Schema):
    """Remarks, newest first."""

    remarks: list[Remark]


class CaseRow(Schema):
    """A case in the list."""

    case: str
    platform: str
    number: str
    shop_name: str
    state: Both
    open: bool
    due: datetime | None
    near: str
    provisional: bool
    counts: dict[str, int]
    flagged: int
    rounds: int


class Cases(Schema):
    """Every case of the shop, by deadline."""

    cases: list[CaseRow]


class Recorded(Schema):
    """It is durable."""

    recorded: bool = True


class Asked(Schema):
    """A piece of work was put in the row; watch it under `/tasks/{task}`."""

    task: str


class Task(Schema):
    """How far a piece of work is."""

    task: str
    kind: str
    case: str
    state: str
    stage: Both
    done: int
    total: int | None
    problem: dict[str, Any] | None


class Tasks(Schema):
    """The latest pieces of work, newest first."""

    tasks: list[Task]


class ForCase(Request):
    """The case that files are for; empty for a new one."""

    case: Short = ""


class Delivery(Schema):
    """An open delivery: announce files, send their pieces, say when everything is here."""

    delivery: str
    piece: int


class File(Request):
    """A file that is about to come."""

    path: Short
    size: Whole


class Announced(Schema):
    """Under which number a file's pieces go, and how much of it is here already."""

    file: int
    got: int
    size: int


class Got(Schema):
    """How much of a file is here."""

    got: int


class Meant(Request):
    """The files that belong to the delivery; empty means all that were announced."""

    paths: Annotated[tuple[Short, ...], Field(max_length=5000)] = ()


class Names(Schema):
    """Files that can be fetched by name."""

    files: list[str]


class Why(Request):
    """Why an original is taken out; it goes into the log of custody."""

    reason: Short = ""


class Deposited(Schema):
    """A sealed file: its hash, its place in the log, and the signed checkpoint over it."""

    sha256: str
    index: int
    checkpoint: str
