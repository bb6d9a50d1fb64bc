"""Trains the networks that read a report as a whole for incidents."""
