"""The published measurements, re-run by one command: `python -m bench`."""
