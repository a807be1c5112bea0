"""排版输出: presses that make PDF and DOCX of a dossier."""

__all__: list[str] = []
