"""What others on the network know: asked only where the settings say so, and within limits."""
