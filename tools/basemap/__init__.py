"""Makes the offline world map that dateline ships: ``python -m tools.basemap``."""
