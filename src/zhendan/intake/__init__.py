"""接收."""

__all__: list[str] = []
