"""The whole clause around a passage of a notice, verbatim and with its brackets closed."""

_PAIRS = {")": "(", "）": "（", "]": "[", "】": "【", "」": "「", "』": "『", "”": "“", "》": "《"}
_OPENING = frozenset(_PAIRS.values())
_ENDS = frozenset("。；;！!？?，")
_BLANKS = " \t\u3000"
_LONGEST = 400


def clause_around(text: str, start: int, end: int) -> str:
    """The clause that holds `text[start:end]`: from one comma or stop to the next.

    A comma inside brackets ends nothing; a bracket that nobody closes brackets nothing. A line
    always ends a clause. Never shorter than the passage.
    """
    first = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    last = len(text) if stop < 0 else stop
    first, last = max(first, start - _LONGEST), min(last, end + _LONGEST)
    breaks = _breaks(text, first, last)
    left = max((at + 1 for at in breaks if at < start), default=first)
    right = min((at for at in breaks if at >= end), default=last)
    return text[left:right].strip(_BLANKS)


def _breaks(text: str, first: int, last: int) -> list[int]:
    """Where clauses end in a line, outside of every closed pair of brackets."""
    inside = [False] * (last - first)
    waiting: list[int] = []
    for at in range(first, last):
        if text[at] in _OPENING:
            waiting.append(at)
        elif text[at] in _PAIRS:
            match = next((o for o in reversed(waiting) if text[o] == _PAIRS[text[at]]), None)
            if match is not None:
                del waiting[waiting.index(match) :]
                inside[match - first : at - first] = [True] * (at - match)
    return [at for at in range(first, last) if not inside[at - first] and _is_break(text, at)]


def _is_break(text: str, at: int) -> bool:
    """Whether a clause ends here; an ASCII comma between digits groups them."""
    if text[at] == ",":
        return not (text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit())
    return text[at] in _ENDS
