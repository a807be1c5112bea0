"""合同核查: an adviser's offer or contract read for what is missing and what warns."""
