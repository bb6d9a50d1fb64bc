"""Training of the network that finds who says what."""
