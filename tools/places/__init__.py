"""Trains the model that chooses the place of an event."""
