"""The fault protocol in small: cuts, kills, full disks, flipped bits, each shown to bite."""
