"""Wikis and exports of wikis, behind one port."""
