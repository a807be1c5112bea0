"""The workbench: the real server and worker, a real Chromium, one fictional case end to end."""
