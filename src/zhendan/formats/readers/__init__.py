"""From bytes to rows: what a file is, how its text is decoded, and where its cells stand."""
