"""What several files together tell: whose an order is, which export is newer, what links."""
