"""Use cases: each a short list of calls over the ports."""
