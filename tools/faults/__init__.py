"""Faults between wikiwatch and a wiki: what they do, and whether what stands afterwards is as if there had been none."""
