"""Files as shops really hold them: each platform's export layout with its quirks."""
