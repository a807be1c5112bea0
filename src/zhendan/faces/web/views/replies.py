"""The platform's answers as pages: sealed as they came, read, and confirmed by a person."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from zhendan.domain import CaseId, Text
from zhendan.faces.errors import FormIncomplete, UploadRefused
from zhendan.faces.web import told
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.pages import show
from zhendan.faces.web.rights import Right
from zhendan.faces.web.seeing import seen
from zhendan.faces.web.tasks import ask, at_the_ledger
from zhendan.faces.web.views.case import frame
from zhendan.steps import wire_reading
from zhendan.steps.kept_replies import (
    MOST_BYTES,
    KeptReply,
    confirm_reply,
    keep_reply,
    kept_reply,
    replies_of,
)
from zhendan.steps.look.rounds import kind_words, why_words

_LONGEST = 20000
_CHOICE = Text("您的判断", "what you say it is")
_READ = Text("勾选“已看过原文”", "the tick that you read the original")
_WORDS = Text("平台原文", "the platform's words")


@require_GET
@needs(Right.VIEW)
def replies(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """Every answer that was kept, and the form to keep another."""
    found = seen(place, case)
    with wire_reading(place.workspace) as wiring:
        kept = replies_of(CaseId(case), wiring)
    confirmed = {number for one in found.file.rounds for number in one.receipts}
    more = {"tab": "rounds", "kept": kept, "confirmed": confirmed}
    return show(request, "replies.html.j2", frame(request, place, found) | more)


@require_POST
@needs(Right.ANSWER)
def keep(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """Seal an answer as it came, a file or its words; nothing is said of it yet."""
    place.case(case)
    words = told.words(request.POST, "words", _LONGEST)
    content = told.upload(request, "file")
    if content is not None and len(content) > MOST_BYTES:
        raise UploadRefused(name="", reason=f"{MOST_BYTES // 1_000_000} MB")
    if not content and not words:
        raise FormIncomplete(zh="答复文件或原文", en="the answer's file or words")
    file = (str(request.FILES["file"].name)[:200], content) if content else None
    with at_the_ledger(place) as wiring:
        number = keep_reply(CaseId(case), words, file, wiring, place.errand())
    place.note("reply_kept", f"{case} {number}")
    return HttpResponseRedirect(f"/cases/{case}/replies/{number}")


@require_GET
@needs(Right.VIEW)
def reply(request: HttpRequest, place: Place, case: str, number: str) -> HttpResponse:
    """One answer: its words, how it was read, what may be said of it and what follows."""
    facts = _kept(request, place, case, number)
    return show(request, "reply.html.j2", facts)


@require_POST
@needs(Right.ANSWER)
def confirm(request: HttpRequest, place: Place, case: str, number: str) -> HttpResponse:
    """A person says what it is; name and time are on record with the sealed answer."""
    one = _one(place, case, number)
    open_now = {str(each.to or "") for each in one.choices}
    to = told.words(request.POST, "to", 40)
    if "to" not in request.POST or to not in open_now:
        raise FormIncomplete(zh=_CHOICE.zh, en=_CHOICE.en)
    if request.POST.get("read") != "yes":
        raise FormIncomplete(zh=_READ.zh, en=_READ.en)
    words = one.text or told.words(request.POST, "words", _LONGEST)
    if to and not words:
        raise FormIncomplete(zh=_WORDS.zh, en=_WORDS.en)
    with at_the_ledger(place) as wiring:
        confirm_reply(CaseId(case), number, wiring, place.errand(), said=(to, words[:_LONGEST]))
    place.note("reply_confirmed", f"{case} {number} {to or 'cannot_tell'}")
    if to:
        ask(place, "rework", case=case)
    return HttpResponseRedirect(f"/cases/{case}/rounds")


def _kept(request: HttpRequest, place: Place, case: str, number: str) -> dict[str, object]:
    one = _one(place, case, number)
    more = {
        "tab": "rounds",
        "one": one,
        "kind": kind_words(one.reading),
        "why": why_words(one.reading),
    }
    return frame(request, place, seen(place, case)) | more


def _one(place: Place, case: str, number: str) -> KeptReply:
    """A sealed answer of this case; any other file is as if it were not there."""
    page = seen(place, case).page
    with wire_reading(place.workspace) as wiring:
        one = kept_reply(CaseId(case), number, wiring, asked=page.requirements if page else None)
    if one is None:
        raise Http404
    return one
