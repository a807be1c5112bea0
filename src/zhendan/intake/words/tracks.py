"""What a courier's scan means: each provider's own codes, then the words of the scan itself."""

import re
from collections.abc import Mapping

from zhendan.intake.words import words

_DELIVERED = "delivered_unknown"
_MOVING = "in_transit"


def event(table: str, *keys: str | None) -> str:
    """The canonical event of the first key that a provider's table knows; else `unknown`.

    Codes are mapped per provider, never globally: state 5 is a delivery round for one and a
    forwarded parcel for another.
    """
    codes: Mapping[str, str] = words("couriers")[table]
    return next((codes[key] for key in keys if key and key in codes), "unknown")


def prefixed(table: str, key: str | None) -> str:
    """Events of codes that share a beginning, e.g. `CLEARANCE_IN`."""
    found = [e for start, e in words("couriers")[table].items() if key and key.startswith(start)]
    return str(found[0]) if found else "unknown"


def refined(found: str, text: str) -> str:
    """The event by its words: where no code says it, and where they say more than 签收 or 在途."""
    if found == "unknown":
        # Older answers carry no code for a scan: then its own words are all there is.
        found = _by_words("plain_words", text) or found
    if found == _DELIVERED:
        return _by_words("signed_words", text) or found
    if found == _MOVING:
        return _by_words("passing_words", text) or found
    return found


def event_in_words(provider: str, found: str, text: str) -> str:
    """The event by English words where a provider that writes them has no code for a scan."""
    if found == "unknown" and provider in words("couriers")["spoken_en"]:
        return _by_words("plain_words_en", text) or found
    return found


def epcis_of(found: str) -> tuple[str, str]:
    """Business step and disposition (GS1 EPCIS, core business vocabulary) of an event."""
    step, disposition = words("couriers")["epcis_of"][found]
    return str(step), str(disposition)


def signer(found: str) -> str | None:
    """Who took the parcel, where the event says so."""
    known = found.startswith("delivered_") and found != _DELIVERED
    return found.removeprefix("delivered_") if known else None


def _by_words(table: str, text: str) -> str | None:
    """The event whose words stand in the text."""
    pairs = words("couriers")[table]
    return next((str(name) for pattern, name in pairs if re.search(pattern, text, re.I)), None)
