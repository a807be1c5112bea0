"""What the platform sent: its words verbatim, its numbers as fields, and what it does not say."""
