"""The dashboard: pages for a browser over the same use cases as the commands."""
