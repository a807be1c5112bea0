"""培训模块: trainings as shipped or as a shop wrote them, every text kept as a version for good."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from zhendan.domain import Note, Page, Text, day_of
from zhendan.remedy.errors import ModuleChanged, ModuleNotWhole, ModuleUnreadable
from zhendan.remedy.written import LANGUAGES, Written

MODULES = "training_modules"
_LONGEST = 100_000
_SHORTEST_MARK = 8
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its choices; the right one by its place from 0."""

    id: str
    ask: Text
    choices: tuple[Text, ...]
    right: int


@dataclass(frozen=True, slots=True)
class Module:
    """One short training: paragraphs to read, questions to answer."""

    id: str
    title: Text
    paragraphs: tuple[Text, ...]
    questions: tuple[Question, ...]
    languages: tuple[str, ...] = LANGUAGES
    """The languages somebody wrote; in the other one the same words are shown."""

    def score(self, answers: Sequence[int]) -> float:
        """Share of right answers, 0 to 1. Raises `ModuleUnreadable` for a wrong count."""
        if len(answers) != len(self.questions):
            raise ModuleUnreadable(module=self.id, problem=f"{len(self.questions)} answers")
        right = sum(a == q.right for a, q in zip(answers, self.questions, strict=True))
        return round(right / len(self.questions), 4) if self.questions else 1.0

    def told(self) -> dict[str, object]:
        """The training as plain values: what is kept, and what its fingerprint stands to."""
        return {
            "id": self.id,
            "title": {lang: self.title.say(lang) for lang in self.languages},
            "text": self._each(self.paragraphs),
            "questions": [
                {
                    "id": one.id,
                    "ask": {lang: one.ask.say(lang) for lang in self.languages},
                    "choices": self._each(one.choices),
                    "right": one.right,
                }
                for one in self.questions
            ],
        }

    def fingerprint(self) -> str:
        """SHA-256 of the text, the questions and the right answers."""
        line = json.dumps(self.told(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(line.encode()).hexdigest()

    def _each(self, texts: Iterable[Text]) -> dict[str, list[str]]:
        held = tuple(texts)
        return {lang: [one.say(lang) for one in held] for lang in self.languages}


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a training; a signature stands to its fingerprint."""

    module: Module
    version: int
    """From 1."""
    fingerprint: str
    on: date | None = None
    """The day it was written; None for the text that comes with the program."""
    by: str = ""
    kept: bool = True
    """Whether the books hold it; the program's own text comes there with its first signature."""


@cache
def shipped_modules() -> Mapping[str, Module]:
    """The trainings that come with the program, by id."""
    folder = files("zhendan.remedy").joinpath("training")
    paths = sorted((one for one in folder.iterdir() if one.name.endswith(".yaml")), key=str)
    found = [read_module(one.read_text("utf-8")) for one in paths]
    return {one.id: one for one in found}


def read_module(text: str) -> Module:
    """A training as a file tells it. Raises `ModuleUnreadable`, `ModuleNotWhole`."""
    if len(text) > _LONGEST:
        raise ModuleNotWhole(zh="文件太长", en="the file is too long")
    try:
        told = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ModuleUnreadable(module="-", problem=type(error).__name__) from error
    if not isinstance(told, dict):
        raise ModuleUnreadable(module="-", problem="YAML")
    return whole_module(told)


def whole_module(told: Mapping[str, object]) -> Module:
    """A training out of plain values, whole in each language it has. Raises `ModuleNotWhole`."""
    number = str(told.get("id", ""))
    if not _ID.fullmatch(number):
        raise ModuleNotWhole(
            zh="编号只用小写字母、数字和短横线，最多 40 个",
            en="its id takes small letters, digits and hyphens, 40 at most",
        )
    written = Written(told)
    title, paragraphs = written.title(), written.paragraphs()
    questions = tuple(
        Question(f"q{n}", one.ask(), one.choices(), one.right())
        for n, one in enumerate(written.questions(), start=1)
    )
    return Module(number, title, paragraphs, questions, written.languages)


def editions(notes: Iterable[Note]) -> dict[str, tuple[Edition, ...]]:
    """Every version of every training, oldest first, the last one in force.

    The text that comes with the program is the first one. Where nobody wrote an own one and the
    program brings another text than the one last signed for, that is a new version.
    """
    found: dict[str, list[Edition]] = {}
    own: set[str] = set()
    for note in notes:
        held, told = found.setdefault(note.id, []), note.page.fields.get("module")
        module = whole_module(told if isinstance(told, dict) else {})
        mark = module.fingerprint()
        if held and held[-1].fingerprint == mark:
            continue
        shipped = note.act == "shipped"
        day, by = (None, "") if shipped else (day_of(note.at), str(note.by))
        held.append(Edition(module, len(held) + 1, mark, day, by))
        own.discard(note.id) if shipped else own.add(note.id)
    for number, module in shipped_modules().items():
        held, mark = found.setdefault(number, []), module.fingerprint()
        if number not in own and not (held and held[-1].fingerprint == mark):
            held.append(Edition(module, len(held) + 1, mark, kept=False))
    return {number: tuple(held) for number, held in sorted(found.items())}


def newest(notes: Iterable[Note]) -> dict[str, Edition]:
    """Every training as it is in force."""
    return {number: held[-1] for number, held in editions(notes).items()}


def read_edition(known: Sequence[Edition], read: str) -> Edition:
    """The version somebody read, by its number or fingerprint; the only one where none is named.

    Raises `ModuleChanged` where it is none of them, or none is named and there are several.
    """
    named = read.strip()
    if not named and len(known) == 1:
        return known[0]
    for one in reversed(known):
        by_mark = len(named) >= _SHORTEST_MARK and one.fingerprint.startswith(named)
        if named == str(one.version) or by_mark:
            return one
    raise ModuleChanged(module=known[-1].module.id, version=known[-1].version)


def add_edition(module: Module, known: Sequence[Edition], seen: str) -> tuple[Page, ...]:
    """The pages of a new version; none where the text is as it was.

    `seen` is the fingerprint (or number) of the version that was changed, empty for a new training.
    Raises `ModuleChanged` where another one is in force by now.
    """
    if known and read_edition(known, seen or "-") != known[-1]:
        raise ModuleChanged(module=module.id, version=known[-1].version)
    if not known and seen.strip():
        raise ModuleChanged(module=module.id, version=0)
    if known and known[-1].fingerprint == module.fingerprint():
        return ()
    return (*unkept(known), _page(module, "written"))


def unkept(known: Sequence[Edition]) -> tuple[Page, ...]:
    """The program's own text for the books, so that what was read outlives the next program."""
    return (_page(known[-1].module, "shipped"),) if known and not known[-1].kept else ()


def _page(module: Module, act: str) -> Page:
    return Page(MODULES, module.id, act, {"module": module.told(), "mark": module.fingerprint()})
