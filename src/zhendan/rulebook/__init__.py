"""规则库."""

__all__: list[str] = []
