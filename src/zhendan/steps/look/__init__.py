"""查看: the reading side of the steps; it changes nothing and decides nothing."""
