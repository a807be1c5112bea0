"""Property tests here write to disk, so no single example is held against the clock."""

from hypothesis import settings

settings.register_profile("disk", deadline=None, max_examples=40)
settings.load_profile("disk")
