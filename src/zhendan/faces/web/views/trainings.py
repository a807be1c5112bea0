"""Trainings as pages: read and answered, put in the shop's own words, printed to be signed."""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_GET, require_http_methods

from zhendan.domain import Text, ZhendanError
from zhendan.faces.web import told
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.pages import show
from zhendan.faces.web.rights import Right, Role
from zhendan.faces.web.tasks import at_the_ledger
from zhendan.faces.web.views.plans import works_here
from zhendan.steps import trainings
from zhendan.steps.look.case_list import reading

_SPARE = 2
"""Empty places for further questions on the form."""
_CHOICES = 6
_MOST = 20
_LANGUAGES = ("zh", "en")
_EMPTY: dict[str, object] = {"title": {}, "text": {}, "questions": []}
_BLANK: dict[str, object] = {"ask": {}, "choices": {}, "right": None}


@require_http_methods(["GET", "POST"])
@needs(Right.CORRECT)
def training(request: HttpRequest, place: Place, module: str) -> HttpResponse:
    """One training to read, its questions, and who took it; the signed sheet is the proof."""
    known = _versions(place, module)
    facts: dict[str, object] = {"passed": None, "older": 0, "me": place.account.name, "tab": "team"}
    if request.method == "POST":
        works_here(place)
        seen = told.words(request.POST, "seen", 64) or known[-1].fingerprint
        read = trainings.read_edition(known, seen)
        what = Text("每道题的答案", "an answer to every question")
        questions = read.module.questions
        answers = [told.number(request.POST, f"q-{one.id}", what) for one in questions]
        person = (told.words(request.POST, "person", 80), answers)
        signature = told.words(request.POST, "signature", 20)
        with at_the_ledger(place) as wiring:
            text = (module, read.fingerprint)
            event = trainings.take(text, person, signature, wiring, place.errand())
        place.note("training", module)
        fields = event.facts.get("fields")
        facts["passed"] = isinstance(fields, dict) and bool(fields.get("passed"))
        known = _versions(place, module)
        facts["older"] = read.version if read.fingerprint != known[-1].fingerprint else 0
    facts |= {"edition": known[-1], "module": known[-1].module, "known": known}
    return show(request, "training.html.j2", facts | {"works": place.role is not Role.LAWYER})


@require_GET
@needs(Right.CORRECT)
def sheet(request: HttpRequest, place: Place, module: str) -> HttpResponse:
    """One version to print and sign: its text, its number, its fingerprint."""
    known = _versions(place, module)
    read = trainings.read_edition(known, request.GET.get("v", "") or str(known[-1].version))
    return show(request, "training_sheet.html.j2", {"edition": read, "tab": "team"})


@require_http_methods(["GET", "POST"])
@needs(Right.PEOPLE)
def write(request: HttpRequest, place: Place, module: str = "") -> HttpResponse:
    """The owner words a training; what is refused stays in the form, what is kept is a version."""
    with reading(place.workspace) as wiring:
        number = module or trainings.new_number(wiring)
    known = _versions(place, module) if module else ()
    facts: dict[str, object] = {"module": module, "tab": "team", "error": None, "kept": None}
    written = known[-1].module.told() if known else _EMPTY
    seen = known[-1].fingerprint if known else ""
    status = 200
    if request.method == "POST":
        written = _written(request.POST) | {"id": number}
        try:
            made = trainings.whole_module(written)
            with at_the_ledger(place) as wiring:
                asked = told.words(request.POST, "seen", 64)
                kept = trainings.keep(made, asked, wiring, place.errand())
        except ZhendanError as error:
            facts["error"], status = error, 409
        else:
            place.note("training_written", number)
            facts |= {"kept": kept, "module": number}
            seen, written = kept.edition.fingerprint, kept.edition.module.told()
    facts |= {"seen": seen, "slots": _slots(written), "written": written}
    return show(request, "training_edit.html.j2", facts, status=status)


def _versions(place: Place, module: str) -> tuple[trainings.Edition, ...]:
    with reading(place.workspace) as wiring:
        known = trainings.versions(module, wiring)
    if not known:
        raise Http404
    return known


def _written(form: QueryDict) -> dict[str, object]:
    """The form as plain values; a question in which nothing is written is none."""
    rows = [_question(form, n) for n in range(1, _MOST + 1)]
    text = {
        lang: [line.strip() for line in form.get(f"text_{lang}", "").splitlines() if line.strip()]
        for lang in _LANGUAGES
    }
    title = {lang: form.get(f"title_{lang}", "") for lang in _LANGUAGES}
    return {"title": title, "text": text, "questions": [one for one in rows if one]}


def _question(form: QueryDict, n: int) -> dict[str, object]:
    ask = {lang: form.get(f"ask_{lang}-{n}", "") for lang in _LANGUAGES}
    rows = [[form.get(f"c_{lang}-{n}-{k}", "") for lang in _LANGUAGES] for k in range(_CHOICES)]
    used = [k for k, row in enumerate(rows) if any(one.strip() for one in row)]
    if not used and not any(one.strip() for one in ask.values()):
        return {}
    chosen = form.get(f"right-{n}", "")
    right = next((place for place, k in enumerate(used) if str(k) == chosen), None)
    choices = {lang: [rows[k][at] for k in used] for at, lang in enumerate(_LANGUAGES)}
    return {"ask": ask, "choices": choices, "right": right}


def _slots(written: dict[str, object]) -> list[dict[str, object]]:
    """The questions as the form shows them, with empty places behind."""
    told_rows = written.get("questions")
    rows = list(told_rows) if isinstance(told_rows, list) else []
    return (rows + [_BLANK] * _SPARE)[:_MOST]
