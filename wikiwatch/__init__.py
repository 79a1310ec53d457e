"""wikiwatch: a patrol bot for small MediaWikis."""

__version__ = "0.1.0"
