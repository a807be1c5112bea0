"""The shapes of the team and of hand-over: trainings, duties, concerns, mandates, data rooms."""

from typing import Annotated, Literal

from pydantic import Field

from zhendan.faces.web.api.after_shapes import Day, Name
from zhendan.faces.web.api.shapes import Long, Request, Short, Whole

Sentence = Annotated[str, Field(min_length=1, max_length=1000, pattern=r"^[^\x00]*$")]
Line = Annotated[str, Field(max_length=2000, pattern=r"^[^\x00]*$")]
Several = Annotated[list[Short], Field(max_length=40)]


class Taken(Request):
    """One person's answers to a training: the number of each answer, from 0."""

    person: Name
    answers: Annotated[list[Whole], Field(max_length=50)]
    signature: Short = ""
    read: Short = ""
    """The version that was read, by number or fingerprint; needed where there are several."""


class InLanguages(Request):
    """One heading or question, in Chinese, English or both."""

    zh: Line = ""
    en: Line = ""


class Columns(Request):
    """Paragraphs or choices in Chinese, English or both, equal in number."""

    zh: Annotated[list[Line], Field(max_length=40)] = Field(default_factory=list)
    en: Annotated[list[Line], Field(max_length=40)] = Field(default_factory=list)


class QuestionAsked(Request):
    """One question; `right` is the place of its right answer, from 0."""

    ask: InLanguages
    choices: Columns
    right: Whole


class Wording(Request):
    """A training in the shop's words; `seen` is the version that was changed, empty for a new."""

    title: InLanguages
    text: Columns
    questions: Annotated[list[QuestionAsked], Field(max_length=20)]
    seen: Short = ""


class Duties(Request):
    """What one person does in the shop."""

    person: Name
    duties: Several


class Access(Request):
    """One person's rights, as they were found fit or taken away."""

    person: Name
    kept: Several
    withdrawn: Several = Field(default_factory=list)


class Concern(Request):
    """Something reported in confidence to one of the shop's owners."""

    recipient: Name
    words: Long


class Outcome(Request):
    """What came of a concern."""

    outcome: Sentence


class MandateTold(Request):
    """Who may act for the shop in one case, in what, and until when."""

    name: Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^\x00-\x20/]+$")]
    to: Name
    profile: Literal["lawyer", "agency"]
    scope: Sentence
    until: Day
    paper: Short = ""
    may_concede: bool = False
    acts: bool = False


class EndReason(Request):
    """The reason of an end."""

    reason: Sentence


class Back(Request):
    """Sealed files that show that everything came back or was deleted."""

    exhibits: Annotated[list[Short], Field(min_length=1, max_length=100)]


class RoomTold(Request):
    """How long a data room shall be open; never longer than its mandate."""

    until: Day
