"""Fits the weights by which claims are joined: those of one report into tellings, tellings into events."""
