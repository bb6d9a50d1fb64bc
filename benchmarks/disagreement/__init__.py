"""How well the record across reports holds: invented bundles of reports with gold answers."""
