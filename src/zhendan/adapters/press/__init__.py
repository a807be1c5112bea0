"""排版输出: presses that make PDF and DOCX of a dossier."""

from zhendan.adapters.press.docx import DocxPress
from zhendan.adapters.press.errors import FontsMissing, PressFailed, PressTookTooLong
from zhendan.adapters.press.pdf import TypstPress

__all__ = [
    "BothPresses",
    "DocxPress",
    "FontsMissing",
    "PressFailed",
    "PressTookTooLong",
    "TypstPress",
]


class BothPresses(TypstPress, DocxPress):
    """PDF through Typst and DOCX through python-docx: answers `zhendan.appeal.Press`."""
