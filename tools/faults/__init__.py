"""Faults between wikiwatch and a wiki, and whether what stands afterwards is as if there had been none."""
