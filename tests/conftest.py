"""Settings of the whole suite: laws are searched without a clock, and CI repeats itself."""

import os

from hypothesis import settings

# How long an example takes says something about the machine, nothing about the law.
settings.register_profile("house", deadline=None)
# The same examples every time: half as many miss little, and the whole stays within its half hour.
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=50)
settings.load_profile("ci" if os.environ.get("CI") else "house")
