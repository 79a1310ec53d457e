"""The practice wiki: a real MediaWiki on this machine, and the visitors who come to it."""
