"""Measures dateline's reading against human annotations of public sets: ``python -m eval``."""
