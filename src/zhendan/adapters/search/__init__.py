"""An index over the texts of cases: pairs of neighbouring characters, in a file or on a server."""
