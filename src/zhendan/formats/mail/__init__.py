"""E-mail: letters and mailboxes; what is attached to them is opened as files of their own."""
