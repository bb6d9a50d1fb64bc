"""How a database of an older dateline becomes one of this version: numbered, forward only, one transaction in all."""
