"""Training of the network that finds which words tell a happening, and the marked texts that it learns from."""
