"""Rows as read, one builder per kind of record; shops and links are settled afterwards."""
