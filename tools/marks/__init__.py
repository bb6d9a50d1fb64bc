"""Trains the network that puts lost commas and apostrophes back."""
