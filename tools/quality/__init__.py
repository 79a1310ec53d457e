"""Judges labelled exports and lists of strings, and says in docs/quality.md how well: `make quality`."""
