"""Trains the model that tells what sort of event a passage is about."""
