"""台账: the durable files of events and exhibits, one adapter per database."""
