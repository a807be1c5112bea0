"""One file a command of the command line; each reads input, calls a step, says the result."""
