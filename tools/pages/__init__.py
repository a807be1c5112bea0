"""What each kind of generated page says; words come from the product, never from here."""
