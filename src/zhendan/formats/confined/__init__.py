"""Reading untrusted spreadsheets, archives and XML in a child process with limits."""
