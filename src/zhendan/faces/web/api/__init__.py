"""`/api/v1`: for programs what the pages are for people, by the same gate and acts."""
