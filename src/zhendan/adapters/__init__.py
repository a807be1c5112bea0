"""适配器: everything that touches the world, one file per outside thing; they translate only."""
