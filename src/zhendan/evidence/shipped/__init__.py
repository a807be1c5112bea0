"""What every packet carries with it: the offline verifier and its instructions."""
