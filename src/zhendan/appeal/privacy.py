"""Personal data in sentences: found, and masked before anything is printed."""

import re

_PHONE = re.compile(r"(?<![0-9A-Za-z])(1[3-9]\d)\d{4}(\d{4})(?![0-9A-Za-z])")
_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])([1-9]\d{5})((?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{5})([\dXx])(?![0-9A-Za-z])"
)
_MAIL = re.compile(r"([A-Za-z0-9])[A-Za-z0-9._%+-]*@([A-Za-z0-9.-]+\.[A-Za-z]{2,})")

# GB 11643: weights of the first seventeen digits and the check characters by remainder.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def masked(text: str) -> str:
    """`text` with full mobile numbers, identity numbers and mail addresses masked."""
    text = _PHONE.sub(r"\1****\2", text)
    text = _IDENTITY.sub(_mask_identity, text)
    return _MAIL.sub(r"\1***@\2", text)


def unmasked(text: str) -> tuple[str, ...]:
    """The personal data that stand in full in `text`: mobile, identity number, mail address."""
    identities = [m for m in _IDENTITY.finditer(text) if _is_identity(m.group())]
    found = [*_PHONE.finditer(text), *identities, *_MAIL.finditer(text)]
    return tuple(match.group() for match in found)


def _mask_identity(match: re.Match[str]) -> str:
    """The number with its middle hidden; an 18-digit order number is left as it is."""
    if not _is_identity(match.group()):
        return match.group()
    return f"{match[1]}**********{match[3]}"


def _is_identity(number: str) -> bool:
    """Whether the check character fits, which for an order number it hardly ever does."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[-1].upper()
