"""The machine's clock: a claim of whoever runs it, never a proof."""

from datetime import UTC, datetime


class SystemClock:
    """Answers the `Clock` port with the system's time in UTC."""

    def now(self) -> datetime:
        """The present instant, UTC."""
        return datetime.now(UTC)
