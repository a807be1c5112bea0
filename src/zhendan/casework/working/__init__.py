"""同案协作: who does what, what was put off, what colleagues and the platform's service said."""
