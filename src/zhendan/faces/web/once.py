"""An act sent again with its key is done once and answered alike; the answers are kept a day."""

import hashlib
import re
import time
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from zhendan.domain import ZhendanError
from zhendan.faces import answers
from zhendan.faces.door_errors import KeyUsedOtherwise, RequestMalformed
from zhendan.faces.web.gate import Place, place_of
from zhendan.faces.web.keys import hashed, key_of, leaves_no_name
from zhendan.faces.web.middleware import Answer
from zhendan.faces.web.models import Answered
from zhendan.faces.web.pages import as_json

KEPT = timedelta(hours=24)
_GIVEN_UP = timedelta(minutes=2)
"""An act whose process died on the way may be sent again after that."""
_PATIENCE, _LOOK_EVERY = 10.0, 0.1
_KEY = re.compile(r"[A-Za-z0-9_-]{1,200}")
_SECRET = re.compile(r"/mandates/[^/]+/room$")
"""The answer holds a key that is told once and kept nowhere."""
_NOT_KEPT = (401, 403, 413, 429)
_FAULT = 500


class Once:
    """Stands before the interface for programs; without an `Idempotency-Key` it does nothing."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, or the one that was given before."""
        name = request.headers.get("Idempotency-Key")
        bearer = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
        asked = request.method == "POST" and request.path.startswith("/api/v1/")
        kept = asked and not leaves_no_name(request.method, request.path)
        if name is None or not kept or _SECRET.search(request.path):
            return self._answer(request)
        place = _place(bearer)
        if place is None:
            return self._answer(request)
        if not _KEY.fullmatch(name):
            return _said(RequestMalformed(places="Idempotency-Key"), 422)
        return self._once(request, hashed(bearer), name, _print(request, place))

    def _once(self, request: HttpRequest, token: str, name: str, asked: str) -> HttpResponse:
        """Do it if we are the first, else wait for the first one's answer."""
        until = time.monotonic() + _PATIENCE
        while True:
            mine = _begun(token, name, asked)
            if mine is not None:
                return self._done(request, mine)
            kept = Answered.objects.filter(token=token, key=name).first()
            if kept is not None and kept.asked != asked:
                return _said(KeyUsedOtherwise(key=name), 409)
            if kept is not None and kept.status:
                return _again(kept)
            if time.monotonic() > until:
                response = _said(KeyUsedOtherwise(key=name), 409)
                response.headers["Retry-After"] = "5"
                return response
            time.sleep(_LOOK_EVERY)

    def _done(self, request: HttpRequest, mine: Answered) -> HttpResponse:
        """Do it and keep the answer; what failed for reasons of ours may be tried again."""
        row = Answered.objects.filter(pk=mine.pk)
        try:
            response = self._answer(request)
        except BaseException:
            row.delete()
            raise
        status = response.status_code
        if response.streaming or status in _NOT_KEPT or status >= _FAULT:
            row.delete()
        else:
            kind = response.headers.get("Content-Type", "")
            row.update(status=status, kind=kind, body=response.content)
        return response


def _begun(token: str, name: str, asked: str) -> Answered | None:
    """A place for this act's answer, where none is kept yet or what is kept is too old."""
    now = timezone.now()
    sweep()
    mine = Answered.objects.filter(token=token, key=name)
    mine.filter(status=0, at__lt=now - _GIVEN_UP).delete()
    try:
        with transaction.atomic():
            made: Answered = Answered.objects.create(token=token, key=name, asked=asked)
            return made
    except IntegrityError:
        return None


def sweep() -> None:
    """Let every answer go that was kept for its day: it may hold what was since erased."""
    Answered.objects.filter(at__lt=timezone.now() - KEPT).delete()


def _place(bearer: str) -> Place | None:
    """Where the key stands now; None for one that opens nothing, whatever it opened before."""
    key = key_of(bearer)
    place = place_of(key.account, str(key.shop_id)) if key else None
    return place if key and place and place.shop.pk == key.shop_id else None


def _print(request: HttpRequest, place: Place) -> str:
    """What was asked and as whom, as one number: an answer is no one's whose role has changed."""
    told = hashlib.sha256(f"{place.role}\0{place.private}\0{request.get_full_path()}".encode())
    told.update(b"\0" + request.body)
    return told.hexdigest()


def _again(kept: Answered) -> HttpResponse:
    """The answer that was given before, byte for byte."""
    response = HttpResponse(bytes(kept.body), status=kept.status, content_type=kept.kind)
    response.headers["Idempotent-Replayed"] = "true"
    return response


def _said(error: ZhendanError, status: int) -> HttpResponse:
    return as_json({"error": answers.error(error)}, status=status)
