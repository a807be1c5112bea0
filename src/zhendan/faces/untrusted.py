"""Text from exports as it may be shown: nothing in it can steer a terminal or turn a line round."""

import re

# Controls, bidirectional overrides, zero-width and tag characters, lone surrogates: what a reader
# cannot see but a screen obeys. A zero-width joiner stays where it joins two emoji.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
    "|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"
)


def reveal(text: str) -> str:
    """`text` with every unseen character written out, for example `⟨U+202E⟩`."""
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
