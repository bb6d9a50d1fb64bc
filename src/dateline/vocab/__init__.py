"""The words dateline reads by and the kinds, parties and places it names: data in YAML, checked when loaded."""
