"""Papers, pictures and films: read in the child, judged here, kept as exhibits with their facts."""
