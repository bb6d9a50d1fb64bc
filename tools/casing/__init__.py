"""Counts how words are written inside sentences, so that copy without its case can have it back."""
