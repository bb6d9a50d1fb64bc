"""Makes the gazetteer that dateline looks places up in."""
