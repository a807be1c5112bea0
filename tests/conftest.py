"""Settings of the whole suite: laws are searched without a clock, and CI repeats itself."""

import os

from hypothesis import settings

# How long an example takes says something about the machine, nothing about the law.
settings.register_profile("house", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")
