"""Large exports: a known layout spelled in SQL, with every odd row left to the row-by-row way."""
