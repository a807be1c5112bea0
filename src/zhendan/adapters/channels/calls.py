"""HTTP calls of a platform's interface: JSON in and out, the token in the address alone."""

import json
import uuid
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from zhendan.casework import ChannelRefused, ChannelSilent

PATIENCE = 20
"""Seconds; after that it is unknown whether a call took effect."""
LARGEST_ANSWER = 8_000_000
SERVER_FAULT = 500
"""From here on a server or something before it failed: the call may have taken effect."""


class Calls:
    """Calls with one token; every raw answer is told to `trail` before it is read."""

    def __init__(
        self,
        host: str,
        token: str,
        trail: Callable[[str, bytes], None] | None = None,
        *,
        patience: float = PATIENCE,
    ) -> None:
        self._host, self._token, self._trail = host.rstrip("/"), token, trail
        self._patience = patience

    def post(self, path: str, asked: Mapping[str, object]) -> Mapping[str, Any]:
        """A JSON call and its answer. Raises `ChannelSilent`, `ChannelRefused`."""
        body = json.dumps(asked, ensure_ascii=False).encode()
        return self._sent(path, "", body, "application/json")

    def upload(self, path: str, name: str, content: bytes, *, kind: str) -> Mapping[str, Any]:
        """One file as multipart form data. Raises `ChannelSilent`, `ChannelRefused`."""
        mark = uuid.uuid5(uuid.NAMESPACE_OID, name + str(len(content))).hex
        ending = name.rpartition(".")[2] or "jpg"
        head = (
            f'--{mark}\r\nContent-Disposition: form-data; name="media"; filename="f.{ending}"'
            f"\r\nContent-Type: application/octet-stream\r\n\r\n"
        ).encode()
        body = head + content + f"\r\n--{mark}--\r\n".encode()
        return self._sent(path, f"&type={kind}", body, f"multipart/form-data; boundary={mark}")

    def _sent(self, path: str, more: str, body: bytes, kind: str) -> Mapping[str, Any]:
        """Send and read; an error never tells the address, because the token stands in it."""
        url = f"{self._host}{path}?access_token={quote(self._token)}{more}"
        try:
            request = Request(url, data=body, headers={"Content-Type": kind}, method="POST")
            with urlopen(request, timeout=self._patience) as answer:  # nosec B310
                raw = answer.read(LARGEST_ANSWER)
        except HTTPError as error:
            if error.code >= SERVER_FAULT or error.code == HTTPStatus.REQUEST_TIMEOUT:
                raise ChannelSilent(act=path, reason=f"HTTP {error.code}") from None
            raise ChannelRefused(act=path, code_said=error.code, words="HTTP") from None
        except (URLError, HTTPException, TimeoutError, OSError, ValueError) as error:
            raise ChannelSilent(act=path, reason=type(error).__name__) from None
        if self._trail is not None:
            self._trail(path, raw)
        return _read(path, raw)


def _read(path: str, raw: bytes) -> Mapping[str, Any]:
    """The answer as a mapping. Raises `ChannelSilent`: whether it took effect is unknown."""
    try:
        found = json.loads(raw)
    except ValueError:
        raise ChannelSilent(act=path, reason="JSON") from None
    if not isinstance(found, dict):
        raise ChannelSilent(act=path, reason=type(found).__name__)
    return found
