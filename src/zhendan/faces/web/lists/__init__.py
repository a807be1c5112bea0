"""Every list of the workbench as a table to download: one door, one writer, one table of lists."""
