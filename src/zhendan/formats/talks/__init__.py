"""Chats as their programs write them: lines told apart, times and speakers found."""
