"""脱敏: masked copies in which nobody's data stands, each field under a commitment of its own."""
