"""The reader: a child process that reads one untrusted file at a time, and its asking side."""
