"""A time-stamp authority over HTTP (RFC 3161); used only when an address is configured."""

import urllib.error
import urllib.request
from dataclasses import dataclass

from zhendan.adapters.storage_errors import AuthorityUnreachable

ANSWER_LIMIT = 1 << 20
TIMEOUT_S = 20


@dataclass(frozen=True, slots=True)
class HttpAuthority:
    """Answers evidence's `TimeAuthority` port."""

    name: str
    url: str
    chain: bytes
    """PEM: the authority's root and what lies between it and the signer."""

    def ask(self, request: bytes) -> bytes:
        """Post the request and return the answer byte for byte. Raises `AuthorityUnreachable`."""
        if not self.url.startswith(("https://", "http://")):
            raise AuthorityUnreachable(name=self.name, reason="address")
        headers = {"Content-Type": "application/timestamp-query"}
        asked = urllib.request.Request(self.url, data=request, headers=headers)
        try:
            with urllib.request.urlopen(asked, timeout=TIMEOUT_S) as answer:  # nosec B310
                raw: bytes = answer.read(ANSWER_LIMIT + 1)
        except (OSError, ValueError, urllib.error.URLError) as error:
            raise AuthorityUnreachable(name=self.name, reason=str(error)[:200]) from error
        if len(raw) > ANSWER_LIMIT:
            raise AuthorityUnreachable(name=self.name, reason="answer too long")
        return raw
